//! Holds the file of a year against itself and against its own totals.

use std::collections::{BTreeMap, BTreeSet};

use time::{Date, Month, Weekday};

use super::classify::{classify, special_days};
use super::day::{Basis, Day, DayKind, is_weekend};
use super::fault::{Fault, Problem};
use super::keys::{norm, period, transfer, year};
use super::totals::Totals;
use super::year_file::{Transfer, YearFile};
use prikaz_placed::{Key, Placed};

/// Every contradiction in the file of a year: dates of other years, duplicates, transfers that lead
/// nowhere (ТК РФ ст. 112), short days that precede no holiday (ТК РФ ст. 95), totals that do not come out.
pub fn check_year(file: &YearFile) -> Vec<Fault> {
    let mut checking = YearChecking { file, days: classify(file), faults: Vec::new() };
    checking.lists();
    checking.transfers();
    checking.working_weekends();
    checking.holidays_on_weekends();
    checking.short_days();
    checking.special();
    checking.totals();
    checking.faults.sort_by_key(|fault| fault.line);
    checking.faults
}

struct YearChecking<'f> {
    file: &'f YearFile,
    days: BTreeMap<Date, Day>,
    faults: Vec<Fault>,
}

impl YearChecking<'_> {
    fn lists(&mut self) {
        let file = self.file;
        let transfers = || file.transfers.iter();
        let froms: Vec<_> = transfers().map(|transfer| transfer.from).collect();
        let tos: Vec<_> = transfers().map(|transfer| transfer.to).collect();
        for (key, list) in [
            (year::HOLIDAYS.name, &file.holidays),
            (year::TRANSFERRED_OFF.name, &file.transferred_off),
            (year::WORKING_WEEKENDS.name, &file.working_weekends),
            (year::SHORT_DAYS.name, &file.short_days),
            (year::SPECIAL.name, &file.special),
            (&year::TRANSFERS.path(&transfer::FROM), &froms),
            (&year::TRANSFERS.path(&transfer::TO), &tos),
        ] {
            self.of_this_year(key, list);
            self.once(key, list);
        }
    }

    fn of_this_year(&mut self, key: &str, list: &[Placed<Date>]) {
        let year = self.file.year;
        for day in list.iter().filter(|day| day.value.year() != year) {
            self.fault(*day, key, |date| Problem::OtherYear { date, year });
        }
    }

    fn once(&mut self, key: &str, list: &[Placed<Date>]) {
        let mut seen = BTreeSet::new();
        for day in list {
            if !seen.insert(day.value) {
                self.fault(*day, key, |date| Problem::DuplicateDate { date });
            }
        }
    }

    fn transfers(&mut self) {
        let file = self.file;
        for day in &file.transferred_off {
            if !file.transfers.iter().any(|transfer| transfer.to.value == day.value) {
                self.fault(*day, year::TRANSFERRED_OFF.name, |date| Problem::NoTransferTo { date });
            }
        }
        for transfer in &file.transfers {
            self.source(transfer.from);
            self.target(transfer);
        }
    }

    /// A day off is moved from a holiday on a weekend, or from a weekend that is worked.
    fn source(&mut self, from: Placed<Date>) {
        let holiday = self.kind(from.value) == Some(DayKind::Holiday);
        let worked = self.kind(from.value) == Some(DayKind::WorkingWeekend);
        if !(is_weekend(from.value) && (holiday || worked)) {
            self.fault(from, &year::TRANSFERS.path(&transfer::FROM), |date| Problem::SourceNotOff { date });
        }
    }

    fn target(&mut self, transfer: &Transfer) {
        let to = transfer.to;
        if is_weekend(to.value) || self.kind(to.value) == Some(DayKind::Holiday) {
            self.fault(to, &year::TRANSFERS.path(&transfer::TO), |date| Problem::TargetAlreadyOff { date });
        } else if !self.file.transferred_off.iter().any(|day| day.value == to.value) {
            self.fault(to, &year::TRANSFERS.path(&transfer::TO), |date| Problem::TargetNotOff { date });
        } else if transfer.basis == Basis::LabourCode112 {
            self.automatic_target(transfer);
        }
    }

    /// By ст. 112 ч. 2 the day off goes to the first working day after the holiday.
    fn automatic_target(&mut self, transfer: &Transfer) {
        let (from, to) = (transfer.from.value, transfer.to.value);
        let free = |date: &Date| *date == to || self.days.get(date).is_some_and(|day| day.is_worked());
        let expected = std::iter::successors(from.next_day(), |date| date.next_day()).find(free);
        if let Some(expected) = expected.filter(|expected| *expected != to) {
            let expected = expected.to_string();
            self.fault(transfer.to, &year::TRANSFERS.path(&transfer::TO), |date| {
                Problem::NotNextWorkingDay { date, expected: expected.clone() }
            });
        }
    }

    fn working_weekends(&mut self) {
        let file = self.file;
        for day in &file.working_weekends {
            if !is_weekend(day.value) || self.kind(day.value) == Some(DayKind::Holiday) {
                self.fault(*day, year::WORKING_WEEKENDS.name, |date| Problem::NotAWeekend { date });
            } else if !self.is_source(day.value) {
                self.fault(*day, year::WORKING_WEEKENDS.name, |date| Problem::NoTransferFrom { date });
            }
        }
    }

    /// January is apart: of its holidays on weekends the Government moves two, wherever it likes.
    fn holidays_on_weekends(&mut self) {
        let file = self.file;
        for day in &file.holidays {
            let outside_january = day.value.month() != Month::January;
            if is_weekend(day.value) && outside_january && !self.is_source(day.value) {
                self.fault(*day, year::HOLIDAYS.name, |date| Problem::HolidayNotMoved { date });
            }
        }
    }

    fn short_days(&mut self) {
        let file = self.file;
        for day in &file.short_days {
            if self.days.get(&day.value).is_some_and(|found| !found.is_worked()) {
                self.fault(*day, year::SHORT_DAYS.name, |date| Problem::ShortDayOff { date });
            } else if !self.is_eve(day.value) {
                self.fault(*day, year::SHORT_DAYS.name, |date| Problem::ShortNotEve { date });
            }
        }
        self.forgotten_eves();
    }

    fn forgotten_eves(&mut self) {
        let full = |(_, day): &(&Date, &Day)| day.is_worked() && !day.is_short();
        let forgotten: Vec<Date> = self.days.iter().filter(full).map(|(date, _)| *date).collect();
        for date in forgotten.into_iter().filter(|date| self.is_eve(*date)).collect::<Vec<_>>() {
            let place = Placed { value: date, line: self.list_line() };
            self.fault(place, year::SHORT_DAYS.name, |date| Problem::EveNotShort { date });
        }
    }

    /// A working day right before a holiday; a working weekend takes the place of the day it was swapped with.
    fn is_eve(&self, date: Date) -> bool {
        let swapped = self.file.transfers.iter().find(|transfer| transfer.from.value == date);
        self.precedes_holiday(date) || swapped.is_some_and(|swap| self.precedes_holiday(swap.to.value))
    }

    fn precedes_holiday(&self, date: Date) -> bool {
        let Some(next) = date.next_day() else { return false };
        // The 1st of January stands in the file of the next year; this year's says that it is a holiday.
        let same = |holiday: Date| (holiday.month(), holiday.day()) == (next.month(), next.day());
        self.file.holidays.iter().any(|holiday| same(holiday.value))
    }

    fn special(&mut self) {
        let file = self.file;
        for period in &file.special_periods {
            self.of_this_year(&year::SPECIAL_PERIODS.path(&period::FROM), &[period.from]);
            self.of_this_year(&year::SPECIAL_PERIODS.path(&period::TO), &[period.to]);
            if period.to.value < period.from.value {
                self.fault(period.to, &year::SPECIAL_PERIODS.path(&period::TO), |_| Problem::ReversedPeriod);
            }
        }
        if !file.special.is_empty() {
            self.special_list();
        }
    }

    fn special_list(&mut self) {
        let listed: BTreeSet<Date> = self.file.special.iter().map(|day| day.value).collect();
        let line = self.file.special.first().map_or(1, |day| day.line);
        let mut bare = self.file.clone();
        bare.special.clear();
        for value in listed.symmetric_difference(&special_days(&bare)) {
            self.fault(Placed { value: *value, line }, year::SPECIAL.name, |date| Problem::SpecialDiffers {
                date,
            });
        }
    }

    fn totals(&mut self) {
        let norm = self.file.norm;
        let totals = Totals::of(self.days.values());
        let special = self.days.values().filter(|day| day.kind == DayKind::Special).count() as i64;
        let working = i64::from(totals.working_days);
        for (key, stated, counted) in [
            (&norm::CALENDAR_DAYS, norm.calendar_days, i64::from(totals.calendar_days)),
            (&norm::WORKING_DAYS, norm.working_days, working),
            (&norm::DAYS_OFF, norm.days_off, i64::from(totals.days_off)),
            (&norm::HOURS, norm.hours, i64::from(totals.hours)),
            (&norm::PUBLISHED_WORKING_DAYS, norm.published_working_days, working),
            (&norm::PUBLISHED_HOURS, norm.published_hours, i64::from(totals.hours)),
            (&norm::EXCLUDING_SPECIAL, norm.working_days_excluding_special, working - special),
            (&norm::SIX_DAY_WEEK, norm.six_day_working_days, self.six_day_week()),
        ] {
            self.total(key, stated, counted);
        }
    }

    fn total(&mut self, key: &'static Key, stated: Option<Placed<i64>>, counted: i64) {
        if let Some(stated) = stated.filter(|stated| stated.value != counted) {
            self.faults.push(Fault::of(
                &self.file.name,
                stated.line,
                year::NORM.path(key),
                Problem::Total { stated: stated.value, counted },
            ));
        }
    }

    /// Working days of a six-day week: only Sundays are off, so only rest moved from a Sunday moves.
    fn six_day_week(&self) -> i64 {
        self.days.keys().filter(|date| self.worked_in_six_days(**date)).count() as i64
    }

    fn worked_in_six_days(&self, date: Date) -> bool {
        let from_sunday = |t: &Transfer| t.to.value == date && t.from.value.weekday() == Weekday::Sunday;
        match self.kind(date) {
            Some(DayKind::Holiday) => false,
            Some(DayKind::TransferredOff) => !self.file.transfers.iter().any(from_sunday),
            Some(DayKind::WorkingWeekend) => true,
            _ => date.weekday() != Weekday::Sunday,
        }
    }

    fn is_source(&self, date: Date) -> bool {
        self.file.transfers.iter().any(|transfer| transfer.from.value == date)
    }

    fn kind(&self, date: Date) -> Option<DayKind> {
        self.days.get(&date).map(|day| day.kind)
    }

    fn list_line(&self) -> u32 {
        self.file.short_days.first().map_or(1, |day| day.line)
    }

    fn fault(&mut self, at: Placed<Date>, key: &str, problem: impl Fn(String) -> Problem) {
        self.faults.push(Fault::of(&self.file.name, at.line, key, problem(at.value.to_string())));
    }
}
