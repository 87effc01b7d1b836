//! Unpacks a worksheet that is large only by its empty cells: somebody coloured or framed whole columns, and Excel
//! wrote a million rows in which nothing stands.
//!
//! Such cells are dropped while the part is unpacked, so that what is held is what is filled in.

use std::io::{BufReader, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::package::part;
use crate::{ImportError, Limits};
use prikaz_form::is_blank;

/// Up to this a worksheet is taken as it is.
const LARGE: u64 = 16 << 20;

/// Whether the part `name` is a worksheet of Excel.
pub(crate) fn is_worksheet(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.contains("/worksheets/") && lower.ends_with(".xml")
}

/// The worksheet `name` that `part` unpacks to, of at most `allowed` bytes, and how many it unpacked to.
///
/// # Errors
/// When it unpacks to more than is allowed, holds more than `limits` allow of one part, or is no XML.
pub(crate) fn unpack(
    part: impl Read,
    name: &str,
    allowed: u64,
    limits: &Limits,
) -> Result<(Vec<u8>, u64), ImportError> {
    let inflates = || ImportError::Inflates { part: name.to_owned() };
    let mut measured = part.take(allowed + 1);
    let mut head = Vec::new();
    let size = (&mut measured).take(LARGE).read_to_end(&mut head).map_err(ImportError::damaged)? as u64;
    if size < LARGE {
        return if size > allowed { Err(inflates()) } else { Ok((head, size)) };
    }
    let kept = if part::is_utf8(&head) {
        sieved(head.as_slice().chain(&mut measured), limits.part)
    } else {
        // Such a part is decoded as a whole, so of it only twice what may be kept is taken: that is UTF-16.
        let most = limits.part.saturating_mul(2);
        let rest = most.saturating_sub(size).saturating_add(1);
        (&mut measured).take(rest).read_to_end(&mut head).map_err(ImportError::damaged)?;
        if head.len() as u64 > most {
            return Err(inflates());
        }
        sieved(part::utf8(name, head)?.as_slice(), limits.part)
    };
    let kept = kept.map_err(|fault| match fault {
        Fault::Full => inflates(),
        Fault::Damaged(why) => ImportError::damaged(format!("`{name}`: {why}")),
    });
    let left = measured.limit();
    if left == 0 {
        return Err(inflates());
    }
    Ok((kept?, allowed + 1 - left))
}

/// Why a worksheet cannot be sieved.
enum Fault {
    /// More is filled in than may be.
    Full,
    Damaged(String),
}

impl<E: std::error::Error> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// The worksheet without its empty cells and without rows that hold no others.
fn sieved(source: impl Read, most: u64) -> Result<Vec<u8>, Fault> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, source));
    let mut writer = Writer::new(Vec::new());
    let mut buffer = Vec::new();
    // The row that is open and of which nothing was written yet.
    let mut row: Option<BytesStart<'static>> = None;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer)?;
        match &event {
            Event::Eof => break,
            Event::Empty(element) if matches!(element.local_name().as_ref(), "c" | "row") => continue,
            Event::Start(element) if element.local_name().as_ref() == "row" => {
                row = Some(element.to_owned());
                continue;
            }
            Event::End(element) if element.local_name().as_ref() == "row" && row.take().is_some() => continue,
            Event::Text(text) if row.is_some() && is_blank(text) => continue,
            _ => {}
        }
        if let Some(row) = row.take() {
            writer.write_event(Event::Start(row))?;
        }
        writer.write_event(event)?;
        if writer.get_ref().len() as u64 > most {
            return Err(Fault::Full);
        }
    }
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(sheet: &str) -> Result<String, ImportError> {
        let limits = Limits::default();
        let (bytes, size) = unpack(sheet.as_bytes(), "xl/worksheets/sheet1.xml", limits.sheet, &limits)?;
        assert_eq!(size, sheet.len() as u64);
        Ok(String::from_utf8(bytes).expect("text"))
    }

    fn sheet(rows: &str, empty: u32) -> String {
        let empty: String = (0..empty)
            .map(|row| {
                format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/><c r=\"B{row}\" s=\"1\"/> </row><row r=\"{row}\"/>")
            })
            .collect();
        format!("<worksheet><sheetData>{rows}{empty}{rows}</sheetData></worksheet>")
    }

    #[test]
    fn small_worksheets_stay_as_they_are() {
        let small = sheet("<row r=\"1\"><c r=\"A1\"/></row>", 3);
        assert_eq!(unpacked(&small).expect("read"), small);
    }

    #[test]
    fn of_a_large_worksheet_what_is_filled_in_is_kept() {
        let rows = "<row r=\"1\" ht=\"30\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"1\"/><c r=\"C1\" t=\"inlineStr\">\
                    <is><t>а &amp; б</t></is></c></row>";
        let kept = unpacked(&sheet(rows, 300_000)).expect("read");
        let rows = rows.replace("<c r=\"B1\" s=\"1\"/>", "");
        assert_eq!(kept, format!("<worksheet><sheetData>{rows}{rows}</sheetData></worksheet>"));
    }

    #[test]
    fn a_large_worksheet_of_another_encoding_is_read() {
        let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>щука</t></is></c></row>";
        let limits = Limits::default();
        let says = |label: &str, empty: u32| {
            format!("<?xml version=\"1.0\" encoding=\"{label}\"?>{}", sheet(rows, empty))
        };
        let wide = format!("\u{feff}{}", says("UTF-16", 150_000));
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let narrow = encoding_rs::WINDOWS_1251.encode(&says("windows-1251", 300_000)).0.into_owned();
        for bytes in [wide.as_slice(), narrow.as_slice()] {
            let (kept, size) =
                unpack(bytes, "xl/worksheets/sheet1.xml", limits.sheet, &limits).expect("read");
            assert_eq!(size, bytes.len() as u64);
            let kept = String::from_utf8(kept).expect("text");
            assert!(kept.contains("encoding=\"UTF-8\"") && kept.matches("щука").count() == 2, "{kept}");
        }
        let little = Limits { part: 8 << 20, ..Limits::default() };
        let refused = unpack(wide.as_slice(), "xl/worksheets/sheet1.xml", little.sheet, &little);
        assert_eq!(refused.expect_err("too much").code(), "inflates");
    }

    #[test]
    fn what_is_filled_in_without_end_is_refused() {
        let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".repeat(500_000);
        let limits = Limits { part: 1 << 20, ..Limits::default() };
        let refused = unpack(rows.as_bytes(), "xl/worksheets/sheet1.xml", limits.sheet, &limits);
        let refused = refused.expect_err("too much");
        assert_eq!(refused.code(), "inflates");
    }
}
