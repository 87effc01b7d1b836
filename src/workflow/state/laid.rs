//! What was laid to an order after it was entered in the journal of its body.

use serde::Serialize;
use time::Date;

use prikaz_domain::{ActReference, PersonId};

use crate::record::paper::FileReference;
use crate::record::requisites::{put_right, same_order};

/// That persons are asked to read an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedToRead {
    /// Its number among those of the journal.
    pub no: u32,
    /// Whom.
    pub persons: Vec<PersonId>,
    /// By which day they have to, where a term is set.
    pub due: Option<Date>,
}

/// That somebody has read an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Who.
    pub person: PersonId,
    /// When.
    pub on: Date,
    /// By which day he had to, where a term is set.
    pub due: Option<Date>,
    /// Who recorded it, where he did not himself.
    pub recorded_by: Option<PersonId>,
}

/// A paper of an order that stands alone, given out after it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenOut {
    /// The order.
    pub order: ActReference,
    /// The requisites it bears, which may have been put right since.
    pub bears: ActReference,
    /// The file.
    pub file: FileReference,
}

impl GivenOut {
    /// Whether it bears requisites that were put right since.
    pub fn bears_former(&self) -> bool {
        !same_order(&self.order, &self.bears)
    }
}

/// That somebody need not read an order any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingLifted {
    /// Who.
    pub person: PersonId,
    /// The number of the last request before it among those of the journal: whom one after it asks has to read again.
    pub after: u32,
    /// When.
    pub on: Date,
    /// On what basis.
    pub reason: String,
}

/// What was laid to the orders of a journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LaidTo {
    pub(super) scans: Vec<(ActReference, FileReference)>,
    pub(super) readings: Vec<(ActReference, Reading)>,
    pub(super) asked: Vec<(ActReference, AskedToRead)>,
    pub(super) given: Vec<GivenOut>,
    pub(super) lifted: Vec<(ActReference, ReadingLifted)>,
}

impl LaidTo {
    /// Adds a paper that was given out.
    pub(crate) fn give(&mut self, order: &ActReference, file: &FileReference) {
        self.given.push(GivenOut { order: order.clone(), bears: order.clone(), file: file.clone() });
    }

    /// Adds a scan.
    pub(crate) fn scan(&mut self, order: &ActReference, scan: &FileReference) {
        self.scans.push((order.clone(), scan.clone()));
    }

    /// Adds a reading.
    pub(crate) fn read(&mut self, order: &ActReference, reading: Reading) {
        self.readings.push((order.clone(), reading));
    }

    /// Adds those who are asked to read.
    pub(crate) fn ask(&mut self, order: &ActReference, asked: AskedToRead) {
        self.asked.push((order.clone(), asked));
    }

    /// Adds who need not read any more: he is no longer among those who were asked.
    pub(crate) fn lift(&mut self, order: &ActReference, person: &PersonId, on: Date, reason: &str) {
        for (_, asked) in self.asked.iter_mut().filter(|(of, _)| same_order(of, order)) {
            asked.persons.retain(|one| one != person);
        }
        let (person, reason) = (person.clone(), reason.to_owned());
        self.lifted.push((order.clone(), ReadingLifted { person, after: self.last_asked(), on, reason }));
    }

    /// The number of the last request; 0 where there is none.
    pub(crate) fn last_asked(&self) -> u32 {
        self.asked.last().map_or(0, |(_, asked)| asked.no)
    }

    /// What was laid to an order stays with it when its number or date is put right.
    pub(crate) fn put_order_right(&mut self, was: &ActReference, now: &ActReference) {
        let scanned = self.scans.iter_mut().map(|(order, _)| order);
        let read = self.readings.iter_mut().map(|(order, _)| order);
        let asked = self.asked.iter_mut().map(|(order, _)| order);
        let given = self.given.iter_mut().map(|given| &mut given.order);
        let lifted = self.lifted.iter_mut().map(|(order, _)| order);
        let orders = scanned.chain(read).chain(asked).chain(given).chain(lifted);
        orders.for_each(|order| put_right(order, was, now));
    }
}
