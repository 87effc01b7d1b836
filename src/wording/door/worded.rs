//! What a text may name, for the door to word.

use prikaz_fact::Word;

use super::given::Given;

/// What a text may name, for the door to word.
pub trait Worded: Word {
    /// The function of the template that names it, which is the table of the words of a door too.
    const FUNCTION: &'static str;

    /// The facts that it can be told with, by their names in the words of a door.
    fn facts(self) -> &'static [(Given, Needed)];

    /// The key of its words.
    fn key(self) -> String {
        format!("{}.{}", Self::FUNCTION, self.code())
    }
}

/// Whether a fact has to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// What is named cannot be told without it.
    Must,
    /// The door has a word for it where it is not known.
    May,
}
