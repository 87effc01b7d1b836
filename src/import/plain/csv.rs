//! Reads CSV as Russian Excel and older programs write it: in any encoding that has Russian letters, parted by
//! semicolons, commas, tabs or upright strokes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use prikaz_form::{Aside, RawTable, Told};

use super::delimited;
use super::encoding::{Decoded, decoded, delimiter_of};
use crate::gatherer::Gatherer;
use crate::{ImportError, Limits};

/// The table of a CSV file.
///
/// # Errors
/// When its encoding cannot be told, or it holds more than `limits` allow.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<RawTable, ImportError> {
    let mut gatherer = Gatherer::new(limits);
    let read = records(bytes, |row, record| {
        (0..).zip(record).try_for_each(|(column, field)| gatherer.take(row, column, delimited::meant(field)))
    })?;
    let rows = gatherer.rows();
    let first = rows.first().map_or(1, |row| row.row);
    let is_usual = [UTF_8, WINDOWS_1251, UTF_16LE, UTF_16BE].contains(&read.encoding);
    let told = (!is_usual).then(|| Told {
        row: first,
        column: None,
        what: Aside::Encoding,
        text: called(read.encoding).to_owned(),
    });
    Ok(RawTable { rows, told: told.into_iter().collect(), ..RawTable::default() })
}

/// What offices call an encoding.
fn called(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "IBM866" => "CP866 (DOS)",
        "KOI8-U" | "KOI8-R" => "KOI8",
        "x-mac-cyrillic" => "Mac",
        other => other,
    }
}

/// How a text table was read.
pub(crate) struct Written {
    pub(crate) delimiter: u8,
    pub(crate) encoding: &'static Encoding,
}

/// Gives each record with the row, from 0, in which a worksheet shows it; then tells how they are written.
///
/// # Errors
/// When `take` refuses one.
pub(crate) fn records(
    bytes: &[u8],
    mut take: impl FnMut(u32, &::csv::StringRecord) -> Result<(), ImportError>,
) -> Result<Written, ImportError> {
    let Decoded { text, encoding } = decoded(bytes).ok_or(ImportError::UnknownEncoding)?;
    let (delimiter, skipped, body) = delimiter_of(&text);
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut row = skipped;
    let mut line = reader.position().line();
    while reader.read_record(&mut record).map_err(ImportError::damaged)? {
        row += blank_lines(&record, line, reader.position().line());
        line = reader.position().line();
        take(row, &record)?;
        row = row.saturating_add(1);
    }
    Ok(Written { delimiter, encoding })
}

/// The reader passes over empty lines, which are rows to the clerk: they are the lines gone by
/// that are neither the end of the record nor inside its quotes.
fn blank_lines(record: &::csv::StringRecord, before: u64, after: u64) -> u32 {
    let inside: usize = record.iter().map(|field| field.bytes().filter(|byte| *byte == b'\n').count()).sum();
    u32::try_from((after - before).saturating_sub(inside as u64 + 1)).unwrap_or(u32::MAX)
}
