//! What the text of an order gets wrong: the same for the order of a register and for one that stands alone.
//!
//! *Invariant:* what is looked for stands in one list here, so that no check of the one is silent for the other.

use time::Date;

use super::lint_kind::{LintKind, Remark};
use super::lint_stamp::named_and_stamped;
use super::text::{numbering_gap, says_until};
use prikaz_domain::PersonId;
use prikaz_order::{
    Annex, AnnexBody, Clause, Controller, Due, Marks, OrderText, Printed, Provision, Said, blanks,
};
use prikaz_russian::Words;

/// What an order is looked at with.
pub(super) struct Looked<'a> {
    /// Beginning of its keys: nothing, or `order.`.
    pub(super) at: &'a str,
    /// Its text.
    pub(super) text: &'a OrderText,
    /// What it prints.
    pub(super) printed: Vec<Printed<'a>>,
    /// Who signs it, as far as is known.
    pub(super) signers: Vec<PersonId>,
    /// The word lists, where there are any.
    pub(super) words: Option<&'a Words>,
}

/// Says what is wrong with it. `is_day_off` tells whether a day is off; nothing where no calendar of that year is known.
pub(super) fn of_order(looked: &Looked<'_>, is_day_off: impl Fn(Date) -> Option<bool>) -> Vec<Remark> {
    let Looked { at, text, printed, words, .. } = looked;
    let mut found = of_printed(printed);
    found.extend(of_numbers(&format!("{at}clause"), &text.clauses));
    for (key, clause) in keyed(&format!("{at}clause"), &text.clauses) {
        found.extend(of_control(looked, &key, clause));
        found.extend(of_due(&key, clause, &is_day_off));
    }
    for (annex, no) in text.annexes.iter().zip(1..) {
        let key = format!("{at}annex[{no}]");
        found.extend(words.and_then(|words| of_stamp(&key, annex, words)));
        if annex.body == AnnexBody::Beside {
            found.push((key, String::new(), LintKind::AnnexEmpty { name: annex.name.clone() }));
        }
    }
    found
}

/// Blanks, braces of templates, and days that are not told exactly.
pub(super) fn of_printed(printed: &[Printed<'_>]) -> Vec<Remark> {
    let blank = |blank: prikaz_order::Blank| {
        let what = LintKind::BlankLeft { lack: blank.lack, act: blank.act, text: blank.text };
        (blank.key, String::new(), what)
    };
    let words = printed.iter().filter_map(|one| match one.said {
        Said::Words(text) => Some((&one.key, text)),
        Said::Act(_) | Said::NumberOf(_) => None,
    });
    let braces = words.clone().filter_map(|(key, text)| Some((key.clone(), String::new(), braces_in(text)?)));
    let until = words.filter(|(key, text)| tells_a_term(key) && says_until(text)).map(|(key, text)| {
        (key.clone(), String::new(), LintKind::UntilAmbiguous { wording: text.to_owned() })
    });
    blanks(printed).into_iter().map(blank).chain(braces).chain(until).collect()
}

/// Words in which somebody is told until when: not those that quote another act.
fn tells_a_term(key: &str) -> bool {
    [".task", ".term", ".text"].iter().any(|end| key.ends_with(end)) || key.contains(".points[")
}

/// The braces of a template in a text that is printed as it stands.
pub(super) fn braces_in(text: &str) -> Option<LintKind> {
    let at = ["{{", "{%", "{#"].iter().filter_map(|braces| text.find(braces)).min()?;
    Some(LintKind::BracesInText { text: text[at..].chars().take(40).collect() })
}

/// Each clause with its key, those under it included.
fn keyed<'c>(key: &str, clauses: &'c [Clause]) -> Vec<(String, &'c Clause)> {
    let own = clauses.iter().zip(1..).map(|(clause, no)| (format!("{key}[{no}]"), clause));
    own.flat_map(|(key, clause)| {
        let under = keyed(&format!("{key}.clause"), &clause.clauses);
        std::iter::once((key, clause)).chain(under)
    })
    .collect()
}

/// Numbers that are given by hand and leave some out.
fn of_numbers(key: &str, clauses: &[Clause]) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for (clause, no) in clauses.iter().zip(1..) {
        let key = format!("{key}[{no}]");
        if let Some(number) = &clause.number {
            if let Some(gap) = numbering_gap(&before, number) {
                let what = LintKind::NumberingGap { before: gap, after: number.clone() };
                found.push((format!("{key}.number"), String::new(), what));
            }
            before.push(number.clone());
        } else {
            before.push(no.to_string());
        }
        found.extend(of_numbers(&format!("{key}.clause"), &clause.clauses));
    }
    found
}

/// Nobody controls himself unless he says so.
fn of_control(looked: &Looked<'_>, key: &str, clause: &Clause) -> Option<Remark> {
    let what = match &clause.provision {
        Some(Provision::Control(Controller::Signer)) => LintKind::ControlKept,
        Some(Provision::Control(Controller::Person(person))) if looked.signers.contains(person) => {
            LintKind::SignerControlsSelf { person: person.to_string() }
        }
        _ => return None,
    };
    Some((format!("{key}.by"), String::new(), what))
}

/// A day by which something is to be done, on which nobody works.
fn of_due(key: &str, clause: &Clause, is_day_off: impl Fn(Date) -> Option<bool>) -> Option<Remark> {
    let Some(Provision::Instruct(told)) = &clause.provision else { return None };
    let Some(Due::On(day)) = told.due else { return None };
    let off = LintKind::DateOnDayOff { month: day.month().into(), day: day.day(), years: vec![day.year()] };
    (is_day_off(day) == Some(true)).then(|| (format!("{key}.due"), String::new(), off))
}

/// «УТВЕРЖДЕНА форма», «УТВЕРЖДЕН перечень». The register is looked at where its own name stands.
fn of_stamp(key: &str, annex: &Annex, words: &Words) -> Option<Remark> {
    if annex.body == AnnexBody::Register || annex.marks == Marks::Annex {
        return None;
    }
    let (name, stamp) = (format!("{key}.name"), format!("{key}.stamp.word"));
    named_and_stamped(words, (&name, &annex.name), (&stamp, annex.stamp.word.as_deref()))
}
