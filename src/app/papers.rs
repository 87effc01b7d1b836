//! Papers of a register as files: facts of the log, set by a template, written in a format.

use time::Date;

use prikaz_calendar::MissingYear;
use prikaz_document::PngFault;
use prikaz_domain::{Digest, DraftNo, Entry, PersonId, ProcedureId, RegisterId};
use prikaz_procedure::{Organisation, Procedure, StageKind};
use prikaz_render::{Format, ProfileFault, RenderError};
use prikaz_report::paper::{
    self, Approved, Bears, CodeOf, DeadlineRow, DocumentCode, MarkFault, Marks, Matter, Notice, OwnAnnexes,
    Subject, Unmarked,
};
use prikaz_russian::{UnknownDocument, Words};
use prikaz_store::Head;
use prikaz_template::TemplateError;
use prikaz_workflow as workflow;
use prikaz_workflow::{Register, Shown, amended_next, stands_for};

use super::act_title::approved_by;
use super::made::{Made, shown_edition};
use super::procedures::annexed_of;
use super::shown::shape_of;
use super::{AppError, DataDir, Office, Printer, Rulebook};

/// Why a paper cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The file's extension names no format.
    #[error("`{0}` ends in no known extension: .docx, .xlsx, .html, .pdf, .txt")]
    UnknownFormat(String),
    /// The form has no such shape.
    #[error("`{key}` is none of {}", known.join(", "))]
    UnknownShape {
        /// The key.
        key: String,
        /// The shapes there are.
        known: Vec<String>,
    },
    /// The body names a profile there is no file for.
    #[error("the profile `{0}` is missing")]
    NoProfile(String),
    /// The body names an emblem there is no file for.
    #[error("the emblem `{0}` is missing")]
    NoEmblem(String),
    /// The emblem cannot be drawn.
    #[error("the emblem `{file}` cannot be drawn")]
    Emblem {
        /// The file.
        file: String,
        /// What is wrong with it.
        #[source]
        fault: PngFault,
    },
    /// The profile is wrong.
    #[error("the profile is wrong")]
    Profile(Vec<ProfileFault>),
    /// The template is wrong, or asks for what there is not.
    #[error("the template is wrong")]
    Template(#[from] TemplateError),
    /// The file of the procedure does not give the text of the act.
    #[error("`{0}` does not give the text of the act")]
    NoText(ProcedureId),
    /// The format cannot hold the document.
    #[error("the document cannot be written")]
    Render(#[from] RenderError),
    /// A document is called by a word whose gender no list knows.
    #[error("`{}` is in no word list: add it to `data/{}`", .0.word, UnknownDocument::FILE)]
    UnknownDocument(UnknownDocument),
    /// A mark would say what is not so, or cannot stand.
    #[error("the mark would say what is not so")]
    Mark(MarkFault),
    /// A count needs a year that has no production calendar.
    #[error("there is no production calendar for {}: add `data/{}`", .0.year, .0.file())]
    Calendar(MissingYear),
}

impl From<UnknownDocument> for PaperError {
    fn from(unknown: UnknownDocument) -> Self {
        Self::UnknownDocument(unknown)
    }
}

/// A draft with its rows and what became of it.
pub(super) struct Case {
    pub(super) draft: DraftNo,
    pub(super) entries: std::sync::Arc<Vec<Entry>>,
    pub(super) digest: Digest,
    pub(super) approved: Approved,
    /// What its act is called.
    pub(super) title: String,
}

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
        let act = made(subject(&book), &words, &case)?;
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
        let edition = approved_by(&register, draft).ok_or(prikaz_workflow::Refusal::NotApproved)?;
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
        let matter = paper::notice(subject(&book), &told);
        let shown = Shown { rows: None, ..shown_edition(edition) };
        Ok(Made { bytes: self.print(&book, matter, format)?, shown })
    }

    /// The deadline report in `format`.
    ///
    /// # Errors
    /// When the paper cannot be made.
    pub fn deadline_paper(&self, report: &DeadlineReport, format: Format) -> Result<Vec<u8>, AppError> {
        let checkpoint = format!("{}:{}", report.head.position.0, report.head.hash);
        let matter =
            paper::deadlines(&report.rows, report.as_of, &report.author, report.mark.clone(), &checkpoint);
        let printer = self.printer();
        let document = printer.set(matter, None, None)?;
        let profile = report.profile.as_deref().unwrap_or("gost-2025");
        Ok(printer.write(format, profile, &document)?)
    }

    /// The file of an order with all that it `bears`.
    ///
    /// # Errors
    /// As [`Office::print`]; also when a mark would say what is not so.
    pub(super) fn print_act(
        &self,
        book: &Rulebook,
        act: Unmarked,
        bears: Bears<'_>,
        format: Format,
    ) -> Result<Vec<u8>, AppError> {
        let printer = self.printer();
        let body = &book.organisation;
        let document = printer.set_act(act, body, Some(book.procedure.id.as_str()), bears)?;
        Ok(printer.write(format, &body.profile, &document)?)
    }

    /// The file of a paper in `format`, in the look of the body.
    ///
    /// # Errors
    /// When the template or the profile is wrong, or the format cannot hold the document.
    pub(super) fn print(&self, book: &Rulebook, matter: Matter, format: Format) -> Result<Vec<u8>, AppError> {
        let printer = self.printer();
        let document = printer.set(matter, Some(&book.organisation), Some(book.procedure.id.as_str()))?;
        Ok(printer.write(format, &book.organisation.profile, &document)?)
    }

    /// The draft `no`, or the one in the making, or the last approved.
    pub(super) fn case(
        &self,
        id: &RegisterId,
        book: &Rulebook,
        no: Option<DraftNo>,
        on: Option<Date>,
    ) -> Result<Case, AppError> {
        let register = self.register(id)?;
        let on = on.unwrap_or_else(|| self.now(book).date());
        match register.draft.as_ref().filter(|draft| no.is_none_or(|no| draft.no == no)) {
            Some(draft) => {
                let content = draft.content.as_ref().ok_or(prikaz_workflow::Refusal::EmptyDraft)?;
                let mut approved = unsigned(book, &register, on);
                if approved.amends.is_none() {
                    let next = self.next_act(id, book, &register, on)?;
                    approved.left_out = workflow::acts_of(&next.left_out);
                    approved.repeals = next.repeals;
                }
                let title = self.act_title(book, &register, None)?;
                Ok(Case {
                    title,
                    draft: draft.no,
                    entries: content.entries.clone(),
                    digest: content.digest,
                    approved,
                })
            }
            None => {
                let edition = approved_by(&register, no).ok_or(prikaz_workflow::Refusal::NoDraft)?;
                let title = self.act_title(book, &register, Some(edition))?;
                let (draft, entries, digest) = (edition.draft, edition.entries.clone(), edition.digest);
                Ok(Case { draft, entries, digest, approved: approved(edition), title })
            }
        }
    }
}

