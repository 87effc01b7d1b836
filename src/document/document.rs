//! A document: what is said of it, and its sections.

use super::block::Block;
use super::table::Table;
use prikaz_fact::coded;

/// A document: what is said of it, and its sections in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the file says of itself.
    pub properties: Properties,
    /// A word printed in the header of every page, the first one too, such as «ОБРАЗЕЦ».
    pub mark: Option<String>,
    /// Who makes the changes of a redline, and when; none where the document has none.
    pub revision: Option<Revision>,
    /// Whether only the fields may be filled in, and nothing else changed.
    pub protected: bool,
    /// What it lists, in a word or two, for the sheet of a workbook; none where it is no list. A list of nothing has no
    /// table, and its words are the answer.
    pub lists: Option<String>,
    /// Parts with their own orientation and page numbers.
    pub sections: Vec<Section>,
}

impl Document {
    /// Every table of the document with the section it stands in.
    pub fn tables(&self) -> impl Iterator<Item = (&Section, &Table)> {
        self.sections.iter().flat_map(|section| {
            section.blocks.iter().filter_map(move |block| match block {
                Block::Table(table) => Some((section, &**table)),
                _ => None,
            })
        })
    }
}

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// The title, as file managers show it.
    pub title: String,
    /// Who issues the document.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// The date of the document; stands for every time a file format asks for.
    pub created: time::Date,
    /// The language tag, `ru-RU` for documents of Russian offices.
    pub language: String,
}

/// Who makes the changes of a redline, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The author that Word shows beside each change.
    pub author: String,
    /// The day of the change.
    pub on: time::Date,
}

/// Pages of one orientation.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// How the sheet lies.
    pub orientation: Orientation,
    /// Whether page numbers go on or begin anew; a profile may overrule the latter.
    pub page_numbering: PageNumbering,
    /// What stands on the pages, from top to bottom.
    pub blocks: Vec<Block>,
}

coded! {
/// How the sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On its long side, for wide tables.
    Landscape,
}
}

coded! {
/// Where the page numbers of a section begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumbering {
    /// One more than the last page before.
    Continue,
    /// At one, which is not printed.
    Restart,
}
}
