//! Roman numbers of sections.

const SIGNS: [(usize, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];
/// Beyond this nobody reads them.
const GREATEST: usize = 3999;

/// `number` in Roman signs; in digits where it is too large for them.
pub(crate) fn roman(number: usize) -> String {
    if number > GREATEST {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, signs) in SIGNS {
        while rest >= value {
            text.push_str(signs);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn sections_are_counted_in_roman() {
        assert_eq!([1, 4, 9, 14, 1994].map(roman), ["I", "IV", "IX", "XIV", "MCMXCIV"]);
        assert_eq!(roman(5000), "5000");
    }
}
