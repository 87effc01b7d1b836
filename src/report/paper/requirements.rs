//! The check list of requirements: each with its clause, the answer, and room for one.

use std::collections::BTreeMap;

use time::Date;

use crate::table::headed;
use crate::wording;
use prikaz_document::{Cell, Row};
use prikaz_procedure::Requirement;
use prikaz_workflow::{Met, RequirementAnswer};

use super::context::RequirementsContext;
use super::{Matter, Subject};

/// Heads of the table; the first, the fifth and the sixth are read back.
pub const REQUIREMENT_HEADS: [&str; 6] = ["Ключ", "О чем", "Требование", "Пункт", "Ответ", "Примечание"];
const WIDTHS: [f32; 6] = [12.0, 18.0, 36.0, 10.0, 10.0, 14.0];
/// What may be answered.
pub const ANSWERS: [(Met, &str); 3] =
    [(Met::Yes, "да"), (Met::No, "нет"), (Met::NotApplicable, "не применимо")];

/// The check list.
pub fn requirements(
    subject: Subject<'_>,
    all: &[(&Requirement, Option<&RequirementAnswer>)],
    created: Date,
) -> Matter {
    let rows: Vec<Row> = all.iter().map(|(one, answer)| row(one, *answer)).collect();
    let heads: Vec<(&str, f32)> = REQUIREMENT_HEADS.into_iter().zip(WIDTHS).collect();
    let register = &subject.procedure.register.name;
    let context = RequirementsContext {
        register: register.genitive.clone(),
        date: wording::date(subject.organisation, created),
        total: all.len(),
        answered: all.iter().filter(|(_, answer)| answer.is_some()).count(),
    };
    let title = format!("Проверка требований: {}", register.nominative);
    Matter {
        tables: BTreeMap::from([("requirements".to_owned(), headed("Требования", &heads, rows))]),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, created))
    }
}

fn row(one: &Requirement, answer: Option<&RequirementAnswer>) -> Row {
    let of = one.of.as_ref().map_or("все точки".to_owned(), |of| of.values.join(", "));
    let said = answer.and_then(|answer| ANSWERS.iter().find(|(met, _)| *met == answer.met));
    let note = answer.map(|answer| answer.note.clone()).unwrap_or_default();
    let cells = [
        one.key.to_string(),
        of,
        one.text.clone(),
        one.clause.clone(),
        said.map(|(_, word)| (*word).to_owned()).unwrap_or_default(),
        note,
    ];
    Row::new(cells.map(Cell::text))
}
