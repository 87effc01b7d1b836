//! Duties that come round, with their dates in a year.

use std::collections::BTreeSet;

use time::{Date, Month};

use crate::calendar::{MissingYear, ProductionCalendar};
use crate::procedure::{Duty, Every};

/// A duty in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyLine {
    /// The duty.
    pub duty: Duty,
    /// The day the procedure names.
    pub named: Date,
    /// The last day, where the named one is a day off: the next working day (ГК РФ, ст. 193).
    pub due: Date,
    /// The last working day not later than the named one, for those who would rather not rely on ст. 193.
    pub careful: Date,
    /// Whether it was recorded as done.
    pub done: bool,
}

/// The duties of a procedure that fall into `year`, by date. A duty «не реже одного раза в … месяцев»
/// counts from the last approval and has no day before the first.
///
/// # Errors
/// When the year has no production calendar.
pub fn duties(
    duties: &[Duty],
    calendar: &ProductionCalendar,
    year: i32,
    approved: Option<Date>,
    done: &BTreeSet<(String, Date)>,
) -> Result<Vec<DutyLine>, MissingYear> {
    let mut lines = Vec::new();
    for duty in duties {
        if let Some(named) = named_days(duty, year, approved) {
            let due = calendar.next_working_day_on_or_after(named)?;
            let careful = calendar.previous_working_day_on_or_before(named)?;
            let done = done.contains(&(duty.key.clone(), named));
            lines.push(DutyLine { duty: duty.clone(), named, due, careful, done });
        }
    }
    lines.sort_by_key(|line| (line.named, line.duty.key.clone()));
    Ok(lines)
}

fn named_days(duty: &Duty, year: i32, approved: Option<Date>) -> Option<Date> {
    match duty.every {
        Every::Yearly { month, day } => {
            let month = Month::try_from(month).ok()?;
            Date::from_calendar_date(year, month, day).ok()
        }
        Every::WithinMonths(months) => months_after(approved?, months).filter(|day| day.year() == year),
    }
}

/// The same day so many months later, or the last day of that month (ГК РФ, ст. 192).
fn months_after(from: Date, months: u32) -> Option<Date> {
    let count = i32::from(u8::from(from.month())) - 1 + i32::try_from(months).ok()?;
    let month = Month::try_from(u8::try_from(count.rem_euclid(12) + 1).ok()?).ok()?;
    let year = from.year().checked_add(count.div_euclid(12))?;
    let day = from.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).ok()
}
