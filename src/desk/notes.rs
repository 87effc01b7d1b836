//! What whoever asks for an order has to know of it before it is signed: what it restates as a whole, which acts it
//! leaves out, which it leaves standing.

use prikaz_app::{Office, Range, RestatedAnnex};
use prikaz_domain::RegisterId;
use prikaz_workflow::{LeftBecause, LeftOut, LeftStanding, Shown, amended_next};

use super::{DeskError, Session};

/// Something to know of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperNote {
    /// An annex is restated as a whole, not amended row by row.
    Restated(RestatedAnnex),
    /// Acts are left out though the procedure names them, since others repealed them.
    LeftOut(Vec<LeftOut>),
    /// Acts go on standing though the register is approved anew.
    LeftStanding {
        /// The register.
        register: RegisterId,
        /// The acts.
        acts: Vec<LeftStanding>,
        /// Why.
        because: LeftBecause,
    },
}

/// What the order of the draft of `id` leaves of the acts before it, were it signed on the day of the session; nothing
/// where no draft is in the making.
///
/// # Errors
/// When there is no such register, or its data is missing or wrong.
pub fn acts_left(office: &Office, session: &Session, id: &RegisterId) -> Result<Vec<PaperNote>, DeskError> {
    let failed = DeskError::of_register;
    let book = office.book(id).map_err(failed(id))?;
    let register = office.register(id).map_err(failed(id))?;
    if register.draft.is_none() {
        return Ok(Vec::new());
    }
    let day = session.day.unwrap_or_else(|| office.now(&book).date());
    let next = office.next_act(id, &book, &register, day).map_err(failed(id))?;
    let elsewhere: Vec<_> = next.left_out.into_iter().filter(|one| one.repealed.is_some()).collect();
    let mut notes = Vec::new();
    if !elsewhere.is_empty() {
        notes.push(PaperNote::LeftOut(elsewhere));
    }
    for because in [LeftBecause::Chosen, LeftBecause::Procedure, LeftBecause::Joint] {
        let acts: Vec<_> = next.leaves.iter().filter(|left| left.because == because).cloned().collect();
        if !acts.is_empty() {
            notes.push(PaperNote::LeftStanding { register: id.clone(), acts, because });
        }
    }
    Ok(notes)
}

/// What there is to know of the order of `id` that was made and shows `shown`; of an order that was signed nothing can
/// be chosen any more.
pub(super) fn of_order(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    shown: &Shown,
) -> Result<Vec<PaperNote>, DeskError> {
    if !is_in_the_making(office, id, shown)? {
        return Ok(Vec::new());
    }
    let failed = DeskError::of_register;
    let book = office.book(id).map_err(failed(id))?;
    let register = office.register(id).map_err(failed(id))?;
    let mut notes = match amended_next(&book.procedure, &register) {
        Some(_) => restated(office, id, shown, &Range::default())?,
        None => Vec::new(),
    };
    notes.extend(acts_left(office, session, id)?);
    Ok(notes)
}

/// Each annex that the order, which amends what `range` names, restates as a whole, where the order is `shown` for the
/// draft in the making.
pub(super) fn restated(
    office: &Office,
    id: &RegisterId,
    shown: &Shown,
    range: &Range,
) -> Result<Vec<PaperNote>, DeskError> {
    if !is_in_the_making(office, id, shown)? {
        return Ok(Vec::new());
    }
    let restated = office.restated_annexes(id, range).map_err(DeskError::of_register(id))?;
    Ok(restated.into_iter().map(PaperNote::Restated).collect())
}

/// Whether a paper that was made shows the draft in the making.
fn is_in_the_making(office: &Office, id: &RegisterId, shown: &Shown) -> Result<bool, DeskError> {
    let register = office.register(id).map_err(DeskError::of_register(id))?;
    Ok(register.draft.as_ref().is_some_and(|draft| draft.no == shown.draft))
}
