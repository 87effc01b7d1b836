//! What a paragraph is.

use prikaz_fact::coded;

coded! {
/// What a paragraph is; the profile says how each looks, templates and profiles call it by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Name of the body that issues the document.
    Issuer,
    /// Kind of the document: «ПРИКАЗ».
    Kind,
    /// Date, number, place.
    Requisites,
    /// The place, where it stands on a line of its own.
    Place,
    /// Heading to the text: «Об утверждении …».
    Heading,
    /// Why and on what grounds.
    Preamble,
    /// «ПРИКАЗЫВАЮ:».
    Verb,
    /// Ordinary text.
    Body,
    /// A numbered clause.
    Clause,
    /// An item of an unnumbered enumeration.
    Item,
    /// Title of an annex or a report.
    Title,
    /// Heading of a section inside the text: «Раздел 1. Общие положения».
    Subtitle,
    /// The word «Форма» over a form.
    Form,
    /// Title of a table.
    Caption,
    /// A remark in small type.
    Note,
    /// A line of a stamp.
    Stamp,
    /// The first line of a stamp: «УТВЕРЖДЕН».
    StampHead = "stamp_head",
    /// Post of the signer.
    Post,
    /// Name of the signer.
    Name,
    /// Head of a table.
    TableHead = "table_head",
    /// Row of column numbers.
    TableNumber = "table_number",
    /// Cell of a table.
    TableCell = "table_cell",
    /// Row that heads a group of rows.
    TableSection = "table_section",
    /// Row that heads a group of the second level.
    TableSection2 = "table_section_2",
    /// Row that heads a group of the third level.
    TableSection3 = "table_section_3",
    /// Row that heads a group of the fourth level.
    TableSection4 = "table_section_4",
    /// Row that sums up.
    TableTotal = "table_total",
    /// Note under a table.
    TableNote = "table_note",
    /// A line of the mark of an electronic signature.
    SignatureMark = "signature_mark",
    /// A picture on a line of its own.
    Picture,
    /// An executor: name and telephone, at the foot of the last page.
    Executor,
    /// Page number in the header.
    PageNumber = "page_number",
    /// Mark in the header, such as «ОБРАЗЕЦ».
    Mark,
}
}

impl Role {
    /// Whether text of this role is set as its column of a table is.
    pub fn follows_its_column(self) -> bool {
        matches!(self, Self::TableCell | Self::TableTotal)
    }
}
