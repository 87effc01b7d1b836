//! A text that cites an act by date and number, such as the title of another act, read for that citation.
//!
//! *Invariant:* nothing but the date and the number of the act is changed; a text that cites it by neither stays.

use time::Date;

use prikaz_domain::ActReference;
use prikaz_russian::dates;

/// What of an act a text may cite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitedBy {
    /// Its date and its number, one beside the other.
    Both,
    /// Its number alone too: the text is known to be about the act.
    Number,
}

/// `text` with the date and number of `now` wherever it cites `was`; none where it does not.
pub fn cite_anew(text: &str, was: &ActReference, now: &ActReference, by: CitedBy) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let (mut made, mut copied, mut at) = (String::new(), 0, 0);
    while at < letters.len() {
        let Some(found) = cited(&letters, (copied, at), was, now, by) else {
            at += 1;
            continue;
        };
        for (from, to, words) in found {
            made.extend(&letters[copied..from]);
            made.push_str(&words);
            copied = to;
        }
        at = copied.max(at + 1);
    }
    made.extend(&letters[copied..]);
    (made != text).then_some(made)
}

/// A stretch of letters and what stands in its place.
type Anew = (usize, usize, String);

/// What is put right where the sign of a number stands `at`, in the order of the text; what stands before `copied` was
/// put right with another number.
fn cited(
    letters: &[char],
    (copied, at): (usize, usize),
    was: &ActReference,
    now: &ActReference,
    by: CitedBy,
) -> Option<Vec<Anew>> {
    let is_sign = letters[at] == '№'
        || letters[at] == 'N' && !at.checked_sub(1).is_some_and(|before| letters[before].is_alphanumeric());
    let from = skip(letters, at + 1);
    let to = from + was.number.chars().count();
    let is_it =
        is_sign && to <= letters.len() && same(&letters[from..to], &was.number) && !goes_on(letters, to);
    if !is_it {
        return None;
    }
    let number = (from, to, now.number.clone());
    let before = date_before(letters, at).filter(|(start, ..)| *start >= copied);
    let behind = date_behind(letters, to);
    match before.or(behind) {
        Some((start, end, date, style)) if date == was.date => {
            let dated = (start, end, style(now.date));
            Some(if start < from { vec![dated, number] } else { vec![number, dated] })
        }
        // An act of that number and another date is another act.
        Some(_) => None,
        None => (by == CitedBy::Number).then(|| vec![number]),
    }
}

fn same(letters: &[char], number: &str) -> bool {
    letters.iter().collect::<String>().to_lowercase() == number.to_lowercase()
}

/// Whether a number goes on at `at`: «16» is no part of «160», «16-П», «16/2».
fn goes_on(letters: &[char], at: usize) -> bool {
    let is_letter = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
    is_letter(at) || matches!(letters.get(at), Some('-' | '/' | '.')) && is_letter(at + 1)
}

/// The first place from `at` on that is no space.
fn skip(letters: &[char], at: usize) -> usize {
    at + letters.iter().skip(at).take_while(|letter| letter.is_whitespace()).count()
}

/// A date of the text: where it begins and ends, the day, how it is written.
type Dated = (usize, usize, Date, Style);

/// How a date is written.
type Style = fn(Date) -> String;

/// How an act writes dates, without «г.» behind them.
const STYLES: [Style; 2] = [dates::short, bare];

/// «2 апреля 2024».
fn bare(date: Date) -> String {
    format!("{}\u{a0}{} {}", date.day(), dates::month_genitive(date.month()), date.year())
}

/// The date that ends before the sign of the number: «от 23.04.2024 № 16», «от 23 апреля 2024 года № 16».
fn date_before(letters: &[char], sign: usize) -> Option<Dated> {
    let back =
        |to: usize| to - letters[..to].iter().rev().take_while(|letter| letter.is_whitespace()).count();
    let mut end = back(sign);
    for word in ["года", "г.", "г"] {
        let start = end.saturating_sub(word.chars().count());
        if letters[start..end].iter().copied().eq(word.chars()) {
            end = back(start);
            break;
        }
    }
    // The longest date has «сентября» in it.
    (end.saturating_sub(17)..end).find_map(|start| {
        let begins = start == 0 || !letters[start - 1].is_alphanumeric();
        begins.then(|| read(&letters[start..end])).flatten().map(|(date, style)| (start, end, date, style))
    })
}

/// The date that follows the number: «№ 16 от 23.04.2024».
fn date_behind(letters: &[char], number: usize) -> Option<Dated> {
    let from = skip(letters, number);
    let word: String = letters.iter().skip(from).take(2).collect();
    let start = skip(letters, from + 2);
    if word != "от" || start > letters.len() {
        return None;
    }
    let ends = (start + 8..=(start + 17).min(letters.len())).rev();
    ends.into_iter().find_map(|end| read(&letters[start..end]).map(|(date, style)| (start, end, date, style)))
}

