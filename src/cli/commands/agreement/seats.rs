//! `prikaz agreement status`: seats, decisions, remarks.

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_domain::RegisterId;
use prikaz_wording::register::AgreementStatus;

/// Who agreed, who is awaited, which remarks are open.
pub(crate) fn agreement(desk: &mut Desk<'_>, id: &RegisterId) -> Result<(), CommandError> {
    let state = desk.ask(|office, session| prikaz_desk::agreement(office, session, id))?;
    let facts = AgreementStatus::from(&state);
    if desk.ui.json() {
        return desk.ui.answer(&facts);
    }
    let text = desk.ui.say(&facts);
    desk.ui.line(text.trim_end())
}
