//! Where units say different things of one row, as facts for messages.

use crate::register::{CellFacts, ConflictFacts, WordingFacts};
use prikaz_app::Rulebook;
use prikaz_domain::{ColumnKey, UnitId};
use prikaz_form::{Column, Conflict, Wording};

/// The facts of a conflict, for messages and for programs.
pub fn conflict_facts(book: &Rulebook, conflict: &Conflict, number: usize) -> ConflictFacts {
    let form = &book.procedure.form;
    let first = conflict.wordings.first();
    let row = form.key.iter().filter_map(|key| first?.cells.get(key)).map(ToString::to_string).collect();
    let columns = || conflict.columns.iter().filter_map(|key| form.column(key));
    let said = |(wording, number): (&Wording, usize)| {
        let of = |key: &ColumnKey| wording.cells.get(key).map(ToString::to_string).unwrap_or_default();
        let cell = |column: &Column| CellFacts { title: column.title.clone(), value: of(&column.key) };
        WordingFacts {
            units: units_of(book, wording),
            keys: wording.units.clone(),
            stands: wording.stands,
            number,
            cells: wording.cells.clone(),
            differing: columns().map(cell).collect(),
        }
    };
    ConflictFacts {
        number,
        conflict: conflict.id,
        row,
        columns: conflict.columns.clone(),
        differs: columns().map(|column| column.title.clone()).collect(),
        wordings: conflict.wordings.iter().zip(1..).map(said).collect(),
    }
}

/// Titles of the units whose wording it is.
pub fn units_of(book: &Rulebook, wording: &Wording) -> Vec<String> {
    let title = |unit: &UnitId| book.organisation.title_of(unit);
    wording.units.iter().map(title).collect()
}
