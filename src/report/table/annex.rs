//! The annexes of an order that a register fills, one or several, each with its own shape.

use std::borrow::Cow;

use crate::document::Table;
use crate::domain::Entry;
use crate::form::{Annex, Form, Pages, Shape};

use super::{Around, Directory, Item, Laid, Shown};

/// An annex of the order as it is printed, but for its stamp and its title.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedAnnex {
    /// How its pages lie.
    pub pages: Pages,
    /// What it consists of, from the top down.
    pub parts: Vec<Part>,
}

/// A part of an annex.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A table under its title, which may be empty.
    Table(String, Box<Table>),
    /// A list.
    List(Vec<Item>),
}

/// The annexes that `entries` fill: those the form names, else one. Where `shape` is given, they are shown in it,
/// whatever they are usually shown in. `marks` are their numbers as references call them: «№ 2».
pub(in crate::report) fn annexes(
    form: &Form,
    entries: &[Entry],
    shape: Option<&Shape>,
    marks: &[String],
) -> Vec<PrintedAnnex> {
    let (shapes, rows) = (shapes(form), rows_of_annexes(form, entries));
    let laid: Vec<Option<Laid<'_>>> = shapes
        .iter()
        .zip(&rows)
        .map(|(usual, rows)| Some(Laid::of(form, shape.or(usual.as_deref())?, rows)))
        .collect();
    let mut directory = Directory::empty(form);
    for (annex, laid) in laid.iter().enumerate() {
        laid.iter().for_each(|laid| laid.enter(&mut directory, annex));
    }
    let directory = &directory;
    let printed = laid.into_iter().enumerate().map(|(annex, laid)| PrintedAnnex {
        pages: form.annexes.get(annex).map_or(Pages::Landscape, |one| one.pages),
        parts: laid.map(|laid| parts(laid.shown(Around { directory, annex, marks }))).unwrap_or_default(),
    });
    printed.collect()
}

/// The shape of each annex.
pub(super) fn shapes(form: &Form) -> Vec<Option<Cow<'_, Shape>>> {
    match form.annexes.as_slice() {
        [] => vec![form.shape(None)],
        annexes => {
            annexes.iter().map(|one| form.shape(Some(&one.shape)).or_else(|| form.shape(None))).collect()
        }
    }
}

/// The rows of each annex.
pub(super) fn rows_of_annexes<'e>(form: &Form, entries: &'e [Entry]) -> Vec<Cow<'e, [Entry]>> {
    match form.annexes.as_slice() {
        [] => vec![Cow::Borrowed(entries)],
        annexes => annexes.iter().zip(0..).map(|(one, place)| rows_of(one, entries, place == 0)).collect(),
    }
}

/// The rows that stand in `annex`.
fn rows_of<'e>(annex: &Annex, entries: &'e [Entry], first: bool) -> Cow<'e, [Entry]> {
    let Some(rows) = &annex.rows else { return Cow::Borrowed(entries) };
    let belongs = |entry: &&Entry| match entry.cells.get(&rows.column) {
        // A row that says nothing here is not lost.
        None => first,
        Some(cell) => cell.values().iter().any(|value| rows.values.contains(value)),
    };
    Cow::Owned(entries.iter().filter(belongs).cloned().collect())
}

fn parts(shown: Shown) -> Vec<Part> {
    match shown {
        Shown::Tables(tables) => {
            tables.into_iter().map(|(caption, table)| Part::Table(caption, Box::new(table))).collect()
        }
        Shown::List(items) => vec![Part::List(items)],
    }
}
