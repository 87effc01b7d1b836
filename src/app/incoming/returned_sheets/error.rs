//! Why a sheet was not taken in.

use prikaz_domain::RegisterId;

use super::SheetFault;
use crate::AppError;

/// Why a sheet was not taken in.
#[derive(Debug)]
pub enum SheetError {
    /// Everything that is wrong with it; nothing was recorded.
    Faulty(Vec<SheetFault>),
    /// The office says no, or the store failed.
    App(AppError),
    /// The decision of the sheet is not taken by this register.
    Act(RegisterId, Box<AppError>),
}

impl<E: Into<AppError>> From<E> for SheetError {
    fn from(error: E) -> Self {
        Self::App(error.into())
    }
}

pub(super) fn faulty(fault: SheetFault) -> SheetError {
    SheetError::Faulty(vec![fault])
}
