//! The operations of an amendment as facts of a template, which finds the words.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::amend::{CellEdits, Operation, Place, Span, WordEdit, spans};
use crate::document::Table;
use crate::domain::Entry;
use crate::form::Form;
use crate::report::table;

use super::Amended;

/// The operations of the act `no`, numbered; the rows they quote are put into `tables`.
pub(super) fn operations(
    form: &Form,
    one: &Amended<'_>,
    no: usize,
    tables: &mut BTreeMap<String, Table>,
) -> Vec<Value> {
    let directory = table::Directory::of(form, one.rows.iter());
    let mut quoted = |rows: &[Entry], at: usize| {
        let name = format!("rows-{no}-{at}");
        tables.insert(name.clone(), table::of_fragment(form, rows, &directory));
        name
    };
    let operations = one.amendment.operations.iter().zip(1..);
    operations
        .map(|(operation, at)| {
            let mut said = match operation {
                Operation::Add { place, rows } => added(place, rows, quoted(rows, at)),
                Operation::Restate { rows } => {
                    let numbers = consecutive(rows);
                    rows_said("restate", &numbers, quoted(rows, at))
                }
                Operation::Exclude { rows } => rows_said("exclude", rows, String::new()),
                Operation::Words { row, cells } => json!({
                    "kind": "words", "rows": row, "many": false, "table": "",
                    "cells": cells.iter().map(cell).collect::<Vec<_>>(),
                }),
                Operation::RestateAnnex { .. } => rows_said("restate", &[], String::new()),
            };
            said["number"] = json!(format!("{at})"));
            said
        })
        .collect()
}

fn rows_said(kind: &str, rows: &[Span], table: String) -> Value {
    let many = rows.iter().map(|span| span.rows).sum::<usize>() > 1;
    json!({ "kind": kind, "rows": named(rows), "many": many, "table": table })
}

fn added(place: &Place, rows: &[Entry], table: String) -> Value {
    let mut said = rows_said("add", &consecutive(rows), table);
    let (word, row) = match place {
        Place::Before(row) => ("before", row.as_str()),
        Place::After(row) => ("after", row.as_str()),
        Place::End => ("end", ""),
    };
    said["place"] = json!(word);
    said["row"] = json!(row);
    said
}

/// Rows that follow one another in the text.
fn consecutive(rows: &[Entry]) -> Vec<Span> {
    spans(rows.iter().enumerate().map(|(place, row)| (place, row.number.as_str())))
}

/// «5–7, 9».
fn named(rows: &[Span]) -> String {
    let name = |span: &Span| match span.rows {
        1 => span.first.clone(),
        _ => format!("{}–{}", span.first, span.last),
    };
    rows.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn cell(cell: &CellEdits) -> Value {
    json!({ "column": cell.column, "edits": cell.edits.iter().map(edit).collect::<Vec<_>>() })
}

fn edit(edit: &WordEdit) -> Value {
    let (kind, old, new) = match edit {
        WordEdit::Replace { old, new } => ("replace", old.as_str(), new.as_str()),
        WordEdit::Strike { words } => ("strike", words.as_str(), ""),
        WordEdit::AddAfter { after, words } => ("after", after.as_str(), words.as_str()),
        WordEdit::AddAtEnd { words } => ("end", "", words.as_str()),
    };
    json!({ "kind": kind, "old": old, "new": new, "old_is": what(old), "new_is": what(new) })
}

/// «Слово», «слова», «цифры»: what is quoted.
fn what(quoted: &str) -> &'static str {
    let mut words = quoted.split_whitespace();
    match (words.next(), words.next()) {
        (Some(word), None) if word.chars().all(|letter| letter.is_ascii_digit()) => "digits",
        (Some(_), None) => "word",
        _ => "words",
    }
}
