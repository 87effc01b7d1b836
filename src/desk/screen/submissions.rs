//! Which units have handed in.

use prikaz_app::{AppError, Office};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_fact::coded;
use prikaz_workflow::{Sight, SubmissionState};

use crate::papers::blanks::handing_in;
use crate::{DeskError, Session, Titled};

/// What a unit has handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionLine {
    /// The unit.
    pub unit: Titled,
    /// How it stands.
    pub stand: SubmissionStand,
    /// So many rows; none where nothing came, or nothing changes.
    pub rows: Option<usize>,
    /// Which time it handed in.
    pub attempt: Option<u32>,
}

coded! {
    /// How a submission stands.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum SubmissionStand: Serialize {
        /// Nothing came yet.
        Awaited,
        /// It came.
        HandedIn,
        /// It came, and the deputy agrees.
        Visaed,
        /// It was sent back.
        Returned,
    }
}

/// Which units have handed in for the draft of `id`.
///
/// # Errors
/// When there is no such register, no draft, or no submission is shown to whoever asks.
pub fn submissions(
    office: &Office,
    session: &Session,
    id: &RegisterId,
) -> Result<Vec<SubmissionLine>, DeskError> {
    let lines = || -> Result<_, AppError> {
        let (register, book) = (office.register(id)?, office.book(id)?);
        let draft = register.known_draft()?;
        // Each unit sees its own submission; whoever sees none sees that.
        let is_seen =
            |unit: &UnitId| session.reads(office, (&book, &register), Sight::Submission, Some(unit));
        let mut units = handing_in(&book, &register);
        if let Err(refusal) = session.reads(office, (&book, &register), Sight::Submission, None) {
            units.retain(|unit| is_seen(unit).is_ok());
            if units.is_empty() {
                return Err(refusal);
            }
        }
        let lines = units.into_iter().map(|unit| {
            let submission = draft.submissions.get(&unit);
            let stand = match submission.map(|submission| submission.state) {
                None => SubmissionStand::Awaited,
                Some(SubmissionState::HandedIn) => SubmissionStand::HandedIn,
                Some(SubmissionState::Visaed) => SubmissionStand::Visaed,
                Some(SubmissionState::Returned) => SubmissionStand::Returned,
            };
            let rows = submission.and_then(|one| one.rows.as_ref()).map(|rows| rows.len());
            let attempt = submission.map(|submission| submission.attempt);
            SubmissionLine { unit: Titled::of(&book.organisation, &unit), stand, rows, attempt }
        });
        Ok(lines.collect())
    };
    lines().map_err(DeskError::of_register(id))
}
