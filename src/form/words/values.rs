//! The values of one cell: how units write several, and which of the vocabulary they are.

use super::nearest::Lexicon;

/// A value of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<'t> {
    /// A value of the vocabulary, by its place there.
    Known(usize),
    /// Any other.
    Own(&'t str),
}

/// The values in `text`: one a line, or parted by `;`, numbered («1) …») or bulleted («- …»).
/// Parted by commas only where each part is a value of the vocabulary.
pub(crate) fn values_of<'t>(lexicon: &Lexicon<'_>, text: &'t str) -> Vec<Value<'t>> {
    if let Some(whole) = lexicon.find(text) {
        return vec![Value::Known(whole)];
    }
    let parts = parts_of(text);
    let mut values = Vec::new();
    let mut rest = parts.as_slice();
    while let Some(first) = rest.first() {
        let (whole, run) = longest_known(lexicon, rest);
        rest = &rest[run..];
        match whole.map(|known| vec![Value::Known(known)]).or_else(|| by_commas(lexicon, first)) {
            Some(known) => values.extend(known),
            None => values.push(Value::Own(first)),
        }
    }
    values
}

/// The parts of a cell, without their numbers and bullets.
pub(super) fn parts_of(text: &str) -> Vec<&str> {
    let lines = text.split(['\n', ';']);
    let parts = lines.flat_map(|line| numbered(line.trim()));
    parts.map(without_marker).filter(|part| !part.is_empty()).collect()
}

/// A value may be broken over several lines: the longest run of parts that is a value.
fn longest_known(lexicon: &Lexicon<'_>, parts: &[&str]) -> (Option<usize>, usize) {
    const LONGEST_RUN: usize = 4;
    let first = parts.first().and_then(|part| lexicon.find(part));
    if first.is_some_and(|known| !lexicon.begins_another(known)) {
        return (first, 1);
    }
    let joined = (2..=parts.len().min(LONGEST_RUN))
        .rev()
        .find_map(|run| lexicon.find(&parts[..run].join(" ")).map(|known| (Some(known), run)));
    joined.unwrap_or((first, 1))
}

/// The values in a list parted by commas, if each of them is known; values may hold commas themselves.
fn by_commas<'t>(lexicon: &Lexicon<'_>, part: &'t str) -> Option<Vec<Value<'t>>> {
    const LONGEST_RUN: usize = 6;
    const MOST: usize = 100;
    let pieces: Vec<&str> = part.split(',').map(str::trim).take(MOST).collect();
    let mut values = Vec::new();
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let (known, run) = (1..=rest.len().min(LONGEST_RUN))
            .rev()
            .find_map(|run| lexicon.find(&rest[..run].join(", ")).map(|known| (known, run)))?;
        values.push(Value::Known(known));
        rest = &rest[run..];
    }
    (pieces.len() < MOST).then_some(values)
}

/// Parts a line «1) … 2) …» before each number but the first.
fn numbered(line: &str) -> Vec<&str> {
    let starts_with_number =
        after_number(line).is_some_and(|rest| line[..line.len() - rest.len()].ends_with(')'));
    if !starts_with_number {
        return vec![line];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (space, _) in line.match_indices(' ') {
        let rest = &line[space + 1..];
        if after_number(rest).is_some_and(|after| rest[..rest.len() - after.len()].ends_with(')')) {
            parts.push(&line[start..space]);
            start = space + 1;
        }
    }
    parts.push(&line[start..]);
    parts
}

fn without_marker(part: &str) -> &str {
    const BULLETS: [char; 12] = ['-', '–', '—', '•', '·', '*', '‣', '▪', '●', '○', '◦', '\u{F0B7}'];
    let part = part.trim();
    let bare = after_number(part).or_else(|| after_letter(part)).unwrap_or(part);
    bare.trim_start_matches(BULLETS).trim()
}

/// What follows «1)», «12.» at the beginning; a date or a decimal is no number of a point.
fn after_number(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).filter(|_| (1..=2).contains(&digits))?;
    let after = rest.strip_prefix([')', '.'])?;
    (!after.starts_with(|sign: char| sign.is_ascii_digit())).then_some(after)
}

/// What follows «а)» at the beginning.
fn after_letter(text: &str) -> Option<&str> {
    let mut signs = text.chars();
    signs.next().filter(|sign| sign.is_alphabetic())?;
    signs.as_str().strip_prefix(')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_write_lists_in_many_ways() {
        let parts = vec!["один", "два", "три"];
        for text in [
            "один\nдва\nтри",
            "один; два; три;",
            "1) один 2) два 3) три",
            "- один\n- два\n— три",
            "1. один\n2. два\n3.три",
            "а) один;\nб) два;\nв) три.",
        ] {
            let found: Vec<&str> = parts_of(text).iter().map(|part| part.trim_end_matches('.')).collect();
            assert_eq!(found, parts, "{text}");
        }
        assert_eq!(parts_of("12.04.2024 прием"), ["12.04.2024 прием"]);
    }
}
