//! stub, owned by the calendar branch
use time::Date;
/// stub
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeLimit {
    /// stub
    WorkingDays(u32),
    /// stub
    CalendarDays(u32),
}
/// stub
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CalendarEdition {
    /// stub
    pub file: String,
}
/// stub
#[derive(Debug)]
pub struct MissingYear {
    /// s
    pub year: i32,
}
impl MissingYear {
    /// s
    pub fn file(&self) -> String {
        String::new()
    }
}
/// stub
#[derive(Debug)]
pub struct ProductionCalendar;
impl ProductionCalendar {
    /// s
    /// # Errors
    /// s
    pub fn due(&self, from: Date, _l: &TimeLimit) -> Result<Date, MissingYear> {
        Ok(from)
    }
    /// s
    pub fn working_days_between(&self, _a: Date, _b: Date) -> Result<u32, MissingYear> {
        Ok(0)
    }
    /// s
    pub fn edition(&self, _d: Date) -> CalendarEdition {
        CalendarEdition { file: String::new() }
    }
}
