//! What a text table is written in: its encoding and its delimiter.

use std::collections::BTreeMap;

/// A mark of byte order decides; else valid UTF-8 is UTF-8; else it is Windows-1251.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1251.decode(bytes).0.into_owned(),
        },
    }
}

/// The delimiter, how many lines are not to be read, and what is. Excel's own line `sep=;` decides,
/// where there is one.
pub(super) fn delimiter_of(text: &str) -> (u8, u32, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter @ (b';' | b',' | b'\t')]) => (*delimiter, 1, rest),
        _ => (likely_delimiter(text), 0, text),
    }
}

/// The delimiter by which most of the first lines have the same number of columns: a text has commas
/// here and there, a table has its delimiter as often in each row.
fn likely_delimiter(text: &str) -> u8 {
    const CANDIDATES: [char; 3] = [',', '\t', ';'];
    let counts = counts_by_line(text, CANDIDATES);
    let agreement = |candidate: usize| {
        let mut lines: BTreeMap<usize, usize> = BTreeMap::new();
        for count in counts.iter().map(|line| line[candidate]).filter(|count| *count > 0) {
            *lines.entry(count).or_default() += 1;
        }
        lines.into_iter().map(|(count, lines)| (lines, count)).max()
    };
    // Of equals the last is taken, so the semicolon of Russian Excel wins.
    let best = (0..CANDIDATES.len()).max_by_key(|candidate| agreement(*candidate));
    best.and_then(|best| u8::try_from(CANDIDATES[best]).ok()).unwrap_or(b';')
}

/// How often each candidate stands outside quotes in each of the first lines.
fn counts_by_line(text: &str, candidates: [char; 3]) -> Vec<[usize; 3]> {
    const LINES: usize = 20;
    const SIGNS: usize = 1 << 16;
    let mut lines = Vec::new();
    let mut line = [0; 3];
    let mut quoted = false;
    for sign in text.chars().take(SIGNS) {
        match (sign, candidates.iter().position(|candidate| *candidate == sign)) {
            ('"', _) => quoted = !quoted,
            ('\n', _) if !quoted => lines.push(std::mem::take(&mut line)),
            (_, Some(place)) if !quoted => line[place] += 1,
            _ => {}
        }
        if lines.len() == LINES {
            return lines;
        }
    }
    lines.push(line);
    lines
}