/// The date that `letters` are, in any of the styles.
fn read(letters: &[char]) -> Option<(Date, Style)> {
    let text: String =
        letters.iter().map(|letter| if letter.is_whitespace() { ' ' } else { *letter }).collect();
    if let Some(date) = dates::of_short(&text) {
        return Some((date, STYLES[0]));
    }
    let mut words = text.split(' ');
    let (day, month, year) = (words.next()?.parse().ok()?, words.next()?, words.next()?.parse().ok()?);
    let months = (1..=12).filter_map(|no| time::Month::try_from(no).ok());
    let month = months.into_iter().find(|one| dates::month_genitive(*one) == month)?;
    let date = Date::from_calendar_date(year, month, day).ok().filter(|_| words.next().is_none())?;
    (year > 999).then_some((date, STYLES[1]))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use prikaz_domain::OrderKind;

    fn act(number: &str, date: Date) -> ActReference {
        ActReference { kind: OrderKind::Order, number: number.to_owned(), date, title: None }
    }

    #[test]
    fn only_the_act_itself_is_cited_anew() {
        let (was, now) = (act("16", date!(2024 - 04 - 23)), act("17-П", date!(2024 - 05 - 02)));
        let cases = [
            (
                "О внесении изменений в приказ от 23.04.2024 № 16",
                Some("О внесении изменений в приказ от 02.05.2024 № 17-П"),
            ),
            (
                "в приказ от 23\u{a0}апреля 2024\u{a0}г. №\u{a0}16 «Об»",
                Some("в приказ от 2\u{a0}мая 2024\u{a0}г. №\u{a0}17-П «Об»"),
            ),
            ("в приказ № 16 от 23 апреля 2024 года", Some("в приказ № 17-П от 2\u{a0}мая 2024 года")),
            (
                "приказы от 23.04.2024 N 16, от 23.04.2024 N 16",
                Some("приказы от 02.05.2024 N 17-П, от 02.05.2024 N 17-П"),
            ),
            ("от 23.04.2024 № 160", None),
            ("от 23.04.2024 № 16-П", None),
            ("от 24.04.2024 № 16", None),
            ("№ 16 от 24.04.2024", None),
            ("от 23.04.2024 № 15 и № 16а", None),
            ("№", None),
            ("N 16 от", None),
            ("", None),
        ];
        for (text, right) in cases {
            assert_eq!(cite_anew(text, &was, &now, CitedBy::Both).as_deref(), right, "{text}");
        }
        let alone = "О признании утратившим силу приказа № 16";
        assert_eq!(cite_anew(alone, &was, &now, CitedBy::Both), None);
        let said = cite_anew(alone, &was, &now, CitedBy::Number);
        assert_eq!(said.as_deref(), Some("О признании утратившим силу приказа № 17-П"));
        assert_eq!(cite_anew("от 24.04.2024 № 16", &was, &now, CitedBy::Number), None);
    }

    #[test]
    fn a_date_between_two_numbers_is_that_of_one_of_them() {
        let (was, now) = (act("16", date!(2024 - 04 - 23)), act("17-П", date!(2024 - 05 - 02)));
        let text = "приказ № 16 от 23.04.2024 № 16";
        let both = cite_anew(text, &was, &now, CitedBy::Both);
        assert_eq!(both.as_deref(), Some("приказ № 17-П от 02.05.2024 № 16"));
        let alone = cite_anew(text, &was, &now, CitedBy::Number);
        assert_eq!(alone.as_deref(), Some("приказ № 17-П от 02.05.2024 № 17-П"));
    }

    proptest::proptest! {
        /// Titles are free text; what is read out of the journal must never stop it from being read.
        #[test]
        fn any_text_can_be_read_for_a_citation(
            parts in proptest::collection::vec(proptest::sample::select(&[
                "№", "N", " ", "\u{a0}", "16", "1", "от", "от 23.04.2024", "23.04.2024", "24.04.2024", "23 апреля 2024",
                "23 апреля 2024 года", "г.", "года", "-П", ",", "ёж", "",
            ][..]), 0..14),
            both in proptest::bool::ANY,
        ) {
            let (was, now) = (act("16", date!(2024 - 04 - 23)), act("17-П", date!(2024 - 05 - 02)));
            let by = if both { CitedBy::Both } else { CitedBy::Number };
            let text = parts.concat();
            if let Some(said) = cite_anew(&text, &was, &now, by) {
                proptest::prop_assert!(said.contains("17-П"), "{text}: {said}");
            }
        }
    }
}
