//! The text of an XML part, whatever it is written in: packages allow UTF-16 beside UTF-8 (ISO/IEC 29500-2, 8.1.5), and
//! programs begin parts with a mark of byte order or write Windows-1251 and say so.
//!
//! *Invariant:* whoever reads a part meets UTF-8 without a mark, and a declaration that says so.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::ImportError;

/// The part `name` as UTF-8.
///
/// # Errors
/// When its encoding is unknown, or it is not written in the one it says.
pub(crate) fn utf8(name: &str, mut bytes: Vec<u8>) -> Result<Vec<u8>, ImportError> {
    let foreign = || ImportError::ForeignEncoding { part: name.to_owned() };
    let (encoding, mark) = encoding_of(&bytes).ok_or_else(foreign)?;
    if encoding == UTF_8 {
        bytes.drain(..mark);
        return Ok(bytes);
    }
    let (text, is_faulty) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if is_faulty {
        return Err(foreign());
    }
    let mut text = text.into_owned();
    if let Some(label) = declared(text.as_bytes()) {
        text.replace_range(label, UTF_8.name());
    }
    Ok(text.into_bytes())
}

/// Whether the part that begins with `head` is written in UTF-8.
pub(crate) fn is_utf8(head: &[u8]) -> bool {
    encoding_of(head).is_none_or(|(encoding, _)| encoding == UTF_8)
}

/// The encoding of a part and the length of its mark; none where it says one that nobody knows.
fn encoding_of(part: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some(marked) = Encoding::for_bom(part) {
        return Some(marked);
    }
    match part {
        [b'<', 0, ..] => return Some((UTF_16LE, 0)),
        [0, b'<', ..] => return Some((UTF_16BE, 0)),
        _ => {}
    }
    let Some(label) = declared(part) else { return Some((UTF_8, 0)) };
    let encoding = Encoding::for_label(&part[label])?;
    // What says so in single bytes is not written in pairs.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some((if is_wide { UTF_8 } else { encoding }, 0))
}

/// Where the declaration of a part names its encoding.
fn declared(part: &[u8]) -> Option<Range<usize>> {
    const LONGEST: usize = 256;
    const SAYING: &[u8] = b"encoding";
    let opening = &part[..part.len().min(LONGEST)];
    let end = opening.strip_prefix(b"<?xml").and_then(|rest| find(rest, b"?>"))? + 5;
    let behind = find(&opening[..end], SAYING)? + SAYING.len();
    let quote = opening[behind..end].iter().position(|sign| matches!(sign, b'"' | b'\''))? + behind;
    let length = opening[quote + 1..end].iter().position(|sign| *sign == opening[quote])?;
    Some(quote + 1..quote + 1 + length)
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(text, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        String::from_utf8(utf8("a.xml", bytes.to_vec()).expect("known")).expect("UTF-8")
    }

    fn wide(text: &str, pair: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn parts_of_any_encoding_come_out_alike() {
        let wanted = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>й</a>";
        let says = |label: &str| wanted.replace("UTF-8", label);
        assert_eq!(read(wanted.as_bytes()), wanted);
        assert_eq!(read(format!("\u{feff}{wanted}").as_bytes()), wanted);
        let narrow = encoding_rs::WINDOWS_1251.encode(&says("windows-1251")).0.into_owned();
        assert_eq!(read(&narrow), wanted);
        assert_eq!(read(&wide(&says("UTF-16"), u16::to_le_bytes)), wanted);
        assert_eq!(read(&wide(&format!("\u{feff}{}", says("utf-16")), u16::to_be_bytes)), wanted);
        assert_eq!(read(&wide("<a>й</a>", u16::to_be_bytes)), "<a>й</a>");
        assert_eq!(read(says("UTF-16").as_bytes()), says("UTF-16"), "it cannot be");
    }

    #[test]
    fn an_encoding_nobody_knows_is_refused() {
        let refused = utf8("a.xml", b"<?xml version='1.0' encoding='ebcdic-1'?><a/>".to_vec());
        assert_eq!(refused.expect_err("unknown").code(), "foreign-encoding");
    }
}
