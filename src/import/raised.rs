//! What stands above or below the line, thick or slanting within a cell: «10⁵» is not «105».
//!
//! Readers put marks around such text that no text holds; the one door of cells takes them out again.
//!
//! *Invariant:* no mark gets past [`cell`].

use prikaz_form::{RawCell, composed};

/// How text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Strong,
    Slanting,
    Raised,
    Lowered,
}

/// What begins and what ends text of a look: signs that Unicode gives to nobody.
const MARKS: [(Look, char, char, char); 4] = [
    (Look::Strong, '\u{FDD0}', '\u{FDD1}', '*'),
    (Look::Slanting, '\u{FDD2}', '\u{FDD3}', '_'),
    (Look::Raised, '\u{FDD4}', '\u{FDD5}', '^'),
    (Look::Lowered, '\u{FDD6}', '\u{FDD7}', '~'),
];

/// The looks of a run, the outermost first.
pub(super) type Looks = [bool; 4];

/// `text` between the marks of its `looks`.
pub(super) fn between(looks: Looks, text: &str) -> String {
    let marks = || MARKS.iter().zip(looks).filter(|(_, is)| *is).map(|(mark, _)| mark);
    let opening: String = marks().map(|(_, open, ..)| *open).collect();
    let closing: String = marks().rev().map(|(_, _, close, _)| *close).collect();
    format!("{opening}{text}{closing}")
}

/// Whether `sign` is a mark.
fn is_mark(sign: char) -> bool {
    ('\u{FDD0}'..='\u{FDD7}').contains(&sign)
}

/// Whether nothing but marks and white space is in `text`.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| sign.is_whitespace() || is_mark(sign))
}

/// The cell in `column` that `text` with its marks is.
pub(super) fn cell(column: u16, text: &str) -> RawCell {
    if !text.contains(is_mark) {
        return RawCell::new(column, composed(text).trim());
    }
    let runs = joined(text);
    let runs = composed(&runs);
    let plain: String = plain(&runs);
    let styled = styled(runs.trim());
    RawCell { styled: (styled != plain.trim()).then(|| styled.into()), ..RawCell::new(column, plain.trim()) }
}

/// The text with runs of one look as one. That the whole of it is thick, slanting or small says nothing; but figures and
/// signs above or below the line are others than on it: «²» alone is no «2».
fn joined(text: &str) -> String {
    let mut text = text.to_owned();
    for (_, open, close, _) in MARKS.iter().rev() {
        text = text.replace(&format!("{close}{open}"), "");
    }
    let has_letters = text.chars().any(char::is_alphabetic);
    // Once more: what stood between inner marks has come together.
    for (look, open, close, _) in MARKS {
        text = text.replace(&format!("{close}{open}"), "");
        if matches!(look, Look::Raised | Look::Lowered) && !has_letters {
            continue;
        }
        let mut outside = false;
        let mut inside = false;
        for sign in text.chars() {
            match sign {
                sign if sign == open => inside = true,
                sign if sign == close => inside = false,
                sign if is_mark(sign) || sign.is_whitespace() => {}
                _ => outside |= !inside,
            }
        }
        if !outside {
            text.retain(|sign| sign != open && sign != close);
        }
    }
    text
}

/// The text as it reads without a look: raised and lowered figures have signs of their own.
fn plain(text: &str) -> String {
    let (mut raised, mut lowered) = (false, false);
    let mut made = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{FDD4}' => raised = true,
            '\u{FDD5}' => raised = false,
            '\u{FDD6}' => lowered = true,
            '\u{FDD7}' => lowered = false,
            sign if is_mark(sign) => {}
            sign if raised => made.push(above(sign).unwrap_or(sign)),
            sign if lowered => made.push(below(sign).unwrap_or(sign)),
            sign => made.push(sign),
        }
    }
    made
}

fn above(sign: char) -> Option<char> {
    const PLAIN: &str = "0123456789+-−=()ni";
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
    RAISED.chars().nth(PLAIN.chars().position(|plain| plain == sign)?)
}

fn below(sign: char) -> Option<char> {
    const PLAIN: &str = "0123456789+-−=()";
    const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";
    LOWERED.chars().nth(PLAIN.chars().position(|plain| plain == sign)?)
}

/// The text with the signs that say the look in a column whose signs count. What they cannot say, they do not: a look
/// of a part of a word, or over the end of a line.
fn styled(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut made = String::with_capacity(text.len());
    let mut place = 0;
    while place < signs.len() {
        let sign = signs[place];
        let Some((look, _, close, spelled)) = MARKS.iter().find(|(_, open, ..)| *open == sign) else {
            if !is_mark(sign) {
                made.push(sign);
            }
            place += 1;
            continue;
        };
        let end =
            signs[place..].iter().position(|sign| sign == close).map_or(signs.len(), |found| place + found);
        let inner: String = signs[place + 1..end].iter().collect();
        let inner = styled(&inner);
        let bare = inner.trim();
        let before = inner.len() - inner.trim_start().len();
        let behind = inner.trim_end().len().max(before);
        let within_word = matches!(look, Look::Strong | Look::Slanting)
            && (before == 0 && made.ends_with(char::is_alphanumeric)
                || behind == inner.len() && signs.get(end + 1).is_some_and(|next| next.is_alphanumeric()));
        if bare.is_empty() || within_word || bare.contains(['\n', *spelled]) {
            made.push_str(&inner);
        } else {
            made.push_str(&inner[..before]);
            made.push(*spelled);
            made.push_str(bare);
            made.push(*spelled);
            made.push_str(&inner[behind..]);
        }
        place = end + 1;
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAISED: Looks = [false, false, true, false];
    const LOWERED: Looks = [false, false, false, true];
    const STRONG: Looks = [true, false, false, false];

    fn read(runs: &[(Looks, &str)]) -> (String, Option<String>) {
        let text: String = runs.iter().map(|(looks, text)| between(*looks, text)).collect();
        let cell = cell(0, &text);
        (cell.text, cell.styled.map(String::from))
    }

    fn both(plain: &str, styled: &str) -> (String, Option<String>) {
        (plain.to_owned(), Some(styled.to_owned()))
    }

    #[test]
    fn powers_and_indices_are_kept() {
        let none = Looks::default();
        assert_eq!(read(&[(none, "10"), (RAISED, "5")]), both("10⁵", "10^5^"));
        assert_eq!(read(&[(none, "H"), (LOWERED, "2"), (none, "O")]), both("H₂O", "H~2~O"));
        assert_eq!(read(&[(none, "10"), (RAISED, "-"), (RAISED, "3")]), both("10⁻³", "10^-3^"));
        assert_eq!(read(&[(STRONG, "важно "), (none, "всем")]), both("важно всем", "*важно* всем"));
        let strong_and_raised = [true, false, true, false];
        assert_eq!(read(&[(STRONG, "м"), (strong_and_raised, "2"), (none, " и")]), both("м² и", "*м^2^* и"));
    }

    #[test]
    fn a_look_of_the_whole_cell_says_nothing() {
        assert_eq!(
            read(&[(STRONG, "Итого"), (STRONG, " по разделу")]),
            ("Итого по разделу".to_owned(), None)
        );
        assert_eq!(read(&[(RAISED, "примечание")]), ("примечание".to_owned(), None));
        assert_eq!(read(&[(RAISED, "1")]), both("¹", "^1^"));
        let none = Looks::default();
        assert_eq!(read(&[(STRONG, "пере"), (none, "нос")]), ("перенос".to_owned(), None));
    }
}
