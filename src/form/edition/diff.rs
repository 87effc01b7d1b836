//! The difference of two editions: what an amending order says.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use prikaz_domain::{Cell, ColumnKey, Entry, EntryId, UnitId};
use prikaz_fact::{coded, example};

coded! {
/// A change of a register, row by row. Stored in events: fields and forms are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryChange {
    /// «Дополнить строкой …».
    Added {
        /// The new row.
        entry: Entry,
        /// The row it stands behind; none where it is the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<EntryId>,
    },
    /// «Строку … изложить в следующей редакции».
    Changed {
        /// The row.
        id: EntryId,
        /// Its printed number from now on.
        number: String,
        /// The number it had, where the rows are numbered anew.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<String>,
        /// What changed, by column.
        columns: BTreeMap<ColumnKey, CellChange>,
        /// The unit that answers for the row from now on, where that changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// The other units that answer for it from now on, where they changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        also: Option<Vec<UnitId>>,
    },
    /// The row stands elsewhere among the others; what changed in it besides is told by [`EntryChange::Changed`].
    Moved {
        /// The row.
        id: EntryId,
        /// Its printed number from now on.
        number: String,
        /// The row it stands behind; none where it is the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<EntryId>,
    },
    /// «Строку … исключить».
    Excluded {
        /// The row.
        id: EntryId,
        /// The number it had.
        number: String,
    },
}
}

impl EntryChange {
    /// The printed number the row is called by: from now on, or the one it had where it goes.
    pub fn number(&self) -> &str {
        match self {
            Self::Added { entry, .. } => &entry.number,
            Self::Changed { number, .. } | Self::Moved { number, .. } | Self::Excluded { number, .. } => {
                number
            }
        }
    }

    /// Whether nothing changed in the row but its number: it reads as it did.
    pub fn is_numbering(&self) -> bool {
        matches!(self, Self::Changed { columns, unit: None, also: None, .. } if columns.is_empty())
    }
}

/// The printed numbers of rows, by what happens to them: what every message about changes is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ChangedRows {
    /// Those that come.
    pub added: Vec<String>,
    /// Those in which something changes.
    pub changed: Vec<String>,
    /// Those that stand elsewhere.
    pub moved: Vec<String>,
    /// Those that go, by the numbers they had.
    pub excluded: Vec<String>,
    /// How many have another number.
    pub renumbered: usize,
}

impl ChangedRows {
    /// The rows of `changes`.
    pub fn of(changes: &[EntryChange]) -> Self {
        let mut rows = Self::default();
        for change in changes {
            let number = change.number().to_owned();
            rows.renumbered += usize::from(matches!(change, EntryChange::Changed { was: Some(_), .. }));
            match change {
                EntryChange::Added { .. } => rows.added.push(number),
                EntryChange::Changed { .. } if change.is_numbering() => {}
                EntryChange::Changed { .. } => rows.changed.push(number),
                EntryChange::Moved { .. } => rows.moved.push(number),
                EntryChange::Excluded { .. } => rows.excluded.push(number),
            }
        }
        rows
    }
}

/// A cell before and after; none where it was or becomes empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellChange {
    /// What stood there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Cell>,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Cell>,
}

/// The changes that make `new` of `old`, in the order of rows: first the exclusions, in the order of `old`, then
/// the others in the order of `new`. Applied to `old` they give `new`, always.
/// A row is the same row whatever its number and wherever it stands: only as few rows as need be are moved.
pub fn diff(old: &[Entry], new: &[Entry]) -> Vec<EntryChange> {
    let before: HashMap<EntryId, &Entry> = old.iter().map(|entry| (entry.id, entry)).collect();
    let stays: HashSet<EntryId> = new.iter().map(|entry| entry.id).collect();
    let moved = moved_rows(old, new);
    let mut changes: Vec<EntryChange> = old
        .iter()
        .filter(|entry| !stays.contains(&entry.id))
        .map(|entry| EntryChange::Excluded { id: entry.id, number: entry.number.clone() })
        .collect();
    let mut after = None;
    for entry in new {
        match before.get(&entry.id) {
            Some(before) => {
                if moved.contains(&entry.id) {
                    changes.push(EntryChange::Moved { id: entry.id, number: entry.number.clone(), after });
                }
                changes.extend(changed(before, entry));
            }
            None => changes.push(EntryChange::Added { entry: entry.clone(), after }),
        }
        after = Some(entry.id);
    }
    changes
}

/// The rows of both that do not stand in the same order, as few as possible: all but a longest run of rows that do.
fn moved_rows(old: &[Entry], new: &[Entry]) -> HashSet<EntryId> {
    let places: HashMap<EntryId, usize> =
        old.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect();
    let both: Vec<(EntryId, usize)> =
        new.iter().filter_map(|entry| Some((entry.id, *places.get(&entry.id)?))).collect();
    // For each length the run of it that ends earliest, by its last row; each row knows the one before it in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(both.len());
    for (row, (_, place)) in both.iter().enumerate() {
        let length = ends.partition_point(|end| both[*end].1 < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = row,
            None => ends.push(row),
        }
    }
    let mut moved: HashSet<EntryId> = both.iter().map(|(id, _)| *id).collect();
    let mut next = ends.last().copied();
    while let Some(row) = next {
        moved.remove(&both[row].0);
        next = before[row];
    }
    moved
}

