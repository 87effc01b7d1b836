//! Puts what the units handed in together with the edition in force.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::domain::{ColumnKey, Entry, EntryId, UnitId};

use super::number::{PrintedNumber, number_at_end, number_between};
use super::order::{Rank, Ranks};
use super::text::cells_key;
use super::{Cells, Form, reference};

/// What a unit handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Supplied {
    /// All its rows: they replace those it had.
    Rows(Arc<Vec<Cells>>),
    /// «Изменений нет»: its rows stay.
    Nil,
}

/// What went before: the edition in force, and all that may not be used again.
#[derive(Debug, Clone, Copy)]
pub struct History<'h> {
    /// Rows of the edition in force, in printed order; none before the first edition.
    pub entries: &'h [Entry],
    /// All numbers ever printed, those of excluded rows too.
    pub numbers: &'h BTreeSet<String>,
    /// The highest identity ever given.
    pub last_id: Option<EntryId>,
}

/// The rows of the next edition, in printed order.
///
/// A unit's rows replace those it had. A row whose key columns are those of a row the unit had keeps that row's
/// identity and number; the others get new ones. The first edition is numbered from 1 in the form's order;
/// later nothing is renumbered, and a new row takes its place by the order and a number between its neighbours'.
pub fn consolidate(form: &Form, history: History<'_>, submissions: &[(UnitId, Supplied)]) -> Vec<Entry> {
    let merged = Merged::of(form, history.entries, submissions);
    let mut ids = fresh_ids(&history);
    let ranks = Ranks::of(
        form,
        merged.kept.iter().map(|entry| &entry.cells).chain(merged.fresh.iter().map(|row| row.1)),
    );
    let mut fresh: Vec<_> =
        merged.fresh.into_iter().map(|(unit, cells)| (ranks.rank(cells), unit, cells)).collect();
    fresh.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let fresh = fresh.into_iter().map(|(rank, unit, cells)| {
        let id = ids.next().unwrap_or(EntryId(u32::MAX));
        (rank, Entry { id, number: String::new(), unit: unit.clone(), cells: cells.clone() })
    });
    let mut edition = place(&ranks, merged.kept, fresh.collect(), used_numbers(&history));
    reference::bind(form, history.entries, &mut edition);
    edition
}

/// The rows `after`, which were made of `before` one by one, with their references bound.
pub fn bound(form: &Form, before: &[Entry], mut after: Vec<Entry>) -> Vec<Entry> {
    reference::bind(form, before, &mut after);
    after
}

fn fresh_ids(history: &History<'_>) -> impl Iterator<Item = EntryId> + use<> {
    let known = history.entries.iter().map(|entry| entry.id).chain(history.last_id).max();
    (known.map_or(1, |EntryId(last)| last.saturating_add(1))..=u32::MAX).map(EntryId)
}

fn used_numbers(history: &History<'_>) -> BTreeSet<PrintedNumber> {
    let printed = history.entries.iter().map(|entry| &entry.number);
    history.numbers.iter().chain(printed).filter_map(|number| PrintedNumber::parse(number)).collect()
}

/// The rows that stay, in printed order, and the new ones, as handed in.
struct Merged<'s> {
    kept: Vec<Entry>,
    fresh: Vec<(&'s UnitId, &'s Cells)>,
}

impl<'s> Merged<'s> {
    fn of(form: &Form, entries: &[Entry], submissions: &'s [(UnitId, Supplied)]) -> Self {
        let mut replaced: HashSet<&UnitId> = HashSet::new();
        let mut renewed: HashMap<usize, &Cells> = HashMap::new();
        let mut fresh = Vec::new();
        let key = key_columns(form);
        let by_unit = entries_by_unit(entries);
        for (unit, rows) in last_of_each(submissions) {
            replaced.insert(unit);
            let before = by_unit.get(unit).map_or(&[][..], Vec::as_slice);
            for (cells, found) in rows.iter().zip(matches(&key, entries, before, rows)) {
                match found {
                    Some(entry_idx) => {
                        renewed.insert(entry_idx, cells);
                    }
                    None => fresh.push((unit, cells)),
                }
            }
        }
        let kept =
            entries.iter().enumerate().filter_map(|(entry_idx, entry)| match renewed.get(&entry_idx) {
                Some(cells) => Some(Entry { cells: (*cells).clone(), ..entry.clone() }),
                None => (!replaced.contains(&entry.unit)).then(|| entry.clone()),
            });
        Self { kept: kept.collect(), fresh }
    }
}

