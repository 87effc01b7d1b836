//! The production calendar: when a time limit ends.

use std::collections::BTreeMap;

use time::Date;

use super::check::check_year;
use super::civil::{plus_days, plus_months};
use super::classify::{classify, reasons};
use super::day::{Day, DayKind, Reason, is_weekend};
use super::edition::{CalendarEdition, MissingYear};
use super::fault::{Fault, Problem};
use super::keys::year;
use super::limit::{CalendarDays, TimeLimit, WorkingDays};
use super::overlay::{RecommendedDays, apply, check_region};
use super::region_file::RegionFile;
use super::run::Run;
use super::totals::Totals;
use super::year_file::YearFile;

/// How presidential non-working days of 2020–2021 are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpecialDays {
    /// As working days: the Supreme Court's Review No. 1 of 21 April 2020 leaves them in the term.
    Counted,
    /// As days off: where the procedure says so.
    Excluded,
}

/// The choices that the law leaves to the procedure or the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// Presidential non-working days.
    pub special: SpecialDays,
    /// Regional days that are only recommended.
    pub recommended: RecommendedDays,
}

impl Counting {
    /// The counting of a procedure that says nothing: presidential days count, recommended days do not matter.
    pub const USUAL: Self = Self { special: SpecialDays::Counted, recommended: RecommendedDays::Ignored };

    fn counts(self, day: Day) -> bool {
        match day.kind {
            DayKind::Working | DayKind::ShortWorking | DayKind::WorkingWeekend => true,
            DayKind::Special => self.special == SpecialDays::Counted,
            DayKind::Weekend | DayKind::Holiday | DayKind::TransferredOff | DayKind::RegionalOff => false,
        }
    }
}

/// The production calendar of a body: federal years and, where wanted, the days of its region.
#[derive(Debug, Clone)]
pub struct ProductionCalendar {
    runs: Vec<Run>,
    editions: BTreeMap<i32, CalendarEdition>,
    reasons: BTreeMap<Date, Reason>,
    complete: Vec<i32>,
    region: Option<String>,
    counting: Counting,
}

impl ProductionCalendar {
    /// The calendar of `years`, with the binding days of a region.
    ///
    /// # Errors
    /// Every fault of the files: a calendar that contradicts itself counts nothing.
    pub fn new(years: &[YearFile], overlay: Option<&RegionFile>) -> Result<Self, Vec<Fault>> {
        Self::with_counting(years, overlay, Counting::USUAL)
    }

    /// As [`Self::new`], counting as `counting` says.
    ///
    /// # Errors
    /// Every fault of the files.
    pub fn with_counting(
        years: &[YearFile],
        overlay: Option<&RegionFile>,
        counting: Counting,
    ) -> Result<Self, Vec<Fault>> {
        let faults = faults_of(years, overlay);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut days: BTreeMap<Date, Day> = years.iter().flat_map(classify).collect();
        let mut reasons: BTreeMap<Date, Reason> = years.iter().flat_map(reasons).collect();
        if let Some(overlay) = overlay {
            apply(overlay, counting.recommended, &mut days, &mut reasons);
        }
        Ok(Self {
            runs: runs_of(days, counting),
            editions: years.iter().map(|year| (year.year, edition_of(year, overlay))).collect(),
            reasons,
            complete: overlay.map(|overlay| overlay.complete.clone()).unwrap_or_default(),
            region: overlay.map(|overlay| overlay.region.clone()),
            counting,
        })
    }

    /// A calendar of no year: nothing is counted by it.
    pub fn empty() -> Self {
        Self {
            runs: Vec::new(),
            editions: BTreeMap::new(),
            reasons: BTreeMap::new(),
            complete: Vec::new(),
            region: None,
            counting: Counting::USUAL,
        }
    }

