//! The gaps of words that are filled in row by row.

use prikaz_fact::coded;

coded! {
/// What is put into the gap of a [`Phrase`](crate::Phrase), by its name in braces. Where a row is printed as an item of a
/// list, its columns are gaps too, by their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// How many rows are summed up.
    Count,
    /// The counted thing in the form that the number wants: «строки».
    Words,
    /// The number of the section or table.
    N,
    /// The same in Roman numerals.
    Roman,
    /// The same behind those of the sections around it: «1.2».
    Path,
    /// The value that the rows have in common.
    Value,
    /// The same with a capital letter.
    Capitalised = "Value",
    /// The number of a row that is referred to.
    Number,
    /// The annex that it stands in.
    Annex,
}
}

impl Gap {
    /// Whether the gap `name` holds the value that rows have in common.
    pub(crate) fn is_value(name: &str) -> bool {
        matches!(Self::from_code(name), Some(Self::Value | Self::Capitalised))
    }
}
