//! The production calendar: agreed due dates, published totals, laws, refusals.

mod files;
mod laws;

use std::sync::LazyLock;

use prikaz_app::DataDir;
use prikaz_app::calendars::{CalendarError, load_calendar, load_calendar_counting};
use prikaz_calendar::{
    Bound, CalendarDays, CalendarEdition, Counting, DayKind, FixedDate, LawClause, MissingYear,
    ProductionCalendar, Reason, RecommendedDays, SpecialDays, Status, TimeLimit, WorkingDays, parse_date,
};
use time::Date;

const GOLDEN: &str = include_str!("../data/calendar/golden-terms.csv");

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn calendar() -> &'static ProductionCalendar {
    static CALENDAR: LazyLock<ProductionCalendar> =
        LazyLock::new(|| load_calendar(&DataDir::default(), None).unwrap());
    &CALENDAR
}

fn of_region(code: &str) -> ProductionCalendar {
    load_calendar(&DataDir::default(), Some(code)).unwrap()
}

fn excluding_special() -> ProductionCalendar {
    let counting = Counting { special: SpecialDays::Excluded, recommended: RecommendedDays::Ignored };
    load_calendar_counting(&DataDir::default(), None, counting).unwrap()
}

fn working(days: u32) -> TimeLimit {
    TimeLimit::WorkingDays(WorkingDays(days))
}

fn check(calendar: &ProductionCalendar, limit: &TimeLimit, cases: &[(&str, &str)]) {
    for (from, due) in cases {
        assert_eq!(calendar.due(day(from), limit), Ok(day(due)), "{from}, {limit:?}");
    }
}

#[test]
fn agreed_terms_come_out_with_and_without_presidential_days() {
    let (usual, excluding) = (calendar(), excluding_special());
    let mut rows = 0;
    for line in GOLDEN.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let limit = working(cells[1].parse().unwrap());
        check(usual, &limit, &[(cells[0], cells[2])]);
        check(&excluding, &limit, &[(cells[0], cells[3])]);
        rows += 1;
    }
    assert_eq!(rows, 247);
}

#[test]
fn working_saturdays_count() {
    let ten = working(10);
    check(calendar(), &ten, &[("2024-04-11", "2024-04-25"), ("2024-04-23", "2024-05-13")]);
    check(calendar(), &ten, &[("2025-10-24", "2025-11-10"), ("2025-12-25", "2026-01-20")]);
    check(calendar(), &working(5), &[("2027-02-15", "2027-02-20")]);
}

#[test]
fn calendar_days_that_end_on_a_day_off_slide_to_the_next_working_day() {
    let ten = TimeLimit::CalendarDays(CalendarDays(10));
    check(calendar(), &ten, &[("2024-04-11", "2024-04-22"), ("2024-04-17", "2024-04-27")]);
    check(calendar(), &ten, &[("2024-04-19", "2024-05-02"), ("2025-12-25", "2026-01-12")]);
}

#[test]
fn months_end_on_the_same_day_or_the_last_one_of_the_month() {
    let one = TimeLimit::Months(1);
    check(calendar(), &one, &[("2024-01-31", "2024-02-29"), ("2023-01-31", "2023-02-28")]);
    check(calendar(), &one, &[("2024-04-09", "2024-05-13"), ("2024-11-30", "2025-01-09")]);
}

#[test]
fn at_once_is_the_same_day_or_the_next_working_one() {
    check(calendar(), &TimeLimit::Immediately, &[("2024-04-27", "2024-04-27"), ("2024-04-28", "2024-05-02")]);
}

#[test]
fn a_fixed_date_on_a_day_off_slides_forward_and_the_careful_day_lies_before() {
    let calendar = calendar();
    let year_end = TimeLimit::FixedDate(FixedDate::new(12, 31, Bound::Inclusive).unwrap());
    for (from, due) in [
        ("2020-02-01", "2020-12-31"),
        ("2021-02-01", "2022-01-10"),
        ("2022-02-01", "2023-01-09"),
        ("2023-02-01", "2024-01-09"),
        ("2024-02-01", "2025-01-09"),
        ("2025-02-01", "2026-01-12"),
        ("2026-02-01", "2027-01-11"),
    ] {
        check(calendar, &year_end, &[(from, due)]);
    }
    let christmas = TimeLimit::FixedDate(FixedDate::new(12, 25, Bound::Inclusive).unwrap());
    check(calendar, &christmas, &[("2021-03-01", "2021-12-27"), ("2022-03-01", "2022-12-26")]);
    check(calendar, &christmas, &[("2027-03-01", "2027-12-27"), ("2024-12-25", "2024-12-25")]);
    assert_eq!(calendar.previous_working_day_on_or_before(day("2027-12-25")), Ok(day("2027-12-24")));
    let before = TimeLimit::FixedDate(FixedDate::new(12, 25, Bound::Exclusive).unwrap());
    check(calendar, &before, &[("2024-12-01", "2024-12-24"), ("2024-12-25", "2025-12-24")]);
}

