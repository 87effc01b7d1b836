//! Vertical merges: equal neighbours in named columns, each column within the merges of those before it.

use prikaz_domain::{ColumnKey, Entry};

use prikaz_amend::laying::arrange::text_of;

/// So many rows one cell can cover.
const LONGEST: u16 = u16::MAX;

/// For each of some rows and each merged column, how many rows its cell covers; 0 where it is covered from above.
#[derive(Debug)]
pub(super) struct Spans {
    columns: usize,
    spans: Vec<u16>,
}

impl Spans {
    /// The merges of `columns` in `rows`. Cells without a value are not merged.
    pub(super) fn of(columns: &[&ColumnKey], rows: &[&Entry]) -> Self {
        let mut spans = vec![1; columns.len() * rows.len()];
        let mut starts = vec![0; columns.len()];
        for row in 1..rows.len() {
            let mut within = true;
            for (place, column) in columns.iter().enumerate() {
                let text = text_of(rows[row], column);
                let same = within && text == text_of(rows[row - 1], column);
                within = same;
                let start: &mut usize = &mut starts[place];
                let covering = &mut spans[*start * columns.len() + place];
                if same && !text.is_empty() && *covering < LONGEST {
                    *covering += 1;
                    spans[row * columns.len() + place] = 0;
                } else {
                    *start = row;
                }
            }
        }
        Self { columns: columns.len(), spans }
    }

    /// How many rows the cell of the merged column at `column` covers in `row`; 0 where it is covered.
    pub(super) fn of_cell(&self, row: usize, column: usize) -> u16 {
        self.spans[row * self.columns + column]
    }
}
