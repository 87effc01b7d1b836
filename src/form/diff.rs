//! The difference of two editions: what an amending order says.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::domain::{Cell, ColumnKey, Entry, EntryId, UnitId};
use crate::fact::example;

/// A change of a register, row by row. Stored in events: fields are only ever added.
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
        /// Its printed number, which stays.
        number: String,
        /// What changed, by column.
        columns: BTreeMap<ColumnKey, CellChange>,
        /// The unit that answers for the row from now on, where that changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// The other units that answer for it from now on, where they changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        also: Option<Vec<UnitId>>,
    },
    /// «Строку … исключить».
    Excluded {
        /// The row.
        id: EntryId,
        /// Its printed number, which is not used again.
        number: String,
    },
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
/// changes and additions in the order of `new`. Applied to `old` they give `new`, always.
/// A row that was moved or renumbered (no edition does that) is excluded and added again.
pub fn diff(old: &[Entry], new: &[Entry]) -> Vec<EntryChange> {
    let kept = kept_rows(old, new);
    let mut changes: Vec<EntryChange> = old
        .iter()
        .filter(|entry| !kept.contains_key(&entry.id))
        .map(|entry| EntryChange::Excluded { id: entry.id, number: entry.number.clone() })
        .collect();
    let mut after = None;
    for entry in new {
        match kept.get(&entry.id) {
            Some(before) => changes.extend(changed(before, entry)),
            None => changes.push(EntryChange::Added { entry: entry.clone(), after }),
        }
        after = Some(entry.id);
    }
    changes
}

/// The rows of `old` that are in `new` too, under the same number and in the same order.
fn kept_rows<'o>(old: &'o [Entry], new: &[Entry]) -> HashMap<EntryId, &'o Entry> {
    let places: HashMap<EntryId, usize> =
        old.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect();
    let mut kept = HashMap::new();
    let mut next = 0;
    for entry in new {
        let place =
            places.get(&entry.id).filter(|place| **place >= next && old[**place].number == entry.number);
        if let Some(place) = place {
            kept.insert(entry.id, &old[*place]);
            next = place + 1;
        }
    }
    kept
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
    let same = columns.is_empty() && unit.is_none() && also.is_none();
    (!same).then(|| EntryChange::Changed { id: entry.id, number: entry.number.clone(), columns, unit, also })
}

/// The rows that `changes` make of `old`. A change of a row that is not there changes nothing;
/// a row added behind one that is not there comes last.
pub fn apply(old: &[Entry], changes: &[EntryChange]) -> Vec<Entry> {
    let mut excluded: HashSet<EntryId> = HashSet::new();
    let mut changed: HashMap<EntryId, Amendment<'_>> = HashMap::new();
    let mut added: HashMap<Option<EntryId>, Vec<&Entry>> = HashMap::new();
    for change in changes {
        match change {
            EntryChange::Excluded { id, .. } => {
                excluded.insert(*id);
            }
            EntryChange::Changed { id, columns, unit, also, .. } => {
                changed.insert(*id, Amendment { columns, unit: unit.as_ref(), also: also.as_ref() });
            }
            EntryChange::Added { entry, after } => added.entry(*after).or_default().push(entry),
        }
    }
    let kept = old.iter().filter(|entry| !excluded.contains(&entry.id));
    let kept = kept.map(|entry| match changed.get(&entry.id) {
        Some(amendment) => amendment.of(entry),
        None => entry.clone(),
    });
    woven(kept, added)
}

/// What changes in a row.
struct Amendment<'c> {
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
        entry.unit = self.unit.cloned().unwrap_or(entry.unit);
        entry.also = self.also.cloned().unwrap_or(entry.also);
        entry
    }
}

/// The rows that stay, each followed by those added behind it, and by those added behind them.
fn woven(kept: impl Iterator<Item = Entry>, mut added: HashMap<Option<EntryId>, Vec<&Entry>>) -> Vec<Entry> {
    let mut rows = Vec::new();
    follow(&mut rows, None, &mut added);
    for entry in kept {
        let id = entry.id;
        rows.push(entry);
        follow(&mut rows, Some(id), &mut added);
    }
    let mut stray: Vec<&Entry> = added.into_values().flatten().collect();
    stray.sort_by_key(|entry| entry.id);
    rows.extend(stray.into_iter().cloned());
    rows
}

fn follow(rows: &mut Vec<Entry>, after: Option<EntryId>, added: &mut HashMap<Option<EntryId>, Vec<&Entry>>) {
    let mut waiting: Vec<&Entry> = added.remove(&after).unwrap_or_default();
    waiting.reverse();
    while let Some(entry) = waiting.pop() {
        rows.push(entry.clone());
        waiting.extend(added.remove(&Some(entry.id)).into_iter().flatten().rev());
    }
}

example! {
    enum EntryChange { Added { entry, after }, Changed { id, number, columns, unit, also }, Excluded { id, number } }
}
example! { struct CellChange { from, to } }
