//! Days off of a region, laid over the federal calendar.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::classify::classify;
use super::day::{Day, DayKind, Reason, is_weekend};
use super::fault::{Fault, Problem};
use super::keys::{region, region_day};
use super::region_file::{Binding, RegionDay, RegionDayKind, RegionFile};
use super::year_file::YearFile;
use prikaz_placed::Placed;

/// Puts the region's days into the calendar. Years the calendar does not have are left out.
pub(super) fn apply(
    region: &RegionFile,
    recommended: RecommendedDays,
    days: &mut BTreeMap<Date, Day>,
    reasons: &mut BTreeMap<Date, Reason>,
) {
    let kept = |day: &&RegionDay| day.binding == Binding::Binding || recommended == RecommendedDays::Observed;
    for regional in region.days.iter().filter(kept) {
        apply_day(regional, days, reasons);
    }
}

fn apply_day(regional: &RegionDay, days: &mut BTreeMap<Date, Day>, reasons: &mut BTreeMap<Date, Reason>) {
    let date = regional.date.value;
    if let Some(day) = days.get_mut(&date).filter(|day| day.is_worked()) {
        *day = Day::off(DayKind::RegionalOff);
        reasons.insert(date, regional_off(regional));
    }
    if let RegionDayKind::Swap(from) = regional.kind
        && let Some(day) = days.get_mut(&from.value)
    {
        // The swapped day is worked as long as the one it replaces.
        *day = Day { kind: DayKind::WorkingWeekend, hours: 8 };
        reasons.insert(from.value, regional_working(regional));
    }
    if let Some(day) = regional.short_eve.and_then(|eve| days.get_mut(&eve.value)) {
        shorten(day);
    }
}

fn shorten(day: &mut Day) {
    if day.is_worked() {
        day.hours = 7;
    }
    if day.kind == DayKind::Working {
        day.kind = DayKind::ShortWorking;
    }
}

fn regional_off(regional: &RegionDay) -> Reason {
    let swap_from = match regional.kind {
        RegionDayKind::ExtraOff => None,
        RegionDayKind::Swap(from) => Some(from.value),
    };
    Reason::RegionalOff { title: regional.title.clone(), act: regional.act.clone(), swap_from }
}

fn regional_working(regional: &RegionDay) -> Reason {
    Reason::RegionalWorking {
        to: regional.date.value,
        title: regional.title.clone(),
        act: regional.act.clone(),
    }
}

/// Every contradiction of a region's file with itself and with the federal `years`.
/// Days of years that are not among `years` are checked by themselves only.
pub fn check_region(region: &RegionFile, years: &[YearFile]) -> Vec<Fault> {
    let federal: BTreeMap<Date, Day> = years.iter().flat_map(classify).collect();
    let mut checking = RegionChecking { region, federal, taken: BTreeSet::new(), faults: Vec::new() };
    for day in &region.days {
        checking.day(day);
    }
    checking.faults
}

struct RegionChecking<'r> {
    region: &'r RegionFile,
    federal: BTreeMap<Date, Day>,
    taken: BTreeSet<Date>,
    faults: Vec<Fault>,
}

impl RegionChecking<'_> {
    fn day(&mut self, day: &RegionDay) {
        self.once(day.date, &region::DAY.path(&region_day::DATE));
        if let RegionDayKind::Swap(from) = day.kind {
            self.swap(day.date, from);
        }
        if let Some(eve) = day.short_eve {
            self.eve(day.date.value, eve);
        }
    }

    fn swap(&mut self, date: Placed<Date>, from: Placed<Date>) {
        self.once(from, &region::DAY.path(&region_day::SWAP_FROM));
        if self.federal.get(&date.value).is_some_and(|day| !day.is_worked()) {
            self.fault(date, &region::DAY.path(&region_day::DATE), |date| Problem::TargetAlreadyOff { date });
        }
        let off = self.federal.get(&from.value).map_or(is_weekend(from.value), |day| !day.is_worked());
        if !off {
            self.fault(from, &region::DAY.path(&region_day::SWAP_FROM), |date| Problem::SourceNotOff {
                date,
            });
        }
    }

    /// Between a short eve and its day off there is no other working day.
    fn eve(&mut self, date: Date, eve: Placed<Date>) {
        if self.federal.get(&eve.value).is_some_and(|day| !day.is_worked()) {
            self.fault(eve, &region::DAY.path(&region_day::SHORT_EVE), |date| Problem::ShortDayOff { date });
        }
        let worked_between = self
            .federal
            .range(eve.value.min(date)..date)
            .any(|(between, day)| *between > eve.value && day.is_worked());
        if eve.value >= date || worked_between {
            self.fault(eve, &region::DAY.path(&region_day::SHORT_EVE), |date| Problem::EveNotBefore { date });
        }
    }

    fn once(&mut self, date: Placed<Date>, key: &str) {
        if !self.taken.insert(date.value) {
            self.fault(date, key, |date| Problem::DuplicateDate { date });
        }
    }

    fn fault(&mut self, at: Placed<Date>, key: &str, problem: impl Fn(String) -> Problem) {
        self.faults.push(Fault::of(&self.region.name, at.line, key, problem(at.value.to_string())));
    }
}

/// What is done with regional days that are only recommended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecommendedDays {
    /// They change nothing.
    Ignored,
    /// They are kept like binding ones.
    Observed,
}
