//! Duties that come round («мониторинг до 25 декабря», «не реже одного раза в год»).

use time::{Date, Month};

use super::RemindRule;
use prikaz_domain::{DutyKey, RoleKey};

/// A duty that comes round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Key.
    pub key: DutyKey,
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
    /// When whoever does it is reminded.
    pub remind: Option<RemindRule>,
}

/// How a duty comes round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Every {
    /// Each year by a fixed day of one month or several. «до 25 декабря» is taken as «25 December included»;
    /// the check says so.
    Yearly {
        /// Months, 1 to 12: one for a yearly duty, four for a quarterly one.
        months: Vec<u8>,
        /// Day of the month.
        day: u8,
    },
    /// Not less than once in so many months, counted from the last approval.
    WithinMonths(u32),
}

impl Every {
    /// The days of `year` by which the duty is to be done, in order. What counts from an approval has no day
    /// before the first, and then one at the end of each span of months.
    pub fn days(&self, year: i32, approved: Option<Date>) -> Vec<Date> {
        match self {
            Self::Yearly { months, day } => {
                let on =
                    |month: &u8| Date::from_calendar_date(year, Month::try_from(*month).ok()?, *day).ok();
                let mut days: Vec<Date> = months.iter().filter_map(on).collect();
                days.sort();
                days
            }
            Self::WithinMonths(months) => {
                let spans = (1..).map_while(|span: u32| months_after(approved?, months.checked_mul(span)?));
                let until = spans.take_while(|day| day.year() <= year);
                until.filter(|day| day.year() == year).collect()
            }
        }
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

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::Every;

    #[test]
    fn a_duty_of_each_quarter_comes_four_times_a_year() {
        let every = Every::Yearly { months: vec![10, 1, 4, 7], day: 15 };
        let days =
            [date!(2026 - 01 - 15), date!(2026 - 04 - 15), date!(2026 - 07 - 15), date!(2026 - 10 - 15)];
        assert_eq!(every.days(2026, None), days);
    }

    #[test]
    fn what_counts_from_an_approval_comes_again_and_again() {
        let every = Every::WithinMonths(3);
        assert_eq!(every.days(2026, None), []);
        let approved = Some(date!(2025 - 11 - 30));
        assert_eq!(every.days(2025, approved), []);
        // There is no 30 February, and the day does not stay shortened.
        let days =
            [date!(2026 - 02 - 28), date!(2026 - 05 - 30), date!(2026 - 08 - 30), date!(2026 - 11 - 30)];
        assert_eq!(every.days(2026, approved), days);
        assert_eq!(Every::WithinMonths(120).days(2045, Some(date!(2025 - 01 - 01))), [date!(2045 - 01 - 01)]);
        assert_eq!(every.days(9999, approved).len(), 4);
    }
}
