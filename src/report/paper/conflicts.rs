//! The rows of which units say different things: the wordings side by side, with room for what is decided.

use std::collections::BTreeMap;

use time::Date;

use crate::wording;
use prikaz_document::{Cell, Column, Content, Inline, Row, Table};
use prikaz_domain::UnitId;
use prikaz_form::{self as form, Conflict, Wording};

use super::context::ConflictsContext;
use super::{Matter, Subject};

/// The list of `conflicts`.
pub fn conflicts(subject: Subject<'_>, conflicts: &[Conflict], created: Date) -> Matter {
    let most = conflicts.iter().map(|one| one.wordings.len()).max().unwrap_or(2);
    let mut rows = Vec::new();
    for (conflict, number) in conflicts.iter().zip(1..) {
        rows.push(Row::section(1, format!("{number}. {}", name(subject, conflict))));
        rows.push(who(subject, conflict, most));
        let columns = subject.procedure.form.filled_in();
        rows.extend(columns.map(|column| compared(column, conflict, most)));
        rows.push(decision(most));
    }
    let wordings = (1..=most).map(|number| (format!("Редакция {number}"), 84.0 / most as f32));
    let heads: Vec<(String, f32)> = std::iter::once(("Графа".to_owned(), 16.0)).chain(wordings).collect();
    let table = Table {
        name: "Разночтения".to_owned(),
        columns: heads.iter().map(|(_, width)| Column::new(*width)).collect(),
        head: vec![Row::new(heads.into_iter().map(|(title, _)| Cell::text(title)))],
        rows,
        ..Table::default()
    };
    let context = ConflictsContext {
        register: subject.procedure.register.name.genitive.clone(),
        date: wording::date(subject.organisation, created),
        total: conflicts.len(),
    };
    let title =
        format!("Разночтения в сведениях подразделений для {}", subject.procedure.register.name.genitive);
    Matter {
        tables: BTreeMap::from([("conflicts".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, created))
    }
}

/// What tells the row: the values of the form's key.
fn name(subject: Subject<'_>, conflict: &Conflict) -> String {
    let Some(first) = conflict.wordings.first() else { return String::new() };
    let key = subject.procedure.form.key.iter().filter_map(|key| first.cells.get(key));
    key.map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn who(subject: Subject<'_>, conflict: &Conflict, most: usize) -> Row {
    let title = |unit: &UnitId| subject.organisation.title_of(unit);
    let said = |wording: &Wording| {
        let units: Vec<String> = wording.units.iter().map(title).collect();
        let stands = if wording.stands { " (как в действующей редакции)" } else { "" };
        format!("{}{stands}", units.join(", "))
    };
    filled("Кто представил", conflict.wordings.iter().map(|one| Cell::text(said(one))), most)
}

/// What stands in a column; where the wordings differ, it is set in bold.
fn compared(column: &form::Column, conflict: &Conflict, most: usize) -> Row {
    let differs = conflict.columns.contains(&column.key);
    let cell = |wording: &Wording| {
        let text = wording.cells.get(&column.key).map(ToString::to_string).unwrap_or_default();
        if !differs {
            return Cell::text(text);
        }
        Cell::new(Content::Inlines(Box::new([Inline::Strong(Inline::lines(&text))])))
    };
    filled(&column.title, conflict.wordings.iter().map(cell), most)
}

fn decision(most: usize) -> Row {
    filled("Решение, кем и почему принято", std::iter::empty(), most)
}

fn filled(head: &str, cells: impl Iterator<Item = Cell>, most: usize) -> Row {
    let head = std::iter::once(Cell::text(head.to_owned()));
    let rest = std::iter::repeat_with(|| Cell::text(String::new()));
    Row::new(head.chain(cells.chain(rest).take(most)))
}
