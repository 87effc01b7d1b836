//! What is known of an order before it is signed: that it can be printed, and what it restates as a whole.

use prikaz_amend::prints_numbers;
use prikaz_domain::RegisterId;
use prikaz_render::Format;
use prikaz_report as report;
use prikaz_report::paper::{self, Bears, CodeOf, DocumentCode, Marks, OwnAnnexes};
use prikaz_workflow::{Register, amendment_between, is_numbered_anew};

use crate::data::annexed::annexed_of;
use crate::papers::amending::{Found, amended};
use crate::papers::approval::approved;
use crate::{AppError, Office, PaperError, Range, Rulebook};

/// An annex that an amending order restates as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct RestatedAnnex {
    /// Its number, where there are several.
    pub annex: Option<usize>,
    /// What keeps its rows from being amended one by one; none where too much of it changes, or its headings do not tell
    /// its parts apart.
    pub because: Option<report::table::Obstacle>,
    /// Above how many hundredths of changed rows it is restated.
    pub limit: u8,
    /// Whether its rows are numbered from 1 again.
    pub anew: bool,
}

impl Office {
    /// Draws the order by which the last edition of `signed` was approved.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub(crate) fn proof_order(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        signed: &Register,
    ) -> Result<(), AppError> {
        let Some(last) = signed.last_edition() else { return Ok(()) };
        let (words, approved) = (self.words()?, approved(last));
        let before = signed.editions.iter().rev().nth(1).filter(|_| last.amends.is_some());
        let act = match before {
            Some(before) => {
                let act = amended(book, signed, &Found::of(before), &Found::of(last))?;
                let (cited, units) = ([act.act.clone()], act.amendment.units());
                let heading = self.amending_title(book, &cited, units, approved.created)?;
                paper::amending_order(book.subject(), &words, &[act], &heading, &approved)
            }
            None => {
                let own = annexed_of(self.data(), &book.procedure)?;
                let own = OwnAnnexes { rows: &own.rows, procedures: &own.procedures };
                paper::order(book.subject(), &words, &last.entries, &approved, own)
            }
        };
        let code = DocumentCode {
            of: CodeOf::Draft { register: id.clone(), draft: last.draft },
            order: approved.order.clone(),
            digest: last.digest,
        };
        let bears = Bears { marks: &Marks::default(), code: &code, signed_by: &approved.signed_by() };
        let (printer, act) = (self.printer(), act.map_err(PaperError::from)?);
        let procedure = Some(book.procedure.id.as_str());
        let document = printer.set_act(act, &book.organisation, procedure, bears)?;
        printer.write(Format::Docx, &book.organisation.profile, &document)?;
        Ok(printer.proof(&book.organisation.profile, &document)?)
    }

    /// The annexes of `id` that an order which amends what `range` names restates as a whole, and why.
    ///
    /// # Errors
    /// When a wording is missing, or the register cannot be read.
    pub fn restated_annexes(&self, id: &RegisterId, range: &Range) -> Result<Vec<RestatedAnnex>, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let (old, new) = self.pair(id, &register, range)?;
        let form = &book.procedure.form;
        let obstacles = report::table::obstacles(form);
        let restated = amendment_between(&book.procedure, old.entries(), new.entries()).restated();
        let printing = prints_numbers(form);
        let anew = is_numbered_anew(&book.procedure, old.entries(), new.entries());
        let annex = |at: usize| RestatedAnnex {
            annex: (form.annexes.len() > 1).then_some(at + 1),
            because: obstacles.get(at).copied().flatten(),
            limit: book.procedure.order.amending.restate_above,
            anew: anew && printing.contains(&at),
        };
        Ok(restated.into_iter().map(annex).collect())
    }
}
