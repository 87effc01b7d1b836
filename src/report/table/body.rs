//! The rows of tables.

use std::ops::Range;

use crate::document::{Cell, Column as TableColumn, Row, Table};
use crate::domain::{ColumnKey, Entry};
use crate::form::{Column, ColumnKind, Numbering, RecordStyle, SubNumbers};

use super::arrange::{Arranged, Item};
use super::cell::{Sheet, alignment};
use super::merge::Spans;
use super::note::Notes;
use super::number::records;
use super::{head, total};

/// The tables of `arranged`, each with its title.
pub(super) fn tables(sheet: &Sheet<'_>, arranged: &Arranged) -> Vec<(String, Table)> {
    let mut made = Vec::new();
    let mut items = arranged.items.iter().peekable();
    while let Some(Item::Table { caption }) = items.next() {
        let mut body = Body::new(sheet, arranged);
        while let Some(item) = items.next_if(|item| !matches!(item, Item::Table { .. })) {
            body.item(item);
        }
        made.push((caption.clone(), body.finish()));
    }
    made
}

struct Body<'a> {
    sheet: &'a Sheet<'a>,
    order: &'a [usize],
    notes: Notes<'a>,
    head: Vec<Row>,
    rows: Vec<Row>,
    /// The columns that are merged, those of the record first.
    merged: Vec<&'a ColumnKey>,
    /// For each column shown, its place among those merged.
    places: Vec<Option<usize>>,
}

impl<'a> Body<'a> {
    fn new(sheet: &'a Sheet<'a>, arranged: &'a Arranged) -> Self {
        let shape = sheet.shape;
        let mut notes = Notes::new(shape);
        let head = head::rows(sheet, &mut notes);
        let by = shape.records.iter().flat_map(|records| &records.by);
        let mut merged: Vec<&ColumnKey> = by.collect();
        merged.extend(shape.merge.iter().filter(|key| !merged.contains(key)).collect::<Vec<_>>());
        let place = |column: &&Column| merged.iter().position(|key| **key == column.key);
        let places = sheet.columns.iter().map(place).collect();
        Self { sheet, order: &arranged.order, notes, head, rows: Vec::new(), merged, places }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Table { .. } => {}
            Item::Section { level, text, .. } => self.rows.push(Row::section(*level, text.as_str())),
            Item::Absent { text, .. } => self.rows.push(self.across(text)),
            Item::Rows { rows, .. } => self.entries(rows.clone()),
            Item::Total { total, rows, named } => {
                let total = &self.sheet.shape.totals[*total];
                self.rows.push(total::row(self.sheet, total, self.order, rows.clone(), named));
            }
        }
    }

    /// A row of one cell.
    fn across(&self, text: &str) -> Row {
        let width = u16::try_from(self.sheet.columns.len()).unwrap_or(u16::MAX);
        Row::new([Cell::text(text).spanning(width, 1)])
    }

    fn entries(&mut self, rows: Range<usize>) {
        let Some(own) = &self.sheet.shape.records else { return self.merged_rows(rows, Numbered::Each) };
        let kept = self.sheet.shape.numbering == Numbering::Kept;
        let numbered = match own.numbers {
            SubNumbers::Once if !kept => Numbered::Once,
            SubNumbers::Once | SubNumbers::Dotted => Numbered::Each,
        };
        for record in records(Some(own), self.sheet.entries, self.order, rows) {
            match own.style {
                RecordStyle::SubRows if record.len() > 1 => self.sub_rows(record, numbered),
                RecordStyle::SubRows => self.merged_rows(record, Numbered::Each),
                RecordStyle::Merged => self.merged_rows(record, numbered),
            }
        }
    }

    /// Rows whose equal neighbours are merged.
    fn merged_rows(&mut self, rows: Range<usize>, numbered: Numbered) {
        let places = &self.order[rows.clone()];
        let entries: Vec<&Entry> = places.iter().map(|place| &self.sheet.entries[*place]).collect();
        let spans = (!self.merged.is_empty()).then(|| Spans::of(&self.merged, &entries));
        for (at, place) in places.iter().enumerate() {
            let mut cells = Vec::with_capacity(self.sheet.columns.len());
            for (column, merged) in self.sheet.columns.iter().zip(&self.places) {
                let span = match (merged, &spans) {
                    (Some(merged), Some(spans)) => spans.of_cell(at, *merged),
                    _ if column.kind == ColumnKind::Number && numbered == Numbered::Once => {
                        once(at, rows.len())
                    }
                    _ => 1,
                };
                if span > 0 {
                    let cell = Cell::new(self.sheet.content(*place, column)).spanning(1, span);
                    cells.push(self.notes.cell(entries[at], column, cell));
                }
            }
            self.rows.push(Row::new(cells));
        }
    }

    /// What the rows of a record have in common, in a row of its own, and under it the rest of each.
    fn sub_rows(&mut self, rows: Range<usize>, numbered: Numbered) {
        let by = self.sheet.shape.records.as_ref().map_or(&[][..], |records| &records.by);
        let places = &self.order[rows];
        let Some(first) = places.first() else { return };
        let own = match numbered {
            Numbered::Once => self.sheet.number(*first).to_owned(),
            Numbered::Each if self.sheet.shape.numbering == Numbering::Kept => String::new(),
            Numbered::Each => {
                let number = self.sheet.number(*first);
                number.rsplit_once('.').map_or(number, |(own, _)| own).to_owned()
            }
        };
        let entries: Vec<&Entry> = places.iter().map(|place| &self.sheet.entries[*place]).collect();
        let mut cells = Vec::with_capacity(self.sheet.columns.len());
        for column in &self.sheet.columns {
            cells.push(if column.kind == ColumnKind::Number {
                Cell::text(own.as_str())
            } else if by.contains(&column.key) {
                let cell = Cell::new(self.sheet.content(*first, column));
                self.notes.cell(entries[0], column, cell)
            } else {
                Cell::text("")
            });
        }
        self.rows.push(Row::new(cells));
        let spans = Spans::of(&self.merged, &entries);
        for (at, place) in places.iter().enumerate() {
            let mut cells = Vec::with_capacity(self.sheet.columns.len());
            for (column, merged) in self.sheet.columns.iter().zip(&self.places) {
                let common = by.contains(&column.key)
                    || (column.kind == ColumnKind::Number && numbered == Numbered::Once);
                if common {
                    cells.push(Cell::text(""));
                    continue;
                }
                let span = merged.map_or(1, |merged| spans.of_cell(at, merged));
                if span > 0 {
                    let cell = Cell::new(self.sheet.content(*place, column)).spanning(1, span);
                    cells.push(self.notes.cell(entries[at], column, cell));
                }
            }
            self.rows.push(Row::new(cells));
        }
    }

    fn finish(self) -> Table {
        let columns = self.sheet.columns.iter();
        let columns = columns
            .map(|column| TableColumn { width: f32::from(column.width), alignment: alignment(column) });
        Table {
            name: "Перечень".to_owned(),
            columns: columns.collect(),
            head: self.head,
            column_numbers: self.sheet.shape.column_numbers,
            rows: self.rows,
            notes: self.notes.finish(),
            ..Table::default()
        }
    }
}

/// Where the numbers of a record stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbered {
    /// In each row.
    Each,
    /// Once for the record.
    Once,
}

/// The span of the number of a record of `rows` rows in its row `at`.
fn once(at: usize, rows: usize) -> u16 {
    const LONGEST: usize = u16::MAX as usize;
    match at % LONGEST {
        0 => u16::try_from((rows - at).min(LONGEST)).unwrap_or(u16::MAX),
        _ => 0,
    }
}
