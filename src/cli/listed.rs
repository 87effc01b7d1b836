//! Lists on the screen: a line for each, or all of them as JSON.

use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_wording::Message;
use prikaz_wording::general::NOTHING;

/// A line for each, or all of them as JSON.
pub(crate) fn list(desk: &mut Desk<'_>, listed: &[impl Message]) -> Result<(), CommandError> {
    if desk.ui.json() {
        return desk.ui.answer(&listed);
    }
    if listed.is_empty() {
        let nothing = desk.ui.word(NOTHING);
        desk.ui.progress(&nothing);
    }
    for one in listed {
        let line = desk.ui.say(one);
        desk.ui.line(line)?;
    }
    Ok(())
}
