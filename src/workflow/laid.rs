//! What is laid to an order after it was entered in the journal of its body: the scan of the signed paper, who is asked
//! to read it, and who has.
//!
//! *Invariant:* both are told of the order itself, by its requisites, so that orders of registers and orders that stand
//! alone are treated alike.

use serde::Serialize;
use time::Date;

use prikaz_domain::{ActReference, PersonId, digest_of};

use super::body::{Body, Occasion};
use super::decide::words;
use super::event::FileReference;
use super::orders::put_right;
use super::rights::{Act, entitled, holds, permit_recorder, permit_those};
use super::signed_order::{requisites, same};
use super::{Actor, NeededWords, OrderJournal, OrderNumbered, Refusal};

/// What is to be laid to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Laying {
    /// The scan of the signed paper; kept with the decision.
    Scan(FileReference),
    /// A paper of it is given out anew, with marks; kept with the decision.
    Copy(FileReference),
    /// Somebody has read it.
    Read {
        /// Who.
        person: PersonId,
        /// By which day he had to, where a term is set.
        due: Option<Date>,
    },
    /// Persons are asked to read it.
    Ask {
        /// Whom.
        persons: Vec<PersonId>,
        /// By which day they have to, where a term is set.
        due: Option<Date>,
    },
    /// Somebody need not read it any more.
    Lift {
        /// Who.
        person: PersonId,
        /// On what basis.
        reason: String,
        /// Whom the order waits for.
        awaited: Vec<PersonId>,
    },
}

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
        !same(&self.order, &self.bears)
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
pub(super) struct LaidTo {
    scans: Vec<(ActReference, FileReference)>,
    readings: Vec<(ActReference, Reading)>,
    asked: Vec<(ActReference, AskedToRead)>,
    given: Vec<GivenOut>,
    lifted: Vec<(ActReference, ReadingLifted)>,
}

impl LaidTo {
    /// Adds a paper that was given out.
    pub(super) fn give(&mut self, order: &ActReference, file: &FileReference) {
        self.given.push(GivenOut { order: order.clone(), bears: order.clone(), file: file.clone() });
    }

    /// Adds a scan.
    pub(super) fn scan(&mut self, order: &ActReference, scan: &FileReference) {
        self.scans.push((order.clone(), scan.clone()));
    }

    /// Adds a reading.
    pub(super) fn read(&mut self, order: &ActReference, reading: Reading) {
        self.readings.push((order.clone(), reading));
    }

    /// Adds those who are asked to read.
    pub(super) fn ask(&mut self, order: &ActReference, asked: AskedToRead) {
        self.asked.push((order.clone(), asked));
    }

    /// Adds who need not read any more: he is no longer among those who were asked.
    pub(super) fn lift(&mut self, order: &ActReference, person: &PersonId, on: Date, reason: &str) {
        for (_, asked) in self.asked.iter_mut().filter(|(of, _)| same(of, order)) {
            asked.persons.retain(|one| one != person);
        }
        let (person, reason) = (person.clone(), reason.to_owned());
        self.lifted.push((order.clone(), ReadingLifted { person, after: self.last_asked(), on, reason }));
    }

    /// The number of the last request; 0 where there is none.
    fn last_asked(&self) -> u32 {
        self.asked.last().map_or(0, |(_, asked)| asked.no)
    }

    /// What was laid to an order stays with it when its number or date is put right.
    pub(super) fn put_order_right(&mut self, was: &ActReference, now: &ActReference) {
        let scanned = self.scans.iter_mut().map(|(order, _)| order);
        let read = self.readings.iter_mut().map(|(order, _)| order);
        let asked = self.asked.iter_mut().map(|(order, _)| order);
        let given = self.given.iter_mut().map(|given| &mut given.order);
        let lifted = self.lifted.iter_mut().map(|(order, _)| order);
        let orders = scanned.chain(read).chain(asked).chain(given).chain(lifted);
        orders.for_each(|order| put_right(order, was, now));
    }
}

impl OrderJournal {
    /// The scans of `order`, in the order they were brought.
    pub fn scans(&self, order: &ActReference) -> impl Iterator<Item = &FileReference> {
        self.laid.scans.iter().filter(move |(of, _)| same(of, order)).map(|(_, scan)| scan)
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
        self.laid.readings.iter().filter(move |(of, _)| same(of, order)).map(|(_, reading)| reading)
    }

    /// Every reading with its order, in the order it was recorded.
    pub fn all_readings(&self) -> impl Iterator<Item = (&ActReference, &Reading)> {
        self.laid.readings.iter().map(|(order, reading)| (order, reading))
    }

    /// Who need not read `order` any more, in the order it was recorded.
    pub fn readings_lifted(&self, order: &ActReference) -> impl Iterator<Item = &ReadingLifted> {
        self.laid.lifted.iter().filter(move |(of, _)| same(of, order)).map(|(_, lifted)| lifted)
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
        self.laid.asked.iter().filter(move |(of, _)| same(of, order)).map(|(_, asked)| asked)
    }

    /// By which day `person` was asked to read `order`; the last time counts.
    pub fn term_of_reading(&self, order: &ActReference, person: &PersonId) -> Option<Date> {
        self.asked_to_read(order).rev().find(|asked| asked.persons.contains(person))?.due
    }
}

