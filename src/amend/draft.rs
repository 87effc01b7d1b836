//! Drafts an amendment from two editions.

use std::collections::{HashMap, HashSet};

use prikaz_domain::{Cell, ColumnKey, Entry};
use prikaz_form::{Column, ColumnKind, Form, Markup, Numbering, PrintedNumber};

use super::address::spans;
use super::edit::edits;
use super::print::{cell_of, printed_cell};
use super::{Amendment, CellEdits, Operation, Place};

/// How a body amends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// When more than so many hundredths of the rows change or go, the annex is restated as a whole.
    pub restate_above: u8,
    /// When a row has more changes of words than this, it is restated.
    pub most_edits: usize,
}

impl Default for Manner {
    /// Half of the rows; three changes in a row.
    fn default() -> Self {
        Self { restate_above: 50, most_edits: 3 }
    }
}

/// Two editions have different forms: no order makes one of the other row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferentForms {
    /// Titles of the columns of the old edition.
    pub old: Vec<String>,
    /// Titles of the columns of the new one.
    pub new: Vec<String>,
}

/// Whether rows of both forms can be compared: the same columns under the same titles in the same order.
///
/// # Errors
/// The columns of both where they differ.
pub fn same_form(old: &Form, new: &Form) -> Result<(), DifferentForms> {
    let columns = |form: &Form| -> Vec<_> {
        form.columns.iter().map(|column| (column.key.clone(), column.title.clone())).collect()
    };
    let titles = |form: &Form| form.columns.iter().map(|column| column.title.clone()).collect();
    match columns(old) == columns(new) {
        true => Ok(()),
        false => Err(DifferentForms { old: titles(old), new: titles(new) }),
    }
}

/// The amendment that makes `new` of `old`, both of `form`.
///
/// Rows are restated, changed in their words, excluded and added one by one; the annex is restated as a whole
/// when more of it changes than `manner` allows, and when rows cannot be told by their printed numbers.
pub fn amendment(form: &Form, old: &[Entry], new: &[Entry], manner: Manner) -> Amendment {
    let row_by_row = Matched::of(form, old, new).map(|matched| Drafted::of(form, old, new, &matched, manner));
    let restated = || Operation::RestateAnnex { rows: new.to_vec() };
    match row_by_row {
        Some(drafted) if new.is_empty() || !drafted.is_too_much(manner) => drafted.amendment(),
        _ if old == new => Amendment::default(),
        _ => Amendment { operations: vec![restated()], unprinted: Vec::new() },
    }
}

/// For each row of the new edition its place in the old one, where it has one.
struct Matched(Vec<Option<usize>>);

impl Matched {
    /// None where a number does not name one row, or a row was moved or renumbered.
    fn of(form: &Form, old: &[Entry], new: &[Entry]) -> Option<Self> {
        let numbers: HashSet<&str> = old.iter().map(|entry| entry.number.as_str()).collect();
        let new_numbers: HashSet<&str> = new.iter().map(|entry| entry.number.as_str()).collect();
        let places: HashMap<_, _> = old.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect();
        let are_printed = has_addresses(form);
        let are_distinct = numbers.len() == old.len()
            && new_numbers.len() == new.len()
            && places.len() == old.len()
            && !numbers.contains("")
            && !new_numbers.contains("");
        if !are_printed || !are_distinct {
            return None;
        }
        let mut next = 0;
        let place = |entry: &Entry| match places.get(&entry.id) {
            Some(&place) if place >= next && old[place].number == entry.number => {
                next = place + 1;
                Some(Some(place))
            }
            None if !numbers.contains(entry.number.as_str()) => Some(None),
            _ => None,
        };
        new.iter().map(place).collect::<Option<Vec<_>>>().map(Self)
    }
}

/// Whether the annex shows the rows one by one, by their own numbers and under the columns of the form: only then do
/// a row and a column have an address.
pub fn has_addresses(form: &Form) -> bool {
    let is_numbered = form.columns.iter().any(|column| column.kind == ColumnKind::Number);
    is_numbered
        && form.annexes.len() <= 1
        && form.shape(None).is_none_or(|shape| {
            shape.columns.iter().eq(form.columns.iter().map(|column| &column.key))
                && shape.numbering == Numbering::Kept
                && shape.sections.is_empty()
                && shape.tables.is_none()
                && shape.records.is_none()
                && shape.list.is_none()
        })
}

/// Whether the words of a cell stand in the text as they are kept: not those of a type, nor with signs for looks.
fn is_quoted(column: &Column) -> bool {
    match column.kind {
        ColumnKind::Text { .. } | ColumnKind::Choice(_) | ColumnKind::Choices(_) => {
            column.markup == Markup::Plain
        }
        ColumnKind::Number | ColumnKind::Typed(_) => false,
    }
}

