//! What an order leaves blank: a date or a number of an act that it cites, words with a line to be filled in.
//!
//! *Invariant:* whatever an order prints as a blank is found here, so that no order is signed with one.

use serde::Serialize;

use prikaz_domain::OrderKind;
use prikaz_fact::{coded, example};

use super::citation::Citation;
use super::printed::{Printed, Said};

/// What stands in the place of a date or a number that is not known yet.
pub const LINE: &str = "____";

/// A place that is to be filled in before the order is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Blank {
    /// Path of its key in the file, elements of lists counted from 1.
    pub key: String,
    /// What is not there.
    pub lack: Lack,
    /// The act that is cited without it; nothing for words and for the number of another body of a joint act.
    pub act: Option<OrderKind>,
    /// The words it stands in, the title of the act, or the other body in the genitive; may be empty.
    pub text: String,
}

coded! {
/// What is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack: Serialize {
    /// The date of an act.
    Date,
    /// Its number.
    Number,
    /// Its date and its number.
    DateAndNumber,
    /// Words: the text has a line to be filled in.
    Words,
}
}

/// The blanks among what an order prints, in the order of its file.
pub fn blanks<'p>(printed: impl IntoIterator<Item = &'p Printed<'p>>) -> Vec<Blank> {
    printed.into_iter().filter_map(blank).collect()
}

fn blank(printed: &Printed<'_>) -> Option<Blank> {
    let key = printed.key.clone();
    match printed.said {
        Said::Words(text) => {
            let blank = Blank { key, lack: Lack::Words, act: None, text: text.to_owned() };
            has_line(text).then_some(blank)
        }
        Said::Act(act) => {
            let text = act.title.clone().unwrap_or_default();
            Some(Blank { key, lack: lack_of(act)?, act: Some(act.kind), text })
        }
        Said::NumberOf(author) => {
            let blank = Blank { key, lack: Lack::Number, act: None, text: author.genitive.clone() };
            (!is_filled(author.number.as_deref())).then_some(blank)
        }
    }
}

fn lack_of(act: &Citation) -> Option<Lack> {
    match (act.date, is_filled(act.number.as_deref())) {
        (None, false) => Some(Lack::DateAndNumber),
        (None, true) => Some(Lack::Date),
        (Some(_), false) => Some(Lack::Number),
        (Some(_), true) => None,
    }
}

fn is_filled(text: Option<&str>) -> bool {
    text.is_some_and(|text| !has_line(text))
}

/// Whether `text` has a line to be filled in: «от ____ № ____», «__.__.2024». An underscore within a word, as addresses
/// have them, is none.
pub fn has_line(text: &str) -> bool {
    text.split_whitespace().filter(|word| !word.contains("://")).any(has_line_in_word)
}

fn has_line_in_word(word: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut rest = word;
    let mut before = None;
    while let Some(at) = rest.find('_') {
        let (ahead, line) = rest.split_at(at);
        before = ahead.chars().next_back().or(before);
        rest = line.trim_start_matches('_');
        if line.len() - rest.len() > 1 && !(is_letter(before) && is_letter(rest.chars().next())) {
            return true;
        }
    }
    false
}

example! { struct Blank { key, lack, act, text } }

#[cfg(test)]
mod tests {
    use super::has_line;

    #[test]
    fn a_line_to_be_filled_in_is_told_from_an_underscore_of_an_address() {
        for blank in ["приказ от ____ № ____", "__.__.2024", "«__» марта", "№__", "на 20__ год", "____"]
        {
            assert!(has_line(blank), "{blank}");
        }
        for filled in ["https://example.org/__a__/c_d", "a__b", "приказ № 5", "_курсив_", "", "снимок_1"]
        {
            assert!(!has_line(filled), "{filled}");
        }
    }
}
