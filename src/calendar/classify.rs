//! From the lists of a year's file to the kind of each day and its reason.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::civil::{days, days_of_year};
use super::day::{Day, DayKind, Reason, is_weekend};
use super::totals::Totals;
use super::year_file::YearFile;
use prikaz_placed::Placed;

const FULL: u8 = 8;
const SHORT: u8 = 7;

/// Every day of the year with its kind and hours.
pub(super) fn classify(file: &YearFile) -> BTreeMap<Date, Day> {
    let lists = Lists::of(file);
    days_of_year(file.year).map(|date| (date, lists.day(date))).collect()
}

/// The days of presidential ukazes, from the periods and the list.
pub(super) fn special_days(file: &YearFile) -> BTreeSet<Date> {
    let periods = file.special_periods.iter().flat_map(|period| days(period.from.value, period.to.value));
    periods.chain(file.special.iter().map(|day| day.value)).collect()
}

/// Why days do not follow the working week; ordinary weekends are left out.
pub(super) fn reasons(file: &YearFile) -> BTreeMap<Date, Reason> {
    let mut reasons = BTreeMap::new();
    for period in &file.special_periods {
        for date in days(period.from.value, period.to.value) {
            reasons.insert(date, Reason::Special { act: period.act.clone() });
        }
    }
    for Placed { value: date, .. } in &file.holidays {
        reasons.insert(*date, Reason::Holiday);
    }
    for transfer in &file.transfers {
        let (from, to, decree) = (transfer.from.value, transfer.to.value, file.decree.clone());
        if file.working_weekends.iter().any(|day| day.value == from) {
            reasons.insert(from, Reason::WorkingWeekend { to, decree: decree.clone() });
        }
        reasons.insert(to, Reason::TransferredOff { from, basis: transfer.basis, decree });
    }
    reasons
}

struct Lists {
    holidays: BTreeSet<Date>,
    transferred_off: BTreeSet<Date>,
    working_weekends: BTreeSet<Date>,
    short_days: BTreeSet<Date>,
    special: BTreeSet<Date>,
}

impl Lists {
    fn of(file: &YearFile) -> Self {
        let set = |list: &[Placed<Date>]| list.iter().map(|day| day.value).collect();
        Self {
            holidays: set(&file.holidays),
            transferred_off: set(&file.transferred_off),
            working_weekends: set(&file.working_weekends),
            short_days: set(&file.short_days),
            special: special_days(file),
        }
    }

    fn day(&self, date: Date) -> Day {
        if self.holidays.contains(&date) {
            return Day::off(DayKind::Holiday);
        }
        if self.transferred_off.contains(&date) {
            return Day::off(DayKind::TransferredOff);
        }
        let worked = self.working_weekends.contains(&date);
        if is_weekend(date) && !worked {
            return Day::off(DayKind::Weekend);
        }
        self.worked_day(date, worked)
    }

    fn worked_day(&self, date: Date, on_weekend: bool) -> Day {
        let short = self.short_days.contains(&date);
        let kind = match (on_weekend, self.special.contains(&date), short) {
            (true, _, _) => DayKind::WorkingWeekend,
            (_, true, _) => DayKind::Special,
            (_, _, true) => DayKind::ShortWorking,
            (_, _, false) => DayKind::Working,
        };
        Day { kind, hours: if short { SHORT } else { FULL } }
    }
}

impl YearFile {
    /// The totals that the days of the file give.
    pub fn totals(&self) -> Totals {
        Totals::of(classify(self).values())
    }
}
