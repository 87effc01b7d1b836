//! The files of the years and regions: published totals, and every fault at once.

use prikaz_app::DataDir;
use prikaz_app::calendars::{CalendarError, check_calendars, load_calendar};
use prikaz_calendar::{Fault, ProductionCalendar, RegionFile, YearFile, check_region, check_year};
use time::{Date, Month};

use super::calendar;

pub(super) fn builtin_years() -> Vec<YearFile> {
    (2020..=2027).map(|year| YearFile::parse(&format!("ru-{year}.toml"), &text(year)).unwrap()).collect()
}

fn text(year: i32) -> String {
    DataDir::default().read(&format!("calendar/ru-{year}.toml")).unwrap()
}

/// The faults of 2024 after `from` is put in place of `to`, as `line code`.
fn faults_after(change: &[(&str, &str)]) -> Vec<String> {
    let mut text = text(2024);
    for (from, to) in change {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let faults =
        YearFile::parse("ru-2024.toml", &text).map_or_else(|faults| faults, |file| check_year(&file));
    faults.iter().map(short).collect()
}

fn short(fault: &Fault) -> String {
    format!("{} {}", fault.about(), fault.what.code())
}

#[test]
fn every_built_in_file_agrees_with_itself_and_its_published_totals() {
    let check = check_calendars(&DataDir::default());
    assert_eq!(check.faults, []);
    assert_eq!(check.files.len(), 16);
    for year in builtin_years() {
        let published = year.norm.published_working_days.unwrap().value;
        assert_eq!(published, i64::from(year.totals().working_days), "{}", year.year);
    }
}

#[test]
fn months_and_quarters_are_those_of_the_published_calendars() {
    let calendar = calendar();
    let working = |year, first: u8, last: u8| {
        let month = |number: u8| Month::try_from(number).unwrap();
        let from = Date::from_calendar_date(year, month(first), 1).unwrap();
        let to = Date::from_calendar_date(year, month(last), month(last).length(year)).unwrap();
        calendar.totals(from, to).unwrap().working_days
    };
    let months = |year| (1..=12).map(|month| working(year, month, month)).collect::<Vec<_>>();
    assert_eq!(months(2024), [17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21]);
    assert_eq!(months(2025), [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22]);
    assert_eq!([1, 4, 7, 10].map(|first| working(2024, first, first + 2)), [57, 60, 66, 65]);
    assert_eq!([1, 4, 7, 10].map(|first| working(2025, first, first + 2)), [58, 59, 66, 64]);
}

#[test]
fn an_untouched_file_has_no_faults() {
    assert_eq!(faults_after(&[]), [] as [&str; 0]);
}

#[test]
fn contradictions_are_found_all_at_once() {
    let faults = faults_after(&[
        ("2024-05-08,", "2024-05-07, 2024-05-07,"),
        ("hours_40 = 1979", "hours_40 = 1980"),
        ("working_weekends = [2024-04-27", "working_weekends = [2024-04-26"),
        ("to = 2024-05-10", "to = 2023-05-10"),
    ]);
    for fault in [
        "short_days duplicate-date",
        "short_days short-not-eve",
        "short_days eve-not-short",
        "norm.hours_40 total",
        "working_weekends not-a-weekend",
        "transfers.from source-not-off",
        "transfers.to other-year",
        "transferred_off no-transfer-to",
    ] {
        assert!(faults.contains(&fault.to_owned()), "{fault} is not among {faults:#?}");
    }
}

#[test]
fn a_day_off_goes_to_no_day_that_is_off_anyway() {
    for day in ["2024-05-11", "2024-05-09"] {
        let faults = faults_after(&[("to = 2024-05-10", &format!("to = {day}"))]);
        assert!(faults.contains(&"transfers.to target-already-off".to_owned()), "{day}: {faults:#?}");
    }
}

/// By the decree a day off goes anywhere; by ст. 112 itself, to the first working day after the holiday.
#[test]
fn a_day_off_moved_by_the_law_itself_goes_to_the_next_working_day() {
    let by_law = "to = 2024-05-10 # пт\nbasis = \"art112\"";
    let faults = faults_after(&[("to = 2024-05-10 # пт\nbasis = \"decree\"", by_law)]);
    assert_eq!(faults, ["transfers.to not-next-working-day"]);
}

#[test]
fn faults_of_form_are_found_all_at_once_with_their_lines() {
    let text =
        "year = 3024\nstatus = \"maybe\"\nholidays = [\"soon\", 7]\nextra = 1\n[norm]\nhours_40 = \"x\"\n";
    let faults = YearFile::parse("x.toml", text).unwrap_err();
    let found: Vec<String> = faults.iter().map(|fault| format!("{}: {}", fault.line, short(fault))).collect();
    assert_eq!(
        found,
        [
            "1: decree missing-key",
            "1: year out-of-range",
            "2: status unknown-word",
            "3: holidays[1] not-a-date",
            "3: holidays[2] wrong-type",
            "4: extra unknown-key",
            "5: norm.calendar_days missing-key",
            "5: norm.working_days_5day missing-key",
            "6: norm.hours_40 wrong-type",
        ]
        .map(str::to_owned)
        .into_iter()
        .collect::<Vec<_>>(),
    );
}

#[test]
fn what_is_not_toml_is_a_fault_with_its_line() {
    for text in ["year = \n= 5", "\u{0}", "[[[", "a = 2024-02-31", "holidays = [2024-13-01]"] {
        let faults = YearFile::parse("x.toml", text).unwrap_err();
        assert!(!faults.is_empty(), "{text}");
        let _ = RegionFile::parse("x.toml", text).unwrap_err();
    }
}

#[test]
fn quoted_dates_and_a_list_of_special_days_are_read_too() {
    let quoted = text(2024).replace("[2024-04-27, 2024-11-02", "[\"2024-04-27\", \"2024-11-02\"");
    let quoted = quoted.replace("\n[norm]\n", "\nspecial = []\n[norm]\n");
    assert_eq!(check_year(&YearFile::parse("x.toml", &quoted).unwrap()), []);
}

#[test]
fn two_files_of_one_year_are_a_fault() {
    let year = YearFile::parse("ru-2024.toml", &text(2024)).unwrap();
    let faults = ProductionCalendar::new(&[year.clone(), year], None).unwrap_err();
    assert_eq!(faults.iter().map(short).collect::<Vec<_>>(), ["year duplicate-year"]);
}

#[test]
fn a_region_file_that_contradicts_the_federal_calendar_is_faulty() {
    let text = r#"
region = "RU-XX"
title = "Край"
[[day]]
date = 2023-04-25
kind = "swap"
swap_from = 2023-04-24
title = "обмен с рабочим днём"
[[day]]
date = 2023-04-25
kind = "extra_off"
short_eve = 2023-04-26
title = "дважды"
[[day]]
date = 2023-05-09
kind = "swap"
swap_from = 2023-05-13
title = "и так выходной"
"#;
    let region = RegionFile::parse("regions/RU-XX.toml", text).unwrap();
    let faults: Vec<String> = check_region(&region, &builtin_years()).iter().map(short).collect();
    assert_eq!(
        faults,
        [
            "day.swap_from source-not-off",
            "day.date duplicate-date",
            "day.short_eve eve-not-before",
            "day.date target-already-off"
        ]
    );
    let wrong = RegionFile::parse("regions/RU-YY.toml", &text.replace("swap_from = 2023-04-24\n", ""));
    let faults: Vec<String> = wrong.unwrap_err().iter().map(short).collect();
    assert_eq!(faults, ["region other-region", "day[1].kind swap-mismatch"]);
}

/// The day before a regional day off, but for days that are off too.
#[test]
fn a_short_eve_stands_right_before_its_day_off() {
    let faults = |date: &str, eve: &str| -> Vec<String> {
        let text = format!(
            "region = \"RU-XX\"\ntitle = \"Край\"\n[[day]]\ndate = {date}\nkind = \"extra_off\"\n\
             short_eve = {eve}\ntitle = \"день республики\"\n"
        );
        let region = RegionFile::parse("regions/RU-XX.toml", &text).unwrap();
        check_region(&region, &builtin_years()).iter().map(short).collect()
    };
    assert_eq!(faults("2023-04-27", "2023-04-26"), [""; 0]);
    // A Monday, the Friday before, and the Thursday.
    assert_eq!(faults("2023-04-24", "2023-04-21"), [""; 0]);
    assert_eq!(faults("2023-04-24", "2023-04-20"), ["day.short_eve eve-not-before"]);
    assert_eq!(faults("2023-04-27", "2023-04-27"), ["day.short_eve eve-not-before"]);
    assert_eq!(
        faults("2023-04-27", "2023-04-22"),
        ["day.short_eve short-day-off", "day.short_eve eve-not-before"]
    );
}

#[test]
fn own_files_override_the_built_in_ones_and_a_bad_one_counts_nothing() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("calendar")).unwrap();
    let file = dir.path().join("calendar").join("ru-2024.toml");
    std::fs::write(&file, text(2024).replace("hours_40 = 1979", "hours_40 = 1")).unwrap();
    let data = DataDir::new(Some(dir.path().to_owned()));
    let Err(CalendarError::Faults(faults)) = load_calendar(&data, None) else { panic!("it was taken") };
    assert_eq!(faults.len(), 2);
    assert!(faults[0].file.ends_with("ru-2024.toml"));
}
