//! Puts what the units handed in together with the edition in force.

use std::collections::BTreeSet;

use prikaz_domain::{Entry, EntryId, UnitId};

use super::candidate::{Candidate, candidates};
use super::conflict::{Conflict, Decisions, settle};
use super::number::{PrintedNumber, number_for};
use super::order::{Rank, Ranks};
use super::reference;
use super::supplied::Supplied;
use crate::Form;
use crate::words::spelling::{HashMap, Spellings};

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
/// A unit's rows replace those it had. A row whose key columns are those of a row the unit had, or that is said to be
/// that row, keeps its identity and number; the others get new ones. A row that several units hand in alike is one, with
/// all of them as its sources. The first edition is numbered from 1 in the form's order; later nothing is renumbered here, and
/// a new row takes its place by the order, or, where that says nothing, beside the rows next to which its unit has it, and
/// a number between its neighbours'.
pub fn consolidate(form: &Form, history: History<'_>, submissions: &[(UnitId, Supplied)]) -> Vec<Entry> {
    draw_together(form, history, submissions, &Decisions::new()).entries
}

/// What comes of submissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The rows, as of [`consolidate`]; where a conflict is undecided, all its wordings.
    pub entries: Vec<Entry>,
    /// What different units say differently and nobody has decided, in the order of the rows.
    pub conflicts: Vec<Conflict>,
}

/// As [`consolidate`], with `decisions` about conflicts, and with those that are undecided.
pub fn draw_together(
    form: &Form,
    history: History<'_>,
    submissions: &[(UnitId, Supplied)],
    decisions: &Decisions,
) -> Drawn {
    let mut spellings = Spellings::default();
    let mut candidates = candidates(form, history.entries, submissions, &mut spellings);
    let conflicts = settle(form, history.entries, &mut candidates, decisions, &mut spellings);
    let ranks = Ranks::of(form, candidates.iter().map(|candidate| candidate.cells.as_ref()));
    let (kept, fresh): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|one| one.entry.is_some());
    let slots = Slots::of(&ranks, &kept);
    let mut fresh: Vec<_> =
        fresh.into_iter().map(|one| (slots.of_new(&ranks.rank(&one.cells), &one), one)).collect();
    fresh.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut ids = fresh_ids(&history);
    let fresh = fresh.into_iter().map(|((slot, _), candidate)| {
        let id = ids.next().unwrap_or(EntryId(u32::MAX));
        (slot, candidate.into_entry(id, String::new(), None))
    });
    let kept = kept.into_iter().filter_map(|candidate| {
        let before = &history.entries[candidate.entry?];
        Some(candidate.into_entry(before.id, before.number.clone(), Some(&before.unit)))
    });
    let mut entries = place(kept.collect(), fresh.collect(), used_numbers(&history));
    reference::bind(form, history.entries, &mut entries);
    let mut conflicts: Vec<_> = conflicts
        .into_iter()
        .map(|one| (one.wordings.first().map(|one| ranks.rank(&one.cells)), one))
        .collect();
    conflicts.sort_by(|(one, _), (other, _)| one.cmp(other));
    Drawn { entries, conflicts: conflicts.into_iter().map(|(_, one)| one).collect() }
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

/// Where new rows go among those that stay.
struct Slots {
    ranks: Vec<Rank>,
    /// The least rank of a row and all behind it.
    least_behind: Vec<Rank>,
    /// By its place in the edition in force, where a row that stays stands now.
    places: HashMap<usize, usize>,
}

impl Slots {
    fn of(ranks: &Ranks<'_>, kept: &[Candidate<'_>]) -> Self {
        let own: Vec<Rank> = kept.iter().map(|one| ranks.rank(&one.cells)).collect();
        let mut least_behind = own.clone();
        for place in (1..least_behind.len()).rev() {
            if least_behind[place] < least_behind[place - 1] {
                least_behind[place - 1] = least_behind[place].clone();
            }
        }
        let places = kept.iter().enumerate().filter_map(|(place, one)| Some((one.entry?, place)));
        Self { ranks: own, least_behind, places: places.collect() }
    }

    /// Behind so many of the rows that stay the new row `one` comes, and its rank among the new ones there: beside the
    /// row next to which its unit has it, where the form puts both alike, else behind the last row that sorts before it
    /// or with it.
    fn of_new(&self, rank: &Rank, one: &Candidate<'_>) -> (usize, Rank) {
        let alike = |entry: Option<usize>| {
            self.places.get(&entry?).copied().filter(|place| self.ranks[*place] == *rank)
        };
        let above = || alike(one.beside.follows).map(|place| place + 1);
        let slot = above()
            .or_else(|| alike(one.beside.precedes))
            .unwrap_or_else(|| self.least_behind.partition_point(|least| least <= rank));
        (slot, rank.clone())
    }
}

/// Puts the new rows, which are in order of their slots, among those that stay, and numbers them.
fn place(kept: Vec<Entry>, fresh: Vec<(usize, Entry)>, mut used: BTreeSet<PrintedNumber>) -> Vec<Entry> {
    let mut edition: Vec<Entry> = Vec::with_capacity(kept.len() + fresh.len());
    let mut before: Option<PrintedNumber> = None;
    let mut kept = kept.into_iter().enumerate().peekable();
    for (slot, mut entry) in fresh {
        while let Some((_, entry)) = kept.next_if(|(kept_idx, _)| *kept_idx < slot) {
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
