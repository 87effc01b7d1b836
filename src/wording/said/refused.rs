//! What the office says no to, by the names of the body.

use super::conflict::conflict_facts;
use super::handed_in::placed_finding;
use super::typed::Typed;
use super::{Failed, called};
use crate::Messages;
use crate::refusal::{Names, Refused};
use crate::register::ConflictLine;
use prikaz_app::{Rulebook, Surroundings};
use prikaz_domain::Finding;
use prikaz_procedure::{Stage, StageKind};
use prikaz_workflow::Refusal;

/// `refusal` by the names that are known, with what was probably meant.
pub(super) fn refused<'a>(messages: &Messages, known: &'a Surroundings, refusal: &'a Refusal) -> Failed<'a> {
    let names = called::by(messages, known);
    let typed = Typed::in_refusal(refusal, &names);
    let book = known.book();
    let mut failed = Failed::refused(by_names(refusal, names, book));
    if let Some(typed) = typed {
        failed = failed.with_typed(&typed);
    }
    match refusal {
        Refusal::Findings { findings, numbers } => {
            let placed = |finding: &Finding| {
                let number = finding.entry.and_then(|id| numbers.get(&id));
                placed_finding(book, number, finding)
            };
            failed.with_details(findings.iter().map(placed))
        }
        Refusal::Conflicts { conflicts } => match book {
            Some(book) => {
                let line = |(conflict, no)| ConflictLine { conflict: conflict_facts(book, conflict, no) };
                failed.with_details(conflicts.iter().zip(1..).map(line))
            }
            None => failed,
        },
        _ => failed,
    }
}
/// The refusal with what the procedure says to it: the rule by which a row counts, in its own words; whose visa a
/// submission needs; the stage that was wanted, called as the procedure calls it, not by its kind.
pub(super) fn by_names(refusal: &Refusal, names: Names, book: Option<&Rulebook>) -> Refused {
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
