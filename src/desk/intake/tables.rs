//! Tables that somebody filled in beside the form of a register: the body's list of processes, the check list of
//! requirements. They are read and judged; nothing is recorded.

use prikaz_app::{AnswerFault, ListFault, Office, answered_requirements, process_list, read_tables};
use prikaz_domain::RegisterId;
use prikaz_form::{ListedProcess, RawTable};
use prikaz_workflow::{RequirementAnswers, Sight};

use crate::{DeskError, InFile, Session};

/// Why a table is not taken: `F` is what may be wrong with it.
#[derive(Debug, thiserror::Error)]
pub enum TableError<F: std::fmt::Debug> {
    /// The office says no, or failed.
    #[error(transparent)]
    Office(DeskError),
    /// The file cannot be read.
    #[error(transparent)]
    Unreadable(DeskError),
    /// All that is wrong with it.
    #[error("the table is faulty: {0:?}")]
    Faulty(Vec<F>),
}

/// The body's list of processes, read from `file` for the register `id`.
///
/// # Errors
/// When there is no such register, the file cannot be read, or all that is wrong with it.
pub fn read_processes(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    file: InFile<'_>,
) -> Result<Vec<ListedProcess>, TableError<ListFault>> {
    session.reads_in(office, id, Sight::Edition).map_err(TableError::Office)?;
    let book = office.book(id).map_err(|error| TableError::Office(DeskError::of_register(id)(error)))?;
    process_list(&book, &tables_of(id, file)?).map_err(TableError::Faulty)
}

/// The answers to requirements that `file` gives for the draft of the register `id`.
///
/// # Errors
/// When there is no such register, the file cannot be read, or all that is wrong with it.
pub fn read_answers(
    office: &Office,
    session: &Session,
    id: &RegisterId,
    file: InFile<'_>,
) -> Result<RequirementAnswers, TableError<AnswerFault>> {
    session.reads_in(office, id, Sight::Requirements).map_err(TableError::Office)?;
    answered_requirements(&tables_of(id, file)?).map_err(TableError::Faulty)
}

fn tables_of<F: std::fmt::Debug>(id: &RegisterId, file: InFile<'_>) -> Result<Vec<RawTable>, TableError<F>> {
    let tables = read_tables(file.name, file.bytes);
    tables.map_err(|error| TableError::Unreadable(DeskError::of_register(id)(error)))
}
