//! Where different units say different things of one row: what is to be decided, and what comes of a decision.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use prikaz_domain::{Cell, ColumnKey, Digest, Entry, EntryId, UnitId, digest_of};
use prikaz_fact::{coded, example};

use super::candidate::{Candidate, reading};
use crate::words::spelling::{Fast, HashMap, HashSet, RowKey, Spellings};
use crate::words::text::{cells_key, folded};
use crate::{Cells, ColumnKind, Form};

/// One row in the words of different units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// What the decision is bound to: exactly these wordings of exactly these units.
    pub id: Digest,
    /// The columns in which they differ, in the order of the form.
    pub columns: Vec<ColumnKey>,
    /// The wordings, in the order of the edition and of handing in.
    pub wordings: Vec<Wording>,
}

/// What one or several units say. Stored in events: fields are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Who says it.
    pub units: Vec<UnitId>,
    /// The row of the edition in force that it changes, or leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// Whether it is the wording of the edition in force.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stands: bool,
    /// The row.
    pub cells: BTreeMap<ColumnKey, Cell>,
}

coded! {
/// What was decided about a conflict. Stored in events: forms are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settlement {
    /// The wording of this number, from 1, holds for all of the units.
    Take(usize),
    /// A wording of its own holds for all of them.
    Own(BTreeMap<ColumnKey, Cell>),
    /// They are different rows; all stay.
    All,
}
}

/// What was decided, by conflict.
pub type Decisions = BTreeMap<Digest, Settlement>;

/// Carries out `decisions` on `candidates` and gives the conflicts nobody has decided.
pub(super) fn settle<'s>(
    form: &Form,
    entries: &[Entry],
    candidates: &mut Vec<Candidate<'s>>,
    decisions: &Decisions,
    spellings: &mut Spellings<'s>,
) -> Vec<Conflict> {
    let mut open = Vec::new();
    let mut gone: Vec<bool> = vec![false; candidates.len()];
    for group in groups(form, entries, candidates, spellings) {
        let conflict = conflict(form, entries, &group, candidates);
        match decisions.get(&conflict.id) {
            None => open.push(conflict),
            Some(Settlement::All) => {}
            Some(Settlement::Take(number)) => {
                let taken = number.checked_sub(1).and_then(|place| group.get(place));
                unite(&group, taken.copied().unwrap_or(group[0]), None, candidates, &mut gone);
            }
            Some(Settlement::Own(cells)) => unite(&group, group[0], Some(cells), candidates, &mut gone),
        }
    }
    let mut gone = gone.into_iter();
    candidates.retain(|_| !gone.next().unwrap_or(false));
    part(form, entries, candidates);
    open
}

/// Candidates of one key that different units word differently, and of which one is new or changed.
fn groups<'s>(
    form: &Form,
    entries: &[Entry],
    candidates: &[Candidate<'s>],
    spellings: &mut Spellings<'s>,
) -> Vec<Vec<usize>> {
    if form.key.is_empty() {
        return Vec::new();
    }
    let mut by_key: HashMap<RowKey, Vec<usize>> =
        HashMap::with_capacity_and_hasher(candidates.len(), Fast::default());
    for (place, candidate) in candidates.iter().enumerate() {
        // Nothing is worded by anybody but the units so far.
        let Cow::Borrowed(cells) = candidate.cells else { continue };
        let blank = form.key.iter().all(|key| cells.get(key).is_none_or(Cell::is_empty));
        if !blank {
            by_key.entry(spellings.key(cells, &form.key)).or_default().push(place);
        }
    }
    let differ =
        |one: &usize, other: &usize| !candidates[*one].units().any(|unit| candidates[*other].is_of(unit));
    let is_new = |place: &usize| !stands(form, entries, &candidates[*place]);
    let mut groups: Vec<Vec<usize>> = by_key
        .into_values()
        .filter(|group| group.len() > 1)
        .filter(|group| group.iter().any(|one| group.iter().any(|other| differ(one, other))))
        .filter(|group| group.iter().any(is_new))
        .collect();
    groups.sort_unstable();
    groups
}

fn stands(form: &Form, entries: &[Entry], candidate: &Candidate<'_>) -> bool {
    let before = candidate.entry.map(|place| &entries[place].cells);
    before.is_some_and(|before| reading(form, before) == reading(form, &candidate.cells))
}

