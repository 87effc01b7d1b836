//! The journal of orders of a body: which acts there are, and how they stand.

use prikaz_app::{AppError, Office};
use prikaz_domain::{ActReference, OrderId, OrganisationId, RegisterId};
use prikaz_workflow::{FormerRequisites, JournalEntry, OrderMatter, OrderStanding, Sight};

use crate::{DeskError, Session};

/// An order of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderSeen {
    /// Its requisites.
    pub order: ActReference,
    /// The register it approves.
    pub register: Option<RegisterId>,
    /// Its key, where it stands alone.
    pub key: Option<OrderId>,
    /// How it stands on the day.
    pub standing: OrderStanding,
    /// What its requisites were before they were put right.
    pub former: Vec<FormerRequisites>,
    /// Requisites of other acts, put right since or before, by which its paper names them.
    pub cites_former: Vec<ActReference>,
}

/// The orders of `organisation`, of a year where one is named, as they stand on the day of the session.
///
/// # Errors
/// When there is no such body, it is not shown to whoever asks, or the store fails.
pub fn orders(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    year: Option<i32>,
) -> Result<Vec<OrderSeen>, DeskError> {
    let seen = || -> Result<_, AppError> {
        let (body, calendar) = office.house_to_read(organisation)?;
        session.reads_at(office, (&body, &calendar), Sight::Orders)?;
        let journal = office.order_journal(organisation)?;
        let acts = office.acts_in(journal.clone())?;
        let journal = office.titled(journal);
        let day = session.day_at(office, &body);
        let is_of_year = |entry: &&JournalEntry| year.is_none_or(|year| entry.order.date.year() == year);
        let seen = journal.entries().iter().filter(is_of_year).map(|entry| {
            let (register, key) = match &entry.matter {
                OrderMatter::Register(register) => (Some(register.clone()), None),
                OrderMatter::Alone(signed) => (None, Some(signed.key.clone())),
            };
            OrderSeen {
                register,
                key,
                standing: acts.standing(&entry.order, day),
                order: entry.order.clone(),
                former: entry.former.clone(),
                cites_former: entry.cites_former.clone(),
            }
        });
        Ok(seen.collect())
    };
    seen().map_err(DeskError::of_store)
}
