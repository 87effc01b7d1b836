//! Moves a row of a draft to another place.

use std::collections::BTreeSet;

use prikaz_domain::{Cell, Entry, EntryId, Rows as _};
use prikaz_form::{self as form, Form, PrintedNumber, number_at_end, number_between};
use prikaz_workflow::Register;

use crate::incoming::edit_fault::{EditFault, no_row};

/// Moves the row `number` of `entries` behind the row `after`, or to the front.
///
/// A number once approved stays where it was printed: in a later edition the row is left out there and comes anew at its
/// new place, as an amending order has to say it. A row that the edition in force does not have yet only takes another
/// number.
///
/// # Errors
/// When there is no such row, or the order of the form puts it elsewhere.
pub(crate) fn move_row(
    form: &Form,
    register: &Register,
    entries: &mut Vec<Entry>,
    number: &str,
    after: Option<&str>,
) -> Result<(), EditFault> {
    let find = |number: &str| {
        let place = entries.place_of(number);
        place.ok_or_else(|| no_row(number, entries))
    };
    let from = find(number)?;
    let to = after.map(find).transpose()?.map_or(0, |place| place + 1);
    let mut made = entries.clone();
    let row = made.remove(from);
    let to = if to > from { to - 1 } else { to };
    if to == from {
        return Ok(());
    }
    made.insert(to, row);
    if !form::stands_in_order(form, &made, to) {
        let columns = form.order.iter().filter_map(|key| form.column(key));
        let columns = columns.map(|column| column.title.clone()).collect();
        return Err(EditFault::OutOfOrder { number: number.to_owned(), columns });
    }
    if let Some(edition) = register.last_edition() {
        let id = made[to].id;
        made[to].number = number_at(register, &made, to);
        if edition.entries.row(id).is_some() {
            let known = made.iter().map(|entry| entry.id.0).max().unwrap_or_default();
            let fresh = EntryId(known.max(register.last_entry).saturating_add(1));
            made[to].id = fresh;
            lead_to(&mut made, id, fresh);
        }
    }
    *entries = made;
    Ok(())
}

/// A number never used, between those of the neighbours.
fn number_at(register: &Register, entries: &[Entry], place: usize) -> String {
    let printed = entries.iter().map(|entry| &entry.number).chain(register.numbers_used.iter());
    let used: BTreeSet<PrintedNumber> = printed.filter_map(|number| PrintedNumber::parse(number)).collect();
    let of = |place: usize| entries.get(place).and_then(|entry| PrintedNumber::parse(&entry.number));
    let before = place.checked_sub(1).and_then(of);
    let number = match of(place + 1) {
        Some(after) => number_between(before.as_ref(), &after, &used),
        None => number_at_end(&used),
    };
    number.to_string()
}

/// References to the row `was` lead to it under its new identity.
fn lead_to(entries: &mut [Entry], was: EntryId, now: EntryId) {
    for cell in entries.iter_mut().flat_map(|entry| entry.cells.values_mut()) {
        if let Cell::Reference { row, .. } = cell
            && *row == was
        {
            *row = now;
        }
    }
}