/// What becomes of a row of the old edition.
enum Fate<'e> {
    Kept,
    Unprinted(&'e Entry),
    Reworded(Vec<CellEdits>),
    Restated(&'e Entry),
    Excluded,
}

struct Drafted<'e> {
    old: &'e [Entry],
    /// By place in the old edition.
    fates: Vec<Fate<'e>>,
    /// By the number of old rows before them.
    added: Vec<Vec<&'e Entry>>,
}

impl<'e> Drafted<'e> {
    fn of(form: &Form, old: &'e [Entry], new: &'e [Entry], matched: &Matched, manner: Manner) -> Self {
        let mut fates: Vec<Fate<'e>> = old.iter().map(|_| Fate::Excluded).collect();
        for (entry, place) in new.iter().zip(&matched.0) {
            if let Some(place) = *place {
                fates[place] = fate(form, &old[place], entry, manner);
            }
        }
        let added = Self::placed(old, new, &matched.0);
        Self { old, fates, added }
    }

    /// Each new row behind the last row that stays before it, and behind rows that go as far as their numbers
    /// come before its own.
    fn placed(old: &[Entry], new: &'e [Entry], matched: &[Option<usize>]) -> Vec<Vec<&'e Entry>> {
        let mut added: Vec<Vec<&Entry>> = vec![Vec::new(); old.len() + 1];
        let mut stays = matched.iter().flatten().copied().peekable();
        let mut before = 0;
        for (entry, place) in new.iter().zip(matched) {
            if let Some(place) = *place {
                stays.next();
                before = place + 1;
                continue;
            }
            let end = stays.peek().copied().unwrap_or(old.len());
            let number = PrintedNumber::parse(&entry.number);
            while before < end && number.is_some() && PrintedNumber::parse(&old[before].number) < number {
                before += 1;
            }
            added[before].push(entry);
        }
        added
    }

    fn is_too_much(&self, manner: Manner) -> bool {
        let is_changed = |fate: &&Fate<'_>| !matches!(fate, Fate::Kept | Fate::Unprinted(_));
        let changed = self.fates.iter().filter(is_changed).count();
        changed * 100 > self.old.len() * usize::from(manner.restate_above)
    }

    fn amendment(&self) -> Amendment {
        let mut said = Said::default();
        for before in 0..=self.old.len() {
            if before > 0 {
                said.row(before - 1, &self.old[before - 1], &self.fates[before - 1]);
            }
            if !self.added[before].is_empty() {
                said.close();
                let rows = self.added[before].iter().copied().cloned().collect();
                said.amendment.operations.push(Operation::Add { place: self.place(before), rows });
            }
        }
        said.close();
        said.amendment
    }

    fn place(&self, before: usize) -> Place {
        match (before, self.old.get(before)) {
            (_, None) => Place::End,
            (0, Some(first)) => Place::Before(first.number.clone()),
            (before, _) => Place::After(self.old[before - 1].number.clone()),
        }
    }
}

fn fate<'e>(form: &Form, old: &Entry, new: &'e Entry, manner: Manner) -> Fate<'e> {
    if old == new {
        return Fate::Kept;
    }
    if form.reads_the_same(old, new) {
        return Fate::Unprinted(new);
    }
    match reworded(form, old, new, manner) {
        Some(cells) if old.unit == new.unit => Fate::Reworded(cells),
        _ => Fate::Restated(new),
    }
}

/// The changes of words that make `new` of `old`, where they are few and shorter than the row itself.
fn reworded(form: &Form, old: &Entry, new: &Entry, manner: Manner) -> Option<Vec<CellEdits>> {
    let mut cells = Vec::new();
    let (mut n_edits, mut quoted, mut length) = (0, 0, 0);
    for (column, number) in form.columns.iter().zip(1..) {
        let (before, after) = (printed_cell(column, old), printed_cell(column, new));
        length += after.len();
        if column.kind == ColumnKind::Number || old.cells.get(&column.key) == new.cells.get(&column.key) {
            continue;
        }
        if !is_quoted(column) || cell_of(column, &after).as_ref() != new.cells.get(&column.key) {
            return None;
        }
        let edits = edits(&before, &after)?;
        n_edits += edits.len();
        quoted += edits.iter().flat_map(|edit| edit.texts()).map(str::len).sum::<usize>();
        cells.push(CellEdits { column: number, edits });
    }
    let is_whole = unprinted_cells(form, old).eq(unprinted_cells(form, new));
    (is_whole && n_edits <= manner.most_edits && quoted <= length).then_some(cells)
}

