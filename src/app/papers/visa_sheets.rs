//! The agreement sheet of a draft, and sheets for the agreers of the present round, one for each who is awaited.

use std::collections::BTreeSet;
use std::sync::Arc;

use time::Date;

use prikaz_domain::{DraftNo, Entry, PersonId, RegisterId};
use prikaz_procedure::StageWord;
use prikaz_render::Format;
use prikaz_report::paper::{self, Agreed, SheetIdentity, Since, visa_sheet};
use prikaz_report::rounds;
use prikaz_workflow::{
    Draft, Event, Phase, Recorded, Refusal, Register, Round, Shown, Shows, Subject, stands_for,
};

use crate::papers::made::Made;
use crate::{AppError, Office, Rulebook};

/// A sheet for one agreer, as a Word document.
#[derive(Debug)]
pub struct VisaSheetFile {
    /// Which sheet it is.
    pub identity: SheetIdentity,
    /// The file.
    pub bytes: Vec<u8>,
}

impl VisaSheetFile {
    /// A name for the file: `agreement-points-1-2-hlybova.docx` (register, draft, round, seat).
    pub fn name(&self) -> String {
        let SheetIdentity { register, draft, round, seat, .. } = &self.identity;
        format!("agreement-{register}-{draft}-{round}-{seat}.docx")
    }
}

impl VisaSheetFile {
    /// The sheet as a paper of its draft.
    pub fn made(self) -> Made {
        let SheetIdentity { draft, digest, .. } = self.identity;
        Made { bytes: self.bytes, shown: Shown { draft, shows: Shows::Draft, rows: Some(digest) } }
    }
}

impl Office {
    /// The agreement sheet of a draft with all its rounds.
    ///
    /// # Errors
    /// When there is no such draft, or the paper cannot be made.
    pub fn sheet_paper(
        &self,
        id: &RegisterId,
        draft: Option<DraftNo>,
        format: Format,
    ) -> Result<Made, AppError> {
        let book = self.book(id)?;
        let case = self.case(id, &book, draft, None)?;
        let history = self.history(id)?;
        let rounds = rounds(&history, case.draft);
        let last = history.iter().filter(|one| one.event.draft() == Some(case.draft)).map(|one| one.on).max();
        let created = last.unwrap_or(case.approved.created);
        // Remarks may be about rows that are gone.
        let known = rows_ever(&*self.register(id)?, &history);
        let matter = paper::sheet(book.subject(), &case.title, &rounds, &known, created);
        Ok(Made { bytes: self.print(&book, matter, format)?, shown: case.as_draft() })
    }

    /// The sheets of the present round: for everyone awaited, or for `seat` alone.
    ///
    /// # Errors
    /// When the draft is not being agreed, `seat` is not awaited, or a sheet cannot be made.
    pub fn visa_sheets(
        &self,
        id: &RegisterId,
        seat: Option<&PersonId>,
        on: Option<Date>,
    ) -> Result<Vec<VisaSheetFile>, AppError> {
        let book = self.book(id)?;
        let register = self.register(id)?;
        let draft = register.known_draft()?;
        let Phase::Agreeing(round) = &draft.phase else {
            return Err(
                Refusal::WrongStage { wanted: StageWord::Agree.into(), stage: draft.stage.clone() }.into()
            );
        };
        let awaited: Vec<&PersonId> =
            round.awaited().filter(|one| seat.is_none_or(|seat| seat == *one)).collect();
        if let (Some(seat), []) = (seat, awaited.as_slice()) {
            return Err(not_awaited(round, seat).into());
        }
        let on = self.today(on).of(&book.organisation);
        let before = register.last_edition().map(|edition| edition.entries.as_slice());
        let heading = self.act_title(&book, &register, None)?;
        let history = self.history(id)?;
        let rounds = rounds(&history, draft.no);
        let known = rows_ever(&register, &history);
        let sheet = |seat: &PersonId| {
            let answers = rounds.iter().flat_map(|round| &round.seats).filter(|line| line.seat == *seat);
            let identity = identity(id, draft.no, round, seat);
            let agreed = Agreed {
                identity: identity.clone(),
                heading: &heading,
                deciders: deciders(&book, seat, on),
                due: due(draft, seat),
                before,
                entries: draft.entries(),
                since: last_seen(&history, draft.no, seat),
                answers: answers.flat_map(|line| line.remarks.iter().cloned()).collect(),
                known: &known,
                created: on,
            };
            let bytes = self.print(&book, visa_sheet(book.subject(), &agreed), Format::Docx)?;
            Ok(VisaSheetFile { identity, bytes })
        };
        awaited.into_iter().map(sheet).collect()
    }
}

/// What the holder of `seat` saw of the draft when he decided last; none where he decides for the first time.
fn last_seen(history: &[Recorded], draft: DraftNo, seat: &PersonId) -> Option<Since> {
    let mut rows: Option<&Arc<Vec<Entry>>> = None;
    let mut seen = None;
    for recorded in history.iter().filter(|one| one.event.draft() == Some(draft)) {
        match &recorded.event {
            Event::Consolidated { entries, .. } | Event::Revised { entries, .. } => rows = Some(entries),
            Event::VisaGiven { seat: whose, .. } if whose == seat => {
                seen = rows.map(|rows| Since { on: recorded.on, rows: rows.to_vec() });
            }
            _ => {}
        }
    }
    seen
}

/// Every row there ever was in the register or a draft of it, each in its last wording.
pub(crate) fn rows_ever(register: &Register, history: &[Recorded]) -> Vec<Entry> {
    let of_drafts = history.iter().rev().filter_map(|recorded| match &recorded.event {
        Event::Consolidated { entries, .. } | Event::Revised { entries, .. } => Some(entries),
        _ => None,
    });
    let of_editions = register.editions.iter().rev().map(|edition| &edition.entries);
    let mut known = BTreeSet::new();
    let all = of_drafts.chain(of_editions).flat_map(|rows| rows.iter());
    all.filter(|entry| known.insert(entry.id)).cloned().collect()
}

fn identity(id: &RegisterId, draft: DraftNo, round: &Round, seat: &PersonId) -> SheetIdentity {
    SheetIdentity { register: id.clone(), draft, round: round.no, seat: seat.clone(), digest: round.digest }
}

fn not_awaited(round: &Round, seat: &PersonId) -> Refusal {
    if round.decisions.contains_key(seat) {
        return Refusal::AlreadyDecided { person: seat.clone(), round: round.no };
    }
    Refusal::NotYourVisa { person: seat.clone(), awaited: round.awaited().cloned().collect() }
}

/// The one whose seat it is, and who acts for him on `on`.
fn deciders(book: &Rulebook, seat: &PersonId, on: Date) -> Vec<PersonId> {
    let acts = |person: &&PersonId| {
        stands_for(&book.substitutions, person, on).iter().any(|acting| acting.for_whom == *seat)
    };
    let persons = book.organisation.persons.iter().map(|card| &card.id);
    std::iter::once(seat).chain(persons.filter(acts)).cloned().collect()
}

fn due(draft: &Draft, seat: &PersonId) -> Option<Date> {
    draft.task(&Subject::Agreer(seat.clone())).and_then(prikaz_workflow::Task::due)
}
