//! Putting the number or date of a signed order right: the journal of orders, every register whose edition it approved,
//! and the document of an order that stands alone, in one batch.

use time::Date;

use prikaz_domain::{ActReference, OrganisationId, RegisterId};
use prikaz_render::Format;
use prikaz_report::paper::Marks;
use prikaz_store::{Batch, Expected};
use prikaz_workflow::{
    Action, Actor, Body, Command, CorrectedRequisites, Correction, FileReference, Occasion, OrderNumbered,
    Requisites, SignedOrder, correct_requisites, in_force, requisites,
};

use crate::log::anew::append_all_anew;
use crate::log::engine::{batch, decided};
use crate::log::lines::line;
use crate::log::streams::orders_stream;
use crate::lookup::act_of;
use crate::orders::order_files::compose_as;
use crate::{AppError, Office};

/// Which requisites are put right, by whom.
#[derive(Debug, Clone, Copy)]
pub struct RequisitesRequest<'a> {
    /// Who records it.
    pub by: &'a Actor,
    /// Official date of the correction, where it is not today.
    pub on: Option<Date>,
    /// Number of the order, as it is recorded.
    pub number: &'a str,
    /// Its year; the last order of that number where none is given.
    pub year: Option<i32>,
    /// What is right.
    pub right: Requisites<'a>,
}

impl Office {
    /// Puts the requisites of an order of `organisation` right, and gives them as they were and are.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store. Nothing was recorded then.
    pub fn correct_order(
        &self,
        organisation: &OrganisationId,
        request: RequisitesRequest<'_>,
    ) -> Result<(ActReference, ActReference), AppError> {
        let (house, calendar) = self.house(organisation)?;
        let RequisitesRequest { by, on, number, year, right } = request;
        act_of(&self.order_journal(organisation)?, organisation, number, year)?;
        append_all_anew(
            self.engine().log().of(organisation)?,
            AppError::JournalContended(organisation.clone()),
            || {
                let (journal, version) = self.engine().order_journal(organisation)?;
                let was = &act_of(&journal, organisation, number, year)?;
                let substitutions = self.substitutions(organisation)?.0.in_effect();
                let at = self.engine().now(house.offset());
                let occasion = Occasion { by, on: on.unwrap_or(at.date()) };
                let body = Body { organisation: &house, substitutions: &substitutions, calendar: &calendar };
                let now = correct_requisites(body, &journal, occasion, at.date(), was, right)?;
                let command = |action| Command { by: by.clone(), on: occasion.on, at, action };
                let mut streams = Vec::new();
                for id in journal.registers_of(was) {
                    streams.extend(self.corrected_in(&id, was, &now, right.reason, command)?.streams);
                }
                let (in_force, issued) = match journal.signed_order(was) {
                    Some(signed) => self.set_anew(signed, &now)?,
                    None => (None, Vec::new()),
                };
                let reason = right.reason.trim().to_owned();
                let (was, now) = (requisites(was), requisites(&now));
                let event = OrderNumbered::RequisitesCorrected(Box::new(CorrectedRequisites {
                    was: was.clone(),
                    now: now.clone(),
                    reason,
                    in_force,
                    issued,
                }));
                let line = line(occasion.on, at, by, event.kind(), &event)?;
                streams.push((orders_stream(), Expected::Exactly(version), vec![line]));
                Ok((Batch { streams }, (was, now)))
            },
        )
    }

    /// What the register `id` records of it, for each edition that the order approved.
    fn corrected_in(
        &self,
        id: &RegisterId,
        was: &ActReference,
        now: &ActReference,
        reason: &str,
        command: impl Fn(Action) -> Command,
    ) -> Result<Batch, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let was = requisites(was);
        let edition = register.edition_by(&was);
        let Some(edition) = edition else { return Ok(Batch::default()) };
        let correction = Correction::Order { edition: edition.no, was, now: requisites(now) };
        let version = self.approved_in(id, edition.no)?;
        let action = Action::Correct { version, correction, reason: reason.to_owned() };
        let (recorded, _) = decided(&book, &register, command(action))?;
        batch(id, register.version, &recorded, Vec::new())
    }

    /// The record by which the edition was approved.
    fn approved_in(&self, id: &RegisterId, no: prikaz_domain::EditionNo) -> Result<u64, AppError> {
        use prikaz_workflow::Event;
        let is_it = |event: &Event| matches!(event, Event::Approved { edition, .. } if *edition == no);
        Ok(self.history(id)?.iter().find(|one| is_it(&one.event)).map_or(0, |one| one.version))
    }

    /// The document of an order that stands alone with its right requisites, by the files it was signed with.
    fn set_anew(
        &self,
        signed: &SignedOrder,
        now: &ActReference,
    ) -> Result<(Option<Date>, Vec<FileReference>), AppError> {
        let (data, loaded) = self.signed_files(signed)?;
        let set = loaded.as_signed(now, &signed.signers, signed.acting.as_ref());
        let in_force = in_force(&set.file.order.text, now.date);
        // A mark of a signature stays on the paper that was signed: this one has another content.
        let document = compose_as(&data, &set, Format::Docx, now.date, &Marks::default())?;
        Ok((in_force, vec![self.keep(&format!("{}.docx", signed.key), &document)?]))
    }
}
