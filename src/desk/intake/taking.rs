//! Handing in what came in and was read: each file on its own, so that one that is faulty keeps no other back.

use prikaz_app::{Office, ReadRows};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_workflow::{Recorded, Sight, SubmissionState};

use super::incoming::{FileRead, HandIn, InFile, NotTaken, Read, both, hand_in};
use crate::{DeskError, Session, Titled};

/// What is done with a file that may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking<'a> {
    /// It is only checked.
    OnlyCheck,
    /// It is handed in, unless it stands already.
    HandIn,
    /// It is handed in anew, for this reason.
    Again(&'a str),
}

/// What became of a file.
#[derive(Debug)]
pub enum Taken {
    /// It was handed in: what was recorded.
    HandedIn(Vec<Recorded>),
    /// The unit's submission has just these rows already.
    Stands,
    /// It may be handed in, and was only checked.
    Checked,
    /// It is faulty or refused, for the reasons that stand with it.
    Not,
}

/// Hands in what may be handed in of `file`; a refusal is put to the reasons that stand with it.
///
/// # Errors
/// When nobody is named who hands in, or there is no such register.
pub fn take_in(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    file: &mut FileRead,
    taking: Taking<'_>,
) -> Result<Taken, DeskError> {
    let (Some(Titled { unit, .. }), Some(Read::Rows(rows)), true) =
        (&file.unit, &file.read, file.refused.is_empty())
    else {
        return Ok(Taken::Not);
    };
    let again = match taking {
        Taking::OnlyCheck => return Ok(Taken::Checked),
        Taking::HandIn if stands(office, session, (id, unit), rows)? => return Ok(Taken::Stands),
        Taking::HandIn => None,
        Taking::Again(reason) => Some(reason.to_owned()),
    };
    session.person().map_err(DeskError::of_store)?;
    let given = HandIn {
        unit: unit.clone(),
        rows: rows.clone(),
        file: InFile { name: &file.name, bytes: &file.bytes },
        again,
    };
    match hand_in(office, session, id, given) {
        Ok(recorded) => Ok(Taken::HandedIn(recorded)),
        Err(refused) => {
            file.refused = vec![NotTaken::Office(refused)];
            Ok(Taken::Not)
        }
    }
}

/// Whether the unit's submission has just these rows already: a folder is taken in again and again, as files come.
fn stands(
    office: &Office,
    session: &Session,
    (id, unit): (&RegisterId, &UnitId),
    rows: &ReadRows,
) -> Result<bool, DeskError> {
    let failed = DeskError::of_register;
    let (book, register) = both(office, id)?;
    session.reads(office, (&book, &register), Sight::Submission, Some(unit)).map_err(failed(id))?;
    let submission = register.draft.as_ref().and_then(|draft| draft.submissions.get(unit));
    Ok(submission.is_some_and(|one| {
        one.state != SubmissionState::Returned
            && one.rows.as_deref() == Some(&rows.rows)
            && one.was.as_deref() == rows.was.as_ref()
    }))
}
