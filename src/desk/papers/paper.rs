//! Papers as the office makes them: which is wanted, what it is to be called, and the paper made, not yet given out.

use time::Date;

use prikaz_app::{AppError, FormName, Format, LetterKind, Made, Office, PaperError, PaperName, Range, blank};
use prikaz_domain::{DraftNo, OrganisationId, PersonId, RegisterId, UnitId};
use prikaz_report::paper::{CopyMark, HistoryLine, Marks};
use prikaz_workflow::{Paper, Register, Shown, Shows, Sight, open_conflicts};

use crate::orders::notes;
use crate::{DeskError, PaperNote, Session};

/// Which paper of a register is wanted.
#[derive(Debug, Clone, Copy)]
pub enum WantedPaper<'a> {
    /// The order of a draft with its annex; of the draft in the making, else the last, where none is named.
    Order(Option<DraftNo>, &'a Marks),
    /// The annex alone, in its usual shape or another of the form.
    Annex(Option<DraftNo>, Option<&'a str>, &'a Marks),
    /// The agreement sheet with all rounds.
    AgreementSheet(Option<DraftNo>),
    /// The notice of an approved edition.
    Notice(Option<DraftNo>),
    /// Every remark with what became of it.
    Disagreements(Option<DraftNo>),
    /// The sheet on which those concerned sign that they know the order; those who are told where nobody is named.
    Acquaintance(Option<DraftNo>, &'a [PersonId]),
    /// A letter to a unit.
    Letter(LetterKind, &'a UnitId),
    /// Rows of the edition in force: by their numbers, of a unit; all where neither is named.
    Extract {
        /// Printed numbers.
        rows: &'a [String],
        /// The unit.
        unit: Option<&'a UnitId>,
        /// Who certifies it as a copy.
        copy: Option<&'a CopyMark>,
    },
    /// The card of the register with its history, worded by whoever asks.
    Card(&'a [HistoryLine]),
    /// Two wordings side by side.
    Comparison(&'a Range),
    /// Two wordings woven into one another.
    Redline(&'a Range),
    /// The wording of a day with marks of its amendments.
    Consolidated(Option<Date>),
    /// The order that repeals the act of the register.
    RepealingOrder(&'a Marks),
    /// What units change; recorded nowhere.
    UnitChanges(Option<&'a UnitId>),
    /// What units say differently; recorded nowhere.
    Conflicts,
    /// The check list of requirements, to be filled in; recorded nowhere.
    Requirements,
}

/// A paper that was made and not given out yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyPaper {
    /// What it is recorded as; none for a paper that the log does not know.
    pub paper: Option<Paper>,
    /// Name of the file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What it shows, of each register it is about.
    pub shown: Vec<(RegisterId, Shown)>,
    /// What whoever asked has to know of it.
    pub notes: Vec<PaperNote>,
}

impl ReadyPaper {
    /// A paper that the log does not know.
    fn unrecorded(name: &str, bytes: Vec<u8>) -> Self {
        Self { paper: None, name: name.to_owned(), bytes, shown: Vec::new(), notes: Vec::new() }
    }

    /// Whether the log is to know that it was given out.
    pub fn is_recorded(&self) -> bool {
        self.paper.is_some() && !self.shown.is_empty()
    }
}

/// Makes the paper `wanted` of the register `id`, on the day of the session.
///
/// # Errors
/// When there is no such register, or what the paper is about; when the paper cannot be made.
pub fn make_paper(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    wanted: WantedPaper<'_>,
    name: &PaperName,
) -> Result<ReadyPaper, DeskError> {
    let of = of(wanted, id);
    may_be_shown(office, session, (id, &of), wanted)?;
    let made = made(office, session.day, id, wanted, name.format());
    let made = made.map_err(DeskError::of_register(&of))?;
    let (paper, bytes, shown) = match made {
        Draft::Recorded(paper, Made { bytes, shown }) => (Some(paper), bytes, vec![(of, shown)]),
        Draft::Plain(bytes) => (None, bytes, Vec::new()),
    };
    let notes = match (wanted, shown.first()) {
        (WantedPaper::Order(..), Some((_, shown))) => notes::of_order(office, session, id, shown)?,
        _ => Vec::new(),
    };
    Ok(ReadyPaper { paper, name: name.as_str().to_owned(), bytes, shown, notes })
}

/// Makes the one order that amends the acts of several registers, from one edition of each to another.
///
/// # Errors
/// As [`make_paper`].
pub fn make_amending_order(
    office: &Office,
    session: &Session,
    registers: &[RegisterId],
    range: &Range,
    marks: &Marks,
    name: &PaperName,
) -> Result<ReadyPaper, DeskError> {
    let read = registers.iter().chain(&range.of);
    read.into_iter().try_for_each(|id| session.reads_in(office, id, Sight::Draft))?;
    if let (Some(first), Some(_)) = (registers.first(), &marks.copy) {
        let certified = || -> Result<(), AppError> {
            Ok(marks.are_of(&office.book(first)?.organisation).map_err(PaperError::Mark)?)
        };
        certified().map_err(DeskError::of_register(first))?;
    }
    let ranges: Vec<_> = registers.iter().map(|id| (id.clone(), range.clone())).collect();
    let made = office.amending_paper(&ranges, session.day, name.format(), marks);
    let (shown, bytes) = made.map_err(|error: AppError| match registers.first() {
        Some(first) => DeskError::of_register(first)(error),
        None => DeskError::of_store(error),
    })?;
    let shown: Vec<_> = registers.iter().cloned().zip(shown).collect();
    let mut notes = Vec::new();
    for (id, shown) in &shown {
        notes.extend(notes::restated(office, id, shown, range)?);
    }
    let paper = Some(Paper::AmendingOrder);
    Ok(ReadyPaper { paper, name: name.as_str().to_owned(), bytes, shown, notes })
}

/// Makes the journal of orders of the body `organisation` for a year; recorded nowhere.
///
/// # Errors
/// When there is no such body, or the paper cannot be made.
pub fn make_journal(
    office: &Office,
    session: &Session,
    organisation: &OrganisationId,
    year: i32,
    name: &PaperName,
) -> Result<ReadyPaper, DeskError> {
    office.knows_body(organisation).map_err(DeskError::of_body(organisation))?;
    session.reads_of(office, organisation, Sight::Orders).map_err(DeskError::of_body(organisation))?;
    let made = office.journal_paper(organisation, year, session.day, name.format());
    let bytes = made.map_err(DeskError::of_store::<AppError>)?;
    Ok(ReadyPaper::unrecorded(name.as_str(), bytes))
}

/// Makes an empty table of the form of the register `id`; recorded nowhere.
///
/// # Errors
/// When there is no such register, or the paper cannot be made.
pub fn make_form(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    name: &FormName,
) -> Result<ReadyPaper, DeskError> {
    session.reads_in(office, id, Sight::Edition)?;
    let made = || blank(office, &office.book(id)?, name.format());
    let bytes = made().map_err(DeskError::of_register(id))?;
    Ok(ReadyPaper::unrecorded(name.as_str(), bytes))
}

/// The sheets for the agreers who are awaited in the register `id`, or for `seat` alone.
///
/// # Errors
/// When no round is open, nobody of that key is awaited, or a sheet cannot be made.
pub fn make_visa_sheets(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    seat: Option<&PersonId>,
) -> Result<Vec<ReadyPaper>, DeskError> {
    session.reads_in(office, id, Sight::Agreement)?;
    let sheets = office.visa_sheets(id, seat, session.day).map_err(DeskError::of_register(id))?;
    let ready = sheets.into_iter().map(|sheet| {
        let name = sheet.name();
        let Made { bytes, shown } = sheet.made();
        let (paper, shown) = (Some(Paper::VisaSheet), vec![(id.clone(), shown)]);
        ReadyPaper { paper, name, bytes, shown, notes: Vec::new() }
    });
    Ok(ready.collect())
}

/// A paper as the office made it.
enum Draft {
    /// The log is to know that it was given out.
    Recorded(Paper, Made),
    /// The log knows nothing of it.
    Plain(Vec<u8>),
}

fn made(
    office: &Office,
    on: Option<Date>,
    id: &RegisterId,
    wanted: WantedPaper<'_>,
    format: Format,
) -> Result<Draft, AppError> {
    let recorded = |paper: Paper, made: Result<Made, AppError>| Ok(Draft::Recorded(paper, made?));
    match wanted {
        WantedPaper::Order(draft, marks) => {
            recorded(Paper::Order, office.order_paper(id, draft, on, format, marks))
        }
        WantedPaper::Annex(draft, shape, marks) => {
            recorded(Paper::Annex, office.annex_paper(id, draft, on, shape, format, marks))
        }
        WantedPaper::AgreementSheet(draft) => {
            recorded(Paper::AgreementSheet, office.sheet_paper(id, draft, format))
        }
        WantedPaper::Notice(draft) => recorded(Paper::Notice, office.notice_paper(id, draft, format)),
        WantedPaper::Disagreements(draft) => {
            recorded(Paper::Disagreements, office.disagreements_paper(id, draft, on, format))
        }
        WantedPaper::Acquaintance(draft, persons) => {
            recorded(Paper::Acquaintance, office.acquaintance_paper(id, draft, persons, on, format))
        }
        WantedPaper::Letter(kind, unit) => {
            recorded(letter(kind), office.letter_paper(id, unit, kind, on, format))
        }
        WantedPaper::Extract { rows, unit, copy } => {
            recorded(Paper::Extract, office.extract_paper(id, rows, unit, copy, on, format))
        }
        WantedPaper::Card(history) => card(office, on, id, history, format),
        WantedPaper::Comparison(range) => {
            recorded(Paper::Comparison, office.comparison_paper(id, range, format))
        }
        WantedPaper::Redline(range) => recorded(Paper::Redline, office.redline_paper(id, range, format)),
        WantedPaper::Consolidated(at) => {
            recorded(Paper::Consolidated, office.consolidated_paper(id, at, format))
        }
        WantedPaper::RepealingOrder(marks) => {
            recorded(Paper::RepealingOrder, office.repealing_paper(id, on, format, marks))
        }
        WantedPaper::UnitChanges(unit) => Ok(Draft::Plain(office.unit_changes_paper(id, unit, on, format)?)),
        WantedPaper::Conflicts => {
            let (book, register) = (office.book(id)?, office.register(id)?);
            let conflicts = open_conflicts(&book.rules(), &register)?;
            Ok(Draft::Plain(office.conflicts_paper(&book, &conflicts, on, format)?))
        }
        WantedPaper::Requirements => Ok(Draft::Plain(office.requirements_paper(id, on, format)?)),
    }
}

fn letter(kind: LetterKind) -> Paper {
    match kind {
        LetterKind::Request => Paper::Request,
        LetterKind::Reminder => Paper::Reminder,
    }
}

/// The card belongs to the draft in the making, else to the last edition; before the first draft the log has no place
/// for it.
fn card(
    office: &Office,
    on: Option<Date>,
    id: &RegisterId,
    history: &[HistoryLine],
    format: Format,
) -> Result<Draft, AppError> {
    let bytes = office.card_paper(id, history, on, format)?;
    let register = office.register(id)?;
    let draft = register.draft.as_ref().map(|draft| draft.no);
    Ok(match draft.or(register.last_edition().map(|edition| edition.draft)) {
        Some(draft) => {
            let shown = Shown { draft, shows: Shows::Day, rows: None };
            Draft::Recorded(Paper::Card, Made { bytes, shown })
        }
        None => Draft::Plain(bytes),
    })
}

/// Leave to read all that the paper `wanted` of the register `id` shows, which belongs to a draft of `of`.
fn may_be_shown(
    office: &Office,
    session: &Session,
    (id, of): (&RegisterId, &RegisterId),
    wanted: WantedPaper<'_>,
) -> Result<(), DeskError> {
    if session.means.is_folder() {
        return Ok(());
    }
    if of != id {
        session.reads_in(office, id, Sight::Edition)?;
    }
    let judged = || -> Result<(), AppError> {
        let register = office.register(of)?;
        let (sight, unit) = match wanted {
            _ if shows_what_is_approved(wanted, &register) => (Sight::Edition, None),
            WantedPaper::UnitChanges(unit) => (Sight::Submission, unit),
            _ => (sight(wanted), None),
        };
        session.reads(office, (&office.book(of)?, &register), sight, unit)
    };
    judged().map_err(DeskError::of_register(of))
}

/// Whether the paper is of a draft that was approved: an edition, its order and who has to know of it, which all may see.
fn shows_what_is_approved(wanted: WantedPaper<'_>, register: &Register) -> bool {
    let (WantedPaper::Order(draft, _) | WantedPaper::Annex(draft, ..) | WantedPaper::Acquaintance(draft, _)) =
        wanted
    else {
        return false;
    };
    let asked = draft.or(register.draft.as_ref().map(|draft| draft.no));
    asked.is_none_or(|no| register.edition_of(no).is_some())
}

/// What a paper shows, as far as rights of reading go.
fn sight(wanted: WantedPaper<'_>) -> Sight {
    match wanted {
        WantedPaper::Order(..)
        | WantedPaper::Annex(..)
        | WantedPaper::Acquaintance(..)
        | WantedPaper::Comparison(_)
        | WantedPaper::Redline(_)
        | WantedPaper::RepealingOrder(_) => Sight::Draft,
        WantedPaper::AgreementSheet(_) | WantedPaper::Disagreements(_) => Sight::Agreement,
        WantedPaper::Notice(_) | WantedPaper::Extract { .. } | WantedPaper::Consolidated(_) => Sight::Edition,
        WantedPaper::Letter(..) => Sight::Papers,
        WantedPaper::Card(_) => Sight::Log,
        WantedPaper::UnitChanges(_) => Sight::Submission,
        WantedPaper::Conflicts => Sight::Conflicts,
        WantedPaper::Requirements => Sight::Requirements,
    }
}

/// The register to whose draft the paper belongs: of two wordings that of the new one.
fn of(wanted: WantedPaper<'_>, id: &RegisterId) -> RegisterId {
    match wanted {
        WantedPaper::Comparison(range) | WantedPaper::Redline(range) => {
            range.of.clone().unwrap_or_else(|| id.clone())
        }
        _ => id.clone(),
    }
}
