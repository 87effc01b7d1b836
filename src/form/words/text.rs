//! Spellings: what is kept of a text, and what two texts are compared by.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use prikaz_domain::{Cell, ColumnKey, is_control};

use crate::Cells;

/// `text` with each letter and its marks as one sign (Unicode normalization form C): «й» is one letter, whether a Mac
/// wrote it as «и» with a breve or not.
pub fn composed(text: &str) -> Cow<'_, str> {
    // Marks that combine begin with one of these bytes; most texts have neither.
    let may_combine = memchr::memchr2(0xCC, 0xCD, text.as_bytes()).is_some();
    if may_combine { Cow::Owned(text.nfc().collect()) } else { Cow::Borrowed(text) }
}

/// The text as it is kept: single spaces, trimmed lines, no blank lines, no invisible signs.
pub(crate) fn tidy(text: &str) -> String {
    let text = composed(text);
    let mut kept = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']) {
        let before = kept.len();
        for word in line.split_whitespace() {
            if kept.len() > before {
                kept.push(' ');
            } else if before > 0 {
                kept.push('\n');
            }
            kept.extend(word.chars().filter(|&sign| !is_invisible(sign)));
        }
    }
    kept
}

/// What two values are compared by: case, spaces, ё/е, kinds of dashes and quotes, and a full stop,
/// comma, colon or semicolon at the end make no difference.
pub fn folded(text: &str) -> String {
    fold(text, |sign| sign)
}

/// As [`folded`], with Latin letters that look Cyrillic taken for Cyrillic: good enough to propose a value by.
pub(crate) fn skeleton(text: &str) -> String {
    fold(text, cyrillic)
}

/// What the texts of `columns` are compared by, all together; the order of the values of a list makes no difference.
pub(crate) fn cells_key<'k>(cells: &Cells, columns: impl IntoIterator<Item = &'k ColumnKey>) -> String {
    let mut key = String::with_capacity(200);
    for column in columns {
        // Signs that no cell holds keep neighbours apart.
        key.push_str(column.as_str());
        key.push('\u{1}');
        match cells.get(column).map(Cell::values).unwrap_or_default() {
            [] => {}
            [only] => fold_into(&mut key, only, |sign| sign),
            several => {
                let mut values: Vec<String> = several.iter().map(|value| folded(value)).collect();
                values.sort_unstable();
                key.push_str(&values.join("\u{2}"));
            }
        }
        key.push('\u{3}');
    }
    key
}

/// What two column titles are compared by: their letters and digits only, so that line breaks,
/// hyphenation, footnote marks and punctuation make no difference.
pub(crate) fn title_key(title: &str) -> String {
    let mut key = skeleton(title);
    key.retain(|sign| sign.is_alphabetic() || sign.is_ascii_digit());
    key
}

/// Whether there is a letter or a digit in `text`.
pub(crate) fn has_words(text: &str) -> bool {
    text.chars().any(|sign| matches!(sign, 'а'..='я' | 'А'..='Я') || sign.is_alphanumeric())
}

/// Whether `text` says anything: a letter, a digit, or a sign that stands for itself, as «%», «°» and «'» do among units
/// of measure. Dashes, dots, strokes and the like fill a cell that is empty.
pub(crate) fn says_something(text: &str) -> bool {
    const FILLING: &str = "-‐‑‒–—―−.…,;:_*/\\|?!#~=+()[]{}<>«»\"„“”‟’‘‚‹›`^·•●○▪■□◦‣";
    has_words(text)
        || text.chars().any(|sign| {
            !sign.is_whitespace() && !sign.is_control() && !is_invisible(sign) && !FILLING.contains(sign)
        })
}

/// The first sign that may not stand in a document: a control character, a mark that turns the direction
/// of writing, or the sign that stands for a letter lost in conversion.
pub(crate) fn forbidden_sign(text: &str) -> Option<char> {
    text.chars().find(|&sign| (is_control(sign) && sign != '\n') || matches!(sign, '\u{FFFD}'..='\u{FFFF}'))
}

