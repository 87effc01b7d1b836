//! What stands beside the text of a document: comments, footnotes, tables in the heads and feet of its pages. None of it is
//! read for rows, all of it is told.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::styles::Styles;
use super::tables;
use crate::marked::AUTHOR;
use crate::xml::{attribute, meant};
use crate::{ImportError, Limits, pages};
use prikaz_form::{Aside, RawTable, Told};

/// What comments and footnotes say, by their kind and number.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<(Aside, String), String>);

impl Notes {
    /// Reads the parts of comments, footnotes and endnotes among `beside`.
    /// Of one that is damaged, what stands before the damage is known.
    pub(super) fn of(beside: &[(String, Vec<u8>)]) -> Self {
        let mut notes = Self::default();
        for (kind, part) in beside {
            let read = match kind.as_str() {
                "comments" => notes.add(part, Aside::Comment),
                "footnotes" | "endnotes" => notes.add(part, Aside::Footnote),
                _ => Ok(()),
            };
            // Nothing in it is a row; that a note is there is told by the text.
            drop(read);
        }
        notes
    }

    fn add(&mut self, part: &[u8], kind: Aside) -> Result<(), ImportError> {
        let source = std::str::from_utf8(part).map_err(ImportError::damaged)?;
        let mut reader = Reader::from_str(source);
        let mut open: Option<(String, String)> = None;
        let mut in_text = false;
        // A comment of the program itself, in a copy that it marked, is nothing that the unit says.
        let mut is_own = false;
        loop {
            match reader.read_event().map_err(ImportError::damaged)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "comment" | "footnote" | "endnote" => {
                        let own = attribute(&element, "author")?.as_deref() == Some(AUTHOR);
                        open = attribute(&element, "id")?.map(|id| (id, String::new()));
                        is_own = own;
                    }
                    "t" => in_text = true,
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "comment" | "footnote" | "endnote" => {
                        let said = |text: String| if is_own { String::new() } else { text.trim().to_owned() };
                        self.0.extend(open.take().map(|(id, text)| ((kind, id), said(text))));
                    }
                    "p" => open.iter_mut().for_each(|(_, text)| text.push(' ')),
                    "t" => in_text = false,
                    _ => {}
                },
                Event::Text(text) if in_text => open.iter_mut().for_each(|(_, kept)| kept.push_str(&text)),
                Event::GeneralRef(entity) if in_text => {
                    let meant = meant(&entity)?;
                    open.iter_mut().for_each(|(_, kept)| kept.push_str(&meant));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// What the note of `kind` with the number `id` says; empty where it says nothing, «…» where nobody knows.
    pub(super) fn text(&self, kind: Aside, id: &str) -> &str {
        self.0.get(&(kind, id.to_owned())).map_or("…", String::as_str)
    }
}

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
