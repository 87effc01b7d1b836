//! The acts of a body and how they stand: the journal of orders read together with the registers it numbers.

use crate::domain::{ActReference, OrganisationId, RegisterId};
use crate::workflow::{
    Acts, Effect, JournalEntry, OrderMatter, Register, Registers, Repeals, Touch, effects,
};

use super::{AppError, Office};

impl Office {
    /// All acts of `organisation`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn acts(&self, organisation: &OrganisationId) -> Result<Acts, AppError> {
        self.acts_with(organisation, |_| true)
    }

    /// What repeals the acts of the body that keeps `register`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn repeals(&self, register: &Register) -> Result<Repeals, AppError> {
        let Some(opened) = &register.opened else { return Ok(Repeals::default()) };
        let repeals = |effect: &Effect| effect.does == Touch::Repeals;
        let acts = self.acts_with(&opened.organisation, |entry| {
            entry.effects.as_ref().is_some_and(|effects| effects.iter().any(repeals))
        })?;
        Ok(acts.repeals().clone())
    }

    /// The acts of a body, with the registers of the entries that are `wanted`: of the others it is not known from
    /// when they are in force.
    fn acts_with(
        &self,
        organisation: &OrganisationId,
        wanted: impl Fn(&JournalEntry) -> bool,
    ) -> Result<Acts, AppError> {
        let journal = self.order_journal(organisation)?;
        let journal = journal.with_older_effects(|order, id| self.older_effects(order, id));
        let mut registers = Registers::new();
        for entry in journal.entries().iter().filter(|entry| wanted(entry)) {
            if let OrderMatter::Register(id) = &entry.matter
                && !registers.contains_key(id)
            {
                registers.insert(id.clone(), self.engine().register(id)?);
            }
        }
        Ok(Acts::new(&journal, &registers))
    }

    /// What an order of a register did to others, by the rules of that register; nothing where these cannot be read any
    /// more: what was not recorded then must not lock all other registers.
    fn older_effects(&self, order: &ActReference, id: &RegisterId) -> Vec<Effect> {
        let (Ok(register), Ok(book)) = (self.register(id), self.book(id)) else { return Vec::new() };
        let amends = register.editions.iter().find(|edition| edition.order == *order);
        let amends = amends.and_then(|edition| edition.amends.clone());
        let clauses = book.procedure.order.clauses_of(amends.is_some());
        let amends = amends.into_iter().map(|act| Effect { does: Touch::Amends, act });
        amends.chain(effects(&clauses, &book.organisation)).collect()
    }
}
