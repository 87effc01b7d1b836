//! Failures of use cases in words: what, where, what next.

use serde::Serialize;
use serde_json::json;

use super::desk::Desk;
use super::typed::Typed;
use super::{CommandError, ExitKind, Ui, called};
use crate::app::{AppError, EditFault, FaultyFile, PairError, PaperError, Rulebook};
use crate::domain::{Entry, Finding, InvalidId, OrganisationId, Severity};
use crate::procedure::{Organisation, Stage, StageKind};
use crate::render::RenderError;
use crate::russian::UnknownDocument;
use crate::template::TemplateError;
use crate::wording::Message;
use crate::wording::handed_in::BlankRefused;
use crate::wording::refusal::{Names, Refused};
use crate::wording::typed::Foreign;
use crate::workflow::Refusal;

/// `error` in the user's language, with the names of the body where it is known.
pub(super) fn worded(ui: &Ui, book: Option<&Rulebook>, error: &AppError) -> CommandError {
    match error {
        AppError::Refused(refusal) => refused(ui, book, refusal),
        AppError::NoRegister(id) => said(ui, ExitKind::Refused, "failure.no-register", json!({ "key": id })),
        AppError::NoProcedure(id) => {
            said(ui, ExitKind::Configuration, "failure.no-procedure", json!({ "key": id }))
        }
        AppError::NoOrganisation(id) => {
            said(ui, ExitKind::Configuration, "failure.no-organisation", json!({ "key": id }))
        }
        AppError::SignedFile(fault) => super::procedure::load_failed(ui, fault),
        AppError::NoActor => said(ui, ExitKind::Usage, "failure.no-actor", ()),
        AppError::Contended(id) => said(ui, ExitKind::Failure, "failure.contended", json!({ "key": id })),
        AppError::JournalContended(id) => {
            said(ui, ExitKind::Failure, "failure.journal-contended", json!({ "key": id }))
        }
        AppError::SubstitutionsContended(id) => {
            said(ui, ExitKind::Failure, "failure.substitutions-contended", json!({ "key": id }))
        }
        AppError::Key(invalid) => bad_key(ui, invalid),
        AppError::Data(faults) => {
            let lines = faults.iter().map(|fault| super::procedure::fault_line(ui, fault));
            said(ui, ExitKind::Configuration, "failure.data", ()).with_details(lines.collect::<Vec<_>>())
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
        AppError::Json(error) => CommandError::failure(error),
    }
}

/// No act of this number stands in the journal of the body.
pub(super) fn not_in_journal(
    ui: &Ui,
    organisation: &OrganisationId,
    number: &str,
    year: Option<i32>,
) -> CommandError {
    let facts = json!({ "number": number, "organisation": organisation, "year": year });
    said(ui, ExitKind::Refused, "order.not-in-journal", facts)
}

/// What a library said, for whoever can read it: always a detail and marked so, never the message.
pub(super) fn foreign(ui: &Ui, said: &str) -> String {
    ui.say(&Foreign { said: said.to_owned() })
}

/// A key of the command line that is none.
pub(super) fn bad_key(ui: &Ui, invalid: &InvalidId) -> CommandError {
    said(ui, ExitKind::Usage, "failure.bad-key", json!({ "key": invalid.0 }))
}

fn paper(ui: &Ui, error: &PaperError) -> CommandError {
    let (kind, code, facts) = match error {
        PaperError::UnknownFormat(path) => (ExitKind::Usage, "unknown-format", json!({ "path": path })),
        PaperError::Calendar(missing) => {
            let facts = json!({ "year": missing.year, "file": missing.file() });
            (ExitKind::Refused, "no-calendar", facts)
        }
        PaperError::UnknownDocument(unknown) => {
            let facts = json!({ "word": unknown.word, "file": UnknownDocument::FILE });
            (ExitKind::Configuration, "unknown-document", facts)
        }
        PaperError::Mark(fault) => (ExitKind::Refused, "mark", json!(fault)),
        PaperError::NoProfile(path) => (ExitKind::Configuration, "no-profile", json!({ "path": path })),
        PaperError::NoEmblem(path) => (ExitKind::Configuration, "no-emblem", json!({ "path": path })),
        PaperError::NoText(id) => (ExitKind::Configuration, "no-text", json!({ "procedure": id })),
        PaperError::UnknownShape { key, known } => {
            (ExitKind::Usage, "unknown-shape", json!({ "key": key, "known": known }))
        }
        PaperError::Emblem { file, fault } => return emblem(ui, file, fault),
        PaperError::Profile(faults) => {
            let lines = faults.iter().map(|fault| super::profile::fault_line(ui, fault));
            return said(ui, ExitKind::Configuration, "paper.profile", ())
                .with_details(lines.collect::<Vec<_>>());
        }
        PaperError::Template(fault) => return template(ui, fault),
        PaperError::Render(RenderError::NoPdf) => (ExitKind::Usage, "no-pdf", json!({})),
        PaperError::Render(RenderError::BadFace(file)) => {
            (ExitKind::Configuration, "bad-face", json!({ "file": file }))
        }
        PaperError::Render(RenderError::NoGlyph(characters)) => {
            (ExitKind::Refused, "no-glyph", json!({ "characters": characters }))
        }
        PaperError::Render(RenderError::NoTable) => (ExitKind::Refused, "no-table", json!({})),
        PaperError::Render(RenderError::LongCell { sheet, cell }) => {
            (ExitKind::Refused, "long-cell", json!({ "sheet": sheet, "cell": cell }))
        }
        PaperError::Render(RenderError::LongCode) => (ExitKind::Configuration, "long-code", json!({})),
        PaperError::Render(_) => return unset(ui, ExitKind::Failure, "render", error),
    };
    let said = said(ui, kind, &format!("paper.{code}"), facts);
    match error {
        PaperError::UnknownShape { key, known } => Typed::of(key, known.clone()).listed().told(ui, said),
        _ => said,
    }
}

/// A template that gives no document: where and what; what its engine says, in English, is for programs only.
fn template(ui: &Ui, error: &TemplateError) -> CommandError {
    let fault = error.fault();
    let line = ui.text(&format!("paper.template-fault.{}", fault.code.code()), &fault);
    let place = ui.text("paper.template-place", &fault);
    let engine = ui.json().then(|| error.to_string());
    let details = [format!("{place}{line}")].into_iter().chain(engine);
    said(ui, ExitKind::Configuration, "paper.template", ()).with_details(details)
}

/// A failure whose place only the chain of causes tells.
fn unset(ui: &Ui, kind: ExitKind, code: &str, error: &PaperError) -> CommandError {
    let chain = CommandError::failure(error);
    let details = std::iter::once(chain.message).chain(chain.details);
    let details = details.map(|detail| foreign(ui, &detail)).collect::<Vec<_>>();
    said(ui, kind, &format!("paper.{code}"), ()).with_details(details)
}

/// An emblem that cannot be drawn: which file, what is wrong with it, what to do.
fn emblem(ui: &Ui, file: &str, fault: impl Serialize) -> CommandError {
    let mut facts = json!(fault);
    facts["file"] = json!(file);
    let key = format!("paper.emblem-{}", facts["code"].as_str().unwrap_or_default());
    said(ui, ExitKind::Configuration, &key, facts)
}

/// Two wordings that make no paper; where their forms differ, the columns of both are named.
fn pair(ui: &Ui, error: &PairError) -> CommandError {
    match error {
        PairError::Same { from, to } => {
            said(ui, ExitKind::Refused, "pair.same", json!({ "from": from, "to": to }))
        }
        PairError::Forms { old_register, old_digest, new_register, new_digest, forms } => {
            let line = |register, digest, columns: &[String]| {
                ui.text("pair.form", json!({ "register": register, "digest": digest, "columns": columns }))
            };
            let facts = json!({ "old": old_register, "new": new_register });
            said(ui, ExitKind::Refused, "pair.forms", facts).with_details([
                line(old_register, old_digest, &forms.old),
                line(new_register, new_digest, &forms.new),
            ])
        }
        PairError::Bodies { first, other } => {
            said(ui, ExitKind::Refused, "pair.bodies", json!({ "first": first, "other": other }))
        }
        PairError::Repealed { register, on, edition, repeal } => {
            let facts = json!({ "register": register, "on": on, "edition": edition, "by": repeal.by,
                "from": repeal.from });
            said(ui, ExitKind::Refused, "pair.repealed", facts)
        }
        PairError::NotYet { register, on, first } => {
            let facts = json!({ "register": register, "on": on.to_string(), "first": first });
            said(ui, ExitKind::Refused, "pair.not-yet", facts)
        }
        PairError::NoEdition { register, edition, editions } => {
            let facts = json!({ "register": register, "edition": edition, "editions": editions });
            said(ui, ExitKind::Refused, "pair.no-edition", facts)
        }
    }
}

/// `message` as an error of this kind, with the advice that goes with it.
pub(super) fn telling(ui: &Ui, kind: ExitKind, message: &impl Message) -> CommandError {
    let error = CommandError::new(kind, ui.say(message));
    ui.beside(message).into_iter().fold(error, CommandError::with_hint)
}

pub(super) fn said(ui: &Ui, kind: ExitKind, key: &str, facts: impl Serialize) -> CommandError {
    let facts = json!(facts);
    let mut error = CommandError::new(kind, ui.text(&format!("{key}.message"), &facts));
    let hint = format!("{key}.hint");
    if ui.messages().has(&hint) {
        error = error.with_hint(ui.text(&hint, &facts));
    }
    error
}

fn refused(ui: &Ui, book: Option<&Rulebook>, refusal: &Refusal) -> CommandError {
    let names = book.map_or_else(|| called::unknown(ui), |book| called::of_book(ui, book));
    let mut error = telling(ui, ExitKind::Refused, &with_rules(refusal, names, book));
    if let Some(typed) = Typed::in_refusal(refusal, book) {
        error = typed.told(ui, error);
    }
    if let Refusal::Findings { findings, numbers } = refusal {
        let title = |finding: &Finding| {
            let column = book?.procedure.form.column(finding.column.as_ref()?)?;
            Some(column.title.clone())
        };
        let line = |finding: &Finding| {
            let number = finding.entry.and_then(|id| numbers.get(&id));
            placed_finding(ui, number, title(finding), finding)
        };
        error.details = findings.iter().map(line).collect();
    }
    if let (Refusal::Conflicts { conflicts }, Some(book)) = (refusal, book) {
        let line = |(conflict, no)| ui.text("conflict.line", super::conflicts::facts(book, conflict, no));
        error.details = conflicts.iter().zip(1..).map(line).collect();
    }
    error
}

/// `error` of a body, where no register is at hand: persons, units and roles by their names.
pub(super) fn of_body(desk: &Desk<'_>, organisation: &Organisation, error: &AppError) -> CommandError {
    let AppError::Refused(refusal) = error else { return desk.error(None, error) };
    let names = called::of_body(desk.ui, organisation);
    telling(desk.ui, ExitKind::Refused, &with_rules(refusal, names, None))
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
            crate::form::still_counts(&book.procedure.form, reason).map(|rule| rule.text.clone())
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
pub(super) fn finding_line(ui: &Ui, entries: &[Entry], finding: &Finding) -> String {
    let number = finding.entry.map(|id| {
        let known = entries.iter().find(|entry| entry.id == id);
        known.map_or_else(|| id.to_string(), |entry| entry.number.clone())
    });
    placed_finding(ui, number.as_ref(), None, finding)
}

/// The finding with the number of its row and the title of its column, where they are known.
fn placed_finding(ui: &Ui, number: Option<&String>, title: Option<String>, finding: &Finding) -> String {
    let facts = json!({ "number": number, "title": title, "text": finding.text, "clause": finding.clause,
        "severity": finding.severity, "column": finding.column });
    ui.text("finding.line", facts)
}

fn faulty_file(ui: &Ui, faulty: &FaultyFile) -> CommandError {
    let severities = faulty.faults.iter().map(|fault| fault.severity);
    let severities = severities.chain(faulty.findings.iter().map(|one| one.finding.severity));
    let (grave, others): (Vec<_>, Vec<_>) = severities.partition(|one| *one == Severity::Error);
    let facts = json!({ "count": grave.len() + faulty.more, "others": others.len() });
    let mut error = said(ui, ExitKind::Refused, "failure.faulty-file", facts);
    error.details = faulty.faults.iter().map(|fault| super::submission::fault_line(ui, fault)).collect();
    error.details.extend(faulty.findings.iter().map(|one| super::submission::placed_line(ui, one)));
    if faulty.more > 0 {
        error.details.push(ui.text("failure.more-faults", json!({ "count": faulty.more })));
    }
    error
}

fn edits(ui: &Ui, faults: &[EditFault]) -> CommandError {
    let line = |fault: &EditFault| {
        let facts = json!(fault);
        let code = facts["code"].as_str().unwrap_or_default().to_owned();
        ui.text(&format!("edit.{code}"), &facts)
    };
    said(ui, ExitKind::Refused, "failure.edits", json!({ "count": faults.len() }))
        .with_details(faults.iter().map(line).collect::<Vec<_>>())
}
