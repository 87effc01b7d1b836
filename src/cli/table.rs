//! A table for the terminal: columns as wide as they need, long cells wrapped.

use std::fmt;

/// Widest column, in characters.
const WIDEST: usize = 34;

/// Rows under their heads.
pub(crate) struct Grid {
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// A table with these heads.
    pub(crate) fn new(heads: impl Iterator<Item = String>) -> Self {
        Self { rows: vec![heads.collect()] }
    }

    /// Adds a row; a single cell goes across the whole table.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    fn widths(&self) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| {
            let cells = self.rows.iter().filter(|row| row.len() == columns).filter_map(|row| row.get(column));
            let widths = cells.flat_map(|cell| cell.lines()).map(|line| line.chars().count());
            widths.max().unwrap_or(0).clamp(1, WIDEST)
        };
        (0..columns).map(widest).collect()
    }
}

impl fmt::Display for Grid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        for (place, row) in self.rows.iter().enumerate() {
            match row.as_slice() {
                [across] if widths.len() > 1 => writeln!(f, "{across}")?,
                row => print_row(f, row, &widths)?,
            }
            if place == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                writeln!(f, "{}", rule.join("─┼─"))?;
            }
        }
        Ok(())
    }
}

fn print_row(f: &mut fmt::Formatter<'_>, row: &[String], widths: &[usize]) -> fmt::Result {
    let wrapped: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    for line in 0..height {
        let cells: Vec<String> = wrapped
            .iter()
            .zip(widths)
            .map(|(lines, width)| format!("{:<width$}", lines.get(line).map_or("", String::as_str)))
            .collect();
        writeln!(f, "{}", cells.join(" │ ").trim_end())?;
    }
    Ok(())
}

/// Breaks `text` into lines of at most `width` characters, at spaces where there are any.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let used = line.chars().count();
            if used > 0 && used + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            push_word(&mut lines, &mut line, word, width);
        }
        lines.push(line);
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}

fn push_word(lines: &mut Vec<String>, line: &mut String, word: &str, width: usize) {
    if !line.is_empty() {
        line.push(' ');
    }
    for letter in word.chars() {
        if line.chars().count() >= width {
            lines.push(std::mem::take(line));
        }
        line.push(letter);
    }
}
