//! The operations of an amendment as facts of a template, which finds the words.

use std::collections::BTreeMap;

use crate::table::{self, Directory};
use prikaz_amend::{CellEdits, Ground, Operation, Place, Span, Unit, UnitKind, UnitPlace, WordEdit, spans};
use prikaz_document::{Cell, Row, Table};
use prikaz_domain::Entry;
use prikaz_form::Form;

use super::amended::Amended;
use crate::paper::context::{
    CellContext, Comes, EditContext, EditKind, OperationContext, OperationKind, QuotedAs, UnitContext,
    UnitWord, WithinPart,
};

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
    pub(super) fn operations(&mut self, form: &Form, one: &Amended<'_>) -> Vec<OperationContext> {
        let directory = Directory::of(form, one.rows.iter());
        let operations = one.amendment.operations.iter().zip(1..);
        operations
            .map(|(operation, at)| {
                let name = Name { rows: format!("rows-{}-{at}", self.no), number: format!("{at})") };
                let Operation::In { annex, path, operation } = operation else {
                    return self.said(operation, &Quoted { form, directory: &directory, path: &[] }, name);
                };
                let form = table::form_of(form, *annex);
                let quoted = Quoted { form: &form, directory: &directory, path };
                let said = self.said(operation, &quoted, name);
                OperationContext { at: self.at(*annex, path), within: Some(self.within(*annex)), ..said }
            })
            .collect()
    }

    /// The parts of `path` in an annex, the innermost first, and the annex, where there are several.
    fn at(&self, annex: usize, path: &[Unit]) -> Vec<UnitContext> {
        let annex = self.marks.get(annex).map(|mark| UnitContext {
            kind: UnitWord::Annex,
            number: Some(mark.clone()),
            heading: String::new(),
        });
        path.iter().rev().map(unit).chain(annex).collect()
    }

    fn within(&self, annex: usize) -> WithinPart {
        WithinPart { reference: self.references.get(&annex).cloned() }
    }

    fn said(&mut self, operation: &Operation, quoted: &Quoted<'_>, name: Name) -> OperationContext {
        let Name { rows: name, number } = name;
        let mut quote = |table: Table| {
            self.tables.insert(name.clone(), table);
            name.clone()
        };
        let (kind, rows, table) = match operation {
            Operation::Add { place, rows } => {
                (added(place), of_rows(&consecutive(rows)), quote(quoted.rows(rows)))
            }
            Operation::Restate { rows } => {
                (OperationKind::Restate, of_rows(&consecutive(rows)), quote(quoted.rows(rows)))
            }
            Operation::Exclude { rows } => (OperationKind::Exclude, of_rows(rows), String::new()),
            Operation::Words { row, cells } => {
                let cells = cells.iter().map(cell).collect();
                (OperationKind::Words { cells }, (row.clone(), false), String::new())
            }
            Operation::RestateUnit { grounds } => {
                let table = quote(quoted.unit(grounds, quoted.path.len() - 1));
                (OperationKind::RestateUnit, of_rows(&[]), table)
            }
            Operation::ExcludeUnit => (OperationKind::ExcludeUnit, of_rows(&[]), String::new()),
            Operation::AddUnit { unit, place, grounds } => {
                let table = quote(quoted.unit(grounds, quoted.path.len()));
                (unit_added(unit, place), of_rows(&[]), table)
            }
            Operation::RestateAnnex { .. } | Operation::In { .. } => {
                (OperationKind::RestateAnnex, of_rows(&[]), String::new())
            }
        };
        let (rows, many) = rows;
        OperationContext { number, kind, rows, many, table, at: Vec::new(), within: None }
    }
}

/// How an operation is numbered, and its rows are called.
struct Name {
    rows: String,
    number: String,
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
fn unit(unit: &Unit) -> UnitContext {
    let kind = match unit.kind {
        UnitKind::Table => UnitWord::Table,
        UnitKind::Section(_) => UnitWord::Section,
    };
    UnitContext { kind, number: unit.number().map(str::to_owned), heading: unit.heading.clone() }
}

/// How the rows are called, and whether they are several.
fn of_rows(rows: &[Span]) -> (String, bool) {
    (named(rows), rows.iter().map(|span| span.rows).sum::<usize>() > 1)
}

fn added(place: &Place) -> OperationKind {
    let (place, row) = match place {
        Place::Before(row) => (Comes::Before, row.clone()),
        Place::After(row) => (Comes::After, row.clone()),
        Place::End => (Comes::End, String::new()),
    };
    OperationKind::Add { place, row }
}

fn unit_added(new: &Unit, place: &UnitPlace) -> OperationKind {
    let (place, sibling) = match place {
        UnitPlace::Before(sibling) => (Comes::Before, Some(unit(sibling))),
        UnitPlace::After(sibling) => (Comes::After, Some(unit(sibling))),
        UnitPlace::End => (Comes::End, None),
    };
    OperationKind::AddUnit { unit: unit(new), place, sibling }
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

fn cell(cell: &CellEdits) -> CellContext {
    CellContext { column: cell.column, edits: cell.edits.iter().map(edit).collect() }
}

fn edit(edit: &WordEdit) -> EditContext {
    let (kind, old, new) = match edit {
        WordEdit::Replace { old, new } => (EditKind::Replace, old.as_str(), new.as_str()),
        WordEdit::Strike { words } => (EditKind::Strike, words.as_str(), ""),
        WordEdit::AddAfter { after, words } => (EditKind::After, after.as_str(), words.as_str()),
        WordEdit::AddAtEnd { words } => (EditKind::End, "", words.as_str()),
    };
    let (old_is, new_is) = (what(old), what(new));
    EditContext { kind, old: old.to_owned(), new: new.to_owned(), old_is, new_is }
}

/// «Слово», «слова», «цифры»: what is quoted.
fn what(quoted: &str) -> QuotedAs {
    let mut words = quoted.split_whitespace();
    match (words.next(), words.next()) {
        (Some(word), None) if word.chars().all(|letter| letter.is_ascii_digit()) => QuotedAs::Digits,
        (Some(_), None) => QuotedAs::Word,
        _ => QuotedAs::Words,
    }
}
