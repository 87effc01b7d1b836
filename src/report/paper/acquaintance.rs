//! The sheet on which those concerned sign that they know the act. It is no requisite of the standard; offices use
//! the five columns below.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::table::headed;
use crate::wording;
use prikaz_document::{Alignment, Cell, Row};
use prikaz_domain::PersonId;
use prikaz_russian::plural::working_days;
use prikaz_russian::typography::quoted;

use super::approved::Approved;
use super::context::{AcquaintanceContext, ReadingTerm};
use super::{Matter, Subject};

const HEADS: [(&str, f32); 5] =
    [("№", 6.0), ("Фамилия, инициалы", 26.0), ("Должность", 38.0), ("Подпись", 16.0), ("Дата", 14.0)];

/// When somebody has read an act, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HasRead {
    /// Who.
    pub person: PersonId,
    /// When.
    pub on: Date,
    /// Whether it was after the term.
    pub overdue: bool,
    /// Working days after the term, where they can be counted.
    pub late: Option<u32>,
}

/// By which day somebody has to read an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HasToRead {
    /// Who.
    pub person: PersonId,
    /// By when.
    pub due: Date,
}

/// What is recorded of the reading of an act.
#[derive(Debug, Clone, Copy)]
pub struct Readings<'a> {
    /// Who has read it.
    pub read: &'a [HasRead],
    /// Whose term is set.
    pub terms: &'a [HasToRead],
}

/// The sheet for `persons`, some of whom have `read` it as was recorded, with the act of `approved`, which is called `heading`.
pub fn acquaintance(
    subject: Subject<'_>,
    heading: &str,
    persons: &[PersonId],
    readings: Readings<'_>,
    approved: &Approved,
) -> Matter {
    let wording = &subject.procedure.order;
    let requisites = approved.order.as_ref().map(|order| wording::requisites(subject.organisation, order));
    let context = AcquaintanceContext {
        kind: wording::genitive(wording.kind),
        instrumental: wording::instrumental(wording.kind),
        organisation: subject.organisation.name.full.genitive.clone(),
        requisites,
        heading: heading.to_owned(),
        terms: terms(subject, persons, readings),
    };
    let rows = persons.iter().zip(1..).map(|(person, no)| row(subject, person, readings.read, no)).collect();
    let table = headed("Лист ознакомления", &HEADS, rows);
    let title = format!("Лист ознакомления с {} {}", wording::instrumental(wording.kind), quoted(heading));
    Matter {
        tables: BTreeMap::from([("persons".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, approved.created))
    }
}

/// Each term once, with those it is set for; no names where it is one for all.
fn terms(subject: Subject<'_>, persons: &[PersonId], readings: Readings<'_>) -> Vec<ReadingTerm> {
    let of = |person: &PersonId| readings.terms.iter().find(|one| one.person == *person).map(|one| one.due);
    let days: BTreeSet<Date> = persons.iter().filter_map(of).collect();
    let for_all = days.len() == 1 && persons.iter().all(|person| of(person).is_some());
    let named = |due: Date| {
        let theirs = persons.iter().filter(|person| !for_all && of(person) == Some(due));
        ReadingTerm { due, names: theirs.map(|person| subject.name(person)).collect() }
    };
    days.into_iter().map(named).collect()
}

fn row(subject: Subject<'_>, person: &PersonId, read: &[HasRead], no: u32) -> Row {
    let read = read.iter().find(|one| one.person == *person);
    let recorded = match read {
        Some(_) if subject.is_woman(person) => "ознакомлена (по записи)",
        Some(_) => "ознакомлен (по записи)",
        None => "",
    };
    Row::new([
        Cell::text(no.to_string()).aligned(Alignment::Centre),
        Cell::text(subject.name(person)),
        Cell::text(subject.post(person)),
        Cell::text(recorded),
        Cell::text(read.map(|read| when(subject, read)).unwrap_or_default()),
    ])
}

/// «24.04.2024», «26.04.2024, с опозданием на 2 рабочих дня».
fn when(subject: Subject<'_>, read: &HasRead) -> String {
    let on = wording::date(subject.organisation, read.on);
    match read.late {
        Some(days) => format!("{on}, с\u{a0}опозданием на\u{a0}{}", working_days(days.into())),
        None if read.overdue => format!("{on}, с\u{a0}опозданием"),
        None => on,
    }
}
