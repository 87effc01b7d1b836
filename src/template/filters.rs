//! Filters of Russian wording, shared by documents and messages.

use minijinja::{Environment, Error};

use super::date;

/// A space at which a line is not broken.
const NBSP: char = '\u{a0}';

/// Adds every filter to `environment`.
pub fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("plural", plural);
    environment.add_filter("working_days", working_days);
    environment.add_filter("working_days_genitive", working_days_genitive);
    environment.add_filter("date_long", |iso: &str| -> Result<String, Error> { date::long(iso) });
    environment.add_filter("date_short", |iso: &str| -> Result<String, Error> { date::short(iso) });
    environment.add_filter("number_sign", number_sign);
    environment.add_filter("capitalise_first", capitalise_first);
    environment.add_filter("decapitalise_first", decapitalise_first);
    environment.add_filter("initials_first", initials_first);
    environment.add_filter("bind_short_words", bind_short_words);
}

/// `{{ n | plural("рабочий день", "рабочих дня", "рабочих дней") }}` gives «5 рабочих дней».
fn plural(n: i64, one: &str, few: &str, many: &str) -> String {
    format!("{n}{NBSP}{}", plural_form(n, one, few, many))
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

/// «5 рабочих дней», «1 рабочий день».
fn working_days(n: i64) -> String {
    plural(n, "рабочий день", "рабочих дня", "рабочих дней")
}

/// «(в течение) 10 рабочих дней», «(в течение) 1 рабочего дня».
fn working_days_genitive(n: i64) -> String {
    plural(n, "рабочего дня", "рабочих дней", "рабочих дней")
}

/// «№ 54»; the sign is that of the profile.
fn number_sign(number: &str, sign: Option<&str>) -> String {
    format!("{}{NBSP}{number}", sign.unwrap_or("№"))
}

fn capitalise_first(text: &str) -> String {
    first(text, |character| character.to_uppercase().collect())
}

fn decapitalise_first(text: &str) -> String {
    first(text, |character| character.to_lowercase().collect())
}

fn first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(character) => change(character) + characters.as_str(),
        None => String::new(),
    }
}

/// «Хлыбова Е.А.» becomes «Е.А. Хлыбова», bound; what is not surname and initials stays as it is.
fn initials_first(name: &str) -> String {
    match name.trim().split_once([' ', NBSP]) {
        Some((surname, initials)) if are_initials(initials) => {
            let initials: String = initials.chars().filter(|character| !character.is_whitespace()).collect();
            format!("{initials}{NBSP}{surname}")
        }
        Some((initials, surname)) if are_initials(initials) => format!("{initials}{NBSP}{surname}"),
        _ => name.to_owned(),
    }
}

/// «Е.А.», «Е. А.», «Е.».
fn are_initials(text: &str) -> bool {
    let mut letters = text.split('.').map(str::trim);
    text.trim_end().ends_with('.') && letters.all(|letter| letter.chars().count() <= 1)
}

/// One-letter words («в», «и», «с») and signs («№») hold on to the word after them.
fn bind_short_words(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    let mut length = 0;
    let mut last = ' ';
    for character in text.chars() {
        let holds = length == 1 && (last.is_alphabetic() || last == '№');
        bound.push(if character == ' ' && holds { NBSP } else { character });
        length = if character.is_whitespace() || "(«\"".contains(character) { 0 } else { length + 1 };
        last = character;
    }
    bound
}
