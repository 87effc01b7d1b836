//! The text of a register: what stands under which headings, annex by annex.

use super::annexes::{printed_form, rows_of_annexes, shapes};
use super::arrange::{Item, arrange};
use super::number::number;
use super::obstacle::obstacle;
use crate::{AnnexText, Ground, Text, Unit, UnitKind};
use prikaz_domain::Entry;
use prikaz_form::{Form, Shape};

/// The text of `entries` in the usual shape, annex by annex.
pub fn text(form: &Form, entries: &[Entry]) -> Text {
    let shapes = shapes(form);
    let rows = rows_of_annexes(form, entries);
    let annexes = shapes.iter().zip(&rows).map(|(shape, rows)| match shape {
        Some(shape) => annex(form, shape, rows),
        None => AnnexText { form: form.clone(), has_addresses: false, grounds: Vec::new() },
    });
    Text { annexes: annexes.collect() }
}

fn annex(form: &Form, shape: &Shape, entries: &[Entry]) -> AnnexText {
    let arranged = arrange(form, shape, entries);
    let numbers = number(shape, entries, &arranged);
    let mut grounds = Vec::new();
    let mut path: Vec<Unit> = Vec::new();
    for item in &arranged.items {
        match item {
            Item::Table { caption, .. } => {
                path.clear();
                if !caption.is_empty() {
                    path.push(Unit { kind: UnitKind::Table, heading: caption.clone() });
                }
            }
            Item::Section { level, text, .. } => {
                // A level may be passed over, where rows say nothing of it.
                let is_inner = |unit: &Unit| matches!(unit.kind, UnitKind::Section(above) if above >= *level);
                path.truncate(path.iter().position(is_inner).unwrap_or(path.len()));
                path.push(Unit { kind: UnitKind::Section(*level), heading: text.clone() });
            }
            Item::Absent { text, .. } => {
                grounds.push(Ground { path: path.clone(), absent: Some(text.clone()), rows: Vec::new() });
            }
            Item::Rows { rows, .. } => {
                let places = &arranged.order[rows.clone()];
                let row = |place: &usize| {
                    let entry = &entries[*place];
                    Entry { number: numbers.of(*place, entry).to_owned(), ..entry.clone() }
                };
                let rows = places.iter().map(row).collect();
                grounds.push(Ground { path: path.clone(), absent: None, rows });
            }
            Item::Total { .. } => {}
        }
    }
    AnnexText { form: printed_form(form, shape), has_addresses: obstacle(form, shape).is_none(), grounds }
}
