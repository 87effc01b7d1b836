//! Words of the data files that no type of the rules has.

use prikaz_fact::coded;

/// The word of the stamp in any of its genders, in capitals or not («Утвержден» of some bodies).
pub(crate) const STAMPS: [(&str, &str); 8] = [
    ("УТВЕРЖДЕН", "УТВЕРЖДЕН"),
    ("УТВЕРЖДЕНА", "УТВЕРЖДЕНА"),
    ("УТВЕРЖДЕНО", "УТВЕРЖДЕНО"),
    ("УТВЕРЖДЕНЫ", "УТВЕРЖДЕНЫ"),
    ("Утвержден", "Утвержден"),
    ("Утверждена", "Утверждена"),
    ("Утверждено", "Утверждено"),
    ("Утверждены", "Утверждены"),
];

/// The same in capitals alone.
pub(crate) const CAPITAL_STAMPS: [(&str, &str); 4] = [STAMPS[0], STAMPS[1], STAMPS[2], STAMPS[3]];

/// Cases by which the text of an act calls who acts: the nominative and the oblique ones.
pub(crate) const CASES: [&str; 6] =
    ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"];

coded! {
/// A kind of column, as the file names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnWord {
    /// The printed number.
    Number,
    /// Text.
    Text,
    /// One of two words.
    YesNo,
    /// A code of a shape.
    Code,
    /// A number.
    Decimal,
    /// A range of numbers.
    Range,
    /// A date.
    Date,
    /// Another row.
    Reference,
}
}

coded! {
/// A kind of rule of content, as the file names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RuleWord {
    /// Nothing twice within something.
    UniqueWithin,
    /// The same where something is the same.
    Uniform,
    /// Values that go together.
    Agrees,
    /// What is not left empty where something has a value.
    NeededWhere,
    /// More than the last of something.
    MoreThanFinal,
    /// What counts still.
    StillCounts,
    /// A list that is covered.
    Covers,
    /// References that lead somewhere.
    Refers,
}
}

coded! {
/// From what a term of an instruction counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DueFrom {
    /// The day of signing.
    Signing,
    /// The day of force.
    Force,
}
}

coded! {
/// From what the day of force counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ForceFrom {
    /// The day of signing.
    Signing,
    /// The official publication.
    Publication,
}
}
