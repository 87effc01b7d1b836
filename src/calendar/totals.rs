//! The norm of working time of a period.

use super::day::Day;

/// How many days and hours a period has. Presidential days stay inside the norm, as published.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Calendar days.
    pub calendar_days: u32,
    /// Working days, short ones among them.
    pub working_days: u32,
    /// Weekends, holidays and other days off.
    pub days_off: u32,
    /// Working days that are an hour shorter.
    pub short_days: u32,
    /// Hours at 40 a week.
    pub hours: u32,
}

impl Totals {
    /// The totals of `days`.
    pub(super) fn of<'d>(days: impl IntoIterator<Item = &'d Day>) -> Self {
        let mut totals = Self::default();
        for day in days {
            totals.calendar_days += 1;
            totals.working_days += u32::from(day.is_worked());
            totals.days_off += u32::from(!day.is_worked());
            totals.short_days += u32::from(day.is_short());
            totals.hours += u32::from(day.hours);
        }
        totals
    }
}