/// Judges whether `what` may be laid to `order`, and gives the event that records it.
///
/// # Errors
/// When the day is to come or before the order, the person is unknown or may not record it, or has read it before.
pub fn lay(
    body: Body<'_>,
    journal: &OrderJournal,
    order: &ActReference,
    occasion: Occasion<'_>,
    today: Date,
    what: &Laying,
) -> Result<OrderNumbered, Refusal> {
    let on = occasion.on;
    if on > today {
        return Err(Refusal::InFuture { on, today });
    }
    if on < order.date {
        return Err(Refusal::BeforeEarlier { on, earlier: order.date });
    }
    let requisites = requisites(order);
    match what {
        Laying::Scan(scan) => {
            let signed = journal.signed_order(order);
            let signers = signed.map_or(&[][..], |signed| signed.signers.as_slice());
            may_bring_scan(body, occasion, signers, scan)?;
            Ok(OrderNumbered::OrderScanned { order: requisites, scan: scan.clone() })
        }
        Laying::Copy(file) => {
            let signed = journal.signed_order(order);
            may_give_out(body, occasion, signed.map_or(&[][..], |signed| signed.signers.as_slice()))?;
            Ok(OrderNumbered::OrderIssued { order: requisites, file: file.clone() })
        }
        Laying::Read { person, due } => {
            let recorded_by = reader(body, occasion, person)?;
            if let Some(before) = journal.readings(order).find(|reading| reading.person == *person) {
                return Err(Refusal::AlreadyRead { person: person.clone(), on: before.on });
            }
            let (person, due) = (person.clone(), due.or(journal.term_of_reading(order, person)));
            in_order(order, due)?;
            Ok(OrderNumbered::OrderRead { order: requisites, person, on, due, recorded_by })
        }
        Laying::Ask { persons, due } => {
            permit_recorder(body, occasion.by, on)?;
            in_order(order, *due)?;
            for (at, person) in persons.iter().enumerate() {
                may_be_asked(body, journal, order, person)?;
                if persons[..at].contains(person) {
                    return Err(Refusal::AlreadyAsked { person: person.clone(), due: *due });
                }
            }
            if persons.is_empty() {
                return Err(Refusal::NobodyToAsk);
            }
            let asked = journal.laid.last_asked().saturating_add(1);
            let (persons, due) = (persons.clone(), *due);
            Ok(OrderNumbered::ReadingAsked { order: requisites, asked, persons, due })
        }
        Laying::Lift { person, reason, awaited } => {
            permit_recorder(body, occasion.by, on)?;
            words(reason, NeededWords::Reason)?;
            if let Some(before) = journal.readings(order).find(|reading| reading.person == *person) {
                return Err(Refusal::AlreadyRead { person: person.clone(), on: before.on });
            }
            if !awaited.contains(person) {
                let (person, awaited) = (person.clone(), awaited.clone());
                return Err(Refusal::NotAskedToRead { person, awaited });
            }
            let (person, reason) = (person.clone(), reason.trim().to_owned());
            Ok(OrderNumbered::ReadingLifted { order: requisites, person, on, reason })
        }
    }
}

/// Nobody can have had to read an order before it was there.
fn in_order(order: &ActReference, due: Option<Date>) -> Result<(), Refusal> {
    match due.filter(|due| *due < order.date) {
        Some(due) => Err(Refusal::TermBeforeOrder { due, signed: order.date }),
        None => Ok(()),
    }
}

/// Whom the body knows, who has not read it and was not asked before, may be asked.
fn may_be_asked(
    body: Body<'_>,
    journal: &OrderJournal,
    order: &ActReference,
    person: &PersonId,
) -> Result<(), Refusal> {
    if body.organisation.person(person).is_none() {
        return Err(Refusal::UnknownPerson { person: person.clone() });
    }
    if let Some(before) = journal.readings(order).find(|reading| reading.person == *person) {
        return Err(Refusal::AlreadyRead { person: person.clone(), on: before.on });
    }
    match journal.asked_to_read(order).find(|asked| asked.persons.contains(person)) {
        Some(asked) => Err(Refusal::AlreadyAsked { person: person.clone(), due: asked.due }),
        None => Ok(()),
    }
}

/// Whoever gives documents out brings the scan of an order, or who is among its `signers`; an empty file is no scan.
///
/// # Errors
/// When the person is unknown or may not, or there is nothing in the file.
pub fn may_bring_scan(
    body: Body<'_>,
    occasion: Occasion<'_>,
    signers: &[PersonId],
    scan: &FileReference,
) -> Result<(), Refusal> {
    if scan.digest == digest_of(b"") {
        return Err(Refusal::EmptyScan { name: scan.name.clone() });
    }
    may_give_out(body, occasion, signers)
}

/// Whoever gives documents out, and who is among the `signers` of an order.
fn may_give_out(body: Body<'_>, occasion: Occasion<'_>, signers: &[PersonId]) -> Result<(), Refusal> {
    let roles = entitled(Act::Issue, &[]);
    let may = |who: &PersonId| signers.contains(who) || roles.iter().any(|role| holds(body, who, role, None));
    permit_those(body, occasion, Act::Issue, &roles, may).map(drop)
}

/// Who records that `person` has read an order: he himself, then nobody else is named, or whoever records orders.
fn reader(body: Body<'_>, occasion: Occasion<'_>, person: &PersonId) -> Result<Option<PersonId>, Refusal> {
    if body.organisation.person(person).is_none() {
        return Err(Refusal::UnknownPerson { person: person.clone() });
    }
    match occasion.by {
        Actor::Person(by) if by == person => Ok(None),
        Actor::Person(by) => {
            permit_recorder(body, occasion.by, occasion.on)?;
            Ok(Some(by.clone()))
        }
        Actor::System => Err(Refusal::NotForActor { act: Act::RecordOrder.word() }),
    }
}
