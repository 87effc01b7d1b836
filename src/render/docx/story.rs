//! What is counted through the whole text of a document: relations, ids of changes and fields.

use std::io::Write;

use super::part::Written;
use super::rels::Relations;
use crate::xml::Xml;
use prikaz_document::Document;

/// What the text has met so far.
#[derive(Debug)]
pub(super) struct Story {
    /// What the text leads to.
    pub(super) relations: Relations,
    /// Who makes the changes, and when.
    author: String,
    date: String,
    ids: u32,
}

/// What a redline does with a piece of text or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Inserted,
    Deleted,
}

impl Change {
    /// The element that says it.
    pub(super) fn element(self) -> &'static str {
        match self {
            Self::Inserted => "w:ins",
            Self::Deleted => "w:del",
        }
    }
}

impl Story {
    /// The story of `document`, at its beginning. Changes that name no author are the issuer's, of the day of
    /// the document.
    pub(super) fn new(document: &Document) -> Self {
        let properties = &document.properties;
        let (author, on) = match &document.revision {
            Some(revision) => (&revision.author, revision.on),
            None => (&properties.author, properties.created),
        };
        let date = format!("{:04}-{:02}-{:02}T00:00:00Z", on.year(), u8::from(on.month()), on.day());
        Self { relations: Relations::default(), author: author.clone(), date, ids: 0 }
    }

    /// A number that nothing else in the text has.
    pub(super) fn id(&mut self) -> String {
        self.ids += 1;
        self.ids.to_string()
    }

    /// Opens the element of a change.
    pub(super) fn open(&mut self, xml: &mut Xml<impl Write>, change: Change) -> Written {
        let id = self.id();
        xml.open(change.element(), &self.said(&id))
    }

    /// Says of a row or of the end of a paragraph that it is changed.
    pub(super) fn mark(&mut self, xml: &mut Xml<impl Write>, change: Change) -> Written {
        let id = self.id();
        xml.empty(change.element(), &self.said(&id))
    }

    fn said<'a>(&'a self, id: &'a str) -> [(&'static str, &'a str); 3] {
        [("w:id", id), ("w:author", &self.author), ("w:date", &self.date)]
    }
}
