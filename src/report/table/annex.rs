//! The annexes of an order that a register fills, one or several, each with its own shape.

use prikaz_amend::laying::{rows_of_annexes, shapes};
use prikaz_document::Table;
use prikaz_domain::Entry;
use prikaz_form::{Form, Pages, Shape};

use super::cell::Around;
use super::shown::Laid;
use super::{Directory, Item, Shown};

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
pub(crate) fn annexes(
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

fn parts(shown: Shown) -> Vec<Part> {
    match shown {
        Shown::Tables(tables) => {
            tables.into_iter().map(|(caption, table)| Part::Table(caption, Box::new(table))).collect()
        }
        Shown::List(items) => vec![Part::List(items)],
    }
}
