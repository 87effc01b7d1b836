//! `prikaz order list`: the journal of orders of a body.

use crate::desk::Desk;
use crate::error::CommandError;
use crate::listed::list;
use prikaz_desk::orders;
use prikaz_domain::OrganisationId;
use prikaz_wording::order::OrderListed;

/// The journal of orders of a body.
pub(crate) fn journal(
    desk: &mut Desk<'_>,
    organisation: &OrganisationId,
    year: Option<i32>,
) -> Result<(), CommandError> {
    let seen = desk.ask(|office, session| orders(office, session, organisation, year))?;
    let listed: Vec<_> = seen.iter().map(|one| OrderListed::of(desk.ui.messages(), one)).collect();
    list(desk, &listed)
}
