//! What an order of a register is signed as, and what its signing rests on beside the register's own stream.

use std::sync::Arc;

use time::Date;

use prikaz_domain::{Digest, PersonId, RegisterId};
use prikaz_workflow::{Action, Earlier, OrderJournal, OrderNumber, Refusal, Register};

use crate::{AppError, Rulebook};

/// An order to be signed: its number is given by the journal in the same breath.
#[derive(Debug, Clone)]
pub struct Signing {
    /// Number typed in from the paper; the journal gives the next one where there is none.
    pub typed: Option<String>,
    /// The register whose edition the same order approves, recorded before.
    pub with: Option<RegisterId>,
    /// Digest of the draft that was signed.
    pub digest: Digest,
    /// Who brings in what was signed on paper, where the signer does not record it himself.
    pub recorded_by: Option<PersonId>,
}

/// What the signing of an order of a register rests on beside its own stream.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What the order is called.
    pub title: Option<String>,
    /// The other acts of the body.
    pub earlier: Earlier,
}

/// Finds out what is [`Known`] where the journal of orders and the register stand so.
pub type Knowing<'a> = &'a dyn Fn(&OrderJournal, &Register) -> Result<Known, AppError>;

impl Signing {
    pub(crate) fn action(&self, number: OrderNumber, known: Known) -> Action {
        Action::Sign {
            number,
            digest: self.digest,
            recorded_by: self.recorded_by.clone(),
            title: known.title,
            earlier: Arc::new(known.earlier),
        }
    }

    pub(crate) fn number(
        &self,
        book: &Rulebook,
        orders: &OrderJournal,
        on: Date,
    ) -> Result<OrderNumber, Refusal> {
        let (kind, typed) = (book.procedure.order.kind, self.typed.as_deref());
        match &self.with {
            Some(with) => orders.joint_number(kind, on, typed, with),
            None => orders.number(kind, on, &book.organisation.number_suffix, typed),
        }
    }
}
