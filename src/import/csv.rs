//! Reads CSV as Russian Excel writes it: UTF-8 or Windows-1251, parted by semicolons, commas or tabs.

use crate::form::RawTable;

use super::delimited;
use super::encoding::{decoded, delimiter_of};
use super::limits::Gatherer;
use super::{ImportError, Limits};

/// The table of a CSV file.
///
/// # Errors
/// When it holds more than `limits` allow.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<RawTable, ImportError> {
    let mut gatherer = Gatherer::new(limits);
    records(bytes, |row, record| {
        (0..).zip(record).try_for_each(|(column, field)| gatherer.take(row, column, delimited::meant(field)))
    })?;
    Ok(RawTable { rows: gatherer.rows(), ..RawTable::default() })
}

/// Gives each record with the row, from 0, in which a worksheet shows it; then tells the delimiter.
///
/// # Errors
/// When `take` refuses one.
pub(super) fn records(
    bytes: &[u8],
    mut take: impl FnMut(u32, &::csv::StringRecord) -> Result<(), ImportError>,
) -> Result<u8, ImportError> {
    let text = decoded(bytes);
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
    Ok(delimiter)
}

/// The reader passes over empty lines, which are rows to the clerk: they are the lines gone by
/// that are neither the end of the record nor inside its quotes.
fn blank_lines(record: &::csv::StringRecord, before: u64, after: u64) -> u32 {
    let inside: usize = record.iter().map(|field| field.bytes().filter(|byte| *byte == b'\n').count()).sum();
    u32::try_from((after - before).saturating_sub(inside as u64 + 1)).unwrap_or(u32::MAX)
}
