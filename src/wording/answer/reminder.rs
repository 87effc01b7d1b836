//! What became of a reminder, as facts.

use prikaz_desk::ReminderState;

use crate::sheet::RemindedState;

impl From<ReminderState> for RemindedState {
    fn from(state: ReminderState) -> Self {
        match state {
            ReminderState::NoAddress => Self::NoAddress,
            ReminderState::Written => Self::Written,
            ReminderState::Sent => Self::Sent,
            ReminderState::Refused => Self::Refused,
            ReminderState::Waiting => Self::Waiting,
            ReminderState::Doubtful => Self::Doubtful,
        }
    }
}
