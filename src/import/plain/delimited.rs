//! Text tables as Excel and people write them: any of `,` `;` tab, with or without BOM, UTF-8 or Windows-1251.

use std::borrow::Cow;

use super::encoding::{decoded, delimiter_of};
use prikaz_form::is_blank;

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
    let decoded = decoded(bytes).map(|decoded| decoded.text);
    let text = decoded.unwrap_or_else(|| String::from_utf8_lossy(bytes));
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
    row.cells.iter().all(|cell| is_blank(cell))
}

/// What Excel takes for a formula at the beginning of a cell of a text table.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// `text` so that no program takes it for a formula: with the apostrophe that says «this is text», where it begins as
/// one and is no number.
fn as_text(text: &str) -> Cow<'_, str> {
    let begins = text.starts_with(FORMULA);
    let is_number = text.trim_start_matches(['+', '-']).replace(',', ".").parse::<f64>().is_ok();
    let says_something = text.chars().any(char::is_alphanumeric);
    if begins && says_something && !is_number { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// `text` without the apostrophe of [`as_text`].
pub(crate) fn meant(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(text)
}

/// Writes `rows` separated by `delimiter`, quoted where needed, a line feed after each; no cell becomes a formula.
///
/// # Errors
/// When a row cannot be written, which memory does not refuse.
pub fn write<'r>(
    delimiter: u8,
    rows: impl IntoIterator<Item = &'r Vec<String>>,
) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|text| as_text(text).into_owned()))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_a_formula_and_each_comes_back_as_it_was() {
        for text in ["=HYPERLINK(\"x\")", "@SUM(A1)", "+7 учет", "-2+3|cmd"] {
            let written = write(b';', [&vec![text.to_owned()]]).expect("a table");
            assert!(written.trim_start_matches('"').starts_with('\''), "{written}");
            assert_eq!(meant(&as_text(text)), text);
        }
        for text in ["-5", "+7,5", "-", "–", "письмо", "'кавычки'"] {
            assert_eq!(as_text(text), text, "{text}");
            assert_eq!(meant(text), text);
        }
    }
}
