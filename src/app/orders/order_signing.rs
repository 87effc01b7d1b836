//! Signing of orders that stand alone: judged, numbered, set, kept and entered in the journal of the body, in this
//! order, so that nothing is recorded of what could not be made.

use std::sync::Arc;

use serde::Serialize;
use time::Date;

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{ActReference, OrganisationId, PersonId, digest_of};
use prikaz_procedure::Organisation;
use prikaz_render::Format;
use prikaz_report::paper::Marks;
use prikaz_store::{Batch, Expected, Line, StoreError, Version, record};
use prikaz_workflow::{
    Acting, Actor, Body, DecidedOrder, FileReference, Means, Occasion, OrderJournal, OrderNumbered,
    OrderSigning, SignedOrder, Telling, Unsigned, sign_order, tell,
};

use crate::data::calendars::load_body_calendar;
use crate::log::anew::{DecidedOn, append_all_anew, append_anew};
use crate::log::lines::line;
use crate::log::streams::{StreamEvents, orders_stream};
use crate::orders::order_files::{self, LoadedOrder, compose_as};
use crate::{AppError, Office, PaperName};

/// Who signs an order, when, under which number, and which paper of it is wanted.
#[derive(Debug, Clone, Copy)]
pub struct OrderRequest<'a> {
    /// Who signs, or records that others did.
    pub by: &'a Actor,
    /// Official date, where it is not that of the file or today.
    pub on: Option<Date>,
    /// Number typed in from the paper; the journal gives the next one where there is none.
    pub typed: Option<&'a str>,
    /// Who signed on paper, where `by` only records it and it was not the signatory himself.
    pub signer: Option<&'a PersonId>,
    /// What the document that is wanted is called, besides the one that is kept.
    pub paper: Option<&'a PaperName>,
    /// The marks it bears; the one that is kept bears those of signatures.
    pub marks: &'a Marks,
}

/// A record of the journal of orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalRecord {
    /// Its place among the records of the journal.
    pub version: u64,
    /// Official date.
    pub on: Date,
    /// Who recorded it.
    pub by: String,
    /// By what means that is known.
    pub means: Means,
    /// What was recorded.
    pub event: OrderNumbered,
}

impl Office {
    /// Signs `loaded` and gives the record, with the bytes of the document where a `paper` is wanted.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store. Nothing was recorded then.
    pub fn sign_order(
        &self,
        loaded: &LoadedOrder,
        request: OrderRequest<'_>,
    ) -> Result<(SignedOrder, Option<Vec<u8>>), AppError> {
        let organisation = &loaded.organisation;
        let offset = organisation.offset();
        let wanted = request.paper.map(PaperName::format);
        let calendar =
            load_body_calendar(self.data(), organisation.region.as_deref()).map_err(AppError::Calendar)?;
        let contended = AppError::JournalContended(organisation.id.clone());
        append_anew(self.engine().log().of(&organisation.id)?, &orders_stream(), contended, || {
            let (journal, version) = self.engine().order_journal(&organisation.id)?;
            let substitutions = self.substitutions(&organisation.id)?.0.in_effect();
            let at = self.engine().now(offset);
            let body = Body { organisation, substitutions: &substitutions, calendar: &calendar };
            let OrderRequest { by, on, typed, signer, .. } = request;
            let repeals = &self.repeals_in(journal.clone())?;
            let signing = OrderSigning { by, on, at, typed, signer, repeals };
            let decided = sign_order(body, &journal, loaded.unsigned(), signing)?;
            let (signed, bytes) = self.keep_order(loaded, decided, wanted, &request)?;
            let event = OrderNumbered::OrderSigned(Box::new(signed.clone()));
            let event = line(signed.order.date, at, by, event.kind(), &event)?;
            Ok(DecidedOn { version, event, answer: (signed, bytes) })
        })
    }

    /// Sets the document and keeps all that the record names.
    fn keep_order(
        &self,
        loaded: &LoadedOrder,
        decided: DecidedOrder,
        wanted: Option<Format>,
        request: &OrderRequest<'_>,
    ) -> Result<(SignedOrder, Option<Vec<u8>>), AppError> {
        let (paper, marks) = (request.paper, request.marks);
        // What is kept is the original: it certifies no copy.
        let original = &Marks { copy: None, ..marks.clone() };
        let set = loaded.as_signed(&decided.order, &decided.signers, decided.acting.as_ref());
        order_files::proof(self.data(), &set, decided.order.date, marks)?;
        let document = compose_as(self.data(), &set, Format::Docx, decided.order.date, original)?;
        let is_another = |format: &Format| *format != Format::Docx || marks.copy.is_some();
        let other = match wanted.filter(is_another) {
            Some(format) => Some(compose_as(self.data(), &set, format, decided.order.date, marks)?),
            None => None,
        };
        let key = loaded.file.id.clone();
        let mut issued = vec![self.keep(&format!("{key}.docx"), &document)?];
        if let (Some(bytes), Some(paper)) = (&other, paper) {
            issued.push(self.keep(paper.as_str(), bytes)?);
        }
        let file = self.keep(&format!("{key}.toml"), loaded.text.as_bytes())?;
        let kept = loaded.beside.iter().map(|(name, bytes)| self.keep(name, bytes));
        let beside = kept.collect::<Result<Vec<FileReference>, _>>()?;
        let DecidedOrder { order, signers, acting, in_force, effects, instructions, from_journal } = decided;
        let signed = SignedOrder {
            order,
            key,
            file,
            beside,
            issued,
            signers,
            acting,
            in_force,
            effects,
            instructions,
            from_journal,
            organisation_digest: Some(loaded.organisation.digest),
        };
        self.keep_body(&loaded.organisation)?;
        Ok((signed, wanted.map(|_| other.unwrap_or(document))))
    }

