//! The writer of plain text.

use super::inline;
use crate::flow::{flow, numbered};
use crate::{Profile, RenderError};
use prikaz_document::{
    Block, Content, Document, Grid, Inline, Row, RowRevision, Section, Signature, Slot, Stamp, Table,
};

/// Between the cells of a row.
const BAR: &str = "\t";

/// Before a section, with what is peculiar to it.
const RULE: &str = "----";

/// Writes `document` as text, block by block.
pub(crate) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    let mut text = String::new();
    if let Some(mark) = &document.mark {
        line(&mut text, &format!("[{mark}]"));
    }
    for (n, section) in document.sections.iter().enumerate() {
        if n > 0 {
            rule(&mut text);
        }
        blocks(&mut text, profile, section);
    }
    Ok(text.into_bytes())
}

fn rule(text: &mut String) {
    line(text, RULE);
    text.push('\n');
}

fn blocks(text: &mut String, profile: &Profile, section: &Section) {
    for placed in flow(profile, section) {
        block(text, profile, &placed.block);
        if let Some(verb) = &placed.verb {
            text.truncate(text.trim_end().len());
            line(text, &format!(" {verb}"));
        }
        text.push('\n');
    }
}

fn block(text: &mut String, profile: &Profile, block: &Block) {
    match block {
        Block::Paragraph(paragraph) => inlines(text, &numbered(profile, paragraph)),
        Block::Requisites(requisites) => {
            // What a paper does not have leaves no gap.
            let there = [&*requisites.date, &*requisites.number, &*requisites.place];
            let there: Vec<&str> = there.into_iter().filter(|one| !one.is_empty()).collect();
            line(text, &there.join(BAR));
        }
        Block::Stamp(stamp) => self::stamp(text, stamp),
        Block::Signature(signature) => self::signature(text, signature),
        Block::Table(table) => self::table(text, table),
        Block::Picture(picture) => line(text, &format!("[{}]", picture.description)),
        Block::PageBreak => line(text, "\u{c}"),
    }
}

/// Post and name; the mark of an electronic signature stands below, line by line.
fn signature(text: &mut String, signature: &Signature) {
    inline::push(text, &signature.post);
    line(text, &format!("{BAR}{}", signature.name));
    for mark in &signature.mark {
        text.push_str("| ");
        inlines(text, mark);
    }
}

fn stamp(text: &mut String, stamp: &Stamp) {
    stamp.lines.iter().for_each(|part| inlines(text, &part.inlines));
}

fn table(text: &mut String, table: &Table) {
    let numbers = table.number_row();
    for rows in [&*table.head, numbers.as_slice(), &*table.rows] {
        let mut grid = Grid::new(table.columns.len(), rows.len());
        let mut slots = Vec::new();
        rows.iter().for_each(|row| self::row(text, row, &mut grid, &mut slots));
    }
    table.notes.iter().for_each(|note| inlines(text, note));
}

fn row<'a>(text: &mut String, row: &'a Row, grid: &mut Grid, slots: &mut Vec<(usize, Slot<'a>)>) {
    grid.place(row, slots);
    let (before, after) = match row.revision {
        Some(RowRevision::Inserted) => ("[+", "+]"),
        Some(RowRevision::Deleted) => ("[-", "-]"),
        None => ("", ""),
    };
    text.push_str(before);
    for (column, slot) in slots.iter() {
        if *column > 0 {
            text.push_str(BAR);
        }
        if let Slot::Cell { cell, .. } = slot {
            cell_text(text, &cell.content);
        }
    }
    line(text, after);
}

/// A cell stays on its line.
fn cell_text(text: &mut String, content: &Content) {
    let printed = match content {
        Content::Inlines(inlines) => {
            let mut printed = String::new();
            inline::push(&mut printed, inlines);
            printed.into()
        }
        other => other.printed(),
    };
    text.extend(printed.chars().map(|character| if character.is_control() { ' ' } else { character }));
}

fn inlines(text: &mut String, inlines: &[Inline]) {
    inline::push(text, inlines);
    text.push('\n');
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
