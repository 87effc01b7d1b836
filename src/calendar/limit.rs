//! stub, owned by the calendar branch
/// stub
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeLimit {
    /// stub
    WorkingDays(u32),
    /// stub
    CalendarDays(u32),
}
