//! Adjoining years as tables: what makes every answer a few loads.

use time::Date;

use super::day::Day;

/// Years without a gap between them.
///
/// *Invariant:* `before` has one element more than `days`; `before[i]` working days lie before day `i`,
/// and `working` lists the working days in order.
#[derive(Debug, Clone)]
pub(super) struct Run {
    first: i32,
    /// The first year.
    pub(super) first_year: i32,
    /// The last year.
    pub(super) last_year: i32,
    days: Box<[Day]>,
    before: Box<[u32]>,
    working: Box<[Date]>,
}

impl Run {
    /// A run over `days`, which follow one another; nothing where there are none.
    pub(super) fn new(days: &[(Date, Day)], counts: impl Fn(Day) -> bool) -> Option<Self> {
        let (first, last) = (days.first()?.0, days.last()?.0);
        let (mut before, mut working) = (vec![0], Vec::new());
        for (date, day) in days {
            if counts(*day) {
                working.push(*date);
            }
            before.push(u32::try_from(working.len()).ok()?);
        }
        Some(Self {
            first: first.to_julian_day(),
            first_year: first.year(),
            last_year: last.year(),
            days: days.iter().map(|(_, day)| *day).collect(),
            before: before.into(),
            working: working.into(),
        })
    }

    /// The place of a day in the run; the day after the last one has a place too.
    #[inline]
    pub(super) fn place(&self, julian: i32) -> Option<usize> {
        usize::try_from(julian.checked_sub(self.first)?).ok().filter(|place| *place <= self.days.len())
    }

    /// The day at `place`, unless it is the one after the last.
    #[inline]
    pub(super) fn day(&self, place: usize) -> Option<Day> {
        self.days.get(place).copied()
    }

    /// The days from `first` to `last`, both included.
    pub(super) fn days(&self, first: usize, last: usize) -> &[Day] {
        self.days.get(first..=last).unwrap_or_default()
    }

    /// How many working days lie before `place`.
    #[inline]
    pub(super) fn working_before(&self, place: usize) -> u32 {
        self.before.get(place).copied().unwrap_or_default()
    }

    /// The working day with `skip` others between `place` and it, `place` itself being the first candidate.
    #[inline]
    pub(super) fn working_from(&self, place: usize, skip: u32) -> Option<Date> {
        let index = *self.before.get(place)? as usize;
        self.working.get(index.checked_add(skip as usize)?).copied()
    }

    /// The `n`th working day before `place`, from 1.
    #[inline]
    pub(super) fn working_back(&self, place: usize, n: u32) -> Option<Date> {
        let index = self.before.get(place)?.checked_sub(n)?;
        self.working.get(index as usize).copied()
    }
}
