//! How what is owed stands on a day.

use time::Date;

use prikaz_calendar::{MissingYear, ProductionCalendar};
use prikaz_fact::coded;

use super::{Extension, Obligation, Outcome};

coded! {
/// How it stands on a day. Working days are none where a year that the count needs has no production calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Done, and no limit is set.
    DoneUnlimited = "done",
    /// Done in time.
    DoneInTime,
    /// Done, so many working days late.
    DoneLate(Option<u32>),
    /// Done within an extension that was given when the limit had run out.
    DoneInLateExtension,
    /// Not done; no limit is set.
    RunningUnlimited = "no-limit",
    /// Not done; so many working days are left.
    Running(Option<u32>),
    /// Not done; so many working days over.
    Overdue(Option<u32>),
    /// Fell away.
    Dropped,
}
}

impl Extension {
    /// Whether it was given when the limit had run out.
    pub fn came_late(&self) -> bool {
        self.on > self.was
    }
}

impl Obligation {
    /// The day up to which working days are counted: that of the end, else `as_of`.
    fn until(&self, as_of: Date) -> Date {
        self.end.as_ref().map_or(as_of, |end| end.on)
    }

    /// Working days used: those after the day the limit counts from, up to the end or `as_of`.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub fn used(&self, calendar: &ProductionCalendar, as_of: Date) -> Result<u32, MissingYear> {
        let from = self.deadline.as_ref().map_or(self.began, |deadline| deadline.from);
        calendar.working_days_between(from, self.until(as_of))
    }

    /// How it stands on `as_of`.
    pub fn standing(&self, calendar: &ProductionCalendar, as_of: Date) -> Standing {
        let until = self.until(as_of);
        let done = self.end.as_ref().map(|end| end.outcome);
        let between = |after: Date, to: Date| calendar.working_days_between(after, to).ok();
        match (done, self.due) {
            (Some(Outcome::Dropped), _) => Standing::Dropped,
            (Some(Outcome::Done), None) => Standing::DoneUnlimited,
            (None, None) => Standing::RunningUnlimited,
            (Some(Outcome::Done), Some(due)) if until <= due => {
                match self.extensions.iter().any(|one| one.came_late() && one.was < until) {
                    true => Standing::DoneInLateExtension,
                    false => Standing::DoneInTime,
                }
            }
            (Some(Outcome::Done), Some(due)) => Standing::DoneLate(between(due, until)),
            (None, Some(due)) if until <= due => Standing::Running(between(until, due)),
            (None, Some(due)) => Standing::Overdue(between(due, until)),
        }
    }

    /// Working days over, all told: before each extension that came late, and after the last day.
    ///
    /// # Errors
    /// When the count needs a year that has no production calendar.
    pub fn over(&self, calendar: &ProductionCalendar, as_of: Date) -> Result<u32, MissingYear> {
        let until = self.until(as_of);
        if self.standing(calendar, as_of) == Standing::Dropped {
            return Ok(0);
        }
        let late = self.extensions.iter().filter(|one| one.came_late() && one.was < until);
        let before = late.map(|one| calendar.working_days_between(one.was, one.on.min(until)));
        let before = before.sum::<Result<u32, _>>()?;
        match self.due.filter(|due| *due < until) {
            Some(due) => Ok(before + calendar.working_days_between(due, until)?),
            None => Ok(before),
        }
    }

    /// Which working day those who hold it have it on `as_of`; the day they were given it is the first.
    pub fn held_day(&self, calendar: &ProductionCalendar, as_of: Date) -> Option<u32> {
        let since = self.held_since.filter(|_| self.is_open())?;
        calendar.working_days_between(since, as_of.max(since)).ok().map(|days| days + 1)
    }

    /// Calendar days by which the recording came after the act; none where it came the same day.
    pub fn recorded_late(&self) -> Option<i64> {
        let end = self.end.as_ref().filter(|end| end.outcome == Outcome::Done)?;
        let days = (end.recorded - end.on).whole_days();
        (days > 0).then_some(days)
    }
}
