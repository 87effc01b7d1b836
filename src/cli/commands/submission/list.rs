//! `prikaz submission list`: which units have handed in.

use crate::desk::Desk;
use crate::error::CommandError;
use crate::listed::list;
use prikaz_domain::RegisterId;
use prikaz_wording::register::SubmissionListed;

/// Which units have handed in.
pub(crate) fn submissions(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let lines = desk.ask(|office, session| prikaz_desk::submissions(office, session, id))?;
    list(desk, &lines.iter().map(SubmissionListed::from).collect::<Vec<_>>())
}
