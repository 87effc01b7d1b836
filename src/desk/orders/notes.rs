//! What whoever asks for an order has to know of it before it is signed: what it restates as a whole, which acts it
//! leaves out, which it leaves standing.

use prikaz_app::{Office, Range, RestatedAnnex, Rulebook};
use prikaz_domain::RegisterId;
use prikaz_workflow::{LeftBecause, LeftOut, LeftStanding, Register, Shown, Sight, amended_next};

use crate::{DeskError, Session};

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
/// When there is no such register, its data is missing or wrong, or its draft is not shown to whoever asks.
pub fn acts_left(office: &Office, session: &Session, id: &RegisterId) -> Result<Vec<PaperNote>, DeskError> {
    let failed = DeskError::of_register;
    let book = office.book(id).map_err(failed(id))?;
    let register = office.register(id).map_err(failed(id))?;
    session.reads(office, (&book, &register), Sight::Draft, None).map_err(failed(id))?;
    left(office, session, id, (&book, &register))
}

fn left(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    (book, register): (&Rulebook, &Register),
) -> Result<Vec<PaperNote>, DeskError> {
    if register.draft.is_none() {
        return Ok(Vec::new());
    }
    let day = session.day_at(office, &book.organisation);
    let next = office.next_act(id, book, register, day).map_err(DeskError::of_register(id))?;
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
pub(crate) fn of_order(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    shown: &Shown,
) -> Result<Vec<PaperNote>, DeskError> {
    let failed = DeskError::of_register;
    let register = office.register(id).map_err(failed(id))?;
    if !is_in_the_making(&register, shown) {
        return Ok(Vec::new());
    }
    let book = office.book(id).map_err(failed(id))?;
    let mut notes = match amended_next(&book.procedure, &register) {
        Some(_) => annexes(office, id, &Range::default())?,
        None => Vec::new(),
    };
    notes.extend(left(office, session, id, (&book, &register))?);
    Ok(notes)
}

/// Each annex that the order, which amends what `range` names, restates as a whole, where the order is `shown` for the
/// draft in the making.
pub(crate) fn restated(
    office: &Office,
    id: &RegisterId,
    shown: &Shown,
    range: &Range,
) -> Result<Vec<PaperNote>, DeskError> {
    let register = office.register(id).map_err(DeskError::of_register(id))?;
    match is_in_the_making(&register, shown) {
        true => annexes(office, id, range),
        false => Ok(Vec::new()),
    }
}

fn annexes(office: &Office, id: &RegisterId, range: &Range) -> Result<Vec<PaperNote>, DeskError> {
    let restated = office.restated_annexes(id, range).map_err(DeskError::of_register(id))?;
    Ok(restated.into_iter().map(PaperNote::Restated).collect())
}

/// Whether a paper that was made shows the draft in the making.
fn is_in_the_making(register: &Register, shown: &Shown) -> bool {
    register.draft.as_ref().is_some_and(|draft| draft.no == shown.draft)
}
