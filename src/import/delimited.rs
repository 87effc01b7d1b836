//! Text tables as Excel and people write them: any of `,` `;` tab, with or without BOM, UTF-8 or Windows-1251.

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
    let text = decode(bytes);
    let delimiter = delimiter_of(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let rows = reader.records().flatten().map(|record| row(&text, &record));
    DelimitedTable { delimiter, rows: rows.filter(|row| !is_empty(row)).collect() }
}

fn row(text: &str, record: &csv::StringRecord) -> DelimitedRow {
    let (line, start) = record.position().map_or((1, 0), |place| (place.line(), place.byte()));
    // The reader counts the empty lines it skips before a row as part of it.
    let skipped = text.bytes().skip(usize::try_from(start).unwrap_or(usize::MAX));
    let empty = skipped.take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| *byte == b'\n');
    let line = line + u64::try_from(empty.count()).unwrap_or(0);
    DelimitedRow { line, cells: record.iter().map(str::to_owned).collect() }
}

fn is_empty(row: &DelimitedRow) -> bool {
    row.cells.iter().all(|cell| cell.trim().is_empty())
}

/// UTF-8 where the bytes are that, else Windows-1251, which Russian Excel writes.
fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The delimiter that the first line has most of; a comma where it has none.
fn delimiter_of(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |delimiter: u8| header.bytes().filter(|byte| *byte == delimiter).count();
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
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
