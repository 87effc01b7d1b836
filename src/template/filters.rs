//! Filters of Russian wording, shared by documents and messages.

use minijinja::Environment;

/// Adds every filter to `environment`.
pub fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("plural", plural);
}

/// `{{ n | plural("рабочий день", "рабочих дня", "рабочих дней") }}` gives «5 рабочих дней».
fn plural(n: i64, one: &str, few: &str, many: &str) -> String {
    format!("{n}\u{a0}{}", plural_form(n, one, few, many))
}

/// The form of a noun after the number `n`, by the Russian rule (1, 21 → one; 2–4, 22 → few; else many).
pub fn plural_form<'a>(n: i64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
    match (n.unsigned_abs() % 10, n.unsigned_abs() % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}