#[test]
fn a_fixed_date_that_no_year_has_is_not_taken() {
    for (month, of_month) in [(0, 1), (13, 1), (2, 30), (4, 31), (1, 0)] {
        assert!(FixedDate::new(month, of_month, Bound::Inclusive).is_err());
    }
    assert_eq!(FixedDate::new(2, 29, Bound::Inclusive).unwrap().in_year(2025), Some(day("2025-02-28")));
}

#[test]
fn time_limits_keep_their_stored_form() {
    let fixed = TimeLimit::FixedDate(FixedDate::new(12, 25, Bound::Exclusive).unwrap());
    for (limit, stored) in [
        (working(10), r#"{"working-days":10}"#),
        (TimeLimit::CalendarDays(CalendarDays(3)), r#"{"calendar-days":3}"#),
        (TimeLimit::Immediately, r#""immediately""#),
        (TimeLimit::Months(2), r#"{"months":2}"#),
        (fixed, r#"{"fixed-date":{"month":12,"day":25,"bound":"exclusive"}}"#),
    ] {
        assert_eq!(serde_json::to_string(&limit).unwrap(), stored);
        assert_eq!(serde_json::from_str::<TimeLimit>(stored).unwrap(), limit);
    }
    let wrong = r#"{"fixed-date":{"month":2,"day":31,"bound":"inclusive"}}"#;
    assert!(serde_json::from_str::<TimeLimit>(wrong).is_err());
}

#[test]
fn a_calendar_edition_keeps_its_stored_form() {
    let edition = of_region("RU-TA").edition(day("2026-03-20")).unwrap();
    let stored = serde_json::to_value(&edition).unwrap();
    assert_eq!(stored["file"], "calendar/ru-2026.toml");
    assert_eq!(stored["region"], "RU-TA");
    assert!(stored["decree"].as_str().unwrap().contains("1466"));
    assert!(stored.get("status").is_none());
}

/// What was counted by a forecast says so for ever; what was counted by a decree says nothing more.
#[test]
fn a_date_counted_by_a_forecast_is_kept_as_such() {
    let adopted = calendar().edition(day("2026-03-20")).unwrap();
    let forecast = CalendarEdition { status: Status::Forecast, ..adopted };
    let stored = serde_json::to_value(&forecast).unwrap();
    assert_eq!(stored["status"], "forecast");
    assert_eq!(serde_json::from_value::<CalendarEdition>(stored).unwrap(), forecast);
}

#[test]
fn a_year_without_a_calendar_is_refused_with_its_number() {
    let calendar = calendar();
    for (from, days, year) in [
        ("2027-12-30", 10, 2028),
        ("2028-03-01", 1, 2028),
        ("2019-12-30", 1, 2019),
        ("2020-01-01", u32::MAX, 2028),
        ("1999-05-05", 5, 1999),
    ] {
        assert_eq!(calendar.due(day(from), &working(days)), Err(MissingYear { year }), "{from}");
    }
    check(calendar, &working(1), &[("2019-12-31", "2020-01-09")]);
    let back = calendar.subtract_working_days(day("2020-01-10"), WorkingDays(2));
    assert_eq!(back, Err(MissingYear { year: 2019 }));
    assert_eq!(MissingYear { year: 2028 }.file(), "calendar/ru-2028.toml");
}

#[test]
fn the_first_and_the_last_date_there_are_refuse_and_do_not_panic() {
    let calendar = calendar();
    let fixed = TimeLimit::FixedDate(FixedDate::new(2, 29, Bound::Exclusive).unwrap());
    let limits = [working(0), working(u32::MAX), TimeLimit::Months(u32::MAX), TimeLimit::Immediately, fixed];
    for date in [Date::MIN, Date::MAX, day("0001-01-01"), day("9999-12-31")] {
        for limit in limits.iter().chain(&[TimeLimit::CalendarDays(CalendarDays(u32::MAX))]) {
            assert!(calendar.due(date, limit).is_err());
            assert!(calendar.explain(date, limit).is_err());
        }
        assert!(calendar.subtract_working_days(date, WorkingDays(1)).is_err());
        assert!(calendar.previous_working_day_on_or_before(date).is_err());
        assert!(calendar.kind(date).is_err() && calendar.edition(date).is_err());
        assert!(calendar.totals(date, date).is_err());
    }
    assert!(calendar.working_days_between(Date::MIN, Date::MAX).is_err());
    assert!(calendar.totals(day("2020-01-01"), Date::MAX).is_err());
}

#[test]
fn a_gap_between_years_is_not_counted_over() {
    let files = files::builtin_years();
    let some: Vec<_> = files.into_iter().filter(|file| file.year != 2023).collect();
    let calendar = ProductionCalendar::new(&some, None).unwrap();
    assert_eq!(calendar.due(day("2022-12-29"), &working(5)), Err(MissingYear { year: 2023 }));
    check(&calendar, &working(5), &[("2024-04-11", "2024-04-18"), ("2022-04-11", "2022-04-18")]);
    let over = calendar.working_days_between(day("2022-12-01"), day("2024-02-01"));
    assert_eq!(over, Err(MissingYear { year: 2023 }));
}

#[test]
fn days_are_of_the_kind_the_decree_made_them() {
    let calendar = calendar();
    for (date, kind, working) in [
        ("2024-04-26", DayKind::Working, true),
        ("2024-04-27", DayKind::WorkingWeekend, true),
        ("2024-04-28", DayKind::Weekend, false),
        ("2024-04-29", DayKind::TransferredOff, false),
        ("2024-05-01", DayKind::Holiday, false),
        ("2024-05-08", DayKind::ShortWorking, true),
        ("2020-04-06", DayKind::Special, true),
        ("2020-04-05", DayKind::Weekend, false),
    ] {
        assert_eq!(calendar.kind(day(date)), Ok(kind), "{date}");
        assert_eq!(calendar.is_working(day(date)), Ok(working), "{date}");
    }
    assert_eq!(excluding_special().is_working(day("2020-04-06")), Ok(false));
}

#[test]
fn bryansk_worked_a_saturday_of_2023_for_its_radonitsa() {
    let (federal, bryansk) = (calendar(), of_region("RU-BRY"));
    assert_eq!(bryansk.kind(day("2023-04-25")), Ok(DayKind::RegionalOff));
    assert_eq!(bryansk.kind(day("2023-04-22")), Ok(DayKind::WorkingWeekend));
    check(federal, &working(3), &[("2023-04-20", "2023-04-25")]);
    check(&bryansk, &working(3), &[("2023-04-20", "2023-04-24"), ("2023-04-22", "2023-04-27")]);
    let reason = bryansk.reason(day("2023-04-25"));
    assert!(
        matches!(reason, Some(Reason::RegionalOff { swap_from: Some(from), .. }) if from == day("2023-04-22"))
    );
}

#[test]
fn tatarstan_rests_on_its_own_days_and_shortens_the_eve() {
    let tatarstan = of_region("RU-TA");
    check(&tatarstan, &working(2), &[("2026-03-18", "2026-03-23")]);
    check(calendar(), &working(2), &[("2026-03-18", "2026-03-20")]);
    assert_eq!(tatarstan.kind(day("2026-03-19")), Ok(DayKind::ShortWorking));
    assert_eq!(tatarstan.kind(day("2025-03-30")), Ok(DayKind::Weekend));
    assert_eq!(tatarstan.doubtful_years(day("2025-12-01"), day("2026-02-01")), [2025, 2026]);
}

#[test]
fn an_unknown_region_is_refused_with_those_there_are() {
    for region in ["RU-XX", "../ru-2024", "", "RU-TA/../RU-BA"] {
        let Err(CalendarError::UnknownRegion { known, .. }) =
            load_calendar(&DataDir::default(), Some(region))
        else {
            panic!("`{region}` was taken");
        };
        assert!(known.contains(&"RU-BRY".to_owned()));
    }
    assert_eq!(of_region("ru-ta").region(), Some("RU-TA"));
}

#[test]
fn adjoining_presidential_days_are_told_as_one_span() {
    let explained = calendar().explain(day("2020-04-22"), &working(10)).unwrap();
    let counted: Vec<_> = explained.counted.iter().map(|span| (span.from, span.to)).collect();
    let spans = [("2020-04-23", "2020-04-24"), ("2020-04-27", "2020-04-30"), ("2020-05-06", "2020-05-08")];
    assert_eq!(counted, spans.map(|(from, to)| (day(from), day(to))));
}

#[test]
fn an_explanation_names_every_skipped_day_with_its_act() {
    let explained = calendar().explain(day("2024-04-23"), &working(10)).unwrap();
    assert_eq!(explained.due, day("2024-05-13"));
    let skipped: u64 =
        explained.skipped.iter().map(|span| (span.to - span.from).whole_days() as u64 + 1).sum();
    assert_eq!(skipped, 10);
    assert_eq!(explained.counted.len(), 1);
    assert!(explained.clauses.contains(&LawClause::CivilCode191));
    assert!(!explained.clauses.contains(&LawClause::CivilCode193));
    let slid = calendar().explain(day("2025-12-25"), &TimeLimit::CalendarDays(CalendarDays(10))).unwrap();
    assert_eq!((slid.unmoved_end, slid.due), (day("2026-01-04"), day("2026-01-12")));
    assert!(slid.clauses.contains(&LawClause::CivilCode193));
    assert_eq!(slid.editions.len(), 2);
}
