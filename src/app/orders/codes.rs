//! What the code printed on an order says, held against the store: whether it is so, and how the order stands.

use time::Date;

use prikaz_domain::{ActReference, Digest, DraftNo, EditionNo, OrderId, OrganisationId, RegisterId};
use prikaz_report::paper::{CodeOf, DocumentCode, PrintedCode};
use prikaz_workflow::{Event, Paper, PaperStanding, Recorded, Shown, Shows, requisites};

use crate::orders::issued::{AlonePaper, Days, Origin};
use crate::{AppError, Office};

/// Tells whether the text of a printed code is true, and how the document stands on the day `on`, or today by the
/// clock of its body.
///
/// # Errors
/// When the store fails.
pub fn origin_of_code(office: &Office, text: &str, on: Option<Date>) -> Result<Origin, AppError> {
    let Some(code) = PrintedCode::parse(text) else { return Ok(Origin::NoCode) };
    let asked = Asked { office, code: &code, text: text.trim() };
    let mut days = Days::new(office, on);
    let found = match &code.of {
        CodeOf::Draft { register, draft } => asked.of_draft(register, *draft, &mut days)?,
        CodeOf::Repeal { register } => asked.of_repeal(register, &mut days)?,
        CodeOf::Alone { organisation, key } => asked.of_alone(organisation, key, &mut days)?,
    };
    Ok(found.unwrap_or(Origin::Contradicted { of: code.of, act: code.act }))
}

/// A code that is asked about.
struct Asked<'a> {
    office: &'a Office,
    code: &'a PrintedCode,
    /// As it was read.
    text: &'a str,
}

impl Asked<'_> {
    /// Whether the code is that of an order with these requisites, or of a draft.
    fn names(&self, order: Option<&ActReference>) -> bool {
        let code = DocumentCode { of: self.code.of.clone(), order: order.cloned(), digest: self.code.digest };
        code.printed() == self.text
    }

    fn of_draft(
        &self,
        id: &RegisterId,
        draft: DraftNo,
        days: &mut Days<'_>,
    ) -> Result<Option<Origin>, AppError> {
        if !self.office.registers()?.contains(id) {
            return Ok(None);
        }
        let register = self.office.register(id)?;
        let had_rows = |one: &Recorded| match &one.event {
            Event::Consolidated { draft: no, digest: rows, .. }
            | Event::Revised { draft: no, digest: rows, .. } => *no == draft && *rows == self.code.digest,
            _ => false,
        };
        if !self.office.history(id)?.iter().any(had_rows) {
            return Ok(None);
        }
        let edition = register.edition_of(draft);
        let former = register.former_orders.iter();
        let former = former.filter(|(of, _)| edition.is_some_and(|edition| edition.no == *of));
        let mut acts =
            edition.map(|edition| &edition.order).into_iter().chain(former.map(|(_, order)| order));
        // Before it was signed the code of a draft named no act.
        let shows = match self.names(None) {
            true => Shows::Draft,
            false => match acts.find(|order| self.names(Some(order))) {
                Some(order) => Shows::Act { order: order.clone() },
                None => return Ok(None),
            },
        };
        let shown = Shown { draft, shows, rows: Some(self.code.digest) };
        let standing =
            shown.standing(&register, &self.office.repeals(&register)?, days.of_register(&register)?, 0);
        if standing == PaperStanding::Contradicted {
            return Ok(None);
        }
        Ok(Some(self.printed((id, Some(draft)), edition.map(|edition| edition.no), standing)))
    }

    /// The program signs no order that repeals a register: its paper is a draft for ever.
    fn of_repeal(&self, id: &RegisterId, days: &mut Days<'_>) -> Result<Option<Origin>, AppError> {
        if !self.names(None) || !self.office.registers()?.contains(id) {
            return Ok(None);
        }
        let (register, history) = (self.office.register(id)?, self.office.history(id)?);
        let Some(place) = history.iter().rposition(|one| repeals(&one.event, self.code.digest)) else {
            return Ok(None);
        };
        let Some(shown) = Shown::recorded(&history, place) else { return Ok(None) };
        let (repeals, day) = (self.office.repeals(&register)?, days.of_register(&register)?);
        Ok(Some(self.printed((id, None), None, shown.standing(&register, &repeals, day, 0))))
    }

    fn of_alone(
        &self,
        organisation: &OrganisationId,
        key: &OrderId,
        days: &mut Days<'_>,
    ) -> Result<Option<Origin>, AppError> {
        let journal = self.office.order_journal(organisation)?;
        let is_draft = self.names(None);
        let entry = journal.entry_of(key);
        let Some((entry, signed)) = entry else {
            let (organisation, key) = (organisation.clone(), key.clone());
            return Ok(is_draft.then_some(Origin::UnsignedAlone { organisation, key }));
        };
        let says_the_same = signed.content() == self.code.digest;
        let mut former = entry.former.iter().map(|former| &former.was);
        let paper = match is_draft {
            true if says_the_same => AlonePaper::Draft,
            true => AlonePaper::OtherDraft,
            false if !says_the_same => return Ok(None),
            false if self.names(Some(&signed.order)) => AlonePaper::Signed,
            false if former.any(|was| self.names(Some(was))) => AlonePaper::Corrected,
            false => return Ok(None),
        };
        let standing = self.office.acts(organisation)?.standing(&signed.order, days.of(organisation)?);
        Ok(Some(Origin::PrintedAlone {
            organisation: organisation.clone(),
            key: key.clone(),
            act: self.code.act.clone(),
            order: requisites(&signed.order),
            paper,
            standing,
        }))
    }

    fn printed(
        &self,
        (register, draft): (&RegisterId, Option<DraftNo>),
        edition: Option<EditionNo>,
        standing: PaperStanding,
    ) -> Origin {
        let (register, act) = (register.clone(), self.code.act.clone());
        Origin::Printed { register, draft, act, edition, standing }
    }
}

/// Whether the event gave out an order that repeals exactly the acts of `digest`.
fn repeals(event: &Event, digest: Digest) -> bool {
    matches!(event, Event::DocumentIssued { paper: Paper::RepealingOrder, content, .. } if *content == Some(digest))
}
