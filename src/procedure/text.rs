//! Comparing the texts of an act: repeated values, gaps in numbering, ambiguous words.

/// Words of a text in lower case, without punctuation; «ё» counts as «е».
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('ё', "е");
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether two texts have the same words.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Whether `value` says what `other` already says after «в том числе»:
/// «получение информации о ходе рассмотрения» is part of «получение информации, в том числе о ходе рассмотрения».
pub(super) fn repeats_part_of(value: &str, other: &str) -> bool {
    let (value, other) = (words(value), words(other));
    let Some(at) = other.windows(3).position(|three| three == ["в", "том", "числе"]) else {
        return false;
    };
    let (head, tail) = (&other[..at], &other[at + 3..]);
    let rest = value.strip_prefix(head).unwrap_or(&value);
    value != other && !rest.is_empty() && tail.windows(rest.len()).any(|part| part == rest)
}

/// The point before the gap, where `after` does not follow from the points before it; empty where
/// its numbering should have begun with 1.
pub(super) fn numbering_gap(before: &[String], after: &str) -> Option<String> {
    let (prefix, last) = numbered(after)?;
    let previous = before.iter().rev().find_map(|point| {
        let (its_prefix, its_last) = numbered(point)?;
        (its_prefix == prefix).then_some((point, its_last))
    });
    match previous {
        Some((point, its_last)) => (last != its_last + 1).then(|| point.clone()),
        None => (last != 1).then(String::new),
    }
}

/// «2.6» is 6 within «2»; marks after the number («1)») do not count.
fn numbered(point: &str) -> Option<(&str, u32)> {
    let point = point.trim_end_matches(['.', ')']);
    let (prefix, last) = point.rsplit_once('.').unwrap_or(("", point));
    last.parse().ok().filter(|last| *last < u32::MAX).map(|last| (prefix, last))
}

/// Whether the words set a day with «до»: «до 25 декабря».
pub(super) fn says_until(wording: &str) -> bool {
    let words = words(wording);
    words.windows(2).any(|pair| pair[0] == "до" && pair[1].starts_with(|digit: char| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{numbering_gap, repeats_part_of, says_until};

    #[test]
    fn only_what_stands_after_including_is_repeated() {
        let whole = "получение информации, в том числе о ходе рассмотрения заявления, запроса";
        assert!(repeats_part_of("получение информации о ходе рассмотрения заявления, запроса", whole));
        assert!(!repeats_part_of("получение информации", whole));
        assert!(!repeats_part_of(whole, whole));
        assert!(!repeats_part_of("получение информации о ходе дела", "получение информации"));
    }

    #[test]
    fn a_gap_is_found_within_its_section() {
        let before = ["1.1", "1.2", "2.1"].map(str::to_owned);
        assert_eq!(numbering_gap(&before, "2.3"), Some("2.1".to_owned()));
        assert_eq!(numbering_gap(&before, "2.2"), None);
        assert_eq!(numbering_gap(&before, "3.2"), Some(String::new()));
        assert_eq!(numbering_gap(&before, "примечание"), None);
        // A number so large that none can follow is none of the numbering.
        let before = ["1", "4294967295"].map(str::to_owned);
        assert_eq!(numbering_gap(&before, "2"), None);
    }

    #[test]
    fn until_is_ambiguous_and_not_later_than_is_not() {
        assert!(says_until("в срок до 25 декабря"));
        assert!(!says_until("не позднее 25 декабря"));
    }
}
