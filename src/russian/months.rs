//! The names of months.

/// Months in the genitive, as they stand in a date.
#[rustfmt::skip]
pub(super) const MONTHS: [&str; 12] = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
];
