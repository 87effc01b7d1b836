//! The rows that may stand in the next edition: who says them, and which row of the edition in force they were.

use std::borrow::Cow;
use std::collections::VecDeque;

use prikaz_domain::{ColumnKey, Entry, EntryId, UnitId};

use crate::words::spelling::{HashMap, HashSet, RowKey, Spellings};
use crate::words::text::cells_key;
use crate::{Cells, Form, Supplied, Was};

/// A row that may stand in the next edition.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'s> {
    /// Who says it; of several the one who is asked first.
    pub(crate) unit: &'s UnitId,
    /// Who else says it.
    pub(super) also: Vec<&'s UnitId>,
    pub(crate) cells: Cow<'s, Cells>,
    /// Its place in the edition in force, whose identity and number it keeps.
    pub(crate) entry: Option<usize>,
    /// Where its unit puts it, where it is new.
    pub(crate) beside: Beside,
}

/// Where a unit puts a new row: the rows of the edition in force that stand next to it among those it hands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Beside {
    /// The nearest above.
    pub(crate) follows: Option<usize>,
    /// The nearest below.
    pub(super) precedes: Option<usize>,
}

impl Beside {
    /// For each row that its unit hands in, with the place of the row of the edition that it is, if any.
    fn of(found: &[Option<usize>]) -> Vec<Self> {
        let mut all = vec![Self::default(); found.len()];
        let mut above = None;
        for (beside, found) in all.iter_mut().zip(found) {
            beside.follows = above;
            above = found.or(above);
        }
        let mut below = None;
        for (beside, found) in all.iter_mut().zip(found).rev() {
            beside.precedes = below;
            below = found.or(below);
        }
        all
    }
}

impl<'s> Candidate<'s> {
    fn new(unit: &'s UnitId, cells: &'s Cells, entry: Option<usize>) -> Self {
        Self { unit, also: Vec::new(), cells: Cow::Borrowed(cells), entry, beside: Beside::default() }
    }

    /// All who say it.
    pub(crate) fn units(&self) -> impl Iterator<Item = &'s UnitId> {
        std::iter::once(self.unit).chain(self.also.iter().copied())
    }

    /// Whether `unit` says it.
    pub(crate) fn is_of(&self, unit: &UnitId) -> bool {
        self.units().any(|one| one == unit)
    }

    /// The row; `first` is named first among its units where it is one of them.
    pub(super) fn into_entry(mut self, id: EntryId, number: String, first: Option<&UnitId>) -> Entry {
        if let Some(place) = self.also.iter().position(|unit| Some(*unit) == first) {
            let first = self.also.remove(place);
            self.also.insert(0, std::mem::replace(&mut self.unit, first));
        }
        let also = self.also.into_iter().cloned().collect();
        Entry { id, number, unit: self.unit.clone(), also, cells: self.cells.into_owned() }
    }
}

/// What reads the same in every column a unit fills in.
pub(crate) fn reading(form: &Form, cells: &Cells) -> String {
    cells_key(cells, form.filled_in().map(|column| &column.key))
}

/// The rows of the edition in force that stay, each once for every wording it now has, in the order of the edition;
/// then the new ones in the order of handing in. What several units hand in alike is one.
pub(super) fn candidates<'s>(
    form: &Form,
    entries: &'s [Entry],
    submissions: &'s [(UnitId, Supplied)],
    spellings: &mut Spellings<'s>,
) -> Vec<Candidate<'s>> {
    let said = Said::of(form, entries, submissions, spellings);
    let mut found: Vec<Candidate<'s>> = Vec::with_capacity(entries.len() + said.fresh.len());
    for (place, entry) in entries.iter().enumerate() {
        said.wordings(form, place, entry, &mut found);
    }
    share(form, &mut found, said.fresh, spellings);
    found
}

/// What the units say of the rows they had, and what they add.
struct Said<'s> {
    replaced: HashSet<&'s UnitId>,
    renewed: HashMap<(usize, &'s UnitId), &'s Cells>,
    fresh: Vec<Fresh<'s>>,
}

/// A new row, who says it, and beside which rows.
type Fresh<'s> = (&'s UnitId, &'s Cells, Beside);

impl<'s> Said<'s> {
    fn of(
        form: &Form,
        entries: &'s [Entry],
        submissions: &'s [(UnitId, Supplied)],
        spellings: &mut Spellings<'s>,
    ) -> Self {
        let mut said = Self { replaced: HashSet::default(), renewed: HashMap::default(), fresh: Vec::new() };
        let key = key_columns(form);
        let by_unit = entries_by_unit(entries);
        for (unit, rows, was) in last_of_each(submissions) {
            said.replaced.insert(unit);
            let before = by_unit.get(unit).map_or(&[][..], Vec::as_slice);
            let found = match was {
                Some(was) => told(entries, before, was, rows.len()),
                None => matches(&key, entries, before, rows, spellings),
            };
            for ((cells, found), beside) in rows.iter().zip(&found).zip(Beside::of(&found)) {
                match *found {
                    Some(entry) => drop(said.renewed.insert((entry, unit), cells)),
                    None => said.fresh.push((unit, cells, beside)),
                }
            }
        }
        said
    }

