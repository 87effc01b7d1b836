//! Laws that hold on every day of the known years.

use prikaz_calendar::{MissingYear, ProductionCalendar, TimeLimit, WorkingDays};
use proptest::prelude::*;
use time::{Date, Duration};

use super::{calendar, of_region, working};

fn dates() -> impl Strategy<Value = Date> {
    let first = Date::from_ordinal_date(2020, 1).unwrap().to_julian_day();
    (0..2922i32).prop_map(move |offset| Date::from_julian_day(first + offset).unwrap())
}

fn any_dates() -> impl Strategy<Value = Date> {
    (Date::MIN.to_julian_day()..=Date::MAX.to_julian_day())
        .prop_map(|day| Date::from_julian_day(day).unwrap())
}

/// The slow way of the law: day after day, asking each.
fn by_walking(calendar: &ProductionCalendar, from: Date, days: u32) -> Result<Date, MissingYear> {
    let (mut date, mut left) = (from, days);
    while left > 0 {
        date += Duration::DAY;
        left -= u32::from(calendar.is_working(date)?);
    }
    Ok(date)
}

proptest! {
    #[test]
    fn tables_agree_with_walking_day_by_day(from in dates(), days in 1..400u32) {
        let calendar = calendar();
        prop_assert_eq!(calendar.due(from, &working(days)), by_walking(calendar, from, days));
    }

    #[test]
    fn adding_then_counting_gives_back(from in dates(), days in 1..400u32) {
        let calendar = calendar();
        if let Ok(due) = calendar.add_working_days(from, WorkingDays(days)) {
            prop_assert!(due > from);
            prop_assert_eq!(calendar.is_working(due), Ok(true));
            prop_assert_eq!(calendar.working_days_between(from, due), Ok(days));
        }
    }

    #[test]
    fn a_longer_limit_or_a_later_event_never_ends_sooner(from in dates(), later in 0..60i64, days in 1..200u32) {
        let calendar = calendar();
        let shorter = calendar.due(from, &working(days));
        let longer = calendar.due(from, &working(days + 1));
        if let (Ok(shorter), Ok(longer)) = (shorter, longer) {
            prop_assert!(shorter < longer);
        }
        if let (Ok(sooner), Ok(after)) = (shorter, calendar.due(from + Duration::days(later), &working(days))) {
            prop_assert!(sooner <= after);
        }
    }

    #[test]
    fn subtracting_undoes_adding_on_working_days(from in dates(), days in 0..300u32) {
        let calendar = calendar();
        let Ok(from) = calendar.next_working_day_on_or_after(from) else { return Ok(()) };
        if let Ok(due) = calendar.add_working_days(from, WorkingDays(days)) {
            prop_assert_eq!(calendar.subtract_working_days(due, WorkingDays(days)), Ok(from));
        }
    }

    #[test]
    fn the_explanation_accounts_for_every_day(from in dates(), days in 1..60u32) {
        let calendar = calendar();
        if let Ok(explained) = calendar.explain(from, &working(days)) {
            let skipped: i64 = explained.skipped.iter().map(|s| (s.to - s.from).whole_days() + 1).sum();
            prop_assert_eq!((explained.due - from).whole_days(), skipped + i64::from(days));
        }
    }

    #[test]
    fn no_date_and_no_number_of_days_panics(from in any_dates(), to in any_dates(), n: u32) {
        let calendar = calendar();
        for limit in [working(n), TimeLimit::CalendarDays(prikaz_calendar::CalendarDays(n)), TimeLimit::Months(n)] {
            let _ = calendar.due(from, &limit);
        }
        let _ = calendar.subtract_working_days(from, WorkingDays(n));
        let _ = calendar.working_days_between(from, to);
        let _ = calendar.totals(from, to);
    }
}

#[test]
fn a_swap_keeps_the_number_of_working_days_of_the_year() {
    let (first, last) = (super::day("2023-01-01"), super::day("2023-12-31"));
    let federal = calendar().totals(first, last).unwrap();
    let bryansk = of_region("RU-BRY").totals(first, last).unwrap();
    assert_eq!(federal, bryansk);
}

#[test]
fn an_extra_day_off_takes_one_working_day() {
    let (first, last) = (super::day("2021-01-01"), super::day("2021-12-31"));
    let of = |calendar: &ProductionCalendar| calendar.totals(first, last).unwrap().working_days;
    assert_eq!(of(&of_region("RU-AD")), of(calendar()) - 2);
}