    /// The last day on which something is still done in time that has `limit` from the event of `from`.
    ///
    /// The day of the event never counts (ГК РФ ст. 191); limits in calendar days, months and fixed dates
    /// that end on a day off end on the next working day (ГК РФ ст. 193).
    ///
    /// # Errors
    /// When a year is needed for which there is no calendar.
    #[inline]
    pub fn due(&self, from: Date, limit: &TimeLimit) -> Result<Date, MissingYear> {
        match limit {
            TimeLimit::WorkingDays(days) => self.add_working_days(from, *days),
            _ => self.next_working_day_on_or_after(self.unmoved_end(from, limit)?),
        }
    }

    /// The `days`th working day strictly after `from` (ГК РФ ст. 191); for none, `from` itself
    /// or the next working day.
    ///
    /// # Errors
    /// When the count leaves the years that are known.
    #[inline]
    pub fn add_working_days(&self, from: Date, days: WorkingDays) -> Result<Date, MissingYear> {
        match days.0.checked_sub(1) {
            Some(skip) => self.working_from(from.to_julian_day() + 1, skip),
            None => self.next_working_day_on_or_after(from),
        }
    }

    /// The `days`th working day strictly before `to`: «не позднее чем за N рабочих дней до»;
    /// for none, `to` itself or the working day before.
    ///
    /// # Errors
    /// When the count leaves the years that are known.
    pub fn subtract_working_days(&self, to: Date, days: WorkingDays) -> Result<Date, MissingYear> {
        match days.0 {
            0 => self.previous_working_day_on_or_before(to),
            n => self.working_back(to.to_julian_day(), n),
        }
    }

    /// `date`, or the first working day after it (ГК РФ ст. 193).
    ///
    /// # Errors
    /// When a year is needed for which there is no calendar.
    pub fn next_working_day_on_or_after(&self, date: Date) -> Result<Date, MissingYear> {
        self.working_from(date.to_julian_day(), 0)
    }

    /// `date`, or the last working day before it: what a careful reader makes of a fixed date on a day off.
    ///
    /// # Errors
    /// When a year is needed for which there is no calendar.
    pub fn previous_working_day_on_or_before(&self, date: Date) -> Result<Date, MissingYear> {
        self.working_back(date.to_julian_day() + 1, 1)
    }

    /// How many working days lie strictly after `after` and not later than `to`; none where `to` is not later.
    ///
    /// # Errors
    /// When a year between them has no calendar.
    pub fn working_days_between(&self, after: Date, to: Date) -> Result<u32, MissingYear> {
        if to <= after {
            return Ok(0);
        }
        let (first, end) = (after.to_julian_day() + 1, to.to_julian_day() + 1);
        let (run, start) = self.place(first).ok_or_else(|| missing(first))?;
        let end = run.place(end).ok_or(MissingYear { year: run.last_year + 1 })?;
        Ok(run.working_before(end) - run.working_before(start))
    }

    /// Whether `date` counts as a working day here.
    ///
    /// # Errors
    /// When its year has no calendar.
    pub fn is_working(&self, date: Date) -> Result<bool, MissingYear> {
        self.day(date).map(|day| self.counting.counts(day))
    }

    /// What `date` is.
    ///
    /// # Errors
    /// When its year has no calendar.
    pub fn kind(&self, date: Date) -> Result<DayKind, MissingYear> {
        self.day(date).map(|day| day.kind)
    }

    /// What `date` is, and its hours at 40 a week.
    ///
    /// # Errors
    /// When its year has no calendar.
    pub fn day(&self, date: Date) -> Result<Day, MissingYear> {
        let julian = date.to_julian_day();
        self.place(julian).and_then(|(run, place)| run.day(place)).ok_or(MissingYear { year: date.year() })
    }

    /// Why `date` is a day off, or is worked or counted although the week says otherwise.
    pub fn reason(&self, date: Date) -> Option<Reason> {
        let weekend = is_weekend(date).then_some(Reason::Weekend);
        match self.reasons.get(&date) {
            Some(Reason::Special { .. }) if weekend.is_some() => weekend,
            Some(reason) => Some(reason.clone()),
            None => weekend,
        }
    }

