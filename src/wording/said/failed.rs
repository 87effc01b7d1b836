//! An error before and after words are found for it.

use std::fmt::Debug;

use super::{Say, Typed};
use crate::Messages;
use prikaz_app::{About, AppError, Surroundings};

/// Why something did not succeed: by it a door chooses an exit code or a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The office says no, or the input is faulty.
    Refused,
    /// What was asked is off: words of the command line, an address.
    Usage,
    /// A data file or a setting is wrong or missing.
    Configuration,
    /// The world failed (disk, lock, archive).
    Failure,
}

/// An error that words can be found for.
pub trait Wordable: Debug {
    /// The message that tells it, with its details and advice; `known` is what there is around it, `messages` are asked
    /// for the words by which things are called.
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a>;

    /// The error of a use case that it is: that one may be told by the names of a body.
    fn use_case(&self) -> Option<&AppError> {
        None
    }

    /// What it is about, where it says so itself.
    fn about(&self) -> Option<About> {
        None
    }
}

/// What is to be said of an error.
#[derive(Debug)]
pub struct Failed<'a> {
    kind: Kind,
    message: Box<dyn Say + 'a>,
    details: Vec<Box<dyn Say + 'a>>,
    engine: Option<String>,
    hints: Vec<Box<dyn Say + 'a>>,
}

impl<'a> Failed<'a> {
    /// An error of `kind` with its message; the advice of the message comes first among what to do next.
    pub fn new(kind: Kind, message: impl Say + 'a) -> Self {
        Self { kind, message: Box::new(message), details: Vec::new(), engine: None, hints: Vec::new() }
    }

    /// Refused by a rule, or faulty input.
    pub fn refused(message: impl Say + 'a) -> Self {
        Self::new(Kind::Refused, message)
    }

    /// What was asked is off.
    pub fn usage(message: impl Say + 'a) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// A data file or a setting is wrong.
    pub fn configuration(message: impl Say + 'a) -> Self {
        Self::new(Kind::Configuration, message)
    }

    /// The world failed.
    pub fn failure(message: impl Say + 'a) -> Self {
        Self::new(Kind::Failure, message)
    }

    /// Adds a further line.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Say + 'a) -> Self {
        self.details.push(Box::new(detail));
        self
    }

    /// Adds further lines: every fault, or the chain of causes.
    #[must_use]
    pub fn with_details<S: Say + 'a>(mut self, details: impl IntoIterator<Item = S>) -> Self {
        self.details.extend(details.into_iter().map(|one| Box::new(one) as Box<dyn Say + 'a>));
        self
    }

    /// Adds what an engine said in its own words, which only programs are told.
    #[must_use]
    pub fn with_engine(mut self, said: String) -> Self {
        self.engine = Some(said);
        self
    }

    /// Adds what to do next.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Say + 'a) -> Self {
        self.hints.push(Box::new(hint));
        self
    }

    /// Adds what was probably meant instead of what was typed, and what there is.
    #[must_use]
    pub fn with_typed(mut self, typed: &Typed) -> Self {
        self.hints.extend(typed.hints());
        self
    }

    /// It in words.
    pub fn said(&self, messages: &Messages) -> Said {
        let words = |all: &[Box<dyn Say + 'a>]| all.iter().map(|one| one.words(messages)).collect();
        let mut hints: Vec<String> = words(&self.hints);
        if let Some(advice) = self.message.advice(messages) {
            hints.insert(0, advice);
        }
        Said {
            kind: self.kind,
            message: self.message.words(messages),
            details: words(&self.details),
            engine: self.engine.clone(),
            hints,
        }
    }
}

/// A message that is an error by itself, told by no other type: what a command or an address gets wrong.
impl Wordable for Failed<'static> {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        let Self { kind, message, details, engine, hints } = self;
        let lend = |said: &'a (dyn Say + 'static)| -> Box<dyn Say + 'a> { Box::new(said) };
        let lent = |all: &'a [Box<dyn Say>]| all.iter().map(|one| lend(&**one)).collect();
        Failed {
            kind: *kind,
            message: lend(&**message),
            details: lent(details),
            engine: engine.clone(),
            hints: lent(hints),
        }
    }
}

/// An error in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Why it did not succeed.
    pub kind: Kind,
    /// What and where, in one line, lower case, without a full stop.
    pub message: String,
    /// Further lines: every fault, or the chain of causes.
    pub details: Vec<String>,
    /// What an engine said, in English, for programs only.
    pub engine: Option<String>,
    /// What to do next.
    pub hints: Vec<String>,
}

impl Said {
    /// An error of `kind` in words that are found already.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), details: Vec::new(), engine: None, hints: Vec::new() }
    }

    /// The same with further lines.
    #[must_use]
    pub fn with_details(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details);
        self
    }

    /// The same with what to do next.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same as a program is told it: with what engines say, as a detail.
    #[must_use]
    pub fn for_programs(mut self) -> Self {
        self.details.extend(self.engine.take());
        self
    }

    /// The same of the file `path`, where it does not name it yet.
    #[must_use]
    pub fn in_file(mut self, path: &str) -> Self {
        if !self.message.contains(path) {
            self.message = format!("{path}: {}", self.message);
        }
        self
    }

    /// What others say as well stands in the details of this one.
    #[must_use]
    pub fn and(mut self, others: impl IntoIterator<Item = Self>) -> Self {
        for other in others {
            self.details.push(other.message);
            self.details.extend(other.details);
            self.hints.extend(other.hints);
        }
        self
    }

    /// All that it says, line by line: what and where, the details, what to do next.
    pub fn into_lines(self) -> Vec<String> {
        std::iter::once(self.message).chain(self.details).chain(self.hints).collect()
    }
}
