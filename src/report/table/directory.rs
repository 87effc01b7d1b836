//! What references print: the number of the row they lead to, and the annex it stands in.

use std::collections::HashMap;

use prikaz_domain::{Cell, ColumnKey, Entry, EntryId};
use prikaz_form::{Form, folded, target};

/// The printed numbers of rows, for references to find. Empty where the form has no references.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    /// Numbers by the annex, from 0, and the row.
    numbers: HashMap<(usize, EntryId), Box<str>>,
    /// The first annex each row stands in.
    annexes: HashMap<EntryId, usize>,
    /// For each column that references lead to, the first row with each text.
    texts: HashMap<ColumnKey, HashMap<String, EntryId>>,
}

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowPlace<'d> {
    /// The annex, from 0.
    pub(super) annex: usize,
    /// Its printed number there.
    pub(super) number: &'d str,
}

impl Directory {
    /// Nothing yet, but the columns that references of `form` lead to.
    pub(super) fn empty(form: &Form) -> Self {
        let targets = form.columns.iter().filter_map(|column| target(&column.kind));
        Self { texts: targets.map(|to| (to.clone(), HashMap::new())).collect(), ..Self::default() }
    }

    /// The rows by the numbers they have in the register; of rows that are told alike the first counts.
    pub(crate) fn of<'e>(form: &Form, entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let mut directory = Self::empty(form);
        if !directory.texts.is_empty() {
            entries.into_iter().for_each(|entry| directory.enter(0, entry, &entry.number));
        }
        directory
    }

    /// Whether no reference can ask for anything.
    pub(super) fn is_idle(&self) -> bool {
        self.texts.is_empty()
    }

    /// Enters `entry`, which is printed under `number` in `annex`.
    pub(super) fn enter(&mut self, annex: usize, entry: &Entry, number: &str) {
        self.numbers.entry((annex, entry.id)).or_insert_with(|| number.into());
        self.annexes.entry(entry.id).or_insert(annex);
        for (column, rows) in &mut self.texts {
            if let Some(text) =
                entry.cells.get(column).map(ToString::to_string).filter(|text| !text.is_empty())
            {
                rows.entry(folded(&text)).or_insert(entry.id);
            }
        }
    }

    /// The row that `cell` leads to, told by what stands in `to` where the cell knows no better: in `annex` if it
    /// stands there.
    pub(super) fn find(&self, annex: usize, to: &ColumnKey, cell: &Cell) -> Option<RowPlace<'_>> {
        let by_text = |text: &str| self.texts.get(to)?.get(&folded(text)).copied();
        let row = match cell {
            Cell::Text(text) => by_text(text)?,
            Cell::Reference { row, .. } => *row,
            Cell::List(_) => return None,
        };
        let annex = if self.numbers.contains_key(&(annex, row)) { annex } else { *self.annexes.get(&row)? };
        self.numbers.get(&(annex, row)).map(|number| RowPlace { annex, number })
    }
}
