//! What stands in a file beside the cells of its tables.

use prikaz_domain::Severity;
use prikaz_fact::coded;

/// Something that stands in a file and is no cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The row at which it stands, from 1; 0 where it stands at none.
    pub row: u32,
    /// The column, from 0.
    pub column: Option<u16>,
    /// What it is.
    pub what: Aside,
    /// What it says.
    pub text: String,
}

impl Told {
    /// That the worksheet `name`, which is read, is hidden.
    pub fn of_sheet(name: &str) -> Self {
        Self { row: 0, column: None, what: Aside::HiddenSheet, text: name.to_owned() }
    }
}

coded! {
/// What stands in a file and is not read, or not as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aside: Serialize {
    /// The file is written in an encoding that had to be guessed; its name.
    Encoding,
    /// Text that is formatted as hidden.
    Unseen,
    /// Text under a merged cell, which hides it.
    Covered,
    /// A comment to a cell.
    Comment,
    /// A footnote.
    Footnote,
    /// A picture in a cell that holds nothing else.
    Picture,
    /// Words in a text box or a drawing.
    TextBox,
    /// A table in the head or the foot of pages, or in a footnote.
    PageTable,
    /// Words in the head or the foot of pages.
    PageText,
    /// The whole worksheet is hidden, and its rows are read.
    HiddenSheet,
    /// A formula whose value the file does not hold.
    NoValue,
    /// A line above the head of the table.
    AboveHead,
    /// A total, which is counted anew.
    Total,
    /// A heading under which no row stands.
    LoneHeading,
    /// A number or a sign in a row that says nothing else.
    LoneSign,
    /// The row that shows how to fill in, with something else in it.
    Example,
    /// A table that is not of the form.
    OtherTable,
    /// Anything else.
    Other,
}
}

impl Aside {
    /// What could be a row, or a part of one, is to be looked at; the rest is only said.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Self::Comment
            | Self::TextBox
            | Self::PageTable
            | Self::PageText
            | Self::AboveHead
            | Self::Total
            | Self::OtherTable => Severity::Advice,
            Self::Encoding
            | Self::Unseen
            | Self::Covered
            | Self::Footnote
            | Self::Picture
            | Self::NoValue
            | Self::HiddenSheet
            | Self::LoneHeading
            | Self::LoneSign
            | Self::Example
            | Self::Other => Severity::Warning,
        }
    }
}
