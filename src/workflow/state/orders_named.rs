//! Looking up orders that stand alone in their journal.

use prikaz_domain::ActReference;

use crate::record::reminded::Reminded;
use crate::record::requisites::{folded, same_order};
use crate::record::signed_order::SignedOrder;
use crate::state::orders::{JournalEntry, OrderJournal};

impl OrderJournal {
    /// The reminders of what its orders ask for that went out.
    pub fn reminded(&self) -> &[Reminded] {
        &self.reminded
    }
}

impl OrderJournal {
    /// The entry of `order`, where it stands alone.
    pub fn signed_order(&self, order: &ActReference) -> Option<&SignedOrder> {
        self.signed().find(|signed| same_order(&signed.order, order))
    }

    /// What the journal has of `order`, whatever it is titled: an order that approves editions of several registers has
    /// an entry for each.
    pub fn entries_of(&self, order: &ActReference) -> impl Iterator<Item = &JournalEntry> {
        self.entries.iter().filter(move |entry| same_order(&entry.order, order))
    }

    /// The order that stands alone of this number, in `year` or the last one there is.
    pub fn signed_as(&self, number: &str, year: Option<i32>) -> Option<&SignedOrder> {
        let folded_number = folded(number.trim().trim_start_matches(['№', 'N']).trim());
        let is_it = |signed: &&SignedOrder| {
            folded(&signed.order.number) == folded_number
                && year.is_none_or(|year| signed.order.date.year() == year)
        };
        // A number that was put right still leads to its order.
        let former = || self.order_of(number, year).and_then(|order| self.signed_order(order));
        self.signed().rev().find(is_it).or_else(former)
    }
}
