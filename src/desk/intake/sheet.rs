//! The sheet on which an agreer decided, as it comes back.

use std::sync::Arc;

use prikaz_app::{AppError, BroughtSheet, Office, SheetError, SheetFault, Target, file_name_of};

use crate::{DeskError, InFile, Session};

/// Why a sheet is not taken in.
#[derive(Debug, thiserror::Error)]
pub enum BringError {
    /// Everything that is wrong with it.
    #[error("the sheet is faulty")]
    Faulty(Vec<SheetFault>),
    /// The office says no, or failed.
    #[error(transparent)]
    Office(#[from] DeskError),
}

impl From<SheetError> for BringError {
    fn from(error: SheetError) -> Self {
        match error {
            SheetError::Faulty(faults) => Self::Faulty(faults),
            SheetError::App(error) => DeskError::of_store::<AppError>(error).into(),
            SheetError::Act(register, error) => DeskError::of_register::<AppError>(&register)(*error).into(),
        }
    }
}

/// As [`bring_sheet`], in the office that gave the sheet out.
///
/// # Errors
/// As there.
pub fn bring_sheet_to(
    offices: &[Arc<Office>],
    session: &Session,
    file: InFile<'_>,
) -> Result<BroughtSheet, BringError> {
    let gave_out = |office: &&Arc<Office>| offices.len() == 1 || office.open_sheet(file.bytes).is_ok();
    let Some(office) = offices.iter().find(gave_out).or(offices.first()) else {
        return Err(BringError::Faulty(vec![SheetFault::NotASheet]));
    };
    bring_sheet(office, session, file)
}

/// Takes in the sheet `file`, which whoever asks brings: somebody of the body whose draft it is about. The day of the
/// decision is the one that the sheet bears, not that of the session: whoever brings it decides nothing.
///
/// # Errors
/// When nobody is named who brings it; all its faults at once; the refusal. Nothing was recorded then.
pub fn bring_sheet(office: &Office, session: &Session, file: InFile<'_>) -> Result<BroughtSheet, BringError> {
    session.person().map_err(DeskError::of_store)?;
    let sheet = office.open_sheet(file.bytes)?;
    let by = session.actor_of(office, &Target::Register(sheet.identity.register.clone()))?;
    let name = file_name_of(file.name.as_ref());
    Ok(office.bring_sheet(sheet, (&name, file.bytes), &by)?)
}
