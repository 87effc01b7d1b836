//! Papers of a register as files: facts of the log, set by a template, written in a format.

use time::Date;

use prikaz_domain::{DraftNo, RegisterId};
use prikaz_render::Format;
use prikaz_report::paper::{self, Bears, CodeOf, DocumentCode, Marks, Notice, OwnAnnexes, Subject, Unmarked};
use prikaz_russian::Words;
use prikaz_workflow::{Edition, Refusal, Shown};

use crate::data::annexed::annexed_of;
use crate::papers::case::{Case, approved_by};
use crate::papers::made::{Made, shown_edition};
use crate::papers::shown::shape_of;
use crate::papers::told::told;
use crate::{AppError, Office, PaperError, Rulebook};

impl Office {
    /// The order of a draft with its annex, or the amending order where the procedure wants one, in `format`.
    ///
    /// # Errors
    /// When there is no such draft, or the paper cannot be made.
    pub fn order_paper(
        &self,
        id: &RegisterId,
        draft: Option<DraftNo>,
        on: Option<Date>,
        format: Format,
        marks: &Marks,
    ) -> Result<Made, AppError> {
        match self.amending_of(id, draft, on, format, marks)? {
            Some(made) => Ok(made),
            None => {
                let own = annexed_of(self.data(), &self.book(id)?.procedure)?;
                let own = OwnAnnexes { rows: &own.rows, procedures: &own.procedures };
                self.case_paper(id, draft, on, format, marks, |subject, words, case| {
                    Ok(paper::order(subject, words, &case.entries, &case.approved, own)?)
                })
            }
        }
    }

    /// The annex of a draft alone, in its usual shape or another of the form.
    ///
    /// # Errors
    /// When there is no such draft or shape, or the paper cannot be made.
    pub fn annex_paper(
        &self,
        id: &RegisterId,
        draft: Option<DraftNo>,
        on: Option<Date>,
        shape: Option<&str>,
        format: Format,
        marks: &Marks,
    ) -> Result<Made, AppError> {
        self.case_paper(id, draft, on, format, marks, |subject, words, case| {
            let shape = shape.map(|key| shape_of(&subject.procedure.form, key)).transpose()?;
            Ok(paper::annex(subject, words, &case.entries, &case.approved, shape.as_deref())?)
        })
    }

    fn case_paper(
        &self,
        id: &RegisterId,
        draft: Option<DraftNo>,
        on: Option<Date>,
        format: Format,
        marks: &Marks,
        made: impl FnOnce(Subject<'_>, &Words, &Case) -> Result<Unmarked, PaperError>,
    ) -> Result<Made, AppError> {
        let book = self.book(id)?;
        let case = self.case(id, &book, draft, on)?;
        let words = self.words()?;
        let act = made(book.subject(), &words, &case)?;
        let code = DocumentCode {
            of: CodeOf::Draft { register: id.clone(), draft: case.draft },
            order: case.approved.order.clone(),
            digest: case.digest,
        };
        let bears = Bears { marks, code: &code, signed_by: &case.approved.signed_by() };
        Ok(Made { bytes: self.print_act(&book, act, bears, format)?, shown: case.shown() })
    }

    /// The notice of an approved edition.
    ///
    /// # Errors
    /// When nothing was approved, or the paper cannot be made.
    pub fn notice_paper(
        &self,
        id: &RegisterId,
        draft: Option<DraftNo>,
        format: Format,
    ) -> Result<Made, AppError> {
        let book = self.book(id)?;
        let register = self.register(id)?;
        let edition = approved_by(&register, draft).ok_or(Refusal::NotApproved)?;
        let published = published(&book, edition);
        let date = published.iter().map(|(_, on, _)| *on).max().unwrap_or(edition.order.date);
        let (whom, from) = told(&book);
        let told = Notice {
            order: edition.order.clone(),
            rows: edition.entries.len(),
            update: edition.no.0 > 1,
            amending: edition.amends.is_some(),
            published,
            whom,
            from,
            date,
        };
        let matter = paper::notice(book.subject(), &told);
        let shown = Shown { rows: None, ..shown_edition(edition) };
        Ok(Made { bytes: self.print(&book, matter, format)?, shown })
    }
}

/// Where and when an edition was put up, in the order of the procedure's places.
fn published(book: &Rulebook, edition: &Edition) -> Vec<(String, Date, String)> {
    let put_up =
        book.procedure.places().filter_map(|place| Some((place, edition.published.get(&place.key)?)));
    put_up.map(|(place, (on, address))| (place.located(), *on, address.clone())).collect()
}
