//! Text tables as Excel and people write them: any of `,` `;` tab, with or without BOM, UTF-8 or Windows-1251.

use super::encoding::{decoded, delimiter_of};

/// A text table, every cell as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelimitedTable {
    /// What separates cells: `,`, `;` or a tab.
    pub delimiter: u8,
    /// The rows, the header among them; empty lines are left out.
    pub rows: Vec<DelimitedRow>,
}

/// A row with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelimitedRow {
    /// Line of the file on which the row begins, from 1.
    pub line: u64,
    /// The cells.
    pub cells: Vec<String>,
}

/// Reads `bytes` as a text table. Never fails: a table that is not one has one column.
pub fn read(bytes: &[u8]) -> DelimitedTable {
    let text = decoded(bytes);
    let (delimiter, skipped, body) = delimiter_of(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(body.as_bytes());
    let rows = reader.records().flatten().map(|record| row(body, u64::from(skipped), &record));
    DelimitedTable { delimiter, rows: rows.filter(|row| !is_empty(row)).collect() }
}

fn row(text: &str, lines_before: u64, record: &csv::StringRecord) -> DelimitedRow {
    let (line, start) = record.position().map_or((1, 0), |place| (place.line(), place.byte()));
    // The reader counts the empty lines it skips before a row as part of it.
    let skipped = text.bytes().skip(usize::try_from(start).unwrap_or(usize::MAX));
    let empty = skipped.take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| *byte == b'\n');
    let line = lines_before + line + u64::try_from(empty.count()).unwrap_or(0);
    DelimitedRow { line, cells: record.iter().map(str::to_owned).collect() }
}

fn is_empty(row: &DelimitedRow) -> bool {
    row.cells.iter().all(|cell| cell.trim().is_empty())
}

/// Writes `rows` separated by `delimiter`, quoted where needed, a line feed after each.
///
/// # Errors
/// When a row cannot be written, which memory does not refuse.
pub fn write<'r>(
    delimiter: u8,
    rows: impl IntoIterator<Item = &'r Vec<String>>,
) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
