//! Applies an amendment by its printed addresses, as one who has only the paper would.

use std::collections::HashMap;

use prikaz_domain::Entry;
use prikaz_form::Form;

use super::edit::edited;
use super::print::{cell_of, printed_cell};
use super::{Amendment, CellEdits, Operation, Place, Span};

/// An operation names what the text does not have, or has more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchPlace {
    /// The row.
    pub row: String,
    /// The column («графа»), where the fault is in a cell.
    pub column: Option<usize>,
}

/// The rows that `amendment` makes of `old`, both of `form`. Excluded rows keep their place to the end, so that
/// every operation finds the row it names.
///
/// # Errors
/// The first row or cell that is not there as an operation names it.
pub fn apply(form: &Form, old: &[Entry], amendment: &Amendment) -> Result<Vec<Entry>, NoSuchPlace> {
    let mut text = AmendedText::of(old);
    for operation in &amendment.operations {
        text.operate(form, operation)?;
    }
    for entry in &amendment.unprinted {
        text.restate(entry)?;
    }
    Ok(text.rows())
}

struct AmendedText<'e> {
    places: HashMap<&'e str, usize>,
    front: Vec<Entry>,
    slots: Vec<Slot>,
}

/// A row of the old text with what was added behind it.
struct Slot {
    entry: Option<Entry>,
    behind: Vec<Entry>,
}

impl<'e> AmendedText<'e> {
    fn of(old: &'e [Entry]) -> Self {
        let places = old.iter().enumerate().map(|(place, entry)| (entry.number.as_str(), place)).collect();
        let slots = old.iter().map(|entry| Slot { entry: Some(entry.clone()), behind: Vec::new() });
        Self { places, front: Vec::new(), slots: slots.collect() }
    }

    fn rows(self) -> Vec<Entry> {
        let slots = self.slots.into_iter().flat_map(|slot| slot.entry.into_iter().chain(slot.behind));
        self.front.into_iter().chain(slots).collect()
    }

    fn place(&self, number: &str) -> Result<usize, NoSuchPlace> {
        self.places.get(number).copied().ok_or_else(|| NoSuchPlace { row: number.to_owned(), column: None })
    }

    fn operate(&mut self, form: &Form, operation: &Operation) -> Result<(), NoSuchPlace> {
        match operation {
            Operation::Add { place, rows } => self.add(place, rows),
            Operation::Restate { rows } => rows.iter().try_for_each(|row| self.restate(row)),
            Operation::Exclude { rows } => rows.iter().try_for_each(|span| self.exclude(span)),
            Operation::Words { row, cells } => {
                cells.iter().try_for_each(|edits| self.reword(form, row, edits))
            }
            Operation::RestateAnnex { rows } => {
                self.slots.clear();
                self.front.clone_from(rows);
                Ok(())
            }
            // Rows of a register alone do not know what stands over them.
            Operation::In { .. }
            | Operation::RestateUnit { .. }
            | Operation::ExcludeUnit
            | Operation::AddUnit { .. } => Err(NoSuchPlace { row: String::new(), column: None }),
        }
    }

    fn add(&mut self, place: &Place, rows: &[Entry]) -> Result<(), NoSuchPlace> {
        let into = match place {
            Place::Before(first) => {
                self.place(first)?;
                &mut self.front
            }
            Place::After(number) => {
                let place = self.place(number)?;
                &mut self.slots[place].behind
            }
            Place::End => self.slots.last_mut().map_or(&mut self.front, |slot| &mut slot.behind),
        };
        into.extend(rows.iter().cloned());
        Ok(())
    }

    fn restate(&mut self, entry: &Entry) -> Result<(), NoSuchPlace> {
        let place = self.place(&entry.number)?;
        self.slots[place].entry = Some(entry.clone());
        Ok(())
    }

    fn exclude(&mut self, span: &Span) -> Result<(), NoSuchPlace> {
        let (first, last) = (self.place(&span.first)?, self.place(&span.last)?);
        self.slots[first..=last.max(first)].iter_mut().for_each(|slot| slot.entry = None);
        Ok(())
    }

    fn reword(&mut self, form: &Form, row: &str, edits: &CellEdits) -> Result<(), NoSuchPlace> {
        let nowhere = || NoSuchPlace { row: row.to_owned(), column: Some(edits.column) };
        let place = self.place(row)?;
        let column = edits.column.checked_sub(1).and_then(|column| form.columns.get(column));
        let (Some(column), Some(entry)) = (column, &mut self.slots[place].entry) else {
            return Err(nowhere());
        };
        let text = edited(&printed_cell(column, entry), &edits.edits).ok_or_else(nowhere)?;
        match cell_of(column, &text) {
            Some(cell) => entry.cells.insert(column.key.clone(), cell),
            None => entry.cells.remove(&column.key),
        };
        Ok(())
    }
}
