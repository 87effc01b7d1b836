//! The sheet on which those concerned sign that they know the act. It is no requisite of the standard; offices use
//! the five columns below.

use std::collections::BTreeMap;

use serde_json::json;

use crate::document::{Alignment, Cell, Row};
use crate::domain::PersonId;
use crate::report::table::headed;
use crate::report::wording;
use crate::russian::typography::quoted;

use super::order::Approved;
use super::{Matter, Subject};

const HEADS: [(&str, f32); 5] =
    [("№", 6.0), ("Фамилия, инициалы", 26.0), ("Должность", 38.0), ("Подпись", 16.0), ("Дата", 14.0)];

/// The sheet for `persons`, with the act of `approved`, which is called `heading`.
pub fn acquaintance(
    subject: Subject<'_>,
    heading: &str,
    persons: &[PersonId],
    approved: &Approved,
) -> Matter {
    let wording = &subject.procedure.order;
    let requisites = approved.order.as_ref().map(|order| wording::requisites(subject.organisation, order));
    let context = json!({
        "kind": wording::genitive(wording.kind),
        "instrumental": wording::instrumental(wording.kind),
        "organisation": subject.organisation.name.full.genitive,
        "requisites": requisites,
        "heading": heading,
    });
    let rows = persons.iter().zip(1..).map(|(person, no)| row(subject, person, no)).collect();
    let table = headed("Лист ознакомления", &HEADS, rows);
    let title = format!("Лист ознакомления с {} {}", wording::instrumental(wording.kind), quoted(heading));
    Matter {
        tables: BTreeMap::from([("persons".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new("acquaintance", context, subject.properties(&title, approved.created))
    }
}

fn row(subject: Subject<'_>, person: &PersonId, no: u32) -> Row {
    Row::new([
        Cell::text(no.to_string()).aligned(Alignment::Centre),
        Cell::text(subject.name(person)),
        Cell::text(subject.post(person)),
        Cell::text(""),
        Cell::text(""),
    ])
}
