//! The operations of an amendment as facts of a template, which finds the words.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::table::{self, Directory};
use prikaz_amend::{CellEdits, Ground, Operation, Place, Span, Unit, UnitPlace, WordEdit, spans};
use prikaz_document::{Cell, Row, Table};
use prikaz_domain::Entry;
use prikaz_form::Form;

use super::amended::Amended;

/// What the operations of an act are said with.
pub(super) struct Said<'a> {
    /// Number of the act in the order.
    pub(super) no: usize,
    /// What the annexes of the register are called, where there are several: «№ 2».
    pub(super) marks: &'a [String],
    /// What the order calls the annexes that hold new wordings of those of the register: «приложению 2».
    pub(super) references: &'a BTreeMap<usize, String>,
    /// The rows that are quoted, by the name of their table.
    pub(super) tables: &'a mut BTreeMap<String, Table>,
}

impl Said<'_> {
    /// The operations of the act, numbered.
    pub(super) fn operations(&mut self, form: &Form, one: &Amended<'_>) -> Vec<Value> {
        let directory = Directory::of(form, one.rows.iter());
        let operations = one.amendment.operations.iter().zip(1..);
        operations
            .map(|(operation, at)| {
                let name = format!("rows-{}-{at}", self.no);
                let mut said = match operation {
                    Operation::In { annex, path, operation } => {
                        let form = table::form_of(form, *annex);
                        let quoted = Quoted { form: &form, directory: &directory, path };
                        let mut said = self.said(operation, &quoted, name);
                        let units = path.iter().rev().map(unit);
                        let annex_at = *annex;
                        let annex = self
                            .marks
                            .get(annex_at)
                            .map(|mark| json!({ "kind": "annex", "number": mark, "heading": "" }));
                        said["at"] = units.chain(annex).collect();
                        said["reference"] = json!(self.references.get(&annex_at));
                        said
                    }
                    other => self.said(other, &Quoted { form, directory: &directory, path: &[] }, name),
                };
                said["number"] = json!(format!("{at})"));
                said
            })
            .collect()
    }

    fn said(&mut self, operation: &Operation, quoted: &Quoted<'_>, name: String) -> Value {
        let mut quote = |table: Table| {
            self.tables.insert(name.clone(), table);
            name.clone()
        };
        match operation {
            Operation::Add { place, rows } => added(place, rows, quote(quoted.rows(rows))),
            Operation::Restate { rows } => {
                let numbers = consecutive(rows);
                rows_said("restate", &numbers, quote(quoted.rows(rows)))
            }
            Operation::Exclude { rows } => rows_said("exclude", rows, String::new()),
            Operation::Words { row, cells } => json!({
                "kind": "words", "rows": row, "many": false, "table": "", "at": [],
                "cells": cells.iter().map(cell).collect::<Vec<_>>(),
            }),
            Operation::RestateUnit { grounds } => {
                rows_said("restate-unit", &[], quote(quoted.unit(grounds, quoted.path.len() - 1)))
            }
            Operation::ExcludeUnit => rows_said("exclude-unit", &[], String::new()),
            Operation::AddUnit { unit: new, place, grounds } => {
                let mut said = rows_said("add-unit", &[], quote(quoted.unit(grounds, quoted.path.len())));
                let (word, sibling) = match place {
                    UnitPlace::Before(sibling) => ("before", Some(unit(sibling))),
                    UnitPlace::After(sibling) => ("after", Some(unit(sibling))),
                    UnitPlace::End => ("end", None),
                };
                said["unit"] = unit(new);
                said["place"] = json!(word);
                said["sibling"] = json!(sibling);
                said
            }
            Operation::RestateAnnex { .. } | Operation::In { .. } => {
                rows_said("restate-annex", &[], String::new())
            }
        }
    }
}

/// How rows are quoted.
struct Quoted<'a> {
    /// The columns that are printed.
    form: &'a Form,
    directory: &'a Directory,
    /// What stands over them.
    path: &'a [Unit],
}

impl Quoted<'_> {
    fn rows(&self, rows: &[Entry]) -> Table {
        table::of_fragment(self.form, rows, self.directory)
    }

    /// A whole part: its rows under its headings; `outer` headings stand around it.
    fn unit(&self, grounds: &[Ground], outer: usize) -> Table {
        let entries: Vec<Entry> = grounds.iter().flat_map(|ground| &ground.rows).cloned().collect();
        let mut table = self.rows(&entries);
        let width = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        let mut entries = std::mem::take(&mut table.rows).into_iter();
        let mut before: &[Unit] = &[];
        for ground in grounds {
            let same = before.iter().zip(&ground.path).take_while(|(one, other)| one == other).count();
            for (unit, level) in ground.path.iter().zip(1..).skip(same.max(outer)) {
                table.rows.push(Row::section(level, unit.heading.as_str()));
            }
            let absent = ground.absent.iter();
            table.rows.extend(absent.map(|text| Row::new([Cell::text(text.as_str()).spanning(width, 1)])));
            table.rows.extend(entries.by_ref().take(ground.rows.len()));
            before = &ground.path;
        }
        table
    }
}

/// A part as it is named: by its number, else by its heading.
fn unit(unit: &Unit) -> Value {
    json!({ "kind": unit.kind.code(), "number": unit.number(), "heading": unit.heading })
}

fn rows_said(kind: &str, rows: &[Span], table: String) -> Value {
    let many = rows.iter().map(|span| span.rows).sum::<usize>() > 1;
    json!({ "kind": kind, "rows": named(rows), "many": many, "table": table, "at": [] })
}

fn added(place: &Place, rows: &[Entry], table: String) -> Value {
    let mut said = rows_said("add", &consecutive(rows), table);
    let row = match place {
        Place::Before(row) | Place::After(row) => row.as_str(),
        Place::End => "",
    };
    said["place"] = json!(place.code());
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
    let (old, new) = match edit {
        WordEdit::Replace { old, new } => (old.as_str(), new.as_str()),
        WordEdit::Strike { words } => (words.as_str(), ""),
        WordEdit::AddAfter { after, words } => (after.as_str(), words.as_str()),
        WordEdit::AddAtEnd { words } => ("", words.as_str()),
    };
    json!({ "kind": edit.code(), "old": old, "new": new, "old_is": what(old), "new_is": what(new) })
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
