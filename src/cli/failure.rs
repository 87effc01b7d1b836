//! Failures of use cases in words: what, where, what next.

use std::error::Error;

use super::desk::Desk;
use super::typed::Typed;
use super::{CommandError, ExitKind, Ui, called};
use prikaz_app::{AppError, EditFault, FaultyFile, PairError, PaperError, Rulebook};
use prikaz_domain::{Digest, Entry, Finding, InvalidId, OrganisationId, RegisterId, Severity};
use prikaz_fact::ForeignWords;
use prikaz_procedure::{Organisation, Stage, StageKind};
use prikaz_render::RenderError;
use prikaz_russian::UnknownDocument;
use prikaz_template::{TemplateError, TemplateFault};
use prikaz_wording::data_fault::{FaultyEmblem, TemplatePlace};
use prikaz_wording::handed_in::{BlankRefused, FindingLine};
use prikaz_wording::order::NotInJournal;
use prikaz_wording::refusal::{Names, Refused};
use prikaz_wording::register::ConflictLine;
use prikaz_wording::typed::Foreign;
use prikaz_wording::{Message, general, paper as papers};
use prikaz_workflow::Refusal;

/// `error` in the user's language, with the names of the body where it is known.
pub(super) fn worded(ui: &Ui, book: Option<&Rulebook>, error: &AppError) -> CommandError {
    match error {
        AppError::Refused(refusal) => refused(ui, book, refusal),
        AppError::NoRegister(id) => telling(ui, ExitKind::Refused, &general::NoRegister { key: id.clone() }),
        AppError::NoProcedure(id) => {
            telling(ui, ExitKind::Configuration, &general::NoProcedure { key: id.clone() })
        }
        AppError::NoOrganisation(id) => {
            telling(ui, ExitKind::Configuration, &general::NoOrganisation { key: id.clone() })
        }
        AppError::SignedFile(fault) => super::procedure::load_failed(ui, fault),
        AppError::NoActor => telling(ui, ExitKind::Usage, &general::NoActor {}),
        AppError::Contended(id) => telling(ui, ExitKind::Failure, &general::Contended { key: id.clone() }),
        AppError::JournalContended(id) => {
            telling(ui, ExitKind::Failure, &general::JournalContended { key: id.clone() })
        }
        AppError::SubstitutionsContended(id) => {
            telling(ui, ExitKind::Failure, &general::SubstitutionsContended { key: id.clone() })
        }
        AppError::Key(invalid) => bad_key(ui, invalid),
        AppError::Data(faults) => {
            let lines = faults.iter().map(|fault| super::procedure::fault_line(ui, fault));
            telling(ui, ExitKind::Configuration, &general::FaultyData {})
                .with_details(lines.collect::<Vec<_>>())
        }
        AppError::Calendar(fault) => super::calendar::unloaded(ui, fault),
        AppError::Import(error) => telling(ui, ExitKind::Refused, error)
            .with_details(error.foreign_words().map(|why| foreign(ui, why))),
        AppError::Blank(fault) => {
            let names = book.map(|book| called::of_book(ui, book)).unwrap_or_default();
            let facts = BlankRefused { fault: fault.clone(), units_by_key: names.units_by_key };
            telling(ui, ExitKind::Refused, &facts)
        }
        AppError::Faulty(faulty) => faulty_file(ui, faulty),
        AppError::Edits(faults) => edits(ui, faults),
        AppError::Paper(error) => paper(ui, error),
        AppError::Pair(error) => pair(ui, error),
        AppError::Store(error) => super::store::failed(ui, error),
        AppError::Json(error) => internal(ui, error),
    }
}

/// No act of this number stands in the journal of the body.
pub(super) fn not_in_journal(
    desk: &Desk<'_>,
    organisation: &OrganisationId,
    number: &str,
    year: Option<i32>,
) -> CommandError {
    let facts = NotInJournal { number: number.to_owned(), organisation: organisation.clone(), year };
    let said = telling(desk.ui, ExitKind::Refused, &facts);
    let journal = desk.office.order_journal(organisation);
    Typed::order_number(number, year, journal.as_ref().ok()).told(desk.ui, said)
}

