//! Duties that come round («мониторинг до 25 декабря», «не реже одного раза в год»).

use crate::domain::RoleKey;

/// A duty that comes round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Key.
    pub key: String,
    /// What is to be done, as a noun: «мониторинг перечня».
    pub title: String,
    /// Clause of the procedure.
    pub clause: String,
    /// When.
    pub every: Every,
    /// The very words of the procedure that set the term: «в срок до 25 декабря текущего года».
    pub wording: Option<String>,
    /// Who does it.
    pub by: RoleKey,
    /// To whom the result goes.
    pub handed_to: Option<RoleKey>,
}

/// How a duty comes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Each year by a fixed day. «до 25 декабря» is taken as «25 December included»; the check says so.
    Yearly {
        /// Month, 1 to 12.
        month: u8,
        /// Day of the month.
        day: u8,
    },
    /// Not less than once in so many months after the last approval.
    WithinMonths(u32),
}
