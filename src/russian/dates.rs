//! Dates as documents write them (ГОСТ Р 7.0.97-2025, «дата документа»): «02.04.2024», «2 апреля 2024 г.».

use time::{Date, Month};

use super::months::MONTHS;
use super::typography::NBSP;

/// The name of a month as it stands in a date: «июня».
pub fn month_genitive(month: Month) -> &'static str {
    MONTHS[usize::from(u8::from(month)) - 1]
}

/// «02.04.2024».
pub fn short(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), u8::from(date.month()), date.year())
}

/// The day that [`short`] writes so; none for anything else.
pub fn of_short(text: &str) -> Option<Date> {
    let [day, month, year] = text.split('.').collect::<Vec<_>>()[..] else { return None };
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok().filter(|year| *year >= 1000)?, month, day.parse().ok()?).ok()
}

/// «2 апреля 2024 г.», not broken within the day and before «г.».
pub fn long(date: Date) -> String {
    format!("{}г.", before_year_word(date))
}

/// «2 апреля 2024 года».
pub fn full(date: Date) -> String {
    format!("{}года", before_year_word(date))
}

fn before_year_word(date: Date) -> String {
    format!("{}{NBSP}{} {}{NBSP}", date.day(), month_genitive(date.month()), date.year())
}