fn conflict(form: &Form, entries: &[Entry], group: &[usize], candidates: &[Candidate<'_>]) -> Conflict {
    let wording = |place: &usize| {
        let candidate = &candidates[*place];
        Wording {
            units: candidate.units().cloned().collect(),
            entry: candidate.entry.map(|place| entries[place].id),
            stands: stands(form, entries, candidate),
            cells: candidate.cells.as_ref().clone(),
        }
    };
    let wordings: Vec<Wording> = group.iter().map(wording).collect();
    let differs = |column: &&ColumnKey| {
        let mut values = wordings.iter().map(|one| cells_key(&one.cells, [*column]));
        let first = values.next();
        values.any(|other| Some(&other) != first.as_ref())
    };
    let columns = form.filled_in().map(|column| &column.key).filter(differs);
    let columns = columns.cloned().collect();
    Conflict { id: digest(&wordings), columns, wordings }
}

/// One row in the place of the wordings of `conflict`: where they differ in columns of several values only, each of
/// those with the values of all, in the order of the vocabulary, others behind.
///
/// # Errors
/// The columns of one value in which they differ: nobody knows which holds.
pub fn united(form: &Form, conflict: &Conflict) -> Result<Cells, Vec<ColumnKey>> {
    let several = |key: &&ColumnKey| {
        form.column(key).is_some_and(|column| matches!(column.kind, ColumnKind::Choices(_)))
    };
    let single: Vec<ColumnKey> = conflict.columns.iter().filter(|key| !several(key)).cloned().collect();
    if !single.is_empty() {
        return Err(single);
    }
    let mut cells = conflict.wordings.first().map(|one| one.cells.clone()).unwrap_or_default();
    for key in &conflict.columns {
        let said = conflict.wordings.iter().filter_map(|one| one.cells.get(key));
        cells.insert(key.clone(), Cell::List(together(form, key, said.flat_map(Cell::values))));
    }
    Ok(cells)
}

/// Each value once, those of the vocabulary of `column` first and in its order.
pub(crate) fn together<'v>(
    form: &Form,
    column: &ColumnKey,
    said: impl Iterator<Item = &'v String>,
) -> Vec<String> {
    let mut seen = HashSet::default();
    let mut values: Vec<String> = said.filter(|value| seen.insert(folded(value))).cloned().collect();
    let known = form.vocabulary_of(column).into_iter().flat_map(|vocabulary| &vocabulary.values);
    let known: Vec<String> = known.map(|value| folded(value)).collect();
    values.sort_by_key(|value| {
        let value = folded(value);
        known.iter().position(|one| *one == value).unwrap_or(usize::MAX)
    });
    values
}

/// Wordings hold texts and keys only, so they can always be written as JSON.
fn digest(wordings: &[Wording]) -> Digest {
    digest_of(&serde_json::to_vec(wordings).unwrap_or_default())
}

/// Makes one row of the group: that of `taken`, said by all its units, with the identity of the row it changes or of
/// the first that has one.
fn unite(
    group: &[usize],
    taken: usize,
    cells: Option<&Cells>,
    candidates: &mut [Candidate<'_>],
    gone: &mut [bool],
) {
    let all: Vec<_> = group.iter().flat_map(|place| candidates[*place].units()).collect();
    let entry = candidates[taken].entry.or_else(|| group.iter().find_map(|place| candidates[*place].entry));
    let one = &mut candidates[taken];
    one.entry = entry;
    for unit in all {
        if !one.is_of(unit) {
            one.also.push(unit);
        }
    }
    if let Some(cells) = cells {
        one.cells = Cow::Owned(cells.clone());
    }
    for place in group.iter().filter(|place| **place != taken) {
        gone[*place] = true;
    }
}

/// Puts the rows of the edition in its order. Of several that were one, that which stands keeps its identity, else the
/// first.
fn part(form: &Form, entries: &[Entry], candidates: &mut [Candidate<'_>]) {
    candidates.sort_by_key(|candidate| candidate.entry.unwrap_or(usize::MAX));
    for run in candidates.chunk_by_mut(|one, other| one.entry.is_some() && one.entry == other.entry) {
        if run.len() > 1 {
            let keeps = run.iter().position(|one| stands(form, entries, one)).unwrap_or(0);
            for (_, one) in run.iter_mut().enumerate().filter(|(place, _)| *place != keeps) {
                one.entry = None;
            }
        }
    }
}

example! { struct Conflict { id, columns, wordings } }
example! { struct Wording { units, entry, stands, cells } }
