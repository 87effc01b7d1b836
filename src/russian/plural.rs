//! Nouns after numbers: «1 рабочий день», «2 рабочих дня», «5 рабочих дней».

use super::typography::NBSP;

/// The form of a noun after the number `n`, by the Russian rule (1, 21 → one; 2–4, 22 → few; else many).
pub fn plural_form<'a>(n: i64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
    match (n.unsigned_abs() % 10, n.unsigned_abs() % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// The number with its noun: «5 рабочих дней».
pub fn counted(n: i64, one: &str, few: &str, many: &str) -> String {
    format!("{n}{NBSP}{}", plural_form(n, one, few, many))
}

/// The verb before a number: «остался» one day, «осталось» two or five.
pub fn agreeing(n: i64, one: &str, other: &str) -> String {
    plural_form(n, one, other, other).to_owned()
}

/// «5 рабочих дней», «1 рабочий день».
pub fn working_days(n: i64) -> String {
    counted(n, "рабочий день", "рабочих дня", "рабочих дней")
}

/// «(в течение) 10 рабочих дней», «(в течение) 1 рабочего дня».
pub fn working_days_genitive(n: i64) -> String {
    counted(n, "рабочего дня", "рабочих дней", "рабочих дней")
}

/// «5 календарных дней», «1 календарный день».
pub fn calendar_days(n: i64) -> String {
    counted(n, "календарный день", "календарных дня", "календарных дней")
}
