//! What the check found, and the rows that count although one might leave them out.

use prikaz_app::{AppError, Office};
use prikaz_domain::{Entry, Finding, ReasonKey, RegisterId, Rows as _};
use prikaz_form::still_counts;
use prikaz_workflow::{Event, Recorded, Sight};

use crate::{DeskError, Session};

/// What the last check found, with the rows it looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// The findings; once the check has sent the draft back, those that are to be put right.
    pub findings: Vec<Finding>,
    /// The rows.
    pub rows: Vec<Entry>,
}

/// What the last check of the register `id` found.
///
/// # Errors
/// When there is no such register, it is not shown to whoever asks, or the store fails.
pub fn findings(office: &Office, session: &Session, id: &RegisterId) -> Result<Findings, DeskError> {
    session.reads_in(office, id, Sight::Findings)?;
    let history = office.history(id).map_err(DeskError::of_register(id))?;
    Ok(found(&history))
}

/// A draft that is drawn together anew, passed, approved or withdrawn has nothing left to put right.
fn found(history: &[Recorded]) -> Findings {
    let mut all = Findings::default();
    for recorded in history {
        match &recorded.event {
            Event::Consolidated { entries, .. } => {
                all.findings.clear();
                all.rows = entries.to_vec();
            }
            Event::FindingsRecorded { findings, .. } => all.findings.extend(findings.iter().cloned()),
            Event::CheckPassed { .. } | Event::DraftWithdrawn { .. } => all.findings.clear(),
            _ => {}
        }
    }
    all
}

/// A row that counts although one might leave it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedRow {
    /// Its printed number.
    pub row: String,
    /// The reason.
    pub reason: ReasonKey,
    /// What is known of it.
    pub note: String,
    /// The rule by which it counts, in the words of the procedure, with its clause.
    pub rule: Option<(String, String)>,
}

/// The rows of the draft of `id` that count although one might leave them out.
///
/// # Errors
/// When there is no such register, no draft, or it is not shown to whoever asks.
pub fn marked_rows(office: &Office, session: &Session, id: &RegisterId) -> Result<Vec<MarkedRow>, DeskError> {
    let marked = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        session.reads(office, (&book, &register), Sight::Draft, None)?;
        let draft = register.known_draft()?;
        let rows = draft.marks.iter().filter_map(|((entry, reason), note)| {
            let row = draft.entries().row(*entry)?;
            let rule = still_counts(&book.procedure.form, reason.as_str());
            Some(MarkedRow {
                row: row.number.clone(),
                reason: reason.clone(),
                note: note.clone(),
                rule: rule.map(|rule| (rule.text.clone(), rule.clause.clone())),
            })
        });
        Ok(rows.collect())
    };
    marked().map_err(DeskError::of_register(id))
}
