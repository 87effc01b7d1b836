//! Which columns stand in the rows of a section or a table, and over how much of it each.
//!
//! Columns that only some rows have share their place: neighbours of that kind make a run, which is as wide as the most
//! of them that one row has. What a row has less is covered by the last column before the gap. So every other column
//! stands in one place all the way down.

use std::collections::BTreeSet;
use std::ops::Range;

use prikaz_document::{Alignment, Column as TableColumn};
use prikaz_domain::ColumnKey;
use prikaz_form::{Column, Shape};

use super::cell::alignment;

/// A column in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'a> {
    /// The column.
    pub(super) column: &'a Column,
    /// Its place among the columns shown.
    pub(super) place: usize,
    /// Places of the table it covers.
    pub(super) span: u16,
}

/// How the columns of a shape are laid out.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    columns: &'a [&'a Column],
    /// The column of sections or tables that decides; none where all rows have all columns.
    by: Option<&'a ColumnKey>,
    /// Whether it is that of tables, each of which is laid out for itself.
    is_split: bool,
    pieces: Vec<WidthPart>,
}

/// A part of the width of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
enum WidthPart {
    /// A column that all rows have.
    Common(usize),
    /// Columns that some rows have, and the most that one has.
    Run(Range<usize>, usize),
}

impl<'a> Layout<'a> {
    pub(super) fn of(shape: &'a Shape, columns: &'a [&'a Column]) -> Self {
        let decides = |key: &&ColumnKey| columns.iter().any(|column| is_bound(column, key));
        let split = shape.tables.as_ref().map(|split| &split.by);
        let by = split.into_iter().chain(shape.sections.iter().map(|level| &level.column)).find(decides);
        let mut pieces: Vec<WidthPart> = Vec::new();
        for (place, column) in columns.iter().enumerate() {
            match (by.is_some_and(|by| is_bound(column, by)), pieces.last_mut()) {
                (false, _) => pieces.push(WidthPart::Common(place)),
                (true, Some(WidthPart::Run(run, _))) => run.end = place + 1,
                (true, _) => pieces.push(WidthPart::Run(place..place + 1, 1)),
            }
        }
        for piece in &mut pieces {
            if let WidthPart::Run(run, most) = piece {
                let of_value = |value| run.clone().filter(|place| has(columns[*place], value)).count();
                *most = values(&columns[run.clone()]).into_iter().map(of_value).max().unwrap_or(1).max(1);
            }
        }
        Self { columns, by, is_split: by.is_some() && by == split, pieces }
    }

    /// The column of sections whose rows have columns of their own.
    pub(super) fn of_sections(&self) -> Option<&'a ColumnKey> {
        self.by.filter(|_| !self.is_split)
    }

    /// The columns of a table before any section of it, where the rows of the table have `value`.
    pub(super) fn first_slots(&self, value: Option<&str>) -> Vec<Slot<'a>> {
        self.slots(value.filter(|_| self.is_split))
    }

    /// The columns of rows that have `value` in the column that decides.
    pub(super) fn slots(&self, value: Option<&str>) -> Vec<Slot<'a>> {
        let slot = |place: usize, span: usize| Slot { column: self.columns[place], place, span: width(span) };
        let mut slots: Vec<Slot<'a>> = Vec::with_capacity(self.columns.len());
        let mut waiting = 0;
        for piece in &self.pieces {
            match piece {
                WidthPart::Common(place) => slots.push(slot(*place, 1 + std::mem::take(&mut waiting))),
                WidthPart::Run(run, most) => {
                    let own = run
                        .clone()
                        .filter(|place| value.is_some_and(|value| has(self.columns[*place], value)));
                    let before = slots.len();
                    slots.extend(own.map(|place| slot(place, 1 + std::mem::take(&mut waiting))));
                    let rest = if self.is_split { 0 } else { most - (slots.len() - before).min(*most) };
                    match slots.last_mut() {
                        Some(last) => last.span = last.span.saturating_add(width(rest)),
                        None => waiting += rest,
                    }
                }
            }
        }
        if slots.is_empty() && !self.columns.is_empty() {
            slots.push(slot(0, waiting.max(1)));
        }
        slots
    }

    /// The head over all sections: what each place holds in the rows of one or another. A title, the column where it is
    /// one, and how many places it covers.
    pub(super) fn head(&self) -> Vec<(String, Option<usize>, u16)> {
        let cell = |piece: &WidthPart| match piece {
            WidthPart::Common(place) => (self.columns[*place].title.clone(), Some(*place), 1),
            WidthPart::Run(run, most) => {
                let mut titles: Vec<&str> = Vec::new();
                for column in &self.columns[run.clone()] {
                    if !titles.contains(&column.title.as_str()) {
                        titles.push(&column.title);
                    }
                }
                (titles.join(" / "), None, width(*most))
            }
        };
        self.pieces.iter().map(cell).collect()
    }

    /// The columns of the table whose rows have `value`.
    pub(super) fn table_columns(&self, value: Option<&str>) -> Vec<TableColumn> {
        if self.of_sections().is_none() {
            let slots = self.first_slots(value).into_iter();
            return slots.map(|slot| table_column(slot.column.width, alignment(slot.column))).collect();
        }
        let of_piece = |piece: &WidthPart| match piece {
            WidthPart::Common(place) => {
                vec![table_column(self.columns[*place].width, alignment(self.columns[*place]))]
            }
            WidthPart::Run(run, most) => {
                (0..*most).map(|at| table_column(self.widest(run, at), None)).collect()
            }
        };
        self.pieces.iter().flat_map(of_piece).collect()
    }

    /// How `slot` is set where its place does not say it for all rows.
    pub(super) fn own_alignment(&self, slot: &Slot<'_>) -> Option<Alignment> {
        let by = self.of_sections()?;
        is_bound(slot.column, by).then(|| alignment(slot.column)).flatten()
    }

    /// The width of the place `at` of a run: of the widest column that may stand there.
    fn widest(&self, run: &Range<usize>, at: usize) -> u16 {
        let columns = &self.columns[run.clone()];
        let there = |value| columns.iter().filter(|column| has(column, value)).nth(at);
        values(columns).into_iter().filter_map(there).map(|column| column.width).max().unwrap_or(1)
    }
}

fn table_column(width: u16, alignment: Option<Alignment>) -> TableColumn {
    TableColumn { width: f32::from(width), alignment }
}

fn is_bound(column: &Column, by: &ColumnKey) -> bool {
    column.only.as_ref().is_some_and(|only| only.column == *by)
}

fn has(column: &Column, value: &str) -> bool {
    column.only.as_ref().is_some_and(|only| only.values.iter().any(|one| one == value))
}

/// The values for which any of `columns` is there.
fn values<'c>(columns: &[&'c Column]) -> BTreeSet<&'c str> {
    columns.iter().flat_map(|column| &column.only).flat_map(|only| &only.values).map(String::as_str).collect()
}

fn width(places: usize) -> u16 {
    u16::try_from(places).unwrap_or(u16::MAX)
}