    /// The wordings of a row of the edition in force: of the units that had it, some leave it, some change it, the
    /// others drop it.
    fn wordings(&self, form: &Form, place: usize, entry: &'s Entry, found: &mut Vec<Candidate<'s>>) {
        let first = found.len();
        for unit in entry.units() {
            let cells = match (self.replaced.contains(unit), self.renewed.get(&(place, unit))) {
                (_, Some(cells)) => *cells,
                (false, None) => &entry.cells,
                (true, None) => continue,
            };
            // Mostly there is one unit, and nothing to be compared.
            let alike = |other: &Candidate<'_>| reading(form, &other.cells) == reading(form, cells);
            match found[first..].iter_mut().find(|other| alike(other)) {
                Some(other) => other.also.push(unit),
                None => found.push(Candidate::new(unit, cells, Some(place))),
            }
        }
    }
}

/// Adds the new rows; one that reads like a row of another unit is that row.
fn share<'s>(
    form: &Form,
    found: &mut Vec<Candidate<'s>>,
    fresh: Vec<Fresh<'s>>,
    spellings: &mut Spellings<'s>,
) {
    let columns: Vec<&ColumnKey> = form.filled_in().map(|column| &column.key).collect();
    let mut known: HashMap<RowKey, Vec<usize>> = HashMap::default();
    if !fresh.is_empty() {
        for (place, candidate) in found.iter().enumerate() {
            // Nothing is worded by anybody but the units so far.
            if let Cow::Borrowed(cells) = candidate.cells {
                known.entry(spellings.key(cells, columns.iter().copied())).or_default().push(place);
            }
        }
    }
    for (unit, cells, beside) in fresh {
        let alike = known.entry(spellings.key(cells, columns.iter().copied())).or_default();
        match alike.iter().find(|place| !found[**place].is_of(unit)) {
            Some(place) => found[*place].also.push(unit),
            None => {
                alike.push(found.len());
                found.push(Candidate { beside, ..Candidate::new(unit, cells, None) });
            }
        }
    }
}

/// The rows each unit handed in last, in the order of the first handing-in.
fn last_of_each(submissions: &[(UnitId, Supplied)]) -> Vec<(&UnitId, &[Cells], Option<&Was>)> {
    let mut places: HashMap<&UnitId, usize> = HashMap::default();
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
        Supplied::Rows(rows) => Some((unit, rows.as_slice(), None)),
        Supplied::Known { rows, was } => Some((unit, rows.as_slice(), Some(was.as_ref()))),
        Supplied::Nil => None,
    });
    rows.collect()
}

fn entries_by_unit(entries: &[Entry]) -> HashMap<&UnitId, Vec<usize>> {
    let mut units: HashMap<&UnitId, Vec<usize>> = HashMap::default();
    for (entry_idx, entry) in entries.iter().enumerate() {
        for unit in entry.units() {
            units.entry(unit).or_default().push(entry_idx);
        }
    }
    units
}

/// The columns that tell a row: those of the form's key, else all.
fn key_columns(form: &Form) -> Vec<&ColumnKey> {
    let all = || form.filled_in().map(|column| &column.key).collect();
    if form.key.is_empty() { all() } else { form.key.iter().collect() }
}

/// For each row the entry it is said to have been, where it is one of the unit's, and no other row is that already.
fn told(entries: &[Entry], before: &[usize], was: &Was, rows: usize) -> Vec<Option<usize>> {
    let mut places: HashMap<EntryId, usize> =
        before.iter().map(|place| (entries[*place].id, *place)).collect();
    let said = was.iter().copied().chain(std::iter::repeat(None));
    said.take(rows).map(|id| id.and_then(|id| places.remove(&id))).collect()
}

/// For each of `rows` of one unit, which of the rows `before` that the unit has in the edition it was by its key.
pub(crate) fn by_key(form: &Form, before: &[Entry], rows: &[&Cells]) -> Was {
    let places: Vec<usize> = (0..before.len()).collect();
    let mut spellings = Spellings::default();
    let found = matches(&key_columns(form), before, &places, rows.iter().copied(), &mut spellings);
    found.into_iter().map(|place| place.map(|place| before[place].id)).collect()
}

/// For each row the entry it was before, if any. Of several with one key, the unchanged are paired first,
/// the others in order.
fn matches<'s>(
    key: &[&ColumnKey],
    entries: &'s [Entry],
    before: &[usize],
    rows: impl IntoIterator<Item = &'s Cells, IntoIter: ExactSizeIterator + Clone>,
    spellings: &mut Spellings<'s>,
) -> Vec<Option<usize>> {
    let rows = rows.into_iter();
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    if before.is_empty() {
        return found;
    }
    let mut taken: HashSet<usize> = HashSet::default();
    for whole in [true, false] {
        let mut key_of = |cells: &'s Cells| match whole {
            true => (cells.keys().collect(), spellings.key(cells, cells.keys())),
            false => (Vec::new(), spellings.key(cells, key.iter().copied())),
        };
        let mut waiting: HashMap<(Vec<&ColumnKey>, RowKey), VecDeque<usize>> = HashMap::default();
        for entry_idx in before.iter().filter(|entry_idx| !taken.contains(entry_idx)) {
            waiting.entry(key_of(&entries[*entry_idx].cells)).or_default().push_back(*entry_idx);
        }
        for (slot, cells) in found.iter_mut().zip(rows.clone()).filter(|(slot, _)| slot.is_none()) {
            *slot = waiting.get_mut(&key_of(cells)).and_then(VecDeque::pop_front);
            taken.extend(*slot);
        }
    }
    found
}
