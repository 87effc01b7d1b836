//! Words by which the markup of templates calls blocks and breaks.

use prikaz_fact::coded;

coded! {
/// A block of the markup that is more than paragraphs of one role, as its class says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DivWord {
    /// The stamp of an annex.
    Stamp,
    /// A signature.
    Signature,
    /// Date, number, place.
    Requisites,
    /// A table whose cells are said one by one.
    Table,
    /// A picture.
    Picture,
    /// The mark of an electronic signature, within a signature.
    SignatureMark = "signature_mark",
    /// A numbered clause.
    Clause,
}
}

coded! {
/// What a break breaks, as its class says it; a section where it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BreakWord {
    /// The page alone.
    Page,
}
}
