//! What a text table is written in: its encoding and its delimiter.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC};

use prikaz_form::composed;

/// The text of a table, and what it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded<'b> {
    pub(crate) text: Cow<'b, str>,
    pub(crate) encoding: &'static Encoding,
}

/// A mark of byte order decides; else valid UTF-8 is UTF-8; else pairs of bytes are UTF-16; else the letters tell. None
/// where what comes out is no text.
pub(super) fn decoded(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0;
        return Some(Decoded { text: whole(text), encoding });
    }
    if let Some(encoding) = of_pairs(bytes) {
        return Some(Decoded { text: whole(encoding.decode_without_bom_handling(bytes).0), encoding });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Decoded { text: whole(Cow::Borrowed(text)), encoding: UTF_8 }),
        Err(_) => by_letters(bytes),
    }
}

fn whole(text: Cow<'_, str>) -> Cow<'_, str> {
    match composed(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => Cow::Owned(composed),
    }
}

/// UTF-16 without a mark: in a table of any language, delimiters, spaces and ends of lines have a zero in each pair.
fn of_pairs(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 4096;
    let pairs = bytes[..bytes.len().min(LOOKED_AT)].chunks_exact(2);
    let (mut little, mut big) = (0, 0);
    for pair in pairs {
        little += usize::from(pair[1] == 0 && pair[0] != 0);
        big += usize::from(pair[0] == 0 && pair[1] != 0);
    }
    let encoding = match (little, big) {
        (0, 0) => return None,
        (little, big) if little > 8 * big => UTF_16LE,
        (little, big) if big > 8 * little => UTF_16BE,
        _ => return None,
    };
    let (_, is_faulty) = encoding.decode_without_bom_handling(&bytes[..bytes.len() / 2 * 2]);
    (!is_faulty).then_some(encoding)
}

/// The one-byte encoding whose letters make Russian words.
fn by_letters(bytes: &[u8]) -> Option<Decoded<'_>> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"ru"), Utf8Detection::Deny);
    // The detector does not know the letters of a Mac; and where it sees none that it knows, Excel wrote the file.
    let candidates = [guessed, WINDOWS_1251, X_MAC_CYRILLIC];
    let decoded = candidates.map(|encoding| (encoding, encoding.decode_without_bom_handling(bytes).0));
    let strange = decoded.each_ref().map(|(_, text)| strangeness(text));
    let best = (0..strange.len()).min_by_key(|place| strange[*place])?;
    let [first, second, third] = decoded;
    let (encoding, text) = match best {
        0 => first,
        1 => second,
        _ => third,
    };
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    (strange[best] * 10 <= letters).then(|| Decoded { text: whole(text), encoding })
}

/// How many signs of `text` no Russian table has, and how many capitals stand behind a small letter.
fn strangeness(text: &str) -> usize {
    const USUAL: &str = "№«»„“”–—…•°±·×§©®€\u{a0}\u{ad}‘’′″‰µ¬²³";
    let mut strange = 0;
    let mut small = false;
    for sign in text.chars() {
        let russian = matches!(sign, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
        let plain = sign.is_ascii() && (!sign.is_ascii_control() || matches!(sign, '\n' | '\r' | '\t'));
        let capital = matches!(sign, 'А'..='Я' | 'Ё');
        strange += usize::from(!(russian || plain || USUAL.contains(sign)) || (small && capital));
        small = russian && !capital;
    }
    strange
}

/// The delimiter, how many lines are not to be read, and what is. Excel's own line `sep=;` decides,
/// where there is one.
pub(super) fn delimiter_of(text: &str) -> (u8, u32, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter @ (b';' | b',' | b'\t' | b'|')]) => (*delimiter, 1, rest),
        _ => (likely_delimiter(text), 0, text),
    }
}

/// The delimiter by which most of the first lines have the same number of columns: a text has commas
/// here and there, a table has its delimiter as often in each row.
fn likely_delimiter(text: &str) -> u8 {
    const CANDIDATES: [char; 4] = ['|', ',', '\t', ';'];
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
fn counts_by_line(text: &str, candidates: [char; 4]) -> Vec<[usize; 4]> {
    const LINES: usize = 20;
    const SIGNS: usize = 1 << 16;
    let mut lines = Vec::new();
    let mut line = [0; 4];
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
