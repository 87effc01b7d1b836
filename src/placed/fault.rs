//! What is wrong in a data file, each fault with its place.

use std::fmt;

use serde::Serialize;

use prikaz_domain::KeyFault;
use prikaz_fact::{Chooser, Coded, Example, ForeignWords, coded};

/// A fault of a data file; `M` is what its reader may find wrong with the meaning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault<M> {
    /// File, as the caller named it.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Path of the key, elements of lists counted from 1: `stage[3].limit.after`; empty for the file as a whole.
    pub key: String,
    /// What is wrong.
    pub what: What<M>,
    /// The known word that was probably meant.
    pub hint: Option<String>,
}

impl<M> Fault<M> {
    /// That `what` is wrong with `key` of `file`, found once it was read.
    pub fn of(file: &str, line: u32, key: impl Into<String>, what: M) -> Self {
        Self::at(file, (line, 1), key, what)
    }

    /// As [`Fault::of`], with the column.
    pub fn at(file: &str, (line, column): (u32, u32), key: impl Into<String>, what: M) -> Self {
        let (file, key, what) = (file.to_owned(), key.into(), What::Meaning(what));
        Self { file, line, column, key, what, hint: None }
    }

    /// That there is no `file`.
    pub fn no_file(file: &str) -> Self {
        let (file, what) = (file.to_owned(), What::Shape(ShapeFault::NoFile));
        Self { file, line: 1, column: 1, key: String::new(), what, hint: None }
    }

    /// The same fault of the file as `file` calls it, with its meaning told by `meaning`.
    pub fn told<N>(self, file: impl FnOnce(&str) -> String, meaning: impl FnOnce(M) -> N) -> Fault<N> {
        let Self { file: named, line, column, key, what, hint } = self;
        let what = match what {
            What::Shape(fault) => What::Shape(fault),
            What::Meaning(fault) => What::Meaning(meaning(fault)),
        };
        Fault { file: file(&named), line, column, key, what, hint }
    }

    /// The path of the key that is meant: of the one that is missing, where one is.
    pub fn about(&self) -> String {
        match &self.what {
            What::Shape(ShapeFault::MissingKey { name }) if !self.key.is_empty() => {
                format!("{}.{name}", self.key)
            }
            What::Shape(ShapeFault::MissingKey { name }) => name.clone(),
            _ => self.key.clone(),
        }
    }
}

/// What can be wrong: the shape of the file, or what it says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum What<M> {
    /// Keys, types, words that no such file has.
    Shape(ShapeFault),
    /// What its reader finds.
    Meaning(M),
}

impl<M: Coded> What<M> {
    /// The code of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape(fault) => fault.code(),
            Self::Meaning(fault) => fault.code(),
        }
    }
}

impl<M> From<ShapeFault> for What<M> {
    fn from(fault: ShapeFault) -> Self {
        Self::Shape(fault)
    }
}

impl<M: Example> Example for What<M> {
    fn example(chooser: &mut Chooser) -> Self {
        match chooser.choose(2) {
            0 => Self::Shape(chooser.draw()),
            _ => Self::Meaning(chooser.draw()),
        }
    }
}

impl<M: Coded> fmt::Display for Fault<M> {
    /// The place and the code; the wording for people is in the messages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}: {}", self.file, self.line, self.column, self.key, self.what.code())
    }
}

coded! {
/// What can be wrong with the shape of any data file. The wording is data: `data-file.fault.<code>` of the messages,
/// filled with the facts of the variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ShapeFault {
    /// There is no such file.
    NoFile,
    /// The text is not TOML.
    Syntax {
        /// What the reader of TOML says, in English.
        said: ForeignWords,
    },
    /// The same key a second time.
    Duplicate {
        /// The key.
        name: String,
    },
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        name: String,
    },
    /// A key that must be here is not.
    MissingKey {
        /// The key.
        name: String,
    },
    /// A value of the wrong type.
    WrongType {
        /// What was expected.
        expected: ValueType,
        /// What stands there.
        found: ValueType,
    },
    /// A text that is empty or blank.
    EmptyText,
    /// A list without elements.
    EmptyList,
    /// A text that cannot be a key.
    BadId {
        /// The text.
        text: String,
        /// Why it cannot.
        fault: KeyFault,
    },
    /// A word that is none of the words allowed here.
    UnknownWord {
        /// The word.
        word: String,
        /// The words allowed.
        known: Vec<String>,
    },
    /// A number outside its bounds.
    OutOfRange {
        /// As written.
        number: String,
        /// Least.
        least: String,
        /// Greatest.
        greatest: String,
    },
    /// A day that no calendar has, such as 30 February.
    ImpossibleDate {
        /// As written.
        text: String,
    },
}
}

coded! {
/// Type of a value, as faults name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueType: Serialize {
    /// Text in quotation marks.
    Text,
    /// Whole number.
    Whole,
    /// Number with a fraction.
    Fraction,
    /// Number, whole or not.
    Number,
    /// `true` or `false`.
    Flag,
    /// Date without time: `2024-04-11`.
    Date,
    /// Date with a time, or a time alone.
    Moment,
    /// List in square brackets.
    List,
    /// Table.
    Table,
}
}
