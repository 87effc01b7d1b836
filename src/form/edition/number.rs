//! Printed numbers of rows: `7`, `7.1`, `7.0.1`.
//!
//! A number once printed stays and is not used again, until an order brings all rows anew and numbers them from 1. A row
//! that comes between two others takes a number between theirs, so that the numbers always read in printed order, part by part:
//!
//! - behind the last row: the next whole number after all ever used, `12` → `13`;
//! - between `7` and `8`: `7.1`, and behind it `7.2`;
//! - between `7.1` and `7.2`: `7.1.1`;
//! - between `7` and `7.1`: `7.0.1`, and between `7` and that: `7.0.0.1`;
//! - before `1`: `0.1`.

use std::collections::BTreeSet;
use std::fmt;

/// A printed number, read part by part: `7` < `7.0.1` < `7.1` < `7.1.1` < `7.2` < `8`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrintedNumber(Vec<u32>);

impl PrintedNumber {
    /// Reads `7`, `7.1` or `7.1.`; none where the text is no such number (`б/н`, `7а`).
    pub fn parse(text: &str) -> Option<Self> {
        const MOST_DIGITS: usize = 9;
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        let part = |part: &str| {
            let digits = part.len() <= MOST_DIGITS && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| digits)
        };
        text.split('.').map(part).collect::<Option<Vec<u32>>>().map(Self)
    }

    /// The whole number `number`.
    pub fn whole(number: u32) -> Self {
        Self(vec![number])
    }

    fn with(&self, part: u32) -> Self {
        Self(self.0.iter().copied().chain([part]).collect())
    }

    /// This number, or the first after it among its likes that was never used.
    fn first_unused(mut self, used: &BTreeSet<Self>) -> Self {
        while used.contains(&self) {
            if let Some(last) = self.0.last_mut() {
                *last = last.saturating_add(1);
            }
        }
        self
    }

    /// The number behind this one at its own depth: `7.2` for `7.1`.
    #[must_use]
    pub fn next(&self) -> Self {
        let mut parts = self.0.clone();
        if let Some(last) = parts.last_mut() {
            *last = last.saturating_add(1);
        }
        Self(parts)
    }
}

impl fmt::Display for PrintedNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.0.iter().map(u32::to_string).collect();
        f.write_str(&parts.join("."))
    }
}

/// The number of a row behind the last one: the next whole number after all ever used.
pub fn number_at_end(used: &BTreeSet<PrintedNumber>) -> PrintedNumber {
    let highest = used.last().and_then(|number| number.0.first().copied());
    PrintedNumber::whole(highest.unwrap_or(0).saturating_add(1))
}

/// A number never used that reads after `before` (none: at the very front) and before `after`.
/// Where the two are not in order themselves, it is only new.
pub fn number_between(
    before: Option<&PrintedNumber>,
    after: &PrintedNumber,
    used: &BTreeSet<PrintedNumber>,
) -> PrintedNumber {
    let mut stem = before.cloned().unwrap_or(PrintedNumber::whole(0));
    if stem.0.len() > 1 {
        let beside = stem.next().first_unused(used);
        if beside < *after {
            return beside;
        }
    }
    for _ in 0..=after.0.len() {
        let below = stem.with(1).first_unused(used);
        if below < *after {
            return below;
        }
        stem = stem.with(0);
    }
    stem.with(1).first_unused(used)
}

/// The number of a new row behind `before`, where `after` is what the row behind it has: behind all others, or before a row
/// whose number cannot be read, it goes on with the whole numbers.
pub fn number_for(
    before: Option<&PrintedNumber>,
    after: Option<Option<PrintedNumber>>,
    used: &BTreeSet<PrintedNumber>,
) -> PrintedNumber {
    match after.flatten() {
        Some(after) => number_between(before, &after, used),
        None => number_at_end(used),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(before: &str, after: &str, used: &[&str]) -> String {
        let number = |text: &str| PrintedNumber::parse(text).expect("a number of the test");
        let used = used.iter().map(|text| number(text)).collect();
        let before = Some(before).filter(|before| !before.is_empty()).map(number);
        number_between(before.as_ref(), &number(after), &used).to_string()
    }

    #[test]
    fn a_row_between_two_others_takes_a_number_between_theirs() {
        for (before, after, used, given) in [
            ("7", "8", &["7", "8"][..], "7.1"),
            ("7", "8", &["7", "7.1", "8"], "7.2"),
            ("7.1", "7.2", &["7", "7.1", "7.2"], "7.1.1"),
            ("7.1", "8", &["7", "7.1", "8"], "7.2"),
            ("7", "7.1", &["7", "7.1"], "7.0.1"),
            ("7", "7.0.1", &["7", "7.0.1", "7.1"], "7.0.0.1"),
            ("", "1", &["1", "2"], "0.1"),
        ] {
            assert_eq!(between(before, after, used), given, "{before} {after}");
        }
    }

    #[test]
    fn a_whole_number_is_not_given_between_two_rows() {
        assert_eq!(between("7", "9", &["7", "9"]), "7.1");
        assert_eq!(between("", "3", &["3"]), "0.1");
    }

    #[test]
    fn the_number_of_the_row_behind_is_not_given_again() {
        assert_eq!(between("7", "7.1", &["7"]), "7.0.1");
        assert_eq!(between("7.1", "7.2", &["7", "7.1"]), "7.1.1");
    }
}
