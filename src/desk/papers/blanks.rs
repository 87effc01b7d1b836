//! What goes to a unit before it hands in: its blanks, and the request, as files.

use prikaz_app::{BlankFile, Office, Rulebook, file_name, zipped};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_workflow::{Paper, Register, Shown, Shows, Sight, collected_from};

use super::give_out::record;
use crate::{DeskError, ReadyPaper, Session};

/// The files for a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankSet {
    /// The unit.
    pub unit: UnitId,
    /// What its folder is called: «отдел кадров (hr)»; the key tells whose the files are when they come back.
    pub folder: String,
    /// The files; the request, where there is one, is a paper that is recorded when it is given out.
    pub files: Vec<ReadyPaper>,
}

impl BlankSet {
    /// Whether the request is among them.
    pub fn has_request(&self) -> bool {
        self.files.iter().any(|file| file.paper.is_some())
    }
}

/// The units that blanks are for: those that hand in by the procedure and are there.
///
/// # Errors
/// When there is no such register, or its data is missing or wrong.
pub fn units_for_blanks(
    office: &Office,
    session: &Session,
    id: &RegisterId,
) -> Result<Vec<UnitId>, DeskError> {
    let failed = DeskError::of_register;
    let book = office.book(id).map_err(failed(id))?;
    let register = office.register(id).map_err(failed(id))?;
    session.reads(office, (&book, &register), Sight::Papers, None).map_err(failed(id))?;
    let units = handing_in(&book, &register);
    Ok(units.into_iter().filter(|unit| book.organisation.unit(unit).is_some()).collect())
}

/// The files for `unit`: the blank as a workbook and as a text, and the request, where a draft is being collected.
///
/// # Errors
/// When the unit is unknown, or a file cannot be made.
pub fn blank_set(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    unit: &UnitId,
) -> Result<BlankSet, DeskError> {
    let failed = DeskError::of_register;
    let book = office.book(id).map_err(failed(id))?;
    let register = office.register(id).map_err(failed(id))?;
    session.reads(office, (&book, &register), Sight::Submission, Some(unit)).map_err(failed(id))?;
    let files = office.blank_files(id, unit, session.day).map_err(failed(id))?;
    let draft = register.draft.as_ref().map(|draft| draft.no);
    let shown = draft.map(|draft| (id.clone(), Shown { draft, shows: Shows::Draft, rows: None }));
    let ready = |BlankFile { name, bytes, is_request }| ReadyPaper {
        paper: is_request.then_some(Paper::Request),
        name,
        bytes,
        shown: shown.clone().filter(|_| is_request).into_iter().collect(),
        notes: Vec::new(),
    };
    let title = book.organisation.unit(unit).map(|one| one.title.clone()).unwrap_or_default();
    let folder = file_name(&title, &format!("({unit})"));
    Ok(BlankSet { unit: unit.clone(), folder, files: files.into_iter().map(ready).collect() })
}

/// Gives `sets` out: the requests among them are recorded as one batch.
///
/// # Errors
/// When nobody is named who gives them out; the refusal; the failure of the store. Nothing was recorded then.
pub fn give_out_blanks(
    office: &Office,
    session: &Session,
    sets: Vec<BlankSet>,
) -> Result<Vec<BlankSet>, DeskError> {
    record(office, session, sets.iter().flat_map(|set| &set.files))?;
    Ok(sets)
}

/// An archive of `sets`: of one the files, of several a folder for each.
///
/// # Errors
/// When it cannot be put together.
pub fn archive_of(sets: &[BlankSet]) -> Result<Vec<u8>, DeskError> {
    let several = sets.len() > 1;
    let named = |set: &BlankSet, file: &ReadyPaper| match several {
        true => format!("{}/{}", set.folder, file.name),
        false => file.name.clone(),
    };
    let files =
        sets.iter().flat_map(|set| set.files.iter().map(move |file| (named(set, file), file.bytes.clone())));
    zipped(&files.collect::<Vec<_>>()).map_err(DeskError::of_store)
}

/// The units that hand in by the procedure's collection; nobody where it has none.
pub(crate) fn handing_in(book: &Rulebook, register: &Register) -> Vec<UnitId> {
    collected_from(&book.rules(), register)
}