    /// Days and hours from `first` to `last`, both included.
    ///
    /// # Errors
    /// When a year between them has no calendar.
    pub fn totals(&self, first: Date, last: Date) -> Result<Totals, MissingYear> {
        let julian = first.to_julian_day();
        let (run, start) = self.place(julian).ok_or_else(|| missing(julian))?;
        let end = run
            .place(last.to_julian_day())
            .filter(|end| run.day(*end).is_some())
            .ok_or(MissingYear { year: last.year() })?;
        Ok(Totals::of(run.days(start, end)))
    }

    /// What a due date of this day cites.
    ///
    /// # Errors
    /// When its year has no calendar.
    pub fn edition(&self, date: Date) -> Result<CalendarEdition, MissingYear> {
        let year = date.year();
        self.editions.get(&year).cloned().ok_or(MissingYear { year })
    }

    /// The years that are known, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.editions.keys().copied()
    }

    /// Code of the region whose days are kept.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// How presidential and recommended days are counted.
    pub fn counting(&self) -> Counting {
        self.counting
    }

    /// The years from `first` to `last` for which the list of the region's days is not known to be complete.
    pub fn doubtful_years(&self, first: Date, last: Date) -> Vec<i32> {
        let years = first.year()..=last.year();
        let doubtful = |year: &i32| self.region.is_some() && !self.complete.contains(year);
        self.years().filter(|year| years.contains(year)).filter(doubtful).collect()
    }

    /// The end of `limit` before it slides off days off; of working days, the due date.
    pub(super) fn unmoved_end(&self, from: Date, limit: &TimeLimit) -> Result<Date, MissingYear> {
        let end = match limit {
            TimeLimit::WorkingDays(days) => return self.add_working_days(from, *days),
            TimeLimit::CalendarDays(CalendarDays(days)) => plus_days(from, *days),
            TimeLimit::Immediately => Some(from),
            TimeLimit::Months(months) => plus_months(from, *months),
            TimeLimit::FixedDate(date) => date.last_day_from(from),
        };
        end.ok_or(MissingYear { year: Date::MAX.year() })
    }

    #[inline]
    fn working_from(&self, julian: i32, skip: u32) -> Result<Date, MissingYear> {
        let (run, place) = self.place(julian).ok_or_else(|| missing(julian))?;
        run.working_from(place, skip).ok_or(MissingYear { year: run.last_year + 1 })
    }

    fn working_back(&self, julian: i32, n: u32) -> Result<Date, MissingYear> {
        let (run, place) = self.place(julian).ok_or_else(|| missing(julian - 1))?;
        run.working_back(place, n).ok_or(MissingYear { year: run.first_year - 1 })
    }

    #[inline]
    fn place(&self, julian: i32) -> Option<(&Run, usize)> {
        self.runs.iter().find_map(|run| Some((run, run.place(julian)?)))
    }
}

#[cold]
fn missing(julian: i32) -> MissingYear {
    let date = Date::from_julian_day(julian).unwrap_or(Date::MAX);
    MissingYear { year: date.year() }
}

fn faults_of(years: &[YearFile], overlay: Option<&RegionFile>) -> Vec<Fault> {
    let mut faults: Vec<Fault> = years.iter().flat_map(check_year).collect();
    let mut seen = std::collections::BTreeSet::new();
    for file in years {
        if !seen.insert(file.year) {
            let problem = Problem::DuplicateYear { year: file.year };
            faults.push(Fault::of(&file.name, 1, year::YEAR.name, problem));
        }
    }
    faults.extend(overlay.iter().flat_map(|overlay| check_region(overlay, years)));
    faults
}

fn edition_of(year: &YearFile, overlay: Option<&RegionFile>) -> CalendarEdition {
    CalendarEdition {
        file: format!("calendar/ru-{}.toml", year.year),
        decree: year.decree.clone(),
        region: overlay.map(|overlay| overlay.region.clone()),
        status: year.status,
    }
}

fn runs_of(days: BTreeMap<Date, Day>, counting: Counting) -> Vec<Run> {
    let days: Vec<(Date, Day)> = days.into_iter().collect();
    days.chunk_by(|(one, _), (next, _)| one.next_day() == Some(*next))
        .filter_map(|chunk| Run::new(chunk, |day| counting.counts(day)))
        .collect()
}