/// The rows each unit handed in last, in the order of the first handing-in.
fn last_of_each(submissions: &[(UnitId, Supplied)]) -> Vec<(&UnitId, &[Cells])> {
    let mut places: HashMap<&UnitId, usize> = HashMap::new();
    let mut units: Vec<(&UnitId, &Supplied)> = Vec::new();
    for (unit, supplied) in submissions {
        match places.get(unit) {
            Some(place) => units[*place].1 = supplied,
            None => {
                places.insert(unit, units.len());
                units.push((unit, supplied));
            }
        }
    }
    let rows = units.into_iter().filter_map(|(unit, supplied)| match supplied {
        Supplied::Rows(rows) => Some((unit, rows.as_slice())),
        Supplied::Nil => None,
    });
    rows.collect()
}

fn entries_by_unit(entries: &[Entry]) -> HashMap<&UnitId, Vec<usize>> {
    let mut units: HashMap<&UnitId, Vec<usize>> = HashMap::new();
    for (entry_idx, entry) in entries.iter().enumerate() {
        units.entry(&entry.unit).or_default().push(entry_idx);
    }
    units
}

/// The columns that tell a row: those of the form's key, else all.
fn key_columns(form: &Form) -> Vec<&ColumnKey> {
    let all = || form.filled_in().map(|column| &column.key).collect();
    if form.key.is_empty() { all() } else { form.key.iter().collect() }
}

/// For each row the entry it was before, if any. Of several with one key, the unchanged are paired first,
/// the others in order.
fn matches(key: &[&ColumnKey], entries: &[Entry], before: &[usize], rows: &[Cells]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    if before.is_empty() {
        return found;
    }
    let mut taken: HashSet<usize> = HashSet::new();
    let whole = |cells: &Cells| cells_key(cells, cells.keys());
    let by_key = |cells: &Cells| cells_key(cells, key.iter().copied());
    for text_of in [&whole as &dyn Fn(&Cells) -> String, &by_key] {
        let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
        for entry_idx in before.iter().filter(|entry_idx| !taken.contains(entry_idx)) {
            waiting.entry(text_of(&entries[*entry_idx].cells)).or_default().push_back(*entry_idx);
        }
        for (slot, cells) in found.iter_mut().zip(rows).filter(|(slot, _)| slot.is_none()) {
            *slot = waiting.get_mut(&text_of(cells)).and_then(VecDeque::pop_front);
            taken.extend(*slot);
        }
    }
    found
}

/// Puts the new rows, which are in order of their ranks, among those that stay, and numbers them.
fn place(
    ranks: &Ranks<'_>,
    kept: Vec<Entry>,
    fresh: Vec<(Rank, Entry)>,
    mut used: BTreeSet<PrintedNumber>,
) -> Vec<Entry> {
    let mut least_behind: Vec<_> = kept.iter().map(|entry| ranks.rank(&entry.cells)).collect();
    for place in (1..least_behind.len()).rev() {
        if least_behind[place] < least_behind[place - 1] {
            least_behind[place - 1] = least_behind[place].clone();
        }
    }
    let mut edition: Vec<Entry> = Vec::with_capacity(kept.len() + fresh.len());
    let mut before: Option<PrintedNumber> = None;
    let mut kept = kept.into_iter().enumerate().peekable();
    for (rank, mut entry) in fresh {
        // Behind the last row that sorts before it or with it.
        let place = least_behind.partition_point(|least| *least <= rank);
        while let Some((_, entry)) = kept.next_if(|(kept_idx, _)| *kept_idx < place) {
            before = PrintedNumber::parse(&entry.number).or(before);
            edition.push(entry);
        }
        let after = kept.peek().map(|(_, next)| PrintedNumber::parse(&next.number));
        let number = number_for(before.as_ref(), after, &used);
        entry.number = number.to_string();
        used.insert(number.clone());
        before = Some(number);
        edition.push(entry);
    }
    edition.extend(kept.map(|(_, entry)| entry));
    edition
}

/// A row behind all others, or before one whose number cannot be read, goes on with the whole numbers.
fn number_for(
    before: Option<&PrintedNumber>,
    after: Option<Option<PrintedNumber>>,
    used: &BTreeSet<PrintedNumber>,
) -> PrintedNumber {
    match after.flatten() {
        Some(after) => number_between(before, &after, used),
        None => number_at_end(used),
    }
}