/// What the deadline report says, before it is a paper.
#[derive(Debug)]
pub struct DeadlineReport {
    /// Its rows.
    pub rows: Vec<DeadlineRow>,
    /// The day it speaks of.
    pub as_of: Date,
    /// The body.
    pub author: String,
    /// The word on every page.
    pub mark: Option<String>,
    /// The profile it is laid out by.
    pub profile: Option<String>,
    /// The last record it rests on.
    pub head: Head,
}

pub(super) fn subject(book: &Rulebook) -> Subject<'_> {
    Subject { procedure: &book.procedure, organisation: &book.organisation }
}

/// Who would sign on `on`: the one who approves, or the person who acts for him that day.
pub(super) fn unsigned(book: &Rulebook, register: &Register, on: Date) -> Approved {
    let holder = book.procedure.approver().and_then(|role| book.organisation.holders(role).next());
    let acts = |person: &PersonId| {
        let stands = stands_for(&book.substitutions, person, on);
        let holder = holder.map(|holder| &holder.id);
        stands.into_iter().find(|acting| Some(&acting.for_whom) == holder)
    };
    let substitute = book.organisation.persons.iter().find_map(|one| Some((one.id.clone(), acts(&one.id)?)));
    let (signer, acting) = match substitute {
        Some((person, acting)) => (Some(person), Some(acting.into_acting())),
        None => (holder.map(|holder| holder.id.clone()), None),
    };
    let amends = amended_next(&book.procedure, register);
    let update = !register.editions.is_empty();
    let (repeals, left_out) = (Vec::new(), Vec::new());
    Approved { order: None, signer, acting, created: on, update, amends, repeals, left_out }
}

/// How `edition` was signed.
pub(super) fn approved(edition: &workflow::Edition) -> Approved {
    Approved {
        order: Some(edition.order.clone()),
        signer: edition.signer.clone(),
        acting: edition.acting.clone(),
        created: edition.order.date,
        update: edition.no.0 > 1,
        amends: edition.amends.clone(),
        repeals: edition.repeals.clone(),
        left_out: edition.left_out.clone(),
    }
}

/// Where and when an edition was put up, in the order of the procedure's places.
fn published(book: &Rulebook, edition: &prikaz_workflow::Edition) -> Vec<(String, Date, String)> {
    let put_up =
        book.procedure.places().filter_map(|place| Some((place, edition.published.get(&place.key)?)));
    put_up.map(|(place, (on, address))| (place.located(), *on, address.clone())).collect()
}

/// Who is told, and who tells: as the procedure's stage of informing says, else the drafter.
pub(super) fn told(book: &Rulebook) -> (Vec<PersonId>, Option<PersonId>) {
    let inform = book.procedure.stages.iter().find_map(|stage| match &stage.kind {
        StageKind::Inform { by, .. } => Some(by),
        _ => None,
    });
    let from = inform.and_then(|role| book.organisation.holders(role).next()).map(|person| person.id.clone());
    (workflow::told(&book.rules()), from.or_else(|| drafter(&book.organisation)))
}

/// Who drafts in the body.
pub(super) fn drafter(organisation: &Organisation) -> Option<PersonId> {
    let drafts = |card: &&prikaz_domain::Person| card.roles.iter().any(|role| role.as_str() == "drafter");
    organisation.persons.iter().find(drafts).map(|card| card.id.clone())
}

/// The text of the act that sets a procedure, in `format`.
///
/// # Errors
/// When the file of the procedure does not give the text, or the paper cannot be made.
pub fn procedure_paper(
    data: &DataDir,
    procedure: &Procedure,
    organisation: &Organisation,
    format: Format,
) -> Result<Vec<u8>, PaperError> {
    let subject = Subject { procedure, organisation };
    let matter = paper::procedure(subject).ok_or_else(|| PaperError::NoText(procedure.id.clone()))?;
    let printer = Printer::new(data.clone());
    let document = printer.set(matter, Some(organisation), Some(procedure.id.as_str()))?;
    printer.write(format, &organisation.profile, &document)
}
