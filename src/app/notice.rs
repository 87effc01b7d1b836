//! What was read otherwise than by the files as they stand.

use prikaz_procedure::Fault;

use crate::AppError;

/// What was read otherwise than by the files as they stand, and why.
#[derive(Debug)]
pub enum Notice {
    /// The body was read as it was recorded with the last act.
    BodyAsRecorded(AppError),
    /// Nothing was recorded of the body: its persons and units are known by their keys only.
    BodyUnknown(AppError),
    /// There is no calendar: working days are not counted.
    NoCalendar(AppError),
    /// A procedure is read as it was accepted, though some of it would be refused today.
    JudgedMoreStrictly(Vec<Fault>),
}
