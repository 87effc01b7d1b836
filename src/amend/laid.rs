//! Drafts an amendment from two printed texts, where rows stand under tables and sections, in several annexes, or have
//! numbers of their own.

use std::collections::{HashMap, HashSet};

use prikaz_domain::{Entry, EntryId};
use prikaz_form::Form;

use super::draft::{amendment, has_addresses};
use super::laying::text;
use super::text::{AnnexText, Ground, Text, Unit};
use super::{Amendment, Manner, Operation, UnitPlace};

/// The amendment that makes `new` of `old`, both of `form`, as they are printed in its usual shape.
pub fn drafted_amendment(form: &Form, old: &[Entry], new: &[Entry], manner: Manner) -> Amendment {
    if has_addresses(form) {
        return amendment(form, old, new, manner);
    }
    amendment_of_texts(&text(form, old), &text(form, new), manner)
}

/// The amendment that makes `new` of `old`, two texts of one form.
///
/// What changes under one heading is said row by row where the printed numbers of the rows that stay do not move; else
/// the part under that heading is restated. Parts come and go as wholes. An annex is restated where its headings do not
/// tell its parts, and where more of it changes than `manner` allows.
pub fn amendment_of_texts(old: &Text, new: &Text, manner: Manner) -> Amendment {
    let mut whole = Amendment::default();
    for (annex, (old, new)) in old.annexes.iter().zip(&new.annexes).enumerate() {
        if old.grounds == new.grounds {
            continue;
        }
        match Drafting::of(old, new, manner).and_then(Drafting::finish) {
            Some(made) => {
                let within =
                    |(path, operation)| Operation::In { annex, path, operation: Box::new(operation) };
                whole.operations.extend(made.operations.into_iter().map(within));
                whole.unprinted.extend(made.unprinted);
            }
            None => {
                let rows = new.grounds.iter().flat_map(|ground| &ground.rows).cloned().collect();
                let operation = Box::new(Operation::RestateAnnex { rows });
                whole.operations.push(Operation::In { annex, path: Vec::new(), operation });
            }
        }
    }
    whole
}

struct Drafting<'t> {
    old: &'t AnnexText,
    new: &'t AnnexText,
    manner: Manner,
    /// For each ground of the new text its place in the old one.
    places: Vec<Option<usize>>,
    old_parts: HashSet<&'t [Unit]>,
    new_parts: HashSet<&'t [Unit]>,
    made: Made,
}

#[derive(Default)]
struct Made {
    operations: Vec<(Vec<Unit>, Operation)>,
    unprinted: Vec<Entry>,
    /// Rows of the old text that change or go.
    changed: usize,
}

impl<'t> Drafting<'t> {
    /// None where the headings do not tell which part is which.
    fn of(old: &'t AnnexText, new: &'t AnnexText, manner: Manner) -> Option<Self> {
        let places: HashMap<&[Unit], usize> =
            old.grounds.iter().enumerate().map(|(place, ground)| (ground.path.as_slice(), place)).collect();
        let known: HashSet<&[Unit]> = new.grounds.iter().map(|ground| ground.path.as_slice()).collect();
        let are_told = places.len() == old.grounds.len() && known.len() == new.grounds.len();
        let is_empty = old.grounds.is_empty() || new.grounds.is_empty();
        if is_empty || !old.has_addresses || !are_told || !headless_rows_are_told(old) {
            return None;
        }
        let places: Vec<Option<usize>> =
            new.grounds.iter().map(|ground| places.get(ground.path.as_slice()).copied()).collect();
        let stay: Vec<usize> = places.iter().flatten().copied().collect();
        let in_order = stay.is_sorted();
        let (old_parts, new_parts) = (parts(old), parts(new));
        let drafting = Self { old, new, manner, places, old_parts, new_parts, made: Made::default() };
        (in_order && drafting.are_named() && !drafting.is_retitled()).then_some(drafting)
    }

    /// Whether what each part is called names one part, of those that go and those that come too.
    fn are_named(&self) -> bool {
        let mut named: HashMap<Vec<(bool, &str)>, &[Unit]> = HashMap::new();
        let mut parts = self.old_parts.union(&self.new_parts);
        parts.all(|part| *named.entry(part.iter().map(Unit::name).collect()).or_insert(part) == *part)
    }

    /// Whether a part has another heading over the same rows: its number moved.
    fn is_retitled(&self) -> bool {
        let ids = |ground: &Ground| ground.rows.iter().map(|row| row.id).collect::<Vec<EntryId>>();
        let gone = self.old.grounds.iter().filter(|ground| !self.new_parts.contains(ground.path.as_slice()));
        let gone: HashSet<Vec<EntryId>> = gone.filter(|ground| !ground.rows.is_empty()).map(ids).collect();
        let come = self.new.grounds.iter().filter(|ground| !self.old_parts.contains(ground.path.as_slice()));
        come.map(ids).any(|rows| gone.contains(&rows))
    }

    /// None where the annex is better restated.
    fn finish(mut self) -> Option<Made> {
        let mut before = 0;
        let mut at = 0;
        while at < self.new.grounds.len() {
            match self.places[at] {
                Some(place) => {
                    self.excluded(before..place)?;
                    (before, at) = self.kept(place, at)?;
                }
                None => at = self.added(at)?,
            }
        }
        self.excluded(before..self.old.grounds.len())?;
        let rows: usize = self.old.grounds.iter().map(|ground| ground.rows.len()).sum();
        let is_too_much = self.made.changed * 100 > rows * usize::from(self.manner.restate_above);
        (!is_too_much).then_some(self.made)
    }

