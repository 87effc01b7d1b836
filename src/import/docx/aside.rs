//! What stands beside the text of a document, in the heads and feet of its pages and in its footnotes. None of it is read
//! for rows, all of it is told.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::notes::Notes;
use super::styles::Styles;
use super::tables;
use crate::package::xml::meant;
use crate::{ImportError, Limits, pages};
use prikaz_form::{Aside, RawTable, Told};

/// The tables of the heads and feet of pages and of footnotes, as something that was not read.
///
/// # Errors
/// When a part is damaged or holds more than `limits` allow.
pub(super) fn tables_beside(
    beside: &[(String, Vec<u8>)],
    styles: &Styles,
    limits: &Limits,
) -> Result<Vec<Told>, ImportError> {
    let mut told = Vec::new();
    for (_, part) in beside.iter().filter(|(kind, _)| kind != "comments") {
        if memchr::memmem::find(part, b"tbl>").is_none() {
            continue;
        }
        let tables = tables::read(part, styles, &Notes::default(), limits)?;
        told.extend(tables.iter().filter_map(first_words).map(|text| Told {
            row: 0,
            column: None,
            what: Aside::PageTable,
            text,
        }));
    }
    Ok(told)
}

/// What the heads and feet of pages say beside tables.
pub(super) fn texts_beside(beside: &[(String, Vec<u8>)]) -> Vec<Told> {
    let margins = beside.iter().filter(|(kind, _)| kind == "header" || kind == "footer");
    pages::told(margins.map(|(_, part)| page_text(part)))
}

/// The words of a part that stand in no table.
fn page_text(part: &[u8]) -> Result<String, ImportError> {
    let source = std::str::from_utf8(part).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(source);
    let (mut tables, mut twins, mut in_text) = (0_usize, 0_usize, false);
    let mut text = String::new();
    loop {
        let event = reader.read_event().map_err(ImportError::damaged)?;
        let shown = in_text && tables == 0 && twins == 0;
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "tbl" => tables += 1,
                "Fallback" => twins += 1,
                "t" => in_text = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "tbl" => tables = tables.saturating_sub(1),
                "Fallback" => twins = twins.saturating_sub(1),
                "t" => in_text = false,
                "p" if tables == 0 && twins == 0 => text.push(' '),
                _ => {}
            },
            Event::Empty(element) if matches!(element.local_name().as_ref(), "tab" | "br") => text.push(' '),
            Event::Text(words) if shown => text.push_str(&words),
            Event::GeneralRef(entity) if shown => text.push_str(&meant(&entity)?),
            Event::Eof => return Ok(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            _ => {}
        }
    }
}

fn first_words(table: &RawTable) -> Option<String> {
    table.rows.first().and_then(|row| row.cells.first()).map(|cell| cell.text.clone())
}
