//! Duties that come round, with their dates in a year.

use std::collections::BTreeSet;

use time::Date;

use crate::calendar::{MissingYear, ProductionCalendar};
use crate::procedure::Duty;

/// A duty in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyLine {
    /// The duty.
    pub duty: Duty,
    /// The day the procedure names.
    pub named: Date,
    /// The last day, where the named one is a day off: the next working day (ГК РФ, ст. 193);
    /// the named day itself while `uncounted` says why it is not known.
    pub due: Date,
    /// The year without a calendar, yet, into which the next working day falls.
    pub uncounted: Option<i32>,
    /// The last working day not later than the named one, for those who would rather not rely on ст. 193.
    pub careful: Date,
    /// Whether it was recorded as done.
    pub done: bool,
}

/// The duties of a procedure that fall into `year`, by date; `approved` is the day of the last approval.
///
/// A day off at the end of a year moves into the next one, whose calendar may not be known yet:
/// the duty is told all the same, without the day it moves to.
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
        for named in duty.every.days(year, approved) {
            let careful = calendar.previous_working_day_on_or_before(named)?;
            let (due, uncounted) = match calendar.next_working_day_on_or_after(named) {
                Ok(due) => (due, None),
                Err(missing) => (named, Some(missing.year)),
            };
            let done = done.contains(&(duty.key.clone(), named));
            lines.push(DutyLine { duty: duty.clone(), named, due, uncounted, careful, done });
        }
    }
    lines.sort_by_key(|line| (line.named, line.duty.key.clone()));
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use time::macros::date;

    use super::{Duty, duties};
    use crate::app::{DataDir, load_calendar};
    use crate::procedure::Every;

    /// 31 December 2027 is a day off and 2028 has no calendar yet.
    #[test]
    fn a_duty_at_the_end_of_the_last_known_year_is_told_without_its_moved_day() {
        let calendar = load_calendar(&DataDir::default(), None).unwrap();
        let duty = Duty {
            key: "summary".to_owned(),
            title: "итоги года".to_owned(),
            clause: "п. 1".to_owned(),
            every: Every::Yearly { months: vec![12], day: 31 },
            wording: None,
            by: "drafter".parse().unwrap(),
            handed_to: None,
            remind: None,
        };
        let line = &duties(&[duty], &calendar, 2027, None, &BTreeSet::new()).unwrap()[0];
        assert_eq!((line.due, line.uncounted), (date!(2027 - 12 - 31), Some(2028)));
        assert_eq!(line.careful, date!(2027 - 12 - 30));
    }
}
