//! The papers around an order: minutes of disagreements, letters to units, the sheet of acquaintance, extracts, the
//! journal of orders, the card of a register.

use time::Date;

use prikaz_calendar::MissingYear;
use prikaz_domain::{ActReference, DraftNo, Entry, OrganisationId, PersonId, RegisterId, UnitId};
use prikaz_procedure::{NilAnswer, Stage, StageKind, StageWord, Unit};
use prikaz_render::Format;
use prikaz_report::obligation::{Obligation, Outcome};
use prikaz_report::paper::{self, CopyMark, HistoryLine, JournalLine, Letter, Matter, Reminder};
use prikaz_report::rounds;
use prikaz_workflow::{
    Acts, Draft, JournalEntry, OrderMatter, Refusal, Shown, Shows, Subject, known_unit, same_order,
};

use crate::incoming::edit_fault::no_row;
use crate::papers::amending::in_force;
use crate::papers::made::Made;
use crate::papers::told::told;
use crate::papers::visa_sheets::rows_ever;
use crate::{AppError, Office, PaperError, Rulebook};

/// What a letter to a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// The request to hand in.
    Request,
    /// The reminder.
    Reminder,
}

impl Office {
    /// Minutes of all remarks made on a draft.
    ///
    /// # Errors
    /// When there is no such draft, or the paper cannot be made.
    pub fn disagreements_paper(
        &self,
        id: &RegisterId,
        draft: Option<DraftNo>,
        on: Option<Date>,
        format: Format,
    ) -> Result<Made, AppError> {
        let book = self.book(id)?;
        let case = self.case(id, &book, draft, on)?;
        let history = self.history(id)?;
        let rounds = rounds(&history, case.draft);
        let known = rows_ever(&*self.register(id)?, &history);
        let created = on.unwrap_or(case.approved.created);
        let matter = paper::disagreements(book.subject(), &case.title, &rounds, &known, created);
        Ok(Made { bytes: self.print(&book, matter, format)?, shown: case.as_draft() })
    }

    /// The sheet on which `persons` sign that they know the order; those who are told where none are named.
    ///
    /// # Errors
    /// When there is no such draft, a person is unknown, or the paper cannot be made.
    pub fn acquaintance_paper(
        &self,
        id: &RegisterId,
        draft: Option<DraftNo>,
        persons: &[PersonId],
        on: Option<Date>,
        format: Format,
    ) -> Result<Made, AppError> {
        let book = self.book(id)?;
        let case = self.case(id, &book, draft, on)?;
        if let Some(person) = persons.iter().find(|one| book.organisation.known_person(one).is_none()) {
            return Err(Refusal::UnknownPerson { person: person.clone() }.into());
        }
        let (read, asked) = match &case.approved.order {
            Some(order) => {
                let body = &book.organisation.id;
                (self.readings(body, order)?, self.to_read(body, order, on)?)
            }
            None => (Vec::new(), Vec::new()),
        };
        // Who need not read it any more has neither a term nor, before he read it all the same, a line.
        let (freed, asked): (Vec<_>, Vec<_>) = asked
            .into_iter()
            .partition(|one| one.end.as_ref().is_some_and(|end| end.outcome == Outcome::Dropped));
        let holders = |of: &[Obligation]| of.iter().flat_map(|one| one.holders.clone()).collect::<Vec<_>>();
        let persons = match persons {
            [] => {
                let freed = holders(&freed);
                let told: Vec<_> = told(&book).0.into_iter().filter(|one| !freed.contains(one)).collect();
                let others = Self::others_who_read(&read, &told);
                let mut all: Vec<PersonId> = Vec::new();
                for person in told.into_iter().chain(holders(&asked)).chain(others) {
                    if !all.contains(&person) {
                        all.push(person);
                    }
                }
                all
            }
            named => named.to_vec(),
        };
        let read = read.into_iter().map(|line| paper::HasRead {
            person: line.reading.person,
            on: line.reading.on,
            overdue: line.overdue,
            late: line.late,
        });
        let read: Vec<_> = read.collect();
        let term = |one: &Obligation| {
            let person = one.holders.first()?.clone();
            Some(paper::HasToRead { person, due: one.due? })
        };
        let terms: Vec<_> = asked.iter().filter_map(term).collect();
        let readings = paper::Readings { read: &read, terms: &terms };
        let matter = paper::acquaintance(book.subject(), &case.title, &persons, readings, &case.approved);
        let shown = Shown { rows: None, ..case.shown() };
        Ok(Made { bytes: self.print(&book, matter, format)?, shown })
    }

