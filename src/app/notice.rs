//! What was read otherwise than by the files as they stand, and what of the store was put right.

use prikaz_procedure::Fault;
use prikaz_store::Recovery;

use crate::AppError;

/// What was read otherwise than by the files as they stand, and why; what of the store was put right.
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
    /// Something of the store was put right; no acknowledged record is concerned.
    PutRight(Recovery),
}
