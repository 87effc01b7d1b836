//! When those who hold something are reminded, and when somebody above them is told.

use prikaz_domain::RoleKey;

/// When reminders go out, in working days of the body's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RemindRule {
    /// So many working days before the last one.
    pub before: Vec<u32>,
    /// On the last day itself.
    pub on_due: bool,
    /// So many working days after it.
    pub after: Vec<u32>,
    /// Where there is no limit: each time so many working days have passed since the stage began.
    pub every: Option<u32>,
    /// After how many working days over (or, without a limit, gone by) who else is told.
    pub escalate: Option<(u32, RoleKey)>,
}
