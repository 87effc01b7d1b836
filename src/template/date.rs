//! Dates in Russian words.

use minijinja::{Error, ErrorKind};
use time::Date;
use time::macros::format_description;

/// Months in the genitive, as they stand in a date.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
];

/// «5 июня 2024 г.» with non-breaking spaces.
pub(super) fn long(iso: &str) -> Result<String, Error> {
    let date = parse(iso)?;
    let month = MONTHS[usize::from(u8::from(date.month())) - 1];
    Ok(format!("{}\u{a0}{month} {}\u{a0}г.", date.day(), date.year()))
}

/// «05.06.2024».
pub(super) fn short(iso: &str) -> Result<String, Error> {
    let date = parse(iso)?;
    Ok(format!("{:02}.{:02}.{:04}", date.day(), u8::from(date.month()), date.year()))
}

fn parse(iso: &str) -> Result<Date, Error> {
    Date::parse(iso, format_description!("[year]-[month]-[day]"))
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("`{iso}` is no date like 2024-06-05")))
}
