//! What stands beside the cells of a worksheet: comments, and the words of text boxes and drawings. None of it is read
//! for rows, all of it is told.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::address::cell;
use crate::ImportError;
use crate::author::AUTHOR;
use crate::package::xml::{attribute, meant};
use prikaz_form::{Aside, Told};

/// What a part of comments or of a drawing says.
///
/// # Errors
/// When it is no XML.
pub(crate) fn of(part: &[u8]) -> Result<Vec<Told>, ImportError> {
    let source = std::str::from_utf8(part).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(source);
    let mut found = Vec::new();
    let mut open: Option<Told> = None;
    let mut in_text = false;
    let mut in_author = false;
    // Comments of the program itself, in a copy that it marked, are nothing that the unit says.
    let mut authors: Vec<String> = Vec::new();
    let mut is_own = false;
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "comment" => {
                    let place = attribute(&element, "ref")?.and_then(|name| cell(&name));
                    let (column, row) = place.map_or((None, 0), |(column, row)| (Some(column), row));
                    open = Some(Told { row, column, what: Aside::Comment, text: String::new() });
                    let author = attribute(&element, "authorId")?.and_then(|id| id.parse::<usize>().ok());
                    is_own = author.and_then(|author| authors.get(author)).is_some_and(|name| name == AUTHOR);
                }
                "txBody" => {
                    open = Some(Told { row: 0, column: None, what: Aside::TextBox, text: String::new() });
                }
                "author" => {
                    in_author = true;
                    authors.push(String::new());
                }
                "t" => in_text = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "comment" | "txBody" => {
                    let told = open.take().filter(|told| !told.text.trim().is_empty() && !is_own);
                    found.extend(told.map(|told| Told { text: told.text.trim().to_owned(), ..told }));
                }
                "author" => in_author = false,
                "t" => in_text = false,
                "p" => open.iter_mut().for_each(|told| told.text.push(' ')),
                _ => {}
            },
            Event::Text(text) if in_author => {
                authors.iter_mut().next_back().into_iter().for_each(|name| name.push_str(&text))
            }
            Event::Text(text) if in_text => open.iter_mut().for_each(|told| told.text.push_str(&text)),
            Event::GeneralRef(entity) if in_text => {
                let meant = meant(&entity)?;
                open.iter_mut().for_each(|told| told.text.push_str(&meant));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
