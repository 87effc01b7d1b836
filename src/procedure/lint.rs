//! What real orders get wrong: defects of the text that do not keep a procedure from being carried out.
//!
//! *Invariant:* looks at a loaded procedure only; whether a day is off is told by the caller.

use time::{Date, Month};

use super::lint_kind::{Lint, LintKind, Remark};
use super::lint_order::{Looked, of_order, of_printed};
use super::lint_stamp::named_and_stamped;
use super::text::{repeats_part_of, same_words, says_until};
use super::{
    ActWording, Control, Every, FormInText, Loaded, OrderFile, Organisation, Procedure, Stage, StageKind, act,
};
use prikaz_domain::RoleKey;
use prikaz_form::Annex;
use prikaz_order::Listing;
use prikaz_placed::Places;
use prikaz_russian::Words;

/// Years for which fixed dates are looked up.
const YEARS: std::ops::RangeInclusive<i32> = 2024..=2027;

/// Says what the text of a procedure gets wrong, in the order of its file.
/// `is_day_off` tells whether a day is off; nothing where no calendar of that year is known. Without `words` nothing is
/// said of agreement.
pub fn lint(
    loaded: &Loaded,
    organisation: Option<&Organisation>,
    words: Option<&Words>,
    is_day_off: impl Fn(Date) -> Option<bool>,
) -> Vec<Lint> {
    let procedure = &loaded.procedure;
    let mut remarks = of_source(procedure);
    remarks.extend(words.and_then(|words| of_stamp(procedure, words)));
    remarks.extend(words.iter().flat_map(|words| of_annexes(procedure, words)));
    remarks.extend(of_vocabularies(procedure));
    remarks.extend(of_terms(procedure));
    remarks.extend(of_abbreviations(procedure));
    remarks.extend(of_duties(procedure, &is_day_off));
    remarks.extend(of_publication(procedure));
    remarks.extend(of_register(procedure));
    remarks.extend(of_orders(procedure, organisation, words, is_day_off));
    remarks.extend(act::of_text(procedure));
    remarks.extend(act::of_actors(procedure));
    placed(&loaded.places, remarks)
}

/// Says what the text of an order that stands alone gets wrong, in the order of its file; as [`lint`].
pub fn lint_order(
    file: &OrderFile,
    places: &Places,
    words: Option<&Words>,
    is_day_off: impl Fn(Date) -> Option<bool>,
) -> Vec<Lint> {
    let text = &file.order.text;
    let signers = text.signatories.iter().map(|one| one.person.clone()).collect();
    let looked = Looked { at: "", text, printed: file.order.printed(), signers, words };
    placed(places, of_order(&looked, is_day_off))
}

/// The order of the register in each of its wordings.
fn of_orders(
    procedure: &Procedure,
    organisation: Option<&Organisation>,
    words: Option<&Words>,
    is_day_off: impl Fn(Date) -> Option<bool>,
) -> Vec<Remark> {
    let order = &procedure.order;
    let approver = procedure.approver();
    let signers = organisation.into_iter().flat_map(|body| body.persons.iter());
    let signs = |roles: &[RoleKey]| approver.is_some_and(|role| roles.contains(role));
    let signers = signers.filter(|card| signs(&card.roles)).map(|card| card.id.clone()).collect();
    let printed = order.printed(ActWording::First);
    let mut found =
        of_order(&Looked { at: "order.", text: &order.text, printed, signers, words }, is_day_off);
    if !order.repeal_earlier {
        found.push(("order.repeal_earlier".to_owned(), String::new(), LintKind::EarlierStand));
    }
    for which in [ActWording::Later, ActWording::Amending] {
        for remark in of_printed(&order.printed(which)) {
            if !found.contains(&remark) {
                found.push(remark);
            }
        }
    }
    found
}

/// Each remark with its line, in the order of the file.
fn placed(places: &Places, remarks: Vec<Remark>) -> Vec<Lint> {
    let place = |(key, clause, what): Remark| {
        let (line, column) = places.of(&key);
        Lint { key, line, column, clause, severity: what.severity(), what }
    };
    let mut lints: Vec<_> = remarks.into_iter().map(place).collect();
    lints.sort_by_key(|lint| (lint.line, lint.column));
    lints
}

fn of_source(procedure: &Procedure) -> Vec<Remark> {
    let source = &procedure.source;
    let mut found = Vec::new();
    let mut say = |key: &str, what| found.push((format!("source{key}"), String::new(), what));
    if source.reference().is_none() {
        say("", LintKind::ActUnidentified);
    }
    match (&source.control, &source.signed_by) {
        (Control::Signer, _) => say(".control", LintKind::ControlKept),
        (Control::Person(person), Some(signer)) if person == signer => {
            say(".control", LintKind::SignerControlsSelf { person: person.to_string() });
        }
        (Control::Person(_) | Control::Unsaid, _) => {}
    }
    if source.form == FormInText::Missing {
        say(".form", LintKind::FormMissing);
    }
    found.extend(act::of_numbers(procedure));
    found
}

/// «УТВЕРЖДЕНА форма», «УТВЕРЖДЕН перечень».
fn of_stamp(procedure: &Procedure, words: &Words) -> Option<Remark> {
    let register = &procedure.register;
    let (name, stamp) = (&register.name.nominative, register.stamp.word.as_deref());
    named_and_stamped(words, ("register.name.nominative", name), ("register.stamp", stamp))
}

