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
    environment.add_filter("bind_marks", bind_marks);
    environment.add_filter("ended", ended);
    environment.add_filter("quoted", |text: &str| quoted(text));
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

/// «отдел кадров»; where the text itself ends in «»», one closing mark stands for both.
fn quoted(text: &str) -> String {
    match text.ends_with('»') {
        true => format!("«{text}"),
        false => format!("«{text}»"),
    }
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

/// The text as a sentence: with a full stop, unless it ends already («… Хлыбова Е.А.», «…?»).
pub fn ended(text: &str) -> String {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['»', ')', '"']);
    match bare.chars().last() {
        Some('.' | '!' | '?' | '…') if bare.len() == text.len() => text.to_owned(),
        _ => format!("{text}."),
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

/// «№ 5», «Е.А. Хлыбова», «2024 г.» are not torn apart at the end of a line.
fn bind_marks(text: &str) -> String {
    let mut words = text.split(' ');
    let mut bound = words.next().unwrap_or_default().to_owned();
    let mut last = bound.clone();
    for word in words {
        bound.push(if belongs(&last, word) { NBSP } else { ' ' });
        bound.push_str(word);
        word.clone_into(&mut last);
    }
    bound
}

fn belongs(word: &str, next: &str) -> bool {
    let next_begins = |test: fn(char) -> bool| next.chars().next().is_some_and(test);
    match word {
        "№" | "N" => next_begins(|character| character.is_alphanumeric()),
        _ if next.trim_end_matches([',', ';', ')']) == "г." => word.chars().all(|c| c.is_ascii_digit()),
        _ => are_capital_initials(word) && next_begins(char::is_uppercase),
    }
}

/// «Е.», «Е.А.».
fn are_capital_initials(word: &str) -> bool {
    word.contains('.') && are_initials(word) && word.chars().all(|c| c == '.' || c.is_uppercase())
}