/// The first word that has letters of both alphabets, and how it reads in one of them, where the other's all look like
/// letters of it.
pub(crate) fn mixed_word(text: &str) -> Option<(&str, Option<String>)> {
    // Most texts have no Latin letter at all.
    if !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let is_cyrillic = |sign: char| matches!(sign, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    let mut mixed = words
        .filter(|word| word.chars().any(|sign| sign.is_ascii_alphabetic()) && word.chars().any(is_cyrillic));
    let word = mixed.next()?;
    let russian: String = word.chars().map(cyrillic).collect();
    let whole = russian.chars().all(|sign| !sign.is_ascii_alphabetic());
    Some((word, whole.then_some(russian)))
}

/// The beginning of `text` on one line, short enough to be quoted in a message.
pub(crate) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.replace('\n', " ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn fold(text: &str, spelling: impl Fn(char) -> char) -> String {
    let mut key = String::with_capacity(text.len());
    fold_into(&mut key, text, spelling);
    key
}

/// Puts the folded text behind what `key` holds.
fn fold_into(key: &mut String, text: &str, spelling: impl Fn(char) -> char) {
    let start = key.len();
    let mut gap = false;
    for sign in composed(text).chars() {
        match sign {
            // Most of any text, and quickest told.
            'а'..='я' | 'a'..='z' | '0'..='9' => {}
            _ if sign.is_whitespace() => {
                gap = key.len() > start;
                continue;
            }
            _ if is_invisible(sign) => continue,
            _ => {}
        }
        if std::mem::take(&mut gap) {
            key.push(' ');
        }
        push_folded(key, spelling(sign));
    }
    let kept = key[start..].trim_end_matches(['.', ',', ';', ':', ' ']).len();
    key.truncate(start + kept);
}

fn push_folded(key: &mut String, sign: char) {
    match sign {
        'ё' | 'Ё' => key.push('е'),
        'а'..='я' | 'a'..='z' | '0'..='9' => key.push(sign),
        'А'..='Я' => key.push(char::from_u32(u32::from(sign) + 0x20).unwrap_or(sign)),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => key.push('-'),
        '«' | '»' | '„' | '“' | '”' | '‟' | '\'' | '’' | '‘' | '‚' | '‹' | '›' => {
            key.push('"')
        }
        _ => key.extend(sign.to_lowercase()),
    }
}

fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

fn cyrillic(sign: char) -> char {
    const LATIN: &str = "ABCEHKMOPTXYaceokmpxyt";
    const LOOKS: &str = "АВСЕНКМОРТХУасеокмрхут";
    match LATIN.find(sign) {
        Some(place) => LOOKS.chars().nth(place).unwrap_or(sign),
        None => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_makes_no_difference() {
        assert_eq!(folded("  Приём\u{a0}граждан;"), folded("прием  граждан."));
        assert_eq!(folded("офлайн\u{2011}точка"), folded("Офлайн-точка"));
        assert_eq!(title_key("Вид точки взаимо-\nдействия<*>"), title_key("вид точки взаимодействия"));
        assert_ne!(folded("cайт"), folded("сайт"));
        assert_eq!(skeleton("cайт"), skeleton("сайт"));
    }

    #[test]
    fn words_of_two_alphabets_are_seen() {
        assert_eq!(mixed_word("официальный cайт"), Some(("cайт", Some("сайт".to_owned()))));
        assert_eq!(mixed_word("портал gosuslugi и Word"), None);
        assert_eq!(mixed_word("Wоrd"), Some(("Wоrd", None)));
        assert_eq!(mixed_word("п. 5а, ГОСТ 7.0.97"), None);
    }

    #[test]
    fn lines_are_kept_and_blank_ones_are_not() {
        assert_eq!(tidy(" а  б \r\n\r\n\u{200b}в\u{ad}г "), "а б\nвг");
    }
}
