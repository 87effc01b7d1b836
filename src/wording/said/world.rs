//! What the operating system and libraries say, in the user's language.

use std::error::Error;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Failed, Kind, Say, Wordable};
use crate::typed::Foreign;
use crate::{Messages, Word, general};
use prikaz_app::Surroundings;
use prikaz_fact::ForeignWords;

/// Words for the kinds of failure that a user can do something about.
const KINDS: [(ErrorKind, Word); 11] = [
    (ErrorKind::NotFound, general::WORLD_NOT_FOUND),
    (ErrorKind::PermissionDenied, general::WORLD_NOT_PERMITTED),
    (ErrorKind::AlreadyExists, general::WORLD_EXISTS),
    (ErrorKind::IsADirectory, general::WORLD_FOLDER),
    (ErrorKind::NotSeekable, general::WORLD_NO_PLAIN_FILE),
    (ErrorKind::NotADirectory, general::WORLD_NOT_A_FOLDER),
    (ErrorKind::StorageFull, general::WORLD_FULL),
    (ErrorKind::ReadOnlyFilesystem, general::WORLD_READ_ONLY),
    (ErrorKind::InvalidData, general::WORLD_NOT_TEXT),
    (ErrorKind::InvalidFilename, general::WORLD_BAD_NAME),
    (ErrorKind::FileTooLarge, general::WORLD_TOO_LARGE),
];

/// A user's file that cannot be read, for a reason that the world gives.
#[derive(Debug)]
pub struct Unreadable {
    /// Whether it is what was to be looked at, or a setting, or a part of the world.
    pub kind: Kind,
    /// The file.
    pub path: String,
    /// Why.
    pub error: std::io::Error,
}

impl Unreadable {
    /// What somebody named as input.
    pub fn input(path: &Path, error: std::io::Error) -> Self {
        Self { kind: Kind::Refused, path: path.display().to_string(), error }
    }
}

impl Wordable for Unreadable {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        unreadable(self.kind, &self.path, &self.error)
    }
}

/// A file or folder that cannot be written, for a reason that the world gives.
#[derive(Debug)]
pub struct Unwritable {
    /// The file or folder.
    pub path: String,
    /// Why.
    pub error: std::io::Error,
}

impl Unwritable {
    /// What was to lie at `path`.
    pub fn at(path: &Path, error: std::io::Error) -> Self {
        Self { path: path.display().to_string(), error }
    }
}

impl Wordable for Unwritable {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        unwritable(&self.path, &self.error)
    }
}

/// A file of a folder that cannot be read.
#[derive(Debug)]
pub struct NotRead {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub error: std::io::Error,
}

impl Say for NotRead {
    fn words(&self, messages: &Messages) -> String {
        format!("`{}`: {}", self.path.display(), why(messages, &self.error))
    }
}

/// A fault of the program itself: something failed that has no words of its own.
#[derive(Debug)]
pub struct Internal<E>(pub E);

impl<E: Error + 'static> Wordable for Internal<E> {
    fn failed<'a>(&'a self, _messages: &Messages, _known: &'a Surroundings) -> Failed<'a> {
        internal(&self.0)
    }
}

/// The last cause of an error, put into words where the system gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cause {
    /// What somebody can do something about.
    System(Word),
    /// What a library says.
    Foreign(ForeignWords),
}

impl Cause {
    /// The last cause of `error`; a number of the operating system in it is put into words.
    pub(super) fn of(error: &(dyn Error + 'static)) -> Self {
        let mut last = error;
        while let Some(source) = last.source() {
            last = source;
        }
        if let Some(error) = last.downcast_ref::<std::io::Error>() {
            return Self::of_system(error);
        }
        let text = last.to_string();
        match code_in(&text) {
            Some(code) => Self::of_system(&std::io::Error::from_raw_os_error(code)),
            None => Self::Foreign(ForeignWords::of(text)),
        }
    }

    fn of_system(error: &std::io::Error) -> Self {
        match KINDS.iter().find(|(kind, _)| *kind == error.kind()) {
            Some((_, word)) => Self::System(*word),
            None => Self::Foreign(ForeignWords::of(error)),
        }
    }
}

impl Say for Cause {
    fn words(&self, messages: &Messages) -> String {
        match self {
            Self::System(word) => messages.word(*word),
            Self::Foreign(said) => messages.text(&Foreign { said: said.clone() }),
        }
    }
}

/// Why a file could not be read or written.
pub fn why(messages: &Messages, error: &std::io::Error) -> String {
    Cause::of_system(error).words(messages)
}

/// What a library said, for whoever can read it: always a detail and marked so, never the message.
pub fn foreign(said: impl std::fmt::Display) -> Foreign {
    Foreign { said: ForeignWords::of(said) }
}

/// What `error` says, and what each of its causes does.
pub(super) fn causes(error: &(dyn Error + 'static)) -> Vec<String> {
    let mut said = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(source) = cause {
        said.push(source.to_string());
        cause = source.source();
    }
    said
}

/// Something failed that has no words of its own: a fault of the program itself, with what a library said of it.
pub(super) fn internal<'a>(error: &(dyn Error + 'static)) -> Failed<'a> {
    let mut causes = causes(error);
    let why = ForeignWords::of(causes.remove(0));
    Failed::failure(general::Internal { why }).with_details(causes.into_iter().map(foreign))
}

/// A file could not be read.
pub(super) fn unreadable<'a>(kind: Kind, path: &str, error: &std::io::Error) -> Failed<'a> {
    let failed = Failed::new(kind, general::Unreadable { path: path.to_owned() });
    failed.with_detail(Cause::of(error)).with_hint(way_out(error))
}

/// What to do about a file that cannot be read.
fn way_out(error: &std::io::Error) -> Word {
    match error.kind() {
        ErrorKind::PermissionDenied => general::FORBIDDEN_HINT,
        ErrorKind::IsADirectory => general::FOLDER_HINT,
        ErrorKind::NotSeekable => general::PLAIN_FILE_HINT,
        ErrorKind::InvalidData => general::ENCODING_HINT,
        ErrorKind::FileTooLarge => general::LARGE_HINT,
        _ => general::UNREADABLE_HINT,
    }
}

/// A file could not be written.
pub(super) fn unwritable<'a>(path: &str, error: &std::io::Error) -> Failed<'a> {
    let failed = Failed::failure(general::Unwritable { path: path.to_owned() });
    failed.with_detail(Cause::of(error)).with_hint(general::UNWRITABLE_HINT)
}

/// The number in «… (os error 28)».
fn code_in(text: &str) -> Option<i32> {
    let (_, rest) = text.split_once("(os error ")?;
    rest.split_once(')')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn the_number_of_the_system_is_found_in_its_words() {
        assert_eq!(code_in("IO error: No space left on device (os error 28)"), Some(28));
        assert_eq!(code_in("no number (os error x)"), None);
    }
}
