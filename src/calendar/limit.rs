//! Time limits: how long something may take, before it is known from when.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use prikaz_fact::{Chooser, Example, coded, example};

/// A number of working days («рабочие дни»).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkingDays(pub u32);

/// A number of calendar days: «дни» of an act that does not say which (ГК РФ ст. 190).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CalendarDays(pub u32);

coded! {
/// A time limit («длительность срока»). Stored inside events: forms are added, never renamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeLimit {
    /// «В течение N рабочих дней»: the Nth working day strictly after the event.
    WorkingDays(WorkingDays),
    /// «В течение N дней»: slides to the next working day (ГК РФ ст. 193).
    CalendarDays(CalendarDays),
    /// «Немедленно»: the day of the event, or the next working day where that is a day off.
    Immediately,
    /// «В течение N месяцев»: the same day of the last month (ГК РФ ст. 192 п. 3), then as calendar days.
    Months(u32),
    /// «До 25 декабря»: the first such date not before the event, then as calendar days.
    FixedDate(FixedDate),
}
}

coded! {
/// Whether the named date itself still belongs to the time limit. Acts that say «до» leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound: Serialize + Deserialize {
    /// «Не позднее 25 декабря», «по 25 декабря включительно».
    Inclusive,
    /// The day before the named one is the last.
    Exclusive,
}
}

/// A date of every year. The 29th of February stands for the 28th in a common year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "FixedDateText", into = "FixedDateText")]
pub struct FixedDate {
    month: Month,
    day: u8,
    bound: Bound,
}

/// A month and day that no year has, such as 31 February.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("month {month}, day {day} is a date of no year")]
pub struct InvalidFixedDate {
    /// Number of the month as given.
    pub month: u8,
    /// Day of the month as given.
    pub day: u8,
}

impl FixedDate {
    /// Takes month 1–12 and a day that the month has in a leap year.
    ///
    /// # Errors
    /// When no year has such a date.
    pub fn new(month: u8, day: u8, bound: Bound) -> Result<Self, InvalidFixedDate> {
        let invalid = InvalidFixedDate { month, day };
        let named = Month::try_from(month).map_err(|_| invalid)?;
        if !(1..=named.length(2024)).contains(&day) {
            return Err(invalid);
        }
        Ok(Self { month: named, day, bound })
    }

    /// Number of the month, 1–12.
    pub fn month(self) -> u8 {
        self.month.into()
    }

    /// Day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Whether the named date belongs to the time limit.
    pub fn bound(self) -> Bound {
        self.bound
    }

    /// The named date in `year`; nothing beyond the years that dates have.
    pub fn in_year(self, year: i32) -> Option<Date> {
        let day = self.day.min(self.month.length(year));
        Date::from_calendar_date(year, self.month, day).ok()
    }

    /// The last day of the limit in `year`, before any slide: the named date, or the day before it.
    pub fn last_day_in(self, year: i32) -> Option<Date> {
        let named = self.in_year(year)?;
        match self.bound {
            Bound::Inclusive => Some(named),
            Bound::Exclusive => named.previous_day(),
        }
    }

    /// The last day of the limit that is not before `from`.
    pub fn last_day_from(self, from: Date) -> Option<Date> {
        (from.year()..=from.year().saturating_add(2))
            .filter_map(|year| self.last_day_in(year))
            .find(|last| *last >= from)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FixedDateText {
    month: u8,
    day: u8,
    bound: Bound,
}

impl TryFrom<FixedDateText> for FixedDate {
    type Error = InvalidFixedDate;

    fn try_from(text: FixedDateText) -> Result<Self, InvalidFixedDate> {
        Self::new(text.month, text.day, text.bound)
    }
}

impl From<FixedDate> for FixedDateText {
    fn from(date: FixedDate) -> Self {
        Self { month: date.month(), day: date.day, bound: date.bound }
    }
}

example! { struct WorkingDays(u32) }
example! { struct CalendarDays(u32) }

impl Example for FixedDate {
    fn example(chooser: &mut Chooser) -> Self {
        Self { month: Month::February, day: chooser.one(&[1, 25]), bound: chooser.draw() }
    }
}
