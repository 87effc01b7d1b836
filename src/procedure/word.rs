//! Words of the data files that no type of the rules has.

use prikaz_domain::Case;
use prikaz_fact::coded;
use prikaz_form::ColumnWord;

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
pub(crate) const CASES: [&str; Case::CODES.len() + 1] = {
    let mut cases = ["nominative"; Case::CODES.len() + 1];
    let mut at = 0;
    while at < Case::CODES.len() {
        cases[at + 1] = Case::CODES[at];
        at += 1;
    }
    cases
};

/// The kinds of column that a file calls by a word. That values are chosen is told by their vocabulary.
pub(crate) const COLUMN_KINDS: [(&str, ColumnWord); ColumnWord::WORDS.len() - 2] = {
    let mut kinds = [ColumnWord::WORDS[0]; ColumnWord::WORDS.len() - 2];
    let (mut at, mut to) = (0, 0);
    while at < ColumnWord::WORDS.len() {
        if !matches!(ColumnWord::WORDS[at].1, ColumnWord::Choice | ColumnWord::Choices) {
            kinds[to] = ColumnWord::WORDS[at];
            to += 1;
        }
        at += 1;
    }
    kinds
};

coded! {
/// All there are, where a number or a list may stand too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AllWord {
    /// All.
    All,
}
}

coded! {
/// Which term comes after a return, where it is no limit of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AgainWord {
    /// The limit of the stage anew.
    Anew,
    /// What was left of it.
    Rest,
}
}

coded! {
/// Who controls that an act is carried out, where it is nobody by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ControlWord {
    /// Whoever signs.
    Signer,
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
