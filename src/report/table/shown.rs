//! Rows in a shape, laid out; what stands in a table, text by text.

use super::cell::{Around, Sheet};
use super::directory::Directory;
use super::list::Item;
use super::{body, list};
use prikaz_amend::laying::arrange::{self, Arranged};
use prikaz_amend::laying::number::{self, Numbers};
use prikaz_document::{Cell, Column, Grid, Row, Slot, Table};
use prikaz_domain::Entry;
use prikaz_form::{Form, Shape};

/// What rows look like in a shape: tables, or a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Tables, each with its title; without one where the shape has no several tables.
    Tables(Vec<(String, Table)>),
    /// Items of a list.
    List(Vec<Item>),
}

/// The rows of `entries` in `shape`.
pub fn shown(form: &Form, shape: &Shape, entries: &[Entry]) -> Shown {
    let laid = Laid::of(form, shape, entries);
    let mut directory = Directory::empty(form);
    laid.enter(&mut directory, 0);
    laid.shown(Around { directory: &directory, annex: 0, marks: &[] })
}

/// Rows that have their places and numbers, but no cells yet.
pub(super) struct Laid<'a> {
    form: &'a Form,
    shape: &'a Shape,
    entries: &'a [Entry],
    arranged: Arranged,
    numbers: Numbers,
}

impl<'a> Laid<'a> {
    pub(super) fn of(form: &'a Form, shape: &'a Shape, entries: &'a [Entry]) -> Self {
        let arranged = arrange::arrange(form, shape, entries);
        let numbers = number::number(shape, entries, &arranged);
        Self { form, shape, entries, arranged, numbers }
    }

    /// Enters the rows of `annex` where references will look for them.
    pub(super) fn enter(&self, directory: &mut Directory, annex: usize) {
        if !directory.is_idle() {
            for (place, entry) in self.entries.iter().enumerate() {
                directory.enter(annex, entry, self.numbers.of(place, entry));
            }
        }
    }

    pub(super) fn shown(&self, around: Around<'_>) -> Shown {
        let sheet = Sheet::new(self.form, self.shape, self.entries, &self.numbers, around);
        match &self.shape.list {
            Some(listing) => Shown::List(list::items(&sheet, listing, &self.arranged)),
            None => Shown::Tables(body::tables(&sheet, &self.arranged)),
        }
    }
}

/// What stands in the rows of `table`, text by text: a cell over several columns or rows stands at its first, the rest
/// is empty. A row across the whole table is one text.
pub fn texts(table: &Table) -> Vec<Vec<String>> {
    let columns = table.columns.len();
    let mut grid = Grid::new(columns, table.rows.len());
    let mut slots = Vec::new();
    let mut found = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        grid.place(row, &mut slots);
        if let [(_, Slot::Cell { cell, .. })] = slots.as_slice() {
            found.push(vec![cell.content.printed().into_owned()]);
            continue;
        }
        let mut line = vec![String::new(); columns];
        for (column, slot) in &slots {
            if let Slot::Cell { cell, .. } = slot {
                line[*column] = cell.content.printed().into_owned();
            }
        }
        found.push(line);
    }
    found
}

/// The empty table of the form, to be filled in by a unit.
pub(crate) fn of_blank(form: &Form) -> Table {
    let columns: Vec<_> = form.filled_in().collect();
    let head = columns.iter().map(|column| Cell::text(column.title.as_str()));
    Table {
        name: "Сведения".to_owned(),
        columns: columns.iter().map(|column| Column::new(f32::from(column.width))).collect(),
        head: vec![Row::new(head)],
        ..Table::default()
    }
}
