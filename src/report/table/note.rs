//! Footnotes: marks on heads and cells, and what they mean, table by table.
//!
//! Marks are given in the order they are met; a note nothing refers to is not printed.

use std::collections::HashMap;

use prikaz_document::{Cell, Content, Inline};
use prikaz_domain::Entry;
use prikaz_form::{Column, Marks, NoteOn, Shape};

use prikaz_amend::laying::arrange::text_of;

/// The notes of a table in the making.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    shape: &'a Shape,
    texts: Vec<String>,
    places: HashMap<String, usize>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(shape: &'a Shape) -> Self {
        Self { shape, texts: Vec::new(), places: HashMap::new() }
    }

    /// Marks the cell of the head that begins in `row` at `column`.
    pub(super) fn head(&mut self, row: usize, column: usize, cell: Cell) -> Cell {
        let here = NoteOn::Head { row, column };
        let texts: Vec<String> =
            self.shape.notes.iter().filter(|note| note.on == here).map(|note| note.text.clone()).collect();
        self.marked(cell, texts)
    }

    /// Marks the cell of `column` in the row `entry`.
    pub(super) fn cell(&mut self, entry: &Entry, column: &Column, cell: Cell) -> Cell {
        if self.shape.notes.is_empty() {
            return cell;
        }
        let text = |note: &prikaz_form::Note| match &note.on {
            NoteOn::Value { column: on, value } if *on == column.key => {
                let held = entry.cells.get(on).is_some_and(|cell| cell.values().contains(value));
                held.then(|| note.text.clone())
            }
            NoteOn::Rows { column: on, from } if *on == column.key => {
                Some(text_of(entry, from).into_owned()).filter(|text| !text.trim().is_empty())
            }
            _ => None,
        };
        let texts: Vec<String> = self.shape.notes.iter().filter_map(text).collect();
        self.marked(cell, texts)
    }

    /// What stands under the table.
    pub(super) fn finish(self) -> Vec<Vec<Inline>> {
        let marks = self.shape.marks;
        let note = |(place, text): (usize, String)| {
            let mut inlines = vec![mark(marks, place)];
            inlines.extend(Inline::lines(&format!("\u{a0}{text}")));
            inlines
        };
        self.texts.into_iter().enumerate().map(note).collect()
    }

    fn marked(&mut self, mut cell: Cell, texts: Vec<String>) -> Cell {
        for text in texts {
            let next = self.texts.len();
            let place = *self.places.entry(text.clone()).or_insert(next);
            if place == next {
                self.texts.push(text);
            }
            cell.content = with_mark(cell.content, mark(self.shape.marks, place));
        }
        cell
    }
}

fn mark(marks: Marks, place: usize) -> Inline {
    match marks {
        Marks::Stars => Inline::Text(format!("<{}>", "*".repeat(place + 1))),
        Marks::Numbers => Inline::Text(format!("<{}>", place + 1)),
        Marks::Raised => Inline::Raised(vec![Inline::Text((place + 1).to_string())]),
    }
}

fn with_mark(content: Content, mark: Inline) -> Content {
    match (content, mark) {
        (Content::Inlines(inlines), mark) => Content::Inlines(inlines.into_iter().chain([mark]).collect()),
        (content, Inline::Text(mark)) => Content::Text(format!("{}{mark}", content.printed()).into()),
        (content, mark) => {
            Content::Inlines(Inline::lines(&content.printed()).into_iter().chain([mark]).collect())
        }
    }
}
