//! The rows of tables.

use std::ops::Range;

use prikaz_document::{Cell, Row, Table};
use prikaz_domain::{ColumnKey, Entry};
use prikaz_form::{ColumnKind, Numbering, RecordStyle, SubNumbers, TotalOf};

use super::cell::Sheet;
use super::layout::{Layout, Slot};
use super::merge::Spans;
use super::note::Notes;
use super::{head, total};
use prikaz_amend::laying::arrange::{Arranged, Item};
use prikaz_amend::laying::number::records;

/// The tables of `arranged`, each with its title.
pub(super) fn tables(sheet: &Sheet<'_>, arranged: &Arranged) -> Vec<(String, Table)> {
    let layout = Layout::of(sheet.shape, &sheet.columns);
    let mut made = Vec::new();
    let mut items = arranged.items.iter().peekable();
    while let Some(Item::Table { caption, value }) = items.next() {
        let mut body = Body::new(sheet, &layout, arranged, value.as_deref());
        while let Some(item) = items.next_if(|item| !matches!(item, Item::Table { .. })) {
            body.item(item, items.peek().copied());
        }
        made.push((caption.clone(), body.finish(value.as_deref())));
    }
    made
}

struct Body<'a> {
    sheet: &'a Sheet<'a>,
    layout: &'a Layout<'a>,
    order: &'a [usize],
    notes: Notes<'a>,
    head: Vec<Row>,
    rows: Vec<Row>,
    /// The columns that are merged, those of the record first.
    merged: Vec<&'a ColumnKey>,
    /// The columns of the rows at hand, each with its place among those merged.
    slots: Vec<(Slot<'a>, Option<usize>)>,
    /// The columns that all rows have.
    common: Vec<(Slot<'a>, Option<usize>)>,
}

impl<'a> Body<'a> {
    fn new(
        sheet: &'a Sheet<'a>,
        layout: &'a Layout<'a>,
        arranged: &'a Arranged,
        value: Option<&str>,
    ) -> Self {
        let shape = sheet.shape;
        let mut notes = Notes::new(shape);
        let slots = layout.first_slots(value);
        let head = head::rows(sheet, layout, &slots, &mut notes);
        let by = shape.records.iter().flat_map(|records| &records.by);
        let mut merged: Vec<&ColumnKey> = by.collect();
        merged.extend(shape.merge.iter().filter(|key| !merged.contains(key)).collect::<Vec<_>>());
        let slots = placed(slots, &merged);
        let common = slots.clone();
        Self { sheet, layout, order: &arranged.order, notes, head, rows: Vec::new(), merged, slots, common }
    }

    fn item(&mut self, item: &Item, next: Option<&Item>) {
        match item {
            Item::Table { .. } => {}
            Item::Section { level, text, value } => {
                self.rows.push(Row::section(*level, text.as_str()));
                self.section(usize::from(*level) - 1, value, next);
            }
            Item::Absent { text, .. } => self.rows.push(self.across(text)),
            Item::Rows { rows, .. } => self.entries(rows.clone()),
            Item::Total { total, rows, named } => {
                let total = &self.sheet.shape.totals[*total];
                let slots = if self.is_within(total.of) { &self.slots } else { &self.common };
                let slots: Vec<Slot<'_>> = slots.iter().map(|(slot, _)| *slot).collect();
                self.rows.push(total::row(self.sheet, &slots, total, self.order, (rows.clone(), named)));
            }
        }
    }

    /// The place among levels of the sections whose rows have columns of their own.
    fn deciding(&self) -> Option<usize> {
        let by = self.layout.of_sections()?;
        self.sheet.shape.sections.iter().position(|level| level.column == *by)
    }

    /// Whether what is summed up lies within one section with columns of its own.
    fn is_within(&self, of: TotalOf) -> bool {
        match (of, self.deciding()) {
            (_, None) => true,
            (TotalOf::Section(level), Some(deciding)) => level >= deciding,
            (TotalOf::Table, Some(_)) => false,
        }
    }

    /// A section begins: its rows may have columns of their own, and then a head of their own.
    fn section(&mut self, level: usize, value: &str, next: Option<&Item>) {
        let Some(deciding) = self.deciding() else { return };
        if level < deciding {
            self.slots.clone_from(&self.common);
        } else if level == deciding {
            let slots = self.layout.slots(Some(value));
            if !matches!(next, Some(Item::Absent { .. })) {
                self.rows.push(head::of_section(&slots, &mut self.notes));
            }
            self.slots = placed(slots, &self.merged);
        }
    }

    /// `cell` over the places of `slot`, set as its column wants.
    fn laid(&self, slot: &Slot<'_>, cell: Cell, rows: u16) -> Cell {
        let cell = cell.spanning(slot.span, rows);
        match self.layout.own_alignment(slot) {
            Some(alignment) => cell.aligned(alignment),
            None => cell,
        }
    }

    /// A row of one cell.
    fn across(&self, text: &str) -> Row {
        let width = self.slots.iter().fold(0, |width: u16, (slot, _)| width.saturating_add(slot.span));
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
            let mut cells = Vec::with_capacity(self.slots.len());
            for (slot, merged) in &self.slots {
                let column = slot.column;
                let span = match (merged, &spans) {
                    (Some(merged), Some(spans)) => spans.of_cell(at, *merged),
                    _ if column.kind == ColumnKind::Number && numbered == Numbered::Once => {
                        once(at, rows.len())
                    }
                    _ => 1,
                };
                if span > 0 {
                    let cell = self.laid(slot, Cell::new(self.sheet.content(*place, column)), span);
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
        let mut cells = Vec::with_capacity(self.slots.len());
        for (slot, _) in &self.slots {
            let column = slot.column;
            cells.push(if column.kind == ColumnKind::Number {
                self.laid(slot, Cell::text(own.as_str()), 1)
            } else if by.contains(&column.key) {
                let cell = self.laid(slot, Cell::new(self.sheet.content(*first, column)), 1);
                self.notes.cell(entries[0], column, cell)
            } else {
                self.laid(slot, Cell::text(""), 1)
            });
        }
        self.rows.push(Row::new(cells));
        let spans = Spans::of(&self.merged, &entries);
        for (at, place) in places.iter().enumerate() {
            let mut cells = Vec::with_capacity(self.slots.len());
            for (slot, merged) in &self.slots {
                let column = slot.column;
                let common = by.contains(&column.key)
                    || (column.kind == ColumnKind::Number && numbered == Numbered::Once);
                if common {
                    cells.push(self.laid(slot, Cell::text(""), 1));
                    continue;
                }
                let span = merged.map_or(1, |merged| spans.of_cell(at, merged));
                if span > 0 {
                    let cell = self.laid(slot, Cell::new(self.sheet.content(*place, column)), span);
                    cells.push(self.notes.cell(entries[at], column, cell));
                }
            }
            self.rows.push(Row::new(cells));
        }
    }

    fn finish(self, value: Option<&str>) -> Table {
        Table {
            name: "Перечень".to_owned(),
            columns: self.layout.table_columns(value),
            head: self.head,
            column_numbers: self.sheet.shape.column_numbers,
            rows: self.rows,
            notes: self.notes.finish(),
            ..Table::default()
        }
    }
}

/// Each column with its place among those merged.
fn placed<'a>(slots: Vec<Slot<'a>>, merged: &[&ColumnKey]) -> Vec<(Slot<'a>, Option<usize>)> {
    let place = |slot: &Slot<'_>| merged.iter().position(|key| **key == slot.column.key);
    slots.into_iter().map(|slot| (slot, place(&slot))).collect()
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
