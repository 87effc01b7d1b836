//! Says which facts the text does not insert although their rules cite it: they would drift from it.

use super::facts::value_call;
use super::{Act, words};
use crate::form::Vocabulary;
use crate::procedure::LintKind;
use crate::procedure::lint::Remark;
use crate::procedure::text::numbering_gap;
use crate::procedure::{Every, Procedure, Stage, StageKind};

/// A fact that the text ought to insert.
struct Wanted {
    /// Its key in the file.
    key: String,
    /// The clause it cites.
    clause: String,
    /// Ways to insert it, the first to be advised.
    ways: Vec<String>,
    /// The words of the fact.
    words: Vec<String>,
}

/// Numbers of the points: those of the text, or, where the file gives none, those it lists.
pub(in crate::procedure) fn of_numbers(procedure: &Procedure) -> Vec<Remark> {
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

/// What is said of the text: what it does not insert, or that there is none.
pub(in crate::procedure) fn of_text(procedure: &Procedure) -> Vec<Remark> {
    match &procedure.act {
        Some(act) => not_inserted(procedure, act),
        None => vec![("source".to_owned(), String::new(), LintKind::TextMissing)],
    }
}

/// Facts that cite the act but are not inserted into its text.
fn not_inserted(procedure: &Procedure, act: &Act) -> Vec<Remark> {
    let mut wanted = of_stages(procedure);
    wanted.extend(of_lists(procedure, act));
    wanted.extend(of_duties(procedure));
    let plain = plain(&act.plain());
    let missing = wanted.into_iter().filter(|fact| {
        !act.beyond.contains(&fact.clause) && !fact.ways.iter().any(|way| act.inserted.contains(way))
    });
    let remarks = missing.map(|fact| {
        let literal = fact.words.iter().any(|words| plain.contains(&self::plain(words)));
        let insertion = fact.ways.into_iter().next().unwrap_or_default();
        (fact.key, fact.clause, LintKind::NotInserted { insertion, literal })
    });
    remarks.chain(of_rules(procedure, act)).collect()
}

/// Words without the marks of typography.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace(['«', '»', '"'], "").to_lowercase()
}

fn of_stages(procedure: &Procedure) -> Vec<Wanted> {
    let stages = procedure.stages.iter().zip(1..);
    stages.flat_map(|(stage, at)| of_limit(stage, at).into_iter().chain(of_places(stage, at))).collect()
}

fn of_limit(stage: &Stage, at: usize) -> Option<Wanted> {
    let limit = stage.limit.as_ref()?;
    Some(Wanted {
        key: format!("stage[{at}].limit"),
        clause: limit.clause.clone(),
        ways: vec![format!("limit('{}')", stage.key)],
        words: words::limit_genitive(limit.limit).into_iter().collect(),
    })
}

fn of_places(stage: &Stage, at: usize) -> Vec<Wanted> {
    let StageKind::Publish { places } = &stage.kind else { return Vec::new() };
    let wanted = places.iter().zip(1..).map(|(place, no)| Wanted {
        key: format!("stage[{at}].place[{no}]"),
        clause: stage.clause.clone(),
        ways: vec![format!("place('{}.{}')", stage.key, place.key)],
        words: vec![place.title.clone()],
    });
    wanted.collect()
}

fn of_lists(procedure: &Procedure, act: &Act) -> Vec<Wanted> {
    let lists = procedure.form.vocabularies.iter().zip(1..);
    let vocabularies = lists.map(|(vocabulary, at)| of_vocabulary(vocabulary, at, act));
    let grounds = procedure.grounds.iter().zip(1..).map(|(ground, at)| Wanted {
        key: format!("ground[{at}]"),
        clause: ground.clause.clone(),
        ways: vec![format!("ground('{}')", ground.key)],
        words: vec![ground.text.clone()],
    });
    vocabularies.chain(grounds).collect()
}

/// A list is inserted whole, or value by value.
fn of_vocabulary(vocabulary: &Vocabulary, at: usize, act: &Act) -> Wanted {
    let call = |value: &String| value_call(&vocabulary.key, value);
    let missing = vocabulary.values.iter().filter(|value| !act.inserted.contains(&call(value)));
    let missing: Vec<String> = missing.cloned().collect();
    let whole = format!("values('{}')", vocabulary.key);
    let ways = match missing.first() {
        Some(first) if missing.len() < vocabulary.values.len() => vec![call(first), whole],
        Some(_) => vec![whole],
        None => vocabulary.values.iter().map(call).collect(),
    };
    Wanted { key: format!("vocabulary[{at}]"), clause: vocabulary.clause.clone(), ways, words: missing }
}

fn of_duties(procedure: &Procedure) -> Vec<Wanted> {
    let wanted = procedure.duties.iter().zip(1..).map(|(duty, at)| {
        let (way, words) = match &duty.every {
            Every::Yearly { months, day } => ("duty_date", words::days_of_year(months, *day)),
            Every::WithinMonths(months) => ("duty_often", words::once_in(*months)),
        };
        Wanted {
            key: format!("duty[{at}].every"),
            clause: duty.clause.clone(),
            ways: vec![format!("{way}('{}')", duty.key)],
            words: vec![words],
        }
    });
    wanted.collect()
}

/// A rule of content inserts nothing; the point that sets it names it instead.
fn of_rules(procedure: &Procedure, act: &Act) -> Vec<Remark> {
    let named = |key: &str| act.points().any(|(_, _, point)| point.rules.iter().any(|rule| rule == key));
    let rules = procedure.form.rules.iter().zip(1..).filter(|(rule, _)| !named(&rule.key));
    let rules = rules.filter(|(rule, _)| !act.inserted.contains(&format!("rule('{}')", rule.key)));
    let remarks = rules.map(|(rule, at)| {
        let what = LintKind::RuleNotNamed { rule: rule.key.clone() };
        (format!("rule[{at}]"), rule.clause.clone(), what)
    });
    remarks.collect()
}