fn changed(before: &Entry, entry: &Entry) -> Option<EntryChange> {
    let keys: BTreeSet<&ColumnKey> = before.cells.keys().chain(entry.cells.keys()).collect();
    let change = |key: &ColumnKey| CellChange {
        from: before.cells.get(key).cloned(),
        to: entry.cells.get(key).cloned(),
    };
    let columns: BTreeMap<ColumnKey, CellChange> = keys
        .into_iter()
        .filter(|key| before.cells.get(*key) != entry.cells.get(*key))
        .map(|key| (key.clone(), change(key)))
        .collect();
    let unit = (before.unit != entry.unit).then(|| entry.unit.clone());
    let also = (before.also != entry.also).then(|| entry.also.clone());
    let was = (before.number != entry.number).then(|| before.number.clone());
    let same = columns.is_empty() && unit.is_none() && also.is_none() && was.is_none();
    let (id, number) = (entry.id, entry.number.clone());
    (!same).then_some(EntryChange::Changed { id, number, was, columns, unit, also })
}

/// The rows that `changes` make of `old`. A change of a row that is not there changes nothing;
/// a row added or moved behind one that is not there comes last.
pub fn apply(old: &[Entry], changes: &[EntryChange]) -> Vec<Entry> {
    let mut leave: HashSet<EntryId> = HashSet::new();
    let mut changed: HashMap<EntryId, Amendment<'_>> = HashMap::new();
    let mut placed: HashMap<Option<EntryId>, Vec<Entry>> = HashMap::new();
    for change in changes {
        match change {
            EntryChange::Excluded { id, .. } | EntryChange::Moved { id, .. } => {
                leave.insert(*id);
            }
            EntryChange::Changed { id, number, columns, unit, also, .. } => {
                let (unit, also) = (unit.as_ref(), also.as_ref());
                changed.insert(*id, Amendment { number, columns, unit, also });
            }
            EntryChange::Added { .. } => {}
        }
    }
    let amended = |entry: &Entry| match changed.get(&entry.id) {
        Some(amendment) => amendment.of(entry),
        None => entry.clone(),
    };
    let known: HashMap<EntryId, &Entry> = old.iter().map(|entry| (entry.id, entry)).collect();
    for change in changes {
        match change {
            EntryChange::Added { entry, after } => placed.entry(*after).or_default().push(entry.clone()),
            EntryChange::Moved { id, after, .. } => {
                placed.entry(*after).or_default().extend(known.get(id).map(|entry| amended(entry)));
            }
            EntryChange::Changed { .. } | EntryChange::Excluded { .. } => {}
        }
    }
    woven(old.iter().filter(|entry| !leave.contains(&entry.id)).map(amended), placed)
}

/// What changes in a row.
struct Amendment<'c> {
    number: &'c str,
    columns: &'c BTreeMap<ColumnKey, CellChange>,
    unit: Option<&'c UnitId>,
    also: Option<&'c Vec<UnitId>>,
}

impl Amendment<'_> {
    fn of(&self, entry: &Entry) -> Entry {
        let mut entry = entry.clone();
        for (key, change) in self.columns {
            match &change.to {
                Some(cell) => entry.cells.insert(key.clone(), cell.clone()),
                None => entry.cells.remove(key),
            };
        }
        self.number.clone_into(&mut entry.number);
        entry.unit = self.unit.cloned().unwrap_or(entry.unit);
        entry.also = self.also.cloned().unwrap_or(entry.also);
        entry
    }
}

/// The rows that stay, each followed by those placed behind it, and by those placed behind them.
fn woven(kept: impl Iterator<Item = Entry>, mut placed: HashMap<Option<EntryId>, Vec<Entry>>) -> Vec<Entry> {
    let mut rows = Vec::new();
    follow(&mut rows, None, &mut placed);
    for entry in kept {
        let id = entry.id;
        rows.push(entry);
        follow(&mut rows, Some(id), &mut placed);
    }
    let mut stray: Vec<Entry> = placed.into_values().flatten().collect();
    stray.sort_by_key(|entry| entry.id);
    rows.extend(stray);
    rows
}

fn follow(rows: &mut Vec<Entry>, after: Option<EntryId>, placed: &mut HashMap<Option<EntryId>, Vec<Entry>>) {
    let mut waiting: Vec<Entry> = placed.remove(&after).unwrap_or_default();
    waiting.reverse();
    while let Some(entry) = waiting.pop() {
        let id = entry.id;
        rows.push(entry);
        waiting.extend(placed.remove(&Some(id)).into_iter().flatten().rev());
    }
}

example! { struct CellChange { from, to } }
example! { struct ChangedRows { added, changed, moved, excluded, renumbered } }