/// Cells that no column of the form prints.
fn unprinted_cells<'e>(form: &Form, entry: &'e Entry) -> impl Iterator<Item = (&'e ColumnKey, &'e Cell)> {
    let is_printed = |key: &ColumnKey| form.filled_in_as(key).is_some();
    let cells: Vec<_> = entry.cells.iter().filter(|(key, _)| !is_printed(key)).collect();
    cells.into_iter()
}

/// The operations so far; rows that go or are restated one after another are said together.
#[derive(Default)]
struct Said<'e> {
    amendment: Amendment,
    excluded: Vec<(usize, &'e str)>,
    restated: Vec<(usize, &'e Entry)>,
}

impl<'e> Said<'e> {
    fn row(&mut self, place: usize, old: &'e Entry, fate: &Fate<'e>) {
        match fate {
            Fate::Kept => {}
            Fate::Unprinted(entry) => self.amendment.unprinted.push((*entry).clone()),
            Fate::Excluded => {
                self.close_restated();
                self.excluded.push((place, &old.number));
            }
            Fate::Restated(entry) => {
                self.close_excluded();
                if self.restated.last().is_some_and(|(last, _)| last + 1 != place) {
                    self.close_restated();
                }
                self.restated.push((place, entry));
            }
            Fate::Reworded(cells) => {
                self.close();
                let (row, cells) = (old.number.clone(), cells.clone());
                self.amendment.operations.push(Operation::Words { row, cells });
            }
        }
    }

    fn close(&mut self) {
        self.close_excluded();
        self.close_restated();
    }

    fn close_excluded(&mut self) {
        if !self.excluded.is_empty() {
            let rows = spans(self.excluded.drain(..));
            self.amendment.operations.push(Operation::Exclude { rows });
        }
    }

    fn close_restated(&mut self) {
        if !self.restated.is_empty() {
            let rows = self.restated.drain(..).map(|(_, entry)| entry.clone()).collect();
            self.amendment.operations.push(Operation::Restate { rows });
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use prikaz_domain::{EntryId, UnitId};
    use prikaz_form::{Presence, Repeats};

    /// The key of a column.
    pub(crate) fn key(text: &str) -> ColumnKey {
        ColumnKey::new(text).expect("a key of the test")
    }

    /// A form of a number and two texts.
    pub(crate) fn form() -> Form {
        let column = |name, title: &str, kind| Column {
            key: key(name),
            title: title.to_owned(),
            kind,
            presence: Presence::Required,
            width: 1,
            markup: Markup::Plain,
            only: None,
            repeats: Repeats::Never,
            example: None,
            clause: String::new(),
        };
        let text = || ColumnKind::Text { longest: 300 };
        Form {
            columns: vec![
                column("number", "Номер строки", ColumnKind::Number),
                column("process", "Процесс", text()),
                column("point", "Точка взаимодействия", text()),
            ],
            vocabularies: Vec::new(),
            rules: Vec::new(),
            key: vec![key("process"), key("point")],
            order: Vec::new(),
            shapes: Vec::new(),
            annexes: Vec::new(),
        }
    }

    /// A row of it, whose number is that of its identity.
    pub(crate) fn row(id: u32, process: &str, point: &str) -> Entry {
        let cell = |(name, text): (&str, &str)| (key(name), Cell::Text(text.to_owned()));
        Entry {
            id: EntryId(id),
            number: id.to_string(),
            unit: UnitId::new("one").expect("a unit of the test"),
            also: Vec::new(),
            cells: [("process", process), ("point", point)].into_iter().map(cell).collect(),
        }
    }

    /// The amendment of `old` that never restates the annex because too much changes.
    fn drafted(old: &[Entry], new: &[Entry]) -> Amendment {
        amendment(&form(), old, new, Manner { restate_above: 100, ..Manner::default() })
    }

    #[test]
    fn a_row_is_restated_where_its_changes_quote_more_than_it_says() {
        let said = |point| drafted(&[row(1, "приём", point)], &[row(1, "выдача", point)]).operations;
        assert!(matches!(said("сайт Министерства")[..], [Operation::Words { .. }]));
        assert!(matches!(said("сайт")[..], [Operation::Restate { .. }]));
    }

    #[test]
    fn a_number_that_another_row_had_tells_no_row() {
        let old = [row(1, "приём", "сайт"), row(2, "выдача", "сайт")];
        let mut new = old.clone();
        new[1] = Entry { number: "2".to_owned(), ..row(3, "отказ", "почта") };
        assert_eq!(drafted(&old, &new).new_wording(), Some(&new[..]));
        new[1].number = "3".to_owned();
        assert_eq!(drafted(&old, &new).new_wording(), None);
    }
}
