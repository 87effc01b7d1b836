//! The registers there are, and their rows.

use std::sync::Arc;

use time::Date;

use prikaz_app::{AppError, Office, RowsOf, in_force, standing};
use prikaz_domain::{Digest, DraftNo, EditionNo, Entry, OrganisationId, ProcedureId, RegisterId};
use prikaz_report::ForceStanding;
use prikaz_workflow::{Sight, entries_digest};

use crate::{DeskError, Session};

/// A register of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterLine {
    /// Its key.
    pub register: RegisterId,
    /// The body that keeps it.
    pub organisation: OrganisationId,
    /// The procedure it is kept under.
    pub procedure: ProcedureId,
    /// Its title.
    pub title: String,
    /// So many editions it has.
    pub editions: usize,
    /// The draft in the making.
    pub draft: Option<DraftNo>,
}

/// The registers of the store of which anything is shown to whoever asks, by their keys.
///
/// # Errors
/// When nobody was named, and no folder is held; when the store or its data fail.
pub fn registers(office: &Office, session: &Session) -> Result<Vec<RegisterLine>, DeskError> {
    let mut all = Vec::new();
    for id in office.registers().map_err(DeskError::of_store)? {
        let register = office.register(&id).map_err(DeskError::of_register(&id))?;
        // The first record of a register opens it: without it there is none.
        let Some(opened) = register.opened.as_ref() else { continue };
        if !session.reads_any_of(office, &id, &register)? {
            continue;
        }
        all.push(RegisterLine {
            organisation: opened.organisation.clone(),
            procedure: opened.procedure.clone(),
            title: opened.title.clone(),
            editions: register.editions.len(),
            draft: register.draft.as_ref().map(|draft| draft.no),
            register: id,
        });
    }
    Ok(all)
}

/// Which rows are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichRows {
    /// Those of the draft.
    Draft,
    /// Those of an edition, the last where none is named.
    Edition(Option<EditionNo>),
    /// Those of the edition that is in force on a day.
    At(Date),
}

/// Rows of a register.
#[derive(Debug, Clone)]
pub struct RegisterRows {
    /// The rows.
    pub rows: Arc<Vec<Entry>>,
    /// Their digest.
    pub digest: Digest,
    /// From when the edition is in force, and why, where a day was named.
    pub standing: Option<ForceStanding>,
}

/// The rows of the register `id`.
///
/// # Errors
/// When there is no such register, draft or edition, none is in force on the day, or it is not shown to whoever
/// asks.
pub fn rows(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    which: WhichRows,
) -> Result<RegisterRows, DeskError> {
    let found = || -> Result<_, AppError> {
        let (book, register) = (office.book(id)?, office.register(id)?);
        let sight = match which {
            WhichRows::Draft => Sight::Draft,
            WhichRows::Edition(_) | WhichRows::At(_) => Sight::Edition,
        };
        session.reads(office, (&book, &register), sight, None)?;
        let (rows, standing) = match which {
            WhichRows::Draft => (RowsOf::Draft.of(id, &register)?, None),
            WhichRows::Edition(no) => (RowsOf::Edition(no).of(id, &register)?, None),
            WhichRows::At(day) => {
                let repeals = office.repeals(&register)?;
                let edition = in_force(id, &book, &register, &repeals, day)?;
                let standing = standing(&book, &register, &repeals, (day, edition));
                (Arc::clone(&edition.entries), Some(standing))
            }
        };
        Ok(RegisterRows { digest: entries_digest(&rows), rows, standing })
    };
    found().map_err(DeskError::of_register(id))
}
