//! How many due dates a second the calendar gives on one core: best of several rounds of ten million.

use std::hint::black_box;
use std::time::Instant;

use prikaz::app::DataDir;
use prikaz::app::calendars::load_calendar;
use prikaz::calendar::{TimeLimit, WorkingDays};
use time::Date;

use crate::AnyError;

const DATES: usize = 10_000_000;
const ROUNDS: usize = 7;

pub(crate) fn run(_: &[&str]) -> Result<(), AnyError> {
    let calendar = load_calendar(&DataDir::default(), None).expect("the built-in calendars are sound");
    let first = Date::from_ordinal_date(2020, 1).expect("a date").to_julian_day();
    let cases: Vec<(Date, TimeLimit)> = (0..4096)
        .map(|n: i32| {
            // A stride prime to the span scatters the dates, so that nothing is predicted from order.
            let date = Date::from_julian_day(first + (n * 1009) % 2800).expect("a date");
            (date, TimeLimit::WorkingDays(WorkingDays((n % 30) as u32 + 1)))
        })
        .collect();
    let best = (0..ROUNDS).map(|_| round(&calendar, &cases)).fold(f64::INFINITY, f64::min);
    println!("{{\"bench\":\"calendar\",\"dates\":{DATES},\"due_per_second\":{:.0}}}", DATES as f64 / best);
    Ok(())
}

fn round(calendar: &prikaz::calendar::ProductionCalendar, cases: &[(Date, TimeLimit)]) -> f64 {
    let start = Instant::now();
    for (from, limit) in cases.iter().cycle().take(DATES) {
        let _ = black_box(calendar.due(black_box(*from), black_box(limit)));
    }
    start.elapsed().as_secs_f64()
}
