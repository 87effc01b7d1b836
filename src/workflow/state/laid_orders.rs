//! Looking up in the journal what was laid to orders.

use time::Date;

use prikaz_domain::{ActReference, PersonId};

use crate::record::paper::FileReference;
use crate::record::requisites::same_order;
use crate::state::laid::{AskedToRead, GivenOut, Reading, ReadingLifted};
use crate::state::orders::OrderJournal;

impl OrderJournal {
    /// The scans of `order`, in the order they were brought.
    pub fn scans(&self, order: &ActReference) -> impl Iterator<Item = &FileReference> {
        self.laid.scans.iter().filter(move |(of, _)| same_order(of, order)).map(|(_, scan)| scan)
    }

    /// Every scan with its order.
    pub fn all_scans(&self) -> impl Iterator<Item = (&ActReference, &FileReference)> {
        self.laid.scans.iter().map(|(order, scan)| (order, scan))
    }

    /// The papers of orders that stand alone, given out after these were signed.
    pub fn given_out(&self) -> impl Iterator<Item = &GivenOut> {
        self.laid.given.iter()
    }

    /// Who has read `order`, in the order it was recorded.
    pub fn readings(&self, order: &ActReference) -> impl Iterator<Item = &Reading> {
        self.laid.readings.iter().filter(move |(of, _)| same_order(of, order)).map(|(_, reading)| reading)
    }

    /// Every reading with its order, in the order it was recorded.
    pub fn all_readings(&self) -> impl Iterator<Item = (&ActReference, &Reading)> {
        self.laid.readings.iter().map(|(order, reading)| (order, reading))
    }

    /// Who need not read `order` any more, in the order it was recorded.
    pub fn readings_lifted(&self, order: &ActReference) -> impl Iterator<Item = &ReadingLifted> {
        self.laid.lifted.iter().filter(move |(of, _)| same_order(of, order)).map(|(_, lifted)| lifted)
    }

    /// Everybody who need not read an order any more, with the order, in the order it was recorded.
    pub fn all_readings_lifted(&self) -> impl Iterator<Item = (&ActReference, &ReadingLifted)> {
        self.laid.lifted.iter().map(|(order, lifted)| (order, lifted))
    }

    /// The order that the request of this number asks to read, as it is called now.
    pub fn order_to_read(&self, asked: u32) -> Option<&ActReference> {
        self.laid.asked.iter().find(|(_, one)| one.no == asked).map(|(order, _)| order)
    }

    /// Who was asked to read `order`, each time with the term.
    pub fn asked_to_read(&self, order: &ActReference) -> impl DoubleEndedIterator<Item = &AskedToRead> {
        self.laid.asked.iter().filter(move |(of, _)| same_order(of, order)).map(|(_, asked)| asked)
    }

    /// By which day `person` was asked to read `order`; the last time counts.
    pub fn term_of_reading(&self, order: &ActReference, person: &PersonId) -> Option<Date> {
        self.asked_to_read(order).rev().find(|asked| asked.persons.contains(person))?.due
    }
}
