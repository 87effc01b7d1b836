//! The journals of orders as they will stand once everything that was sent to the log is recorded: many orders of
//! one body are signed at once, each with the number after the one before.
//!
//! *Invariant:* no gap and no number twice: an entry names the version it follows, so that one which was not
//! recorded takes all after it along; they are numbered anew.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use prikaz_domain::{OrganisationId, RegisterId};
use prikaz_store::{EventLog, NewEvent, Version, record};
use prikaz_workflow::{Effect, Event, OrderJournal, OrderNumbered, Recorded, Touch};

use crate::AppError;
use crate::log::lines::line;
use crate::log::streams::orders_stream;

/// The journals in use.
#[derive(Debug, Default)]
pub(crate) struct Journals(Mutex<HashMap<OrganisationId, Arc<Mutex<Journal>>>>);

/// A journal, with what was sent and is not recorded yet.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// Its entries.
    pub(crate) orders: OrderJournal,
    /// How many records they are.
    pub(crate) version: u64,
}

impl Journals {
    /// The journal of a body.
    pub(crate) fn of(&self, organisation: &OrganisationId) -> Arc<Mutex<Journal>> {
        let mut journals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match journals.get(organisation) {
            Some(journal) => Arc::clone(journal),
            None => Arc::clone(journals.entry(organisation.clone()).or_default()),
        }
    }
}

impl Journal {
    /// Adds what is recorded and not known yet.
    pub(crate) fn catch_up(&mut self, log: &dyn EventLog) -> Result<(), AppError> {
        for line in log.read(&orders_stream(), Version(self.version))? {
            self.add(&record::event::<OrderNumbered>(&line)?);
        }
        Ok(())
    }

    /// Adds an entry that was sent.
    pub(crate) fn add(&mut self, entry: &OrderNumbered) {
        self.orders = std::mem::take(&mut self.orders).evolve(entry);
        self.version += 1;
    }
}

/// The entries of the journal that `recorded` calls for, and the same as the log takes them.
pub(crate) fn numbered(
    id: &RegisterId,
    recorded: &[Recorded],
    from_journal: bool,
) -> Result<(Vec<OrderNumbered>, Vec<NewEvent>), AppError> {
    let (mut entries, mut events) = (Vec::new(), Vec::new());
    for fact in recorded {
        if let Event::Approved { order, amends, effects, .. } = &fact.event {
            let order = order.clone();
            let amends = amends.iter().map(|act| Effect { does: Touch::Amends, act: act.clone() });
            let effects = Some(amends.chain(effects.iter().cloned()).collect());
            let entry = OrderNumbered::OrderNumbered { order, register: id.clone(), from_journal, effects };
            events.push(line(fact.on, fact.at, &fact.by, "order-numbered", &entry)?);
            entries.push(entry);
        }
    }
    Ok((entries, events))
}
