//! Decimal numbers as offices write them: «1 234,50».

use std::fmt;

/// Digits behind the comma that are kept at most.
pub const MOST_DECIMALS: u8 = 6;
const UNIT: i128 = 10_i128.pow(MOST_DECIMALS as u32);
/// No sum of money or area has more digits before the comma.
const MOST_DIGITS: usize = 18;

/// A decimal number, exact: sums come out as on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

impl Decimal {
    /// Reads «1 234,50», `1234.5` or «−7»; none where the text is no number or has more digits than are kept.
    /// Digits may be parted in threes by a space, of any width.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix(['-', '−', '–']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = text.split_once([',', '.']).map_or((text, None), |(w, p)| (w, Some(p)));
        let whole = joined(whole.trim())?;
        let part = part.unwrap_or("0");
        let part_digits = part.trim_end_matches('0');
        let sound = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() > MOST_DIGITS || part.is_empty() || !sound(part) {
            return None;
        }
        if part_digits.len() > usize::from(MOST_DECIMALS) {
            return None;
        }
        let padded = format!("{part_digits:0<width$}", width = usize::from(MOST_DECIMALS));
        let units = whole.parse::<i128>().ok()? * UNIT + padded.parse::<i128>().ok()?;
        Some(Self(if negative { -units } else { units }))
    }

    /// How many digits behind the comma it needs.
    pub fn decimals(self) -> u8 {
        let mut rest = self.0.unsigned_abs() % UNIT.unsigned_abs();
        let mut decimals = MOST_DECIMALS;
        while decimals > 0 && rest.is_multiple_of(10) {
            rest /= 10;
            decimals -= 1;
        }
        decimals
    }

    /// The number as it is stored and typed: with so many `decimals`, without spaces: «1234,50».
    pub fn text(self, decimals: u8) -> String {
        let decimals = decimals.min(MOST_DECIMALS);
        let (whole, part) =
            (self.0.unsigned_abs() / UNIT.unsigned_abs(), self.0.unsigned_abs() % UNIT.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        let digits = format!("{part:06}");
        match digits.get(..usize::from(decimals)).filter(|kept| !kept.is_empty()) {
            Some(kept) => format!("{sign}{whole},{kept}"),
            None => format!("{sign}{whole}"),
        }
    }

    /// The number for a workbook, which keeps fifteen digits.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    /// The sum; where it would be too large to be true, the largest number.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(self.decimals()))
    }
}

/// The digits without the spaces between groups of three; none where there is anything else.
fn joined(whole: &str) -> Option<String> {
    const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];
    let groups: Vec<&str> = whole.split(SPACES).collect();
    let (first, rest) = groups.split_first()?;
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let sound = digits(first)
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|group| digits(group) && group.len() == 3);
    sound.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, stored: Option<&str>) {
        assert_eq!(Decimal::parse(text).map(|number| number.to_string()).as_deref(), stored, "{text}");
    }

    #[test]
    fn numbers_are_read_as_offices_write_them() {
        reads("1 234,50", Some("1234,5"));
        reads("1\u{a0}234\u{a0}567", Some("1234567"));
        reads("12.75", Some("12,75"));
        reads("−7", Some("-7"));
        reads("007,10", Some("7,1"));
        for wrong in ["", "12,", "1,2,3", "12 34", "1 2345", "семь", "1e5", "0,1234567", ",5"] {
            reads(wrong, None);
        }
    }

    #[test]
    fn numbers_are_stored_with_all_their_decimals() {
        let number = Decimal::parse("-0,5").expect("a number");
        assert_eq!(number.text(2), "-0,50");
        assert_eq!(number.text(0), "-0");
        assert_eq!(number.decimals(), 1);
        assert_eq!(number.plus(number).text(1), "-1,0");
    }
}
