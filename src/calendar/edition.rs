//! What a due date cites, and what is said where there is nothing to cite.

use serde::{Deserialize, Serialize};

use super::year_file::Status;
use prikaz_fact::example;

/// The calendar a due date was counted by. Stored inside events: fields are added, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CalendarEdition {
    /// The data file, such as `calendar/ru-2024.toml`.
    pub file: String,
    /// The Government's decree, with date, number and title.
    pub decree: String,
    /// Code of the region whose days off were taken into account, such as `RU-TA`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Whether the decree was adopted when the date was counted.
    #[serde(default, skip_serializing_if = "Status::is_adopted")]
    pub status: Status,
}

/// A refusal: no calendar is known for `year`, so nothing is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no production calendar for {year}")]
pub struct MissingYear {
    /// The first year that is needed and missing.
    pub year: i32,
}

impl MissingYear {
    /// The data file that would have to be added, such as `calendar/ru-2028.toml`.
    pub fn file(self) -> String {
        format!("calendar/ru-{}.toml", self.year)
    }
}

example! { struct CalendarEdition { file, decree, region, status } }