    /// Records what was done about an instruction of an order of `organisation` that stands alone.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store. Nothing was recorded then.
    pub fn tell(
        &self,
        organisation: &OrganisationId,
        by: &Actor,
        on: Option<Date>,
        what: &Telling,
    ) -> Result<Vec<OrderNumbered>, AppError> {
        self.note_in_journal(organisation, by, on, |body, journal, occasion, today| {
            Ok(vec![tell(body, journal, occasion, today, what)?])
        })
    }

    /// Records in the journal of orders of `organisation` what `decide` gives for the body, the journal, the occasion
    /// and today, and gives it; decides anew where another writer was first.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store. Nothing was recorded then.
    pub(crate) fn note_in_journal(
        &self,
        organisation: &OrganisationId,
        by: &Actor,
        on: Option<Date>,
        decide: impl Fn(Body<'_>, &OrderJournal, Occasion<'_>, Date) -> Result<Vec<OrderNumbered>, AppError>,
    ) -> Result<Vec<OrderNumbered>, AppError> {
        let contended = AppError::JournalContended(organisation.clone());
        append_all_anew(self.engine().log().of(organisation)?, contended, || {
            let (streams, events) = self.decided_in_journal(organisation, by, on, &decide)?;
            Ok((Batch { streams }, events))
        })
    }

    /// What `decide` gives for the journal of orders of `organisation` as it stands: as a batch takes it, and as it is.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store.
    pub(crate) fn decided_in_journal(
        &self,
        organisation: &OrganisationId,
        by: &Actor,
        on: Option<Date>,
        decide: impl Fn(Body<'_>, &OrderJournal, Occasion<'_>, Date) -> Result<Vec<OrderNumbered>, AppError>,
    ) -> Result<(Vec<StreamEvents>, Vec<OrderNumbered>), AppError> {
        let (house, calendar) = self.house(organisation)?;
        let (journal, version) = self.engine().order_journal(organisation)?;
        let substitutions = self.substitutions(organisation)?.0.in_effect();
        let body = Body { organisation: &house, substitutions: &substitutions, calendar: &calendar };
        let at = self.now_at(&house);
        let occasion = Occasion { by, on: on.unwrap_or(at.date()) };
        let events = decide(body, &journal, occasion, at.date())?;
        let written = |event: &OrderNumbered| line(occasion.on, at, by, event.kind(), event);
        let lines = events.iter().map(written).collect::<Result<Vec<_>, _>>()?;
        let stream = (orders_stream(), Expected::Exactly(version), lines);
        Ok((if events.is_empty() { Vec::new() } else { vec![stream] }, events))
    }

    /// Everything recorded in the journal of orders of `organisation`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn journal_records(&self, organisation: &OrganisationId) -> Result<Vec<JournalRecord>, AppError> {
        let lines = self.engine().log().of(organisation)?.read(&orders_stream(), Version(0))?;
        let read = |line: &Line| {
            let event = record::event::<OrderNumbered>(line)?;
            let (by, means) = (line.by.clone(), record::actor(line)?.means);
            Ok(JournalRecord { version: line.version.0, on: line.on, by, means, event })
        };
        Ok(lines.iter().map(read).collect::<Result<_, StoreError>>()?)
    }

    /// The body `id` with the production calendar of its region.
    ///
    /// # Errors
    /// When there is none, or its files are faulty.
    pub fn house(&self, id: &OrganisationId) -> Result<(Arc<Organisation>, ProductionCalendar), AppError> {
        let house = self.organisation(id)?;
        let calendar =
            load_body_calendar(self.data(), house.region.as_deref()).map_err(AppError::Calendar)?;
        Ok((house, calendar))
    }

    /// The body, where it has a journal of orders.
    ///
    /// # Errors
    /// When the store fails.
    pub fn body_with_orders(&self) -> Result<Option<OrganisationId>, AppError> {
        let has_orders = self.engine().log().streams("orders")?.contains(&orders_stream());
        Ok(self.engine().log().body().filter(|_| has_orders).cloned())
    }
}

impl LoadedOrder {
    fn unsigned(&self) -> Unsigned<'_> {
        Unsigned {
            key: &self.file.id,
            digest: digest_of(self.text.as_bytes()),
            order: &self.file.order,
            date: self.file.date,
            number: self.file.number.as_deref(),
        }
    }

    /// The order with its date, its number, and those who signed it with their real status.
    pub(crate) fn as_signed(
        &self,
        order: &ActReference,
        signers: &[PersonId],
        acting: Option<&Acting>,
    ) -> Self {
        let mut signed = self.clone();
        signed.signed = Some(order.clone());
        signed.file.date = Some(order.date);
        signed.file.number = Some(order.number.clone());
        for (signatory, person) in signed.file.order.text.signatories.iter_mut().zip(signers) {
            if let Some(acting) = acting.filter(|_| signatory.person != *person) {
                signatory.person = person.clone();
                signatory.post = Some(acting.post.clone());
            }
        }
        signed
    }
}
