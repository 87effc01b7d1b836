//! Arithmetic of civil dates that `time` leaves to its user.

use time::macros::format_description;
use time::{Date, Duration, Month};

/// Reads a date as people and tables write it: `2024-04-11` or `11.04.2024`.
pub fn parse_date(text: &str) -> Option<Date> {
    let iso = format_description!("[year]-[month]-[day]");
    let russian = format_description!("[day].[month].[year]");
    Date::parse(text, iso).or_else(|_| Date::parse(text, russian)).ok()
}

/// The date `days` later, where there is one.
pub(super) fn plus_days(date: Date, days: u32) -> Option<Date> {
    date.checked_add(Duration::days(i64::from(days)))
}

/// The same day of the month `months` later, or the last day of that month (ГК РФ ст. 192 п. 3).
pub(super) fn plus_months(date: Date, months: u32) -> Option<Date> {
    let total = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1 + i64::from(months);
    let year = i32::try_from(total.div_euclid(12)).ok()?;
    let month = Month::try_from(u8::try_from(total.rem_euclid(12) + 1).ok()?).ok()?;
    Date::from_calendar_date(year, month, date.day().min(month.length(year))).ok()
}

/// Every date from `first` to `last`, both included.
pub(super) fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    (first.to_julian_day()..=last.to_julian_day()).filter_map(|day| Date::from_julian_day(day).ok())
}

/// Every date of `year`.
pub(super) fn days_of_year(year: i32) -> impl Iterator<Item = Date> {
    (1..=366).filter_map(move |ordinal| Date::from_ordinal_date(year, ordinal).ok())
}
