//! The file of a year, as it is read.

use time::Date;

use super::day::Basis;
use prikaz_fact::coded;
use prikaz_placed::Placed;

coded! {
/// Whether a year's calendar is law or a forecast.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Status: Serialize + Deserialize {
    /// The decree is adopted.
    #[default]
    Adopted,
    /// The decree is not adopted; the days are expected.
    Forecast,
}
}

impl Status {
    /// Whether the decree is adopted.
    pub fn is_adopted(&self) -> bool {
        *self == Self::Adopted
    }
}

/// The production calendar of one year, five-day week (`calendar/ru-YYYY.toml`).
#[derive(Debug, Clone)]
pub struct YearFile {
    /// Name of the file, for faults and citations.
    pub name: String,
    /// The year, 1900–2100.
    pub year: i32,
    /// The Government's decree, with date, number and title.
    pub decree: String,
    /// Law or forecast.
    pub status: Status,
    /// Holidays (ТК РФ ст. 112 ч. 1).
    pub holidays: Vec<Placed<Date>>,
    /// Days that days off were moved to.
    pub transferred_off: Vec<Placed<Date>>,
    /// Saturdays and Sundays that are worked.
    pub working_weekends: Vec<Placed<Date>>,
    /// Working days shorter by an hour (ТК РФ ст. 95).
    pub short_days: Vec<Placed<Date>>,
    /// Days of presidential ukazes, one by one; empty where only periods are given.
    pub special: Vec<Placed<Date>>,
    /// Which day off went where.
    pub transfers: Vec<Transfer>,
    /// Periods declared non-working by the President.
    pub special_periods: Vec<SpecialPeriod>,
    /// The totals the file states.
    pub norm: Norm,
}

/// A moved day off.
#[derive(Debug, Clone, Copy)]
pub struct Transfer {
    /// The day it was taken from.
    pub from: Placed<Date>,
    /// The day it went to.
    pub to: Placed<Date>,
    /// By the decree or by the law itself.
    pub basis: Basis,
}

/// A period declared non-working with pay kept.
#[derive(Debug, Clone)]
pub struct SpecialPeriod {
    /// First day.
    pub from: Placed<Date>,
    /// Last day, included.
    pub to: Placed<Date>,
    /// The ukaz.
    pub act: String,
}

/// The totals of a year as its file states them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Norm {
    /// Days of the year.
    pub calendar_days: Option<Placed<i64>>,
    /// Working days, five-day week.
    pub working_days: Option<Placed<i64>>,
    /// Days off, five-day week.
    pub days_off: Option<Placed<i64>>,
    /// Hours at 40 a week.
    pub hours: Option<Placed<i64>>,
    /// Working days as published elsewhere.
    pub published_working_days: Option<Placed<i64>>,
    /// Hours as published elsewhere.
    pub published_hours: Option<Placed<i64>>,
    /// Working days without the presidential ones.
    pub working_days_excluding_special: Option<Placed<i64>>,
    /// Working days of a six-day week.
    pub six_day_working_days: Option<Placed<i64>>,
}
