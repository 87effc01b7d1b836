//! The acts of a body and how they stand: the journal of orders read together with the registers it numbers.

use time::Date;

use prikaz_domain::{ActReference, OrganisationId, RegisterId};
use prikaz_procedure::Before;
use prikaz_workflow::{
    Acts, Earlier, Effect, JournalEntry, NextAct, OrderJournal, OrderMatter, Register, Registers, Repeals,
    Touch, acts_of, amended_next, effects, left_out, next_act,
};

use crate::{AppError, Known, Office, Rulebook};

impl Office {
    /// All acts of `organisation`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn acts(&self, organisation: &OrganisationId) -> Result<Acts, AppError> {
        self.acts_in(self.order_journal(organisation)?)
    }

    /// All acts of `journal`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn acts_in(&self, journal: OrderJournal) -> Result<Acts, AppError> {
        self.acts_of(journal, |_| true)
    }

    /// The journal of orders of `organisation` with the title of every act.
    ///
    /// # Errors
    /// When the store fails.
    pub fn titled_journal(&self, organisation: &OrganisationId) -> Result<OrderJournal, AppError> {
        Ok(self.titled(self.order_journal(organisation)?))
    }

    /// `journal` with the title of every act.
    pub fn titled(&self, journal: OrderJournal) -> OrderJournal {
        let journal = journal.with_older_titles(|order, id| self.older_title(order, id));
        let registers = journal.clone();
        journal.with_titles(|order| self.joint_title(&registers.registers_of(order), order))
    }

    /// The title of an order of a register that was signed before it was recorded; none where the rules of the register
    /// cannot be read any more.
    fn older_title(&self, order: &ActReference, id: &RegisterId) -> Option<String> {
        let (register, book) = (self.register(id).ok()?, self.book(id).ok()?);
        let edition = register.edition_by(order)?;
        self.act_title(&book, &register, Some(edition)).ok()
    }

    /// What repeals the acts of the body that keeps `register`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn repeals(&self, register: &Register) -> Result<Repeals, AppError> {
        let Some(opened) = &register.opened else { return Ok(Repeals::default()) };
        self.repeals_in(self.order_journal(&opened.organisation)?)
    }

    /// What repeals the acts of `journal`.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) fn repeals_in(&self, journal: OrderJournal) -> Result<Repeals, AppError> {
        Ok(self.acts_that_lapse(journal)?.repeals().clone())
    }

    /// The acts of `journal`, of which it is known what takes their force; the registers of other acts are not looked at.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) fn acts_that_lapse(&self, journal: OrderJournal) -> Result<Acts, AppError> {
        let repeals = |effect: &Effect| effect.does == Touch::Repeals;
        self.acts_of(journal, |entry| {
            entry.effects.as_ref().is_some_and(|effects| effects.iter().any(repeals))
        })
    }

    /// The acts of a body, with the registers of the entries that are `wanted`: of the others it is not known from
    /// when they are in force.
    fn acts_of(
        &self,
        journal: OrderJournal,
        wanted: impl Fn(&JournalEntry) -> bool,
    ) -> Result<Acts, AppError> {
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
        let edition = register.edition_by(order);
        let amends = edition.and_then(|edition| edition.amends.clone());
        // What was signed before this was recorded repealed nothing of its own register.
        let clauses =
            book.procedure.order.clauses_of(&book.organisation, amends.is_some(), Before::default());
        let amends = amends.into_iter().map(|act| Effect { does: Touch::Amends, act });
        amends.chain(effects(&clauses, &book.organisation)).collect()
    }

    /// What the order of the draft of `id` does to the acts before it, were it signed on `on`.
    ///
    /// # Errors
    /// When it would amend what is repealed by then, or the store fails.
    pub fn next_act(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        register: &Register,
        on: Date,
    ) -> Result<NextAct, AppError> {
        let earlier = self.earlier(id, book, &self.order_journal(&book.organisation.id)?, register)?;
        Ok(next_act(&book.rules(), register, &earlier, on)?)
    }

    /// The acts that an order of `id` which amends its act, were it signed on `on`, does not touch though the file of the
    /// procedure has it do so.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) fn left_out_of_amending(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        register: &Register,
        on: Date,
    ) -> Result<Vec<ActReference>, AppError> {
        let earlier = self.earlier(id, book, &self.order_journal(&book.organisation.id)?, register)?;
        Ok(acts_of(&left_out(&book.rules(), register, &earlier, true, on)))
    }

    /// What the signing of the order of `register` rests on.
    pub(crate) fn known(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        journal: &OrderJournal,
        register: &Register,
    ) -> Result<Known, AppError> {
        let title = register.draft.is_some().then(|| self.act_title(book, register, None)).transpose()?;
        Ok(Known { title, earlier: self.earlier(id, book, journal, register)? })
    }

    fn earlier(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        journal: &OrderJournal,
        register: &Register,
    ) -> Result<Earlier, AppError> {
        let clauses = book.procedure.order.clauses_of(&book.organisation, false, Before::default());
        if register.editions.is_empty() && effects(&clauses, &book.organisation).is_empty() {
            return Ok(Earlier::default());
        }
        let (repeals, called_anew) = (self.repeals_in(journal.clone())?, journal.called_anew());
        if amended_next(&book.procedure, register).is_some() {
            return Ok(Earlier { repeals, called_anew, ..Earlier::default() });
        }
        let titled = register.editions.iter().map(|edition| self.titled_act(book, register, &edition.order));
        let titled = titled.collect::<Result<Vec<_>, AppError>>()?;
        let is_of_others = |act: &&ActReference| {
            let mut matters = journal.entries_of(act).map(|entry| &entry.matter);
            matters.any(|matter| matches!(matter, OrderMatter::Register(other) if other != id))
        };
        let joint = titled.iter().filter(is_of_others).cloned().collect();
        Ok(Earlier { repeals, titled, joint, called_anew })
    }
}
