//! Says which facts the text does not insert although their rules cite it: they would drift from it.

use super::Act;
use super::wanted::{self, Wanted};
use crate::lint_kind::Remark;
use crate::text::numbering_gap;
use crate::uncalled::UncalledActor;
use crate::{LintKind, Procedure};

/// Numbers of the points: those of the text, or, where the file gives none, those it lists.
pub(crate) fn of_numbers(procedure: &Procedure) -> Vec<Remark> {
    let listed = procedure.source.points.iter().zip(1..);
    let points: Vec<(String, &String)> = match &procedure.act {
        Some(act) => act
            .points()
            .filter_map(|(section, no, point)| {
                Some((format!("section[{section}].point[{no}].number"), point.number.as_ref()?))
            })
            .collect(),
        None => listed.map(|(number, no)| (format!("source.points[{no}]"), number)).collect(),
    };
    if points.is_empty() {
        return vec![("source".to_owned(), String::new(), LintKind::PointsUnnumbered)];
    }
    let numbers: Vec<String> = points.iter().map(|(_, number)| (*number).clone()).collect();
    let gaps = points.into_iter().enumerate().filter_map(|(at, (key, after))| {
        let before = numbering_gap(&numbers[..at], after)?;
        Some((key, String::new(), LintKind::NumberingGap { before, after: after.clone() }))
    });
    gaps.collect()
}

/// Words for those who act that no text asks for.
pub(crate) fn of_actors(procedure: &Procedure) -> Vec<Remark> {
    let remark = |one: &UncalledActor| {
        let key = match one.case {
            Some(case) => format!("actor[{}].{case}", one.at),
            None => format!("actor[{}]", one.at),
        };
        (key, String::new(), LintKind::ActorUncalled { role: one.role.clone(), case: one.case })
    };
    procedure.uncalled.iter().map(remark).collect()
}

/// What is said of the text: what it does not insert, or that there is none.
pub(crate) fn of_text(procedure: &Procedure) -> Vec<Remark> {
    match &procedure.act {
        Some(act) => not_inserted(procedure, act),
        None => vec![("source".to_owned(), String::new(), LintKind::TextMissing)],
    }
}

/// Facts that cite the act although the point they cite does not insert them, and silence where there is none.
fn not_inserted(procedure: &Procedure, act: &Act) -> Vec<Remark> {
    let is_beyond = |clause: &str| act.beyond.iter().any(|beyond| beyond == clause.trim());
    let wanted = wanted::all(procedure, act).into_iter();
    let missing = wanted.filter(|fact| !fact.clause.split(';').all(is_beyond) && !is_inserted(fact, act));
    let is_silent = |fact: &Wanted| fact.ways.iter().any(|way| act.silent.contains(way));
    let (silent, missing): (Vec<_>, Vec<_>) = missing.partition(is_silent);
    let needed = |insertion: &String| silent.iter().any(|fact| fact.ways.contains(insertion));
    let unneeded = act.silent.iter().zip(1..).filter(|(insertion, _)| !needed(insertion));
    let unneeded = unneeded.map(|(insertion, at)| {
        let what = LintKind::SilenceUnneeded { insertion: insertion.clone() };
        (format!("act.silent[{at}]"), String::new(), what)
    });
    let plain = plain(&act.plain());
    let missing = missing.into_iter().map(|fact| {
        let literal = fact.words.iter().any(|words| plain.contains(&self::plain(words)));
        let insertion = fact.ways.into_iter().next().unwrap_or_default();
        (fact.key, fact.clause, LintKind::NotInserted { insertion, literal })
    });
    missing.chain(unneeded).collect()
}

fn is_inserted(fact: &Wanted, act: &Act) -> bool {
    let inserted = wanted::inserted_at(act, &fact.clause).unwrap_or_default();
    fact.ways.iter().any(|way| inserted.contains(way.as_str()))
}

/// Words without the marks of typography.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace(['«', '»', '"'], "").to_lowercase()
}
