//! Ways to damage a file: as a disk or a mail gateway does, and as somebody does who means harm.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A small generator of numbers that look like chance.
pub(crate) struct Dice(u64);

impl Dice {
    /// The same numbers for the same seed and name.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        let mixed = name.bytes().fold(seed ^ 0xCBF2_9CE4_8422_2325, |mixed, byte| {
            (mixed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
        });
        Self(mixed)
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % n.max(1)
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }
}

/// What attributes and texts are given that nobody expects there.
const STRANGE: &[&str] = &[
    "",
    "0",
    "-1",
    "4294967295",
    "18446744073709551616",
    "1e308",
    "NaN",
    "XFE1048577",
    "A0",
    "ZZZZZZZ99999999",
    "A1:XFD1048576",
    "2147483647",
    "1048576",
    "\u{0}",
    "\u{202e}",
    "=HYPERLINK(1)",
    "&amp;&lt;",
    "&#1114112;",
    "&unknown;",
    "<![CDATA[",
    "<!--",
    "]]>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
];

/// The file with one to three damages.
pub(crate) fn damaged(file: &[u8], mut dice: Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=dice.below(3) {
        bytes = match (file.starts_with(b"PK"), dice.below(4)) {
            (true, 1..) => damaged_part(&bytes, &mut dice).unwrap_or_else(|| damaged_bytes(bytes, &mut dice)),
            (false, 2..) => damaged_text(&bytes, &mut dice),
            _ => damaged_bytes(bytes, &mut dice),
        };
    }
    bytes
}

/// Flipped bytes, a missing end, a piece left out or repeated.
fn damaged_bytes(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    let length = bytes.len();
    let (from, to) = range(length, dice);
    match dice.below(4) {
        0 => bytes.truncate(from),
        1 => drop(bytes.drain(from..to)),
        2 => bytes.splice(from..from, bytes[from..to].to_vec()).for_each(drop),
        _ => {
            for _ in 0..=dice.below(8) {
                let place = dice.below(length);
                if let Some(byte) = bytes.get_mut(place) {
                    *byte ^= 1 << dice.below(8);
                }
            }
        }
    }
    bytes
}

/// A piece of at most a tenth of the whole.
fn range(length: usize, dice: &mut Dice) -> (usize, usize) {
    let from = dice.below(length);
    (from, (from + 1 + dice.below(length / 10 + 1)).min(length))
}

/// An archive with one of its parts damaged inside, packed again so that it can be unpacked.
fn damaged_part(archive: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).ok()?;
    let chosen = dice.below(archive.len());
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).ok()?;
        let mut bytes = Vec::new();
        let name = part.name().to_owned();
        part.read_to_end(&mut bytes).ok()?;
        if place == chosen {
            bytes = if dice.below(5) == 0 { damaged_bytes(bytes, dice) } else { damaged_text(&bytes, dice) };
        }
        copy.start_file(name, SimpleFileOptions::default()).ok()?;
        copy.write_all(&bytes).ok()?;
    }
    copy.finish().ok().map(Cursor::into_inner)
}

/// Marks, numbers and pieces of a text put in other places; mostly still XML, or still a table.
fn damaged_text(text: &[u8], dice: &mut Dice) -> Vec<u8> {
    let places = |sign: u8| -> Vec<usize> {
        text.iter().enumerate().filter(|(_, byte)| **byte == sign).map(|(place, _)| place).collect()
    };
    let strange = dice.pick(STRANGE);
    match dice.below(6) {
        // The value of an attribute, or a quoted cell.
        0 => replaced(text, &places(b'"'), strange, dice),
        // A whole element gone, twice, or nested in itself.
        1 => moved(text, &places(b'<'), dice),
        // A number.
        2 => {
            let digits: Vec<usize> = (0..text.len()).filter(|place| text[*place].is_ascii_digit()).collect();
            replaced_at(text, &digits, 1, strange, dice)
        }
        3 => nested(text, &places(b'<'), dice),
        4 => replaced_at(text, &places(b'>'), 0, strange, dice),
        _ => {
            let (from, to) = range(text.len(), dice);
            let bytes = text.to_vec();
            [&bytes[..from], strange.as_bytes(), &bytes[to..]].concat()
        }
    }
}

/// What stands between two signs that follow one another, replaced.
fn replaced(text: &[u8], signs: &[usize], with: &str, dice: &mut Dice) -> Vec<u8> {
    if signs.len() < 2 {
        return text.to_vec();
    }
    let first = dice.below(signs.len() - 1);
    [&text[..=signs[first]], with.as_bytes(), &text[signs[first + 1]..]].concat()
}

fn replaced_at(text: &[u8], places: &[usize], length: usize, with: &str, dice: &mut Dice) -> Vec<u8> {
    let Some(place) = places.get(dice.below(places.len())) else { return text.to_vec() };
    let after = (place + length.max(1)).min(text.len());
    let from = if length == 0 { after } else { *place };
    [&text[..from], with.as_bytes(), &text[after..]].concat()
}

fn moved(text: &[u8], starts: &[usize], dice: &mut Dice) -> Vec<u8> {
    if starts.len() < 2 {
        return text.to_vec();
    }
    let first = dice.below(starts.len() - 1);
    let last = (first + 1 + dice.below(4)).min(starts.len() - 1);
    let (before, piece, after) =
        (&text[..starts[first]], &text[starts[first]..starts[last]], &text[starts[last]..]);
    match dice.below(3) {
        0 => [before, after].concat(),
        1 => [before, piece, piece, after].concat(),
        _ => {
            let target = starts[dice.below(starts.len())];
            [&text[..target], piece, &text[target..]].concat()
        }
    }
}

/// A piece repeated very often: deep in one another where it opens an element, long where it does not.
fn nested(text: &[u8], starts: &[usize], dice: &mut Dice) -> Vec<u8> {
    if starts.len() < 2 {
        return text.to_vec();
    }
    let first = dice.below(starts.len() - 1);
    let piece = &text[starts[first]..starts[first + 1]];
    let often = 1 + dice.below((200_000 / piece.len().max(1)).min(20_000) + 1);
    [&text[..starts[first]], &piece.repeat(often), &text[starts[first]..]].concat()
}
