//! What was read otherwise than by the files as they stand, as warnings.

use crate::ui::Ui;
use prikaz_app::Notice;
use prikaz_wording::notice::{BODY_AS_RECORDED, BODY_UNKNOWN, JUDGED_MORE_STRICTLY, NO_CALENDAR};
use prikaz_wording::said::{Said, fault_line};

/// Says `notice` on stderr, with the fault that it comes from; nothing where the command was `refused` for that fault,
/// which says it already.
pub(crate) fn tell(ui: &mut Ui, notice: &Notice, refused: Option<&Said>) {
    let (head, error) = match notice {
        Notice::BodyAsRecorded(error) => (ui.word(BODY_AS_RECORDED), Some(error)),
        Notice::BodyUnknown(error) => (ui.word(BODY_UNKNOWN), Some(error)),
        Notice::NoCalendar(error) => (ui.word(NO_CALENDAR), Some(error)),
        Notice::JudgedMoreStrictly(_) => (ui.word(JUDGED_MORE_STRICTLY), None),
        Notice::PutRight(what) => (ui.say(what), None),
    };
    let said = error.map(|error| ui.told(error));
    let same = |one: &Said, other: &Said| (&one.message, &one.details) == (&other.message, &other.details);
    if said.as_ref().zip(refused).is_some_and(|(said, refused)| same(said, refused)) {
        return;
    }
    ui.progress(&head);
    if let Some(said) = said {
        let lines = std::iter::once(&said.message).chain(&said.details);
        let lines: Vec<String> = lines.map(|line| format!("  {line}")).collect();
        lines.iter().for_each(|line| ui.progress(line));
    }
    if let Notice::JudgedMoreStrictly(faults) = notice {
        let lines: Vec<String> = faults.iter().map(|fault| fault_line(ui.messages(), fault)).collect();
        lines.iter().for_each(|line| ui.progress(&format!("  {line}")));
    }
}