    /// The request to `unit` to hand in, or the reminder.
    ///
    /// # Errors
    /// When no draft is being collected, the unit hands nothing in, or the paper cannot be made.
    pub fn letter_paper(
        &self,
        id: &RegisterId,
        unit: &UnitId,
        kind: LetterKind,
        on: Option<Date>,
        format: Format,
    ) -> Result<Made, AppError> {
        let book = self.book(id)?;
        let register = self.register(id)?;
        let draft = register.known_draft()?;
        let stage = draft.stage.as_ref().and_then(|key| book.procedure.stage(key));
        let Some((stage, StageKind::Collect { nil, .. })) = stage.map(|stage| (stage, &stage.kind)) else {
            return Err(Refusal::WrongStage {
                wanted: StageWord::Collect.into(),
                stage: draft.stage.clone(),
            }
            .into());
        };
        let found = known_unit(&book.organisation, unit)?;
        let on = self.today(on).of(&book.organisation);
        let letter = letter(&book, draft, stage, *nil, found, kind, on);
        let letter = letter.map_err(|missing| AppError::Paper(PaperError::Calendar(missing)))?;
        let bytes = self.print(&book, paper::letter(book.subject(), &letter), format)?;
        Ok(Made { bytes, shown: Shown { draft: draft.no, shows: Shows::Draft, rows: None } })
    }

    /// An extract of the edition in force on `on`: the rows of these numbers, or those of `unit`; certified where `copy` says.
    ///
    /// # Errors
    /// When no edition is in force, a row is not there, or the paper cannot be made.
    pub fn extract_paper(
        &self,
        id: &RegisterId,
        rows: &[String],
        unit: Option<&UnitId>,
        copy: Option<&CopyMark>,
        on: Option<Date>,
        format: Format,
    ) -> Result<Made, AppError> {
        let book = self.book(id)?;
        let register = self.register(id)?;
        let (repeals, on) = (self.repeals(&register)?, self.today(on).of(&book.organisation));
        let edition = in_force(id, &book, &register, &repeals, on)?;
        let case = self.case(id, &book, Some(edition.draft), None)?;
        let entries = chosen(&edition.entries, rows, unit)?;
        let mut matter = paper::extract(book.subject(), &edition.entries, &entries, &case.approved);
        if let Some(copy) = copy {
            matter = paper::with_copy(matter, &book.organisation, copy).map_err(PaperError::Mark)?;
        }
        Ok(Made { bytes: self.print(&book, matter, format)?, shown: case.shown() })
    }

    /// The card of the register, with its history in the words of `lines`.
    ///
    /// # Errors
    /// When there is no such register, or the paper cannot be made.
    pub fn card_paper(
        &self,
        id: &RegisterId,
        lines: &[HistoryLine],
        on: Option<Date>,
        format: Format,
    ) -> Result<Vec<u8>, AppError> {
        let book = self.book(id)?;
        let register = self.register(id)?;
        let created = self.today(on).of(&book.organisation);
        let lines: Vec<_> = lines.iter().filter(|line| line.on <= created).cloned().collect();
        self.print(&book, paper::card(book.subject(), id, &register, &lines, created), format)
    }

