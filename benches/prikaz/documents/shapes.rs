//! A register whose rows are put into tables of several shapes.

use std::collections::BTreeMap;

use prikaz::document::Table;
use prikaz::domain::{Cell, ColumnKey, Entry, EntryId, UnitId};
use prikaz::form::{
    CellType, Column, ColumnKind, Counting, Form, Level, Markup, Numbering, Phrase, Presence, RecordStyle,
    Records, Shape, SubNumbers, Total, TotalOf,
};
use prikaz::report::table::{Shown, shown};

const KEYS: [&str; 7] = ["number", "event", "date", "place", "person", "count", "note"];

/// What the shapes are made of: `n` rows of the annex, and their form.
pub(crate) fn register(n: usize) -> (Form, Vec<Entry>) {
    let unit = UnitId::new("unit").expect("a key");
    let entries = (1_u32..).zip(super::annex::rows(n)).map(|(id, row)| {
        let cells = KEYS.into_iter().zip(row).skip(1);
        let cells: BTreeMap<_, _> = cells.map(|(name, text)| (key(name), Cell::Text(text))).collect();
        Entry { id: EntryId(id), number: id.to_string(), unit: unit.clone(), also: Vec::new(), cells }
    });
    (form(), entries.collect())
}

/// The tables of `entries` in the shape `name`: `plain`, or `sections` with merges, sub-numbers and totals.
pub(crate) fn tables(form: &Form, name: &str, entries: &[Entry]) -> Vec<Table> {
    let shape = if name == "plain" { Shape::plain(form) } else { sections(form) };
    match shown(form, &shape, entries) {
        Shown::Tables(tables) => tables.into_iter().map(|(_, table)| table).collect(),
        Shown::List(_) => Vec::new(),
    }
}

fn sections(form: &Form) -> Shape {
    let level = |name: &str| Level {
        column: key(name),
        heading: Phrase::parse("{path}. {Value}").expect("a phrase"),
        counting: Counting::Restart,
        absent: None,
    };
    let total = |of| Total {
        of,
        text: Phrase::parse("Итого по разделу {path}").expect("a phrase"),
        words: None,
        sum: vec![key("count")],
    };
    Shape {
        columns: ["number", "event", "date", "count", "note"].map(key).to_vec(),
        sections: vec![level("place"), level("person")],
        numbering: Numbering::Path,
        merge: vec![key("note")],
        records: Some(Records {
            by: vec![key("event")],
            style: RecordStyle::Merged,
            numbers: SubNumbers::Dotted,
        }),
        totals: vec![total(TotalOf::Section(0)), total(TotalOf::Table)],
        ..Shape::plain(form)
    }
}

fn form() -> Form {
    let columns = KEYS.map(|name| Column {
        key: key(name),
        title: name.to_owned(),
        kind: match name {
            "number" => ColumnKind::Number,
            "date" => ColumnKind::Typed(CellType::Date),
            "count" => ColumnKind::Typed(CellType::Decimal { decimals: 0, least: None, greatest: None }),
            _ => ColumnKind::Text { longest: 1000 },
        },
        presence: Presence::Required,
        width: 10,
        markup: Markup::Plain,
        only: None,
        repeats: prikaz::form::Repeats::default(),
        example: None,
        clause: String::new(),
    });
    Form {
        columns: columns.to_vec(),
        vocabularies: Vec::new(),
        rules: Vec::new(),
        key: vec![key("event")],
        order: vec![key("event")],
        shapes: Vec::new(),
        annexes: Vec::new(),
    }
}

fn key(name: &str) -> ColumnKey {
    ColumnKey::new(name).expect("a key")
}