/// Something failed that has no words of its own: a fault of the program itself, with what a library said of it.
pub(super) fn internal(ui: &Ui, error: &(dyn Error + 'static)) -> CommandError {
    let mut causes = causes(error);
    let why = ForeignWords::of(causes.remove(0));
    let details = causes.into_iter().map(|cause| foreign(ui, cause)).collect::<Vec<_>>();
    telling(ui, ExitKind::Failure, &general::Internal { why }).with_details(details)
}

/// What `error` says, and what each of its causes does.
fn causes(error: &(dyn Error + 'static)) -> Vec<String> {
    let mut said = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(source) = cause {
        said.push(source.to_string());
        cause = source.source();
    }
    said
}

/// What a library said, for whoever can read it: always a detail and marked so, never the message.
pub(super) fn foreign(ui: &Ui, said: impl std::fmt::Display) -> String {
    ui.say(&Foreign { said: ForeignWords::of(said) })
}

/// A key of the command line that is none.
pub(super) fn bad_key(ui: &Ui, invalid: &InvalidId) -> CommandError {
    telling(ui, ExitKind::Usage, &general::BadKey { key: invalid.0.clone() })
}

fn paper(ui: &Ui, error: &PaperError) -> CommandError {
    use ExitKind::{Configuration, Refused, Usage};
    match error {
        PaperError::UnknownFormat(path) => telling(ui, Usage, &papers::UnknownFormat { path: path.clone() }),
        PaperError::Calendar(missing) => {
            telling(ui, Refused, &papers::PaperNoCalendar { year: missing.year, file: missing.file() })
        }
        PaperError::UnknownDocument(unknown) => {
            let (word, file) = (unknown.word.clone(), UnknownDocument::FILE.to_owned());
            telling(ui, Configuration, &papers::UnknownDocument { word, file })
        }
        PaperError::Mark(fault) => telling(ui, Refused, &papers::PaperMark { fault: fault.clone() }),
        PaperError::NoProfile(path) => telling(ui, Configuration, &papers::NoProfile { path: path.clone() }),
        PaperError::NoEmblem(path) => telling(ui, Configuration, &papers::NoEmblem { path: path.clone() }),
        PaperError::NoText(id) => telling(ui, Configuration, &papers::NoText { procedure: id.clone() }),
        PaperError::UnknownShape { key, known } => {
            let said = papers::UnknownShape { key: key.clone(), known: known.clone() };
            Typed::of(key, known.clone()).listed().told(ui, telling(ui, Usage, &said))
        }
        PaperError::Emblem { file, fault } => {
            telling(ui, Configuration, &FaultyEmblem { fault: *fault, file: file.clone() })
        }
        PaperError::Profile(faults) => {
            let lines = prikaz_wording::placed::fault_lines(ui.messages(), faults);
            telling(ui, Configuration, &papers::PaperFaultyProfile {}).with_details(lines)
        }
        PaperError::Template(fault) => template(ui, fault),
        PaperError::Render(fault) => not_rendered(ui, fault, error),
    }
}

/// The format cannot hold the document.
fn not_rendered(ui: &Ui, fault: &RenderError, error: &PaperError) -> CommandError {
    use ExitKind::{Configuration, Failure, Refused, Usage};
    match fault {
        RenderError::NoPdf => telling(ui, Usage, &papers::NoPdf {}),
        RenderError::BadFace(file) => telling(ui, Configuration, &papers::BadFace { file: file.clone() }),
        RenderError::NoGlyph(characters) => {
            telling(ui, Refused, &papers::NoGlyph { characters: characters.clone() })
        }
        RenderError::NoTable => telling(ui, Refused, &papers::NoTable {}),
        RenderError::LongCell { sheet, cell } => {
            telling(ui, Refused, &papers::LongCell { sheet: sheet.clone(), cell: cell.clone() })
        }
        RenderError::LongCode => telling(ui, Configuration, &papers::LongCode {}),
        // Its place only the chain of causes tells.
        _ => {
            let details = causes(error).into_iter().map(|cause| foreign(ui, cause)).collect::<Vec<_>>();
            telling(ui, Failure, &papers::NotRendered {}).with_details(details)
        }
    }
}

/// A template that gives no document: where and what; what its engine says, in English, is for programs only.
fn template(ui: &Ui, error: &TemplateError) -> CommandError {
    let told = |fault: TemplateFault| {
        let place = ui.say(&TemplatePlace { template: fault.template.clone(), line: fault.line });
        format!("{place}{}", ui.say(&fault))
    };
    let engine = ui.json().then(|| error.to_string());
    let details = error.faults().into_iter().map(told).chain(engine);
    telling(ui, ExitKind::Configuration, &papers::FaultyTemplate {}).with_details(details)
}

/// Two wordings that make no paper; where their forms differ, the columns of both are named.
fn pair(ui: &Ui, error: &PairError) -> CommandError {
    let refused = ExitKind::Refused;
    match error {
        PairError::Same { from, to } => {
            telling(ui, refused, &papers::SameWordings { from: from.clone(), to: to.clone() })
        }
        PairError::Forms { old_register, old_digest, new_register, new_digest, forms } => {
            let line = |register: &RegisterId, digest: &Digest, columns: &[String]| {
                let (register, columns) = (register.clone(), columns.to_vec());
                ui.say(&papers::PairForm { register, digest: *digest, columns })
            };
            let facts = papers::PairForms { old: old_register.clone(), new: new_register.clone() };
            telling(ui, refused, &facts).with_details([
                line(old_register, old_digest, &forms.old),
                line(new_register, new_digest, &forms.new),
            ])
        }
        PairError::Bodies { first, other } => {
            telling(ui, refused, &papers::PairBodies { first: first.clone(), other: other.clone() })
        }
        PairError::Repealed { register, on, edition, repeal } => {
            let (register, by, from) = (register.clone(), repeal.by.clone(), repeal.from);
            telling(ui, refused, &papers::PairRepealed { register, on: *on, edition: *edition, by, from })
        }
        PairError::NotYet { register, on, first } => {
            let (register, first) = (register.clone(), first.clone());
            telling(ui, refused, &papers::PairNotYet { register, on: *on, first })
        }
        PairError::NoEdition { register, edition, editions } => {
            let (register, edition, editions) = (register.clone(), *edition, *editions);
            telling(ui, refused, &papers::PairNoEdition { register, edition, editions })
        }
    }
}

/// `message` as an error of this kind, with the advice that goes with it.
pub(super) fn telling(ui: &Ui, kind: ExitKind, message: &impl Message) -> CommandError {
    let error = CommandError::new(kind, ui.say(message));
    ui.beside(message).into_iter().fold(error, CommandError::with_hint)
}

fn refused(ui: &Ui, book: Option<&Rulebook>, refusal: &Refusal) -> CommandError {
    let names = book.map_or_else(|| called::unknown(ui), |book| called::of_book(ui, book));
    let typed = Typed::in_refusal(refusal, &names);
    let mut error = telling(ui, ExitKind::Refused, &with_rules(refusal, names, book));
    if let Some(typed) = typed {
        error = typed.told(ui, error);
    }
    if let Refusal::Findings { findings, numbers } = refusal {
        let line = |finding: &Finding| {
            let number = finding.entry.and_then(|id| numbers.get(&id));
            placed_finding(ui, book, number, finding)
        };
        error.details = findings.iter().map(line).collect();
    }
    if let (Refusal::Conflicts { conflicts }, Some(book)) = (refusal, book) {
        let line =
            |(conflict, no)| ui.say(&ConflictLine { conflict: super::conflicts::facts(book, conflict, no) });
        error.details = conflicts.iter().zip(1..).map(line).collect();
    }
    error
}

/// `error` of the body `organisation`, where no register is at hand; by keys where its file cannot be read.
pub(super) fn of_body_named(
    desk: &Desk<'_>,
    organisation: &OrganisationId,
    error: &AppError,
) -> CommandError {
    match desk.office.body(organisation) {
        Ok(body) => of_body(desk, &body, error),
        Err(_) => desk.error(None, error),
    }
}

/// `error` of a body, where no register is at hand: persons, units and roles by their names.
pub(super) fn of_body(desk: &Desk<'_>, organisation: &Organisation, error: &AppError) -> CommandError {
    let AppError::Refused(refusal) = error else { return desk.error(None, error) };
    refused_in(desk.ui, organisation, refusal)
}

/// `refusal` of a body: persons, units and roles by their names.
pub(super) fn refused_in(ui: &Ui, organisation: &Organisation, refusal: &Refusal) -> CommandError {
    let names = called::of_body(ui, organisation);
    let typed = Typed::in_refusal(refusal, &names);
    let error = telling(ui, ExitKind::Refused, &with_rules(refusal, names, None));
    match typed {
        Some(typed) => typed.told(ui, error),
        None => error,
    }
}

/// The refusal with what the procedure says to it: the rule by which a row counts, in its own words; whose visa a
/// submission needs; the stage that was wanted, called as the procedure calls it, not by its kind.
fn with_rules(refusal: &Refusal, names: Names, book: Option<&Rulebook>) -> Refused {
    let stages = book.map(|book| book.procedure.stages.as_slice()).unwrap_or_default();
    let wanted = |stage: &&Stage| match refusal {
        Refusal::WrongStage { wanted, .. } => stage.kind.word().code() == wanted.code(),
        _ => false,
    };
    let visa = stages.iter().find_map(|stage| match &stage.kind {
        StageKind::Collect { visa, .. } => visa.clone(),
        _ => None,
    });
    let rule = match (refusal, book) {
        (Refusal::RowCounts { reason, .. }, Some(book)) => {
            prikaz_form::still_counts(&book.procedure.form, reason.as_str()).map(|rule| rule.text.clone())
        }
        _ => None,
    };
    Refused {
        refusal: refusal.clone(),
        names,
        rule,
        visa_role: visa.filter(|_| matches!(refusal, Refusal::Awaited { .. })),
        wanted_titles: stages.iter().filter(wanted).map(|stage| stage.title.clone()).collect(),
    }
}

/// «строка 3: точка указана дважды (п. 10)».
pub(super) fn finding_line(ui: &Ui, book: &Rulebook, entries: &[Entry], finding: &Finding) -> String {
    let number = finding.entry.map(|id| {
        let known = entries.iter().find(|entry| entry.id == id);
        known.map_or_else(|| id.to_string(), |entry| entry.number.clone())
    });
    placed_finding(ui, Some(book), number.as_ref(), finding)
}

/// The finding with the number of its row and the title of its column, where they are known.
fn placed_finding(ui: &Ui, book: Option<&Rulebook>, number: Option<&String>, finding: &Finding) -> String {
    let title = |column| Some(book?.procedure.form.column(column)?.title.clone());
    let title = finding.column.as_ref().and_then(title);
    let Finding { text, clause, severity, column, .. } = finding.clone();
    ui.say(&FindingLine { number: number.cloned(), title, text, clause, severity, column })
}

fn faulty_file(ui: &Ui, faulty: &FaultyFile) -> CommandError {
    let severities = faulty.faults.iter().map(|fault| fault.severity);
    let severities = severities.chain(faulty.findings.iter().map(|one| one.finding.severity));
    let (grave, others): (Vec<_>, Vec<_>) = severities.partition(|one| *one == Severity::Error);
    let facts = general::FaultyFile { count: grave.len() + faulty.more, others: others.len() };
    let mut error = telling(ui, ExitKind::Refused, &facts);
    error.details = faulty.faults.iter().map(|fault| super::submission::fault_line(ui, fault)).collect();
    error.details.extend(faulty.findings.iter().map(|one| super::submission::placed_line(ui, one)));
    if faulty.more > 0 {
        error.details.push(ui.say(&general::MoreFaults { count: faulty.more }));
    }
    error
}

fn edits(ui: &Ui, faults: &[EditFault]) -> CommandError {
    let said = telling(ui, ExitKind::Refused, &general::Edits { count: faults.len() })
        .with_details(faults.iter().map(|fault| ui.say(fault)).collect::<Vec<_>>());
    faults.iter().fold(said, |said, fault| match fault {
        EditFault::NoColumn { column, columns } => Typed::column(column, columns).told(ui, said),
        EditFault::NoRow { number, known } => Typed::number(number, known.iter().cloned()).told(ui, said),
        _ => said,
    })
}
