//! The words of a list that has nothing to list, line under line.

use prikaz_document::{Block, Cell, Column, Document, Lines, Paragraph, Role, Row, Table, plain};

/// A single column as wide as the page is cut by LibreOffice at its edge: the words stand across several.
const COLUMNS: u16 = 4;

/// The titles of `document`, and a table with its other paragraphs, one in a row.
pub(super) fn of(document: &Document) -> (Vec<String>, Table) {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    let is_title = |paragraph: &&Paragraph| matches!(paragraph.role, Role::Title | Role::Caption);
    let (titles, said): (Vec<_>, Vec<_>) = paragraphs.partition(is_title);
    let text = |paragraph: &Paragraph| plain(&paragraph.inlines);
    let rows = said.into_iter().map(|line| Row::new([Cell::text(text(line)).spanning(COLUMNS, 1)])).collect();
    let table = Table {
        columns: vec![Column::new(1.0); COLUMNS.into()],
        rows,
        lines: Lines::Hidden,
        ..Table::default()
    };
    (titles.into_iter().map(text).collect(), table)
}
