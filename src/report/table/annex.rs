//! The annexes of an order that a register fills, one or several, each with its own shape.

use crate::document::Table;
use crate::domain::Entry;
use crate::form::{Annex, Form, Pages, Shape};

use super::{Item, Shown, shown};

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

/// The annexes that `entries` fill: those the form names, else one. Where `shape` is given, they are
/// shown in it, whatever they are usually shown in.
pub(in crate::report) fn annexes(form: &Form, entries: &[Entry], shape: Option<&Shape>) -> Vec<PrintedAnnex> {
    if form.annexes.is_empty() {
        let usual = form.shape(None);
        let shape = shape.or(usual.as_deref());
        let parts = shape.map(|shape| parts(form, shape, entries)).unwrap_or_default();
        return vec![PrintedAnnex { pages: Pages::Landscape, parts }];
    }
    let annexes = form.annexes.iter().enumerate();
    annexes.map(|(place, annex)| printed(form, annex, entries, shape, place == 0)).collect()
}

fn printed(
    form: &Form,
    annex: &Annex,
    entries: &[Entry],
    shape: Option<&Shape>,
    first: bool,
) -> PrintedAnnex {
    let usual = form.shape(Some(&annex.shape)).or_else(|| form.shape(None));
    let shape = shape.or(usual.as_deref());
    let own: Vec<Entry>;
    let entries = match &annex.rows {
        None => entries,
        Some(rows) => {
            let belongs = |entry: &&Entry| match entry.cells.get(&rows.column) {
                // A row that says nothing here is not lost.
                None => first,
                Some(cell) => cell.values().iter().any(|value| rows.values.contains(value)),
            };
            own = entries.iter().filter(belongs).cloned().collect();
            &own
        }
    };
    PrintedAnnex {
        pages: annex.pages,
        parts: shape.map(|shape| parts(form, shape, entries)).unwrap_or_default(),
    }
}

fn parts(form: &Form, shape: &Shape, entries: &[Entry]) -> Vec<Part> {
    match shown(form, shape, entries) {
        Shown::Tables(tables) => {
            tables.into_iter().map(|(caption, table)| Part::Table(caption, Box::new(table))).collect()
        }
        Shown::List(items) => vec![Part::List(items)],
    }
}
