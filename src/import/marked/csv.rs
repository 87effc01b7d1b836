//! Marks in a text table: one more column at the end, since nothing else can be said in it.

use std::collections::BTreeMap;

use super::said::Cells;
use crate::ImportError;
use crate::plain::{csv, delimited};

/// Title of the column of marks.
const TITLE: &str = "Замечания";

/// The table with what is said of each row behind its last cell, as Excel opens it.
pub(super) fn marked(bytes: &[u8], cells: &Cells) -> Result<Vec<u8>, ImportError> {
    let mut said: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for ((row, _), one) in cells {
        said.entry(*row).or_default().extend(one.lines.iter().map(String::as_str));
    }
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    let csv::Written { delimiter, .. } = csv::records(bytes, |row, record| {
        rows.push((row + 1, record.iter().map(str::to_owned).collect()));
        Ok(())
    })?;
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let rows = rows.into_iter().enumerate().map(|(place, (row, mut cells))| {
        let lines = said.remove(&row).unwrap_or_default();
        cells.resize(width, String::new());
        cells.push(if lines.is_empty() && place == 0 { TITLE.to_owned() } else { lines.join("\n") });
        cells
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let text = delimited::write(delimiter, &rows).map_err(ImportError::damaged)?;
    Ok(format!("\u{feff}{text}").into_bytes())
}
