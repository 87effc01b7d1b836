//! Numbers in ASCII digits.

/// The number that `text` spells; none where it has a sign, a leading zero, other digits, or is too large.
pub(crate) fn from_decimal(text: &str) -> Option<u64> {
    let is_short = text.len() == 1 || !text.starts_with('0');
    let is_plain = is_short && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_spelling() {
        assert_eq!(from_decimal("0"), Some(0));
        assert_eq!(from_decimal("18446744073709551615"), Some(u64::MAX));
        for other in ["", "00", "01", "+1", "-1", " 1", "1 ", "1_0", "١", "18446744073709551616"] {
            assert_eq!(from_decimal(other), None, "{other:?}");
        }
    }
}
