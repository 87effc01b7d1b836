//! What was read otherwise than by the files as they stand, as warnings.

use super::failure::worded;
use super::{Ui, procedure};
use crate::app::Notice;
use crate::wording::notice::{BODY_AS_RECORDED, BODY_UNKNOWN, JUDGED_MORE_STRICTLY, NO_CALENDAR};

/// Says `notice` on stderr, with the fault that it comes from.
pub(super) fn tell(ui: &mut Ui, notice: &Notice) {
    let (head, error) = match notice {
        Notice::BodyAsRecorded(error) => (ui.word(BODY_AS_RECORDED), Some(error)),
        Notice::BodyUnknown(error) => (ui.word(BODY_UNKNOWN), Some(error)),
        Notice::NoCalendar(error) => (ui.word(NO_CALENDAR), Some(error)),
        Notice::JudgedMoreStrictly(_) => (ui.word(JUDGED_MORE_STRICTLY), None),
    };
    ui.progress(&head);
    if let Some(error) = error {
        let said = worded(ui, None, error);
        let lines = std::iter::once(&said.message).chain(&said.details);
        let lines: Vec<String> = lines.map(|line| format!("  {line}")).collect();
        lines.iter().for_each(|line| ui.progress(line));
    }
    if let Notice::JudgedMoreStrictly(faults) = notice {
        let lines: Vec<String> = faults.iter().map(|fault| procedure::fault_line(ui, fault)).collect();
        lines.iter().for_each(|line| ui.progress(&format!("  {line}")));
    }
}
