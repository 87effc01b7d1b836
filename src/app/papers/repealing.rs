//! The order that repeals a register: a proposal, which the program does not sign.

use time::Date;

use prikaz_domain::{ActReference, Digest, RegisterId, digest_of};
use prikaz_render::Format;
use prikaz_report::paper::{self, Bears, CodeOf, DocumentCode, Marks};
use prikaz_workflow::{self as workflow, Refusal, Repeals, Shown, Shows, Touch, requisites};

use crate::papers::approval::unsigned;
use crate::papers::made::Made;
use crate::{AppError, Office, PaperError};

impl Office {
    /// The order that repeals every act of a register that still stands: those that approved it, and all that amended
    /// them.
    ///
    /// # Errors
    /// When nothing was approved, all is repealed already, or the paper cannot be made.
    pub fn repealing_paper(
        &self,
        id: &RegisterId,
        on: Option<Date>,
        format: Format,
        marks: &Marks,
    ) -> Result<Made, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let last = register.last_edition().ok_or(Refusal::NotApproved)?;
        let approved = unsigned(&book, &register, self.today(on).of(&book.organisation));
        let repeals = self.repeals(&register)?;
        let acts = workflow::standing(&register, &repeals, approved.created);
        let acts = acts.iter().map(|act| self.titled_act(&book, &register, act));
        let acts = acts.collect::<Result<Vec<_>, _>>()?;
        let Some(about) = acts.first().cloned() else {
            return Err(repealed_already(&last.order, &repeals, approved.created).into());
        };
        let words = self.words()?;
        let act =
            paper::repealing_order(book.subject(), &words, &acts, &approved).map_err(PaperError::from)?;
        let code =
            DocumentCode { of: CodeOf::Repeal { register: id.clone() }, order: None, digest: named(&acts) };
        let bears = Bears { marks, code: &code, signed_by: &approved.signed_by() };
        let bytes = self.print_act(&book, act, bears, format)?;
        let shown = Shown { draft: last.draft, shows: Shows::Proposal { about }, rows: Some(code.digest) };
        Ok(Made { bytes, shown })
    }
}

/// Digest of the acts that an order names, by their requisites and titles.
fn named(acts: &[ActReference]) -> Digest {
    let line = |act: &ActReference| {
        let ActReference { kind, number, date, title } = act;
        format!(
            "{} {date} {number} {}\n",
            prikaz_order::forms(*kind).title(),
            title.as_deref().unwrap_or_default()
        )
    };
    digest_of(acts.iter().map(line).collect::<String>().as_bytes())
}

/// Why an order of `on` does not repeal `act`.
fn repealed_already(act: &ActReference, repeals: &Repeals, on: Date) -> Refusal {
    match repeals.by(act, on) {
        Some(repeal) => Refusal::TouchesRepealed {
            does: Touch::Repeals,
            act: requisites(act),
            by: repeal.by.clone(),
            from: repeal.from.unwrap_or(on),
        },
        None => Refusal::NotApproved,
    }
}