/// The same of each annex with a name of its own.
fn of_annexes(procedure: &Procedure, words: &Words) -> Vec<Remark> {
    if let [Annex { name: None, .. }] = procedure.form.annexes.as_slice() {
        return Vec::new();
    }
    let annexes = (1..).zip(&procedure.form.annexes);
    let remark = |(at, annex): (usize, &Annex)| {
        let key = if annex.name.is_some() { "name" } else { "title" };
        let (name, stamp) = (format!("annex[{at}].{key}"), format!("annex[{at}].stamp"));
        named_and_stamped(words, (&name, &annex.called()), (&stamp, annex.stamp.as_deref()))
    };
    annexes.filter_map(remark).collect()
}

fn of_vocabularies(procedure: &Procedure) -> Vec<Remark> {
    let mut found = Vec::new();
    for (list, vocabulary) in procedure.form.vocabularies.iter().enumerate() {
        for (at, value) in vocabulary.values.iter().enumerate() {
            if let Some(what) = defect_of_value(&vocabulary.values, at, value) {
                let key = format!("vocabulary[{}].values[{}]", list + 1, at + 1);
                found.push((key, vocabulary.clause.clone(), what));
            }
        }
    }
    found
}

fn defect_of_value(values: &[String], at: usize, value: &str) -> Option<LintKind> {
    if values[..at].iter().any(|earlier| same_words(earlier, value)) {
        return Some(LintKind::ValueRepeated { value: value.to_owned() });
    }
    let within = values.iter().find(|other| repeats_part_of(value, other))?;
    Some(LintKind::ValueIncluded { value: value.to_owned(), within: within.clone() })
}

fn of_terms(procedure: &Procedure) -> Vec<Remark> {
    let terms = &procedure.terms;
    let twice = terms.iter().enumerate().filter_map(|(at, term)| {
        let first = terms[..at].iter().find(|earlier| same_words(&earlier.term, &term.term))?;
        let what = LintKind::TermTwice { term: term.term.clone(), first: first.clause.clone() };
        Some((format!("term[{}].term", at + 1), term.clause.clone(), what))
    });
    twice.collect()
}

fn of_abbreviations(procedure: &Procedure) -> Vec<Remark> {
    let abbreviations = &procedure.abbreviations;
    let twice = abbreviations.iter().enumerate().filter_map(|(at, abbreviation)| {
        let first = abbreviations[..at].iter().find(|earlier| earlier.short == abbreviation.short)?;
        let what =
            LintKind::AbbreviationTwice { short: abbreviation.short.clone(), first: first.clause.clone() };
        Some((format!("abbreviation[{}].short", at + 1), abbreviation.clause.clone(), what))
    });
    twice.collect()
}

fn of_duties(procedure: &Procedure, is_day_off: impl Fn(Date) -> Option<bool>) -> Vec<Remark> {
    let mut found = Vec::new();
    for (at, duty) in procedure.duties.iter().enumerate() {
        let Every::Yearly { months, day } = &duty.every else { continue };
        for month in months {
            let years = years_off(*month, *day, &is_day_off);
            if !years.is_empty() {
                let what = LintKind::DateOnDayOff { month: *month, day: *day, years };
                found.push((format!("duty[{}].every", at + 1), duty.clause.clone(), what));
            }
        }
        if let Some(wording) = duty.wording.as_ref().filter(|wording| says_until(wording)) {
            let what = LintKind::UntilAmbiguous { wording: wording.clone() };
            found.push((format!("duty[{}].wording", at + 1), duty.clause.clone(), what));
        }
    }
    found
}

fn years_off(month: u8, day: u8, is_day_off: impl Fn(Date) -> Option<bool>) -> Vec<i32> {
    let on = |year| Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok();
    YEARS.filter(|year| on(*year).and_then(&is_day_off) == Some(true)).collect()
}

fn of_publication(procedure: &Procedure) -> Vec<Remark> {
    let published = procedure.stages.iter().any(|stage| matches!(stage.kind, StageKind::Publish { .. }));
    if !published {
        return vec![("stage".to_owned(), String::new(), LintKind::NotPublished)];
    }
    let without = procedure.stages.iter().enumerate().filter(|(_, stage)| is_published_whenever(stage));
    let remarks = without.map(|(at, stage)| {
        (format!("stage[{}]", at + 1), stage.clause.clone(), LintKind::PublicationWithoutLimit)
    });
    remarks.collect()
}

fn is_published_whenever(stage: &Stage) -> bool {
    stage.limit.is_none() && stage.places().iter().any(|place| place.limit.is_none())
}

/// How the register is called, which papers print as it stands.
fn of_register(procedure: &Procedure) -> Vec<Remark> {
    let register = &procedure.register;
    let named = [
        ("register.name.nominative", &register.name.nominative),
        ("register.name.genitive", &register.name.genitive),
        ("register.name.accusative", &register.name.accusative),
    ];
    let mut listing = Listing::default();
    named.into_iter().for_each(|(key, text)| listing.words(key.to_owned(), text));
    for (line, at) in register.annex_title.iter().zip(1..) {
        listing.words(format!("register.annex_title[{at}]"), line);
    }
    of_printed(&listing.found)
}