    /// The journal of orders of a body for `year`.
    ///
    /// # Errors
    /// When there is no such body, or the paper cannot be made.
    pub fn journal_paper(
        &self,
        organisation: &OrganisationId,
        year: i32,
        on: Option<Date>,
        format: Format,
    ) -> Result<Vec<u8>, AppError> {
        let body = self.body(organisation)?;
        let (journal, acts) = (self.titled_journal(organisation)?, self.acts(organisation)?);
        // An order that approves the editions of several registers is one act of the journal.
        let is_first = |(place, entry): &(usize, &JournalEntry)| {
            let same = |other: &JournalEntry| same_order(&other.order, &entry.order);
            !journal.entries()[..*place].iter().any(same)
        };
        let of_year = journal.entries().iter().enumerate().filter(is_first).map(|(_, entry)| entry);
        let is_there = |entry: &&JournalEntry| on.is_none_or(|day| entry.order.date <= day);
        let of_year = of_year.filter(|entry| entry.order.date.year() == year).filter(is_there);
        let created = self.today(on).of(&body);
        let lines = of_year.map(|entry| self.journal_line(&acts, entry, created));
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        let matter: Matter = paper::journal(&body, year, &lines, created);
        let printer = self.printer();
        let document = printer.set(matter, Some(&body), None)?;
        Ok(printer.write(format, &body.profile, &document)?)
    }

    fn journal_line(&self, acts: &Acts, entry: &JournalEntry, day: Date) -> Result<JournalLine, AppError> {
        let order = &entry.order;
        let signers = match &entry.matter {
            OrderMatter::Register(id) => self.signers_of(order, id)?,
            OrderMatter::Alone(signed) => signed.signers.clone(),
        };
        Ok(JournalLine {
            order: order.clone(),
            heading: order.title.clone().unwrap_or_default(),
            signers,
            standing: acts.standing(order, day),
            former: entry.former.clone(),
            cites_former: entry.cites_former.clone(),
        })
    }

    /// Who signed the order that approved an edition of `id`.
    fn signers_of(&self, order: &ActReference, id: &RegisterId) -> Result<Vec<PersonId>, AppError> {
        let register = self.register(id)?;
        let edition = register.edition_by(order);
        Ok(edition.and_then(|edition| edition.signer.clone()).into_iter().collect())
    }
}

fn letter<'b>(
    book: &'b Rulebook,
    draft: &Draft,
    stage: &Stage,
    nil: NilAnswer,
    unit: &'b Unit,
    kind: LetterKind,
    on: Date,
) -> Result<Letter<'b>, MissingYear> {
    let due = draft.task(&Subject::Unit(unit.id.clone())).and_then(prikaz_workflow::Task::due);
    let between = |after: Date, to: Date| book.calendar.working_days_between(after, to);
    let reminder = match (kind, due) {
        (LetterKind::Request, _) => None,
        (LetterKind::Reminder, None) => Some(Reminder { left: None, over: None }),
        (LetterKind::Reminder, Some(due)) if due < on => {
            Some(Reminder { left: None, over: Some(between(due, on)?) })
        }
        (LetterKind::Reminder, Some(due)) => Some(Reminder { left: Some(between(on, due)?), over: None }),
    };
    let ground = draft.ground.as_ref().and_then(|key| book.procedure.ground(key));
    let (occasion, ground) = (draft.basis.to_string(), ground.map(|ground| ground.text.clone()));
    let (clause, nil) = (stage.clause.clone(), nil == NilAnswer::Allowed);
    Ok(Letter { unit, from: told(book).1, date: on, due, occasion, ground, clause, nil, reminder })
}

/// The rows of these numbers, or those of the unit; all where neither is said.
fn chosen(entries: &[Entry], rows: &[String], unit: Option<&UnitId>) -> Result<Vec<Entry>, AppError> {
    let missing: Vec<&String> =
        rows.iter().filter(|row| entries.iter().all(|entry| entry.number != **row)).collect();
    if !missing.is_empty() {
        let fault = |row: &&String| no_row(row, entries);
        return Err(AppError::Edits(missing.iter().map(fault).collect()));
    }
    let wanted = |entry: &&Entry| {
        (rows.is_empty() || rows.contains(&entry.number)) && unit.is_none_or(|unit| entry.is_of(unit))
    };
    Ok(entries.iter().filter(wanted).cloned().collect())
}
