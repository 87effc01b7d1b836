//! The check list of requirements, with the answers there are.

use prikaz_app::{AppError, Office};
use prikaz_domain::{RegisterId, RequirementKey, Severity};
use prikaz_workflow::{Met, Sight, requirements_of};

use crate::{DeskError, Session};

/// A requirement about what the draft lists, and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementSeen {
    /// Its key.
    pub key: RequirementKey,
    /// What is required, in the words of the act.
    pub text: String,
    /// Clause of the procedure.
    pub clause: String,
    /// How grave it is not to meet it.
    pub severity: Severity,
    /// The values of the rows it is about; the register as a whole where nothing is said.
    pub of: Option<Vec<String>>,
    /// Whether it is met, and what was said to it.
    pub answer: Option<(Met, String)>,
}

/// The requirements about what the draft of `id` lists, in the order of the procedure.
///
/// # Errors
/// When there is no such register, no draft, or it is not shown to whoever asks.
pub fn requirements(
    office: &Office,
    session: &Session,
    id: &RegisterId,
) -> Result<Vec<RequirementSeen>, DeskError> {
    let seen = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        session.reads(office, (&book, &register), Sight::Requirements, None)?;
        let draft = register.known_draft()?;
        let all = requirements_of(&book.rules(), draft);
        let seen = all.iter().map(|(one, answer)| RequirementSeen {
            key: one.key.clone(),
            text: one.text.clone(),
            clause: one.clause.clone(),
            severity: one.severity,
            of: one.of.as_ref().map(|of| of.values.clone()),
            answer: answer.map(|answer| (answer.met, answer.note.clone())),
        });
        Ok(seen.collect())
    };
    seen().map_err(DeskError::of_register(id))
}
