//! What the comments, footnotes and endnotes of a document say.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::ImportError;
use crate::author::AUTHOR;
use crate::package::xml::{attribute, meant};
use prikaz_form::Aside;

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
