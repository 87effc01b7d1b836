//! How deadlines were kept.

use time::Date;

use prikaz_app::{DeadlineReport, Office, Target};
use prikaz_domain::RegisterId;
use prikaz_workflow::Sight;

use super::targets::targets_or_all;
use crate::{DeskError, Session};

/// The report of deadlines of `registers`, or of all registers and of orders that stand alone, as of `as_of`, or of the day
/// of the session.
///
/// # Errors
/// When there is no such register, any of it is not shown to whoever asks, or the store or its data fail.
pub fn deadlines(
    office: &Office,
    session: &Session,
    registers: &[RegisterId],
    as_of: Option<Date>,
) -> Result<DeadlineReport, DeskError> {
    let named: Vec<Target> = registers.iter().cloned().map(Target::Register).collect();
    for target in &targets_or_all(office, &named)? {
        session.reads_target(office, target, Sight::Deadlines).map_err(DeskError::of_target(target))?;
    }
    office.deadlines(registers, as_of.or(session.day)).map_err(DeskError::of_store)
}
