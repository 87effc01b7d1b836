//! Revising a draft: remarks are answered, rows changed, as one act on the draft that was looked at.

use std::sync::Arc;

use prikaz_app::{Edits, Office, ReadRows, Rulebook, with_edits, with_unit_rows};
use prikaz_domain::{Entry, RegisterId, RemarkId, UnitId};
use prikaz_workflow::{Action, Answer, Draft, Recorded, Register, Sight, Weight};

use crate::{DeskError, Session, act};

/// How a draft is revised.
#[derive(Debug, Clone)]
pub struct Revision {
    /// Answers to remarks.
    pub answers: Vec<(RemarkId, Answer)>,
    /// All rows of a unit, which replace those it has.
    pub rows: Option<(UnitId, ReadRows)>,
    /// Changes to single rows, after that.
    pub edits: Edits,
    /// Whether everybody agrees anew.
    pub weight: Weight,
}

/// Answers remarks and changes the rows of the draft.
///
/// # Errors
/// When nobody is named who does it; the faults of the edits, all at once; the refusal. Nothing was recorded then.
pub fn revise(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    revision: Revision,
) -> Result<Vec<Recorded>, DeskError> {
    let register = office.register(id).map_err(DeskError::of_register(id))?;
    let book = office.book(id).map_err(DeskError::of_register(id))?;
    session.reads(office, (&book, &register), Sight::Draft, None).map_err(DeskError::of_register(id))?;
    let of = register.draft.as_ref().and_then(Draft::digest);
    let Revision { answers, rows, edits, weight } = revision;
    let entries = revised(&book, register, id, rows, &edits)?.map(Arc::new);
    act(office, session, id, Action::Revise { answers, entries, weight, of }, &[])
}

/// The draft's rows after the changes asked for; none where nothing was asked for.
fn revised(
    book: &Rulebook,
    mut register: Arc<Register>,
    id: &RegisterId,
    rows: Option<(UnitId, ReadRows)>,
    edits: &Edits,
) -> Result<Option<Vec<Entry>>, DeskError> {
    let form = &book.procedure.form;
    let mut entries = None;
    if let (Some((unit, read)), Some(draft)) = (rows, &register.draft) {
        entries = Some(with_unit_rows(form, &register, draft, &unit, read.rows, read.was));
    }
    if edits.set.is_empty() && edits.exclude.is_empty() && edits.moved.is_empty() {
        return Ok(entries);
    }
    if let (Some(entries), Some(draft)) = (&entries, &mut Arc::make_mut(&mut register).draft)
        && let Some(content) = &mut draft.content
    {
        content.entries = Arc::new(entries.clone());
    }
    let draft = register.known_draft().map_err(DeskError::of_register(id))?;
    with_edits(form, &register, draft, edits).map(Some).map_err(DeskError::of_register(id))
}
