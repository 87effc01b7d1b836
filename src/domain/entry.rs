//! Rows of a register and what a check finds in them.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ColumnKey, UnitId};
use prikaz_fact::{coded, example};

/// Identity of a row, stable through all editions; never printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryId(pub u32);

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What stands in a cell: a text, several values one under another, or another row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// One text, perhaps empty.
    Text(String),
    /// Several values, in the order of the vocabulary.
    List(Vec<String>),
    /// Another row of the register, whatever it is called by now.
    Reference {
        /// The row.
        row: EntryId,
        /// What told it when this was written.
        text: String,
    },
}

impl Cell {
    /// Whether there is nothing in the cell.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::Reference { text, .. } => is_blank(text),
            Self::List(values) => values.is_empty(),
        }
    }

    /// Every value of the cell: one for a text or a reference, each for a list.
    pub fn values(&self) -> &[String] {
        match self {
            Self::Text(text) | Self::Reference { text, .. } => std::slice::from_ref(text),
            Self::List(values) => values,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Reference { text, .. } => f.write_str(text),
            Self::List(values) => f.write_str(&values.join("; ")),
        }
    }
}

/// Whether nothing can be seen in `text`.
pub fn is_blank(text: &str) -> bool {
    // Trimming would look at both ends, and most texts are told by their first letter.
    text.chars().all(char::is_whitespace)
}

/// A row of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Identity, never printed.
    pub id: EntryId,
    /// Number as printed: `7`, `7.1`; never changed once approved.
    pub number: String,
    /// The unit that supplied the row; of several the first.
    pub unit: UnitId,
    /// The other units that supplied the very same row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<UnitId>,
    /// Cells by column; a column without a cell is empty.
    pub cells: BTreeMap<ColumnKey, Cell>,
}

impl Entry {
    /// All units that supplied the row.
    pub fn units(&self) -> impl Iterator<Item = &UnitId> {
        std::iter::once(&self.unit).chain(&self.also)
    }

    /// Whether `unit` supplied the row, alone or with others.
    pub fn is_of(&self, unit: &UnitId) -> bool {
        self.units().any(|one| one == unit)
    }
}

coded! {
    /// How grave a finding is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Severity: Serialize + Deserialize {
        /// The row cannot be taken as it is.
        Error,
        /// The row is taken; a person should look at it.
        Warning,
        /// A thought for the person who fills in the row.
        Advice,
    }
}

/// What a check found in a row: row → finding → clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The row; none where the finding is about the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// The column, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<ColumnKey>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong and what to do, in words for the unit.
    pub text: String,
    /// The clause of the procedure it rests on: «п. 10».
    pub clause: String,
}

example! { struct EntryId(u32) }
example! { enum Cell { Text(String), List(Vec<String>), Reference { row, text } } }
example! { struct Entry { id, number, unit, also, cells } }
example! { struct Finding { entry, column, severity, text, clause } }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_of_every_unit_that_supplied_it_and_of_no_other() {
        let unit = |text: &str| UnitId::new(text).expect("a key of the test");
        let row = Entry {
            id: EntryId(1),
            number: "7".to_owned(),
            unit: unit("archive"),
            also: vec![unit("reception")],
            cells: BTreeMap::new(),
        };
        assert!(row.is_of(&unit("archive")) && row.is_of(&unit("reception")));
        assert!(!row.is_of(&unit("legal")));
    }
}
