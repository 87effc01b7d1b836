//! The printed numbers of a draft, and what its order says of the edition in force.
//!
//! *Invariant:* a number that stands in an act stays with its row until an order brings the annex anew as a whole; then
//! all rows are numbered from 1 in their order. Which of the two it is follows from the rows alone, whatever numbers the
//! draft has, so that deciding again gives the same.

use std::collections::{BTreeSet, HashMap};

use prikaz_amend::{Amendment, Manner, drafted_amendment, prints_numbers};
use prikaz_domain::{Entry, EntryId};
use prikaz_form::{PrintedNumber, number_for};
use prikaz_procedure::{Procedure, Update};

use crate::state::register::Register;

/// The amendment that makes `new` of `old`, as the procedure wants it.
pub fn amendment_between(procedure: &Procedure, old: &[Entry], new: &[Entry]) -> Amendment {
    let amending = &procedure.order.amending;
    let manner =
        Manner { restate_above: amending.restate_above, most_edits: usize::from(amending.most_edits) };
    drafted_amendment(&procedure.form, old, new, manner)
}

/// `entries` as the next edition numbers them.
pub fn numbered(procedure: &Procedure, register: &Register, entries: Vec<Entry>) -> Vec<Entry> {
    let Some(last) = register.last_edition() else { return from_one(entries) };
    let kept = kept(register, &last.entries, entries);
    if brings_numbers(procedure, &last.entries, &kept) { from_one(kept) } else { kept }
}

/// Whether the edition `new` is numbered from 1 because the order that follows `old` brings it anew as a whole.
pub fn is_numbered_anew(procedure: &Procedure, old: &[Entry], new: &[Entry]) -> bool {
    // A draft that was drawn together before rows were numbered anew keeps the numbers it was agreed with.
    let is_from_one = new.iter().zip(1_usize..).all(|(entry, number)| entry.number == number.to_string());
    is_from_one && brings_numbers(procedure, old, new)
}

/// Whether the order brings anew every annex that prints the numbers of the register: they run through all of these.
fn brings_numbers(procedure: &Procedure, old: &[Entry], new: &[Entry]) -> bool {
    let printing = prints_numbers(&procedure.form);
    if procedure.order.update == Update::Restate || printing.is_empty() {
        return false;
    }
    let restated = amendment_between(procedure, old, new).restated();
    printing.iter().all(|annex| restated.contains(annex))
}

fn from_one(mut entries: Vec<Entry>) -> Vec<Entry> {
    for (number, entry) in (1_u32..).zip(&mut entries) {
        entry.number = number.to_string();
    }
    entries
}

/// `entries` with the numbers that rows of the edition in force have there; new rows keep a number of their own where
/// it fits between those of their neighbours and was never used, and take one that does where not.
fn kept(register: &Register, old: &[Entry], mut entries: Vec<Entry>) -> Vec<Entry> {
    let known: HashMap<EntryId, &str> = old.iter().map(|entry| (entry.id, entry.number.as_str())).collect();
    let printed = known.values().copied().chain(register.numbers_used.iter().map(String::as_str));
    let mut used: BTreeSet<PrintedNumber> = printed.filter_map(PrintedNumber::parse).collect();
    let mut behind: Vec<Option<Option<PrintedNumber>>> = vec![None; entries.len()];
    let mut next = None;
    for (place, entry) in entries.iter().enumerate().rev() {
        behind[place].clone_from(&next);
        if let Some(number) = known.get(&entry.id) {
            next = Some(PrintedNumber::parse(number));
        }
    }
    let mut before: Option<PrintedNumber> = None;
    for (entry, after) in entries.iter_mut().zip(behind) {
        if let Some(number) = known.get(&entry.id) {
            (*number).clone_into(&mut entry.number);
            before = PrintedNumber::parse(number).or(before);
            continue;
        }
        let own = PrintedNumber::parse(&entry.number).filter(|own| {
            let is_before = after.as_ref().is_none_or(|after| after.as_ref().is_none_or(|after| own < after));
            !used.contains(own) && before.as_ref().is_none_or(|before| before < own) && is_before
        });
        let number = own.unwrap_or_else(|| number_for(before.as_ref(), after, &used));
        entry.number = number.to_string();
        used.insert(number.clone());
        before = Some(number);
    }
    entries
}