    /// What becomes of the ground at `place` of the old text, which is the one at `at` of the new; gives the places
    /// behind what was said.
    fn kept(&mut self, place: usize, at: usize) -> Option<(usize, usize)> {
        let (old, new) = (&self.old.grounds[place], &self.new.grounds[at]);
        let behind = (place + 1, at + 1);
        if old == new {
            return Some(behind);
        }
        let drafted = (!old.rows.is_empty() && !new.rows.is_empty()).then(|| {
            let manner = Manner { restate_above: 100, ..self.manner };
            amendment(&self.old.form, &old.rows, &new.rows, manner)
        });
        match drafted.filter(|made| made.new_wording().is_none()) {
            Some(made) => {
                self.made.changed += made.operations.iter().map(changed).sum::<usize>();
                let operations = made.operations.into_iter();
                self.made.operations.extend(operations.map(|operation| (new.path.clone(), operation)));
                self.made.unprinted.extend(made.unprinted);
                Some(behind)
            }
            None if new.path.is_empty() => None,
            None => Some(self.restated(place, at)),
        }
    }

    /// The part whose own rows stand at `place` of the old text and at `at` of the new is restated, with every part
    /// within it: who reads «изложить» puts the quoted words in the place of all that stands under the heading.
    fn restated(&mut self, place: usize, at: usize) -> (usize, usize) {
        let path = &self.new.grounds[at].path;
        let end = |grounds: &[Ground], start: usize| {
            start + grounds[start..].iter().take_while(|ground| ground.path.starts_with(path)).count()
        };
        let behind = (end(&self.old.grounds, place), end(&self.new.grounds, at));
        let rows = self.old.grounds[place..behind.0].iter().map(|ground| ground.rows.len());
        self.made.changed += rows.sum::<usize>();
        let operation = Operation::RestateUnit { grounds: self.new.grounds[at..behind.1].to_vec() };
        self.made.operations.push((path.clone(), operation));
        behind
    }

    fn excluded(&mut self, grounds: std::ops::Range<usize>) -> Option<()> {
        for ground in &self.old.grounds[grounds] {
            let part = first_without(&ground.path, &self.new_parts)?;
            self.made.changed += ground.rows.len();
            let said = self.made.operations.last();
            if said.is_none_or(|(path, last)| path != part || !matches!(last, Operation::ExcludeUnit)) {
                self.made.operations.push((part.to_vec(), Operation::ExcludeUnit));
            }
        }
        Some(())
    }

    /// The new part that begins at `at`; gives the place behind it.
    fn added(&mut self, at: usize) -> Option<usize> {
        let grounds = &self.new.grounds[at..];
        let part = first_without(&grounds[0].path, &self.old_parts)?;
        let length = grounds.iter().take_while(|ground| ground.path.starts_with(part)).count();
        let (unit, parent) = part.split_last()?;
        let sibling = |ground: &Ground| {
            ground.path.starts_with(parent).then(|| ground.path.get(parent.len()).cloned()).flatten()
        };
        let later = grounds[length..].iter().find_map(sibling);
        let earlier = self.new.grounds[..at].iter().rev().find_map(sibling);
        let kept = grounds[length..].iter().filter(|ground| self.old_parts.contains(ground.path.as_slice()));
        let place = match (earlier, later) {
            (_, None) => UnitPlace::End,
            (Some(unit), Some(_)) => UnitPlace::After(unit),
            (None, Some(_)) => UnitPlace::Before(kept.filter_map(sibling).next()?),
        };
        let (unit, parent) = (unit.clone(), parent.to_vec());
        let operation = Operation::AddUnit { unit, place, grounds: grounds[..length].to_vec() };
        self.made.operations.push((parent, operation));
        Some(at + length)
    }
}

/// Rows that stand under no heading are told by their numbers alone, where others stand under headings.
fn headless_rows_are_told(text: &AnnexText) -> bool {
    if text.grounds.len() < 2 || text.grounds.iter().all(|ground| !ground.path.is_empty()) {
        return true;
    }
    let mut numbers = HashSet::new();
    text.grounds.iter().flat_map(|ground| &ground.rows).all(|row| numbers.insert(row.number.as_str()))
}

/// Every part of the text that has a heading.
fn parts(text: &AnnexText) -> HashSet<&[Unit]> {
    text.grounds
        .iter()
        .flat_map(|ground| (0..=ground.path.len()).map(|length| &ground.path[..length]))
        .collect()
}

/// The outermost part on the way to `path` that is not among `parts`.
fn first_without<'p>(path: &'p [Unit], parts: &HashSet<&[Unit]>) -> Option<&'p [Unit]> {
    (1..=path.len()).map(|length| &path[..length]).find(|part| !parts.contains(part))
}

/// How many rows of the old text an operation changes.
fn changed(operation: &Operation) -> usize {
    match operation {
        Operation::Restate { rows } => rows.len(),
        Operation::Exclude { rows } => rows.iter().map(|span| span.rows).sum(),
        Operation::Words { .. } => 1,
        _ => 0,
    }
}
