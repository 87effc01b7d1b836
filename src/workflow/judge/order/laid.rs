//! What is laid to an order after it was entered in the journal of its body: the scan of the signed paper, who is asked
//! to read it, and who has.
//!
//! *Invariant:* both are told of the order itself, by its requisites, so that orders of registers and orders that stand
//! alone are treated alike.

use time::Date;

use prikaz_domain::{ActReference, PersonId, digest_of};

use crate::judge::asked::words;
use crate::record::order_event::OrderNumbered;
use crate::record::paper::FileReference;
use crate::record::requisites::requisites;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::body::{Body, Occasion};
use crate::rights::permit::{holds, of_body, permit_recorder, permit_those};
use crate::rights::table::{Act, entitled};
use crate::state::orders::OrderJournal;

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
    of_body(body.organisation, person)?;
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
    of_body(body.organisation, person)?;
    match occasion.by.person() {
        Some(by) if by == person => Ok(None),
        Some(by) => {
            permit_recorder(body, occasion.by, occasion.on)?;
            Ok(Some(by.clone()))
        }
        None => Err(Refusal::NotForActor { act: Act::RecordOrder.word() }),
    }
}
