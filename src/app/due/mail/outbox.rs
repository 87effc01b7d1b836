//! The outbox: messages that are to go out, each with where it stands, told by the name of a file.
//!
//! `ID.waiting` is to be sent; `ID.trying` is being sent, or was when the program died: whether it went out, nobody
//! knows; `ID.sent` went out, and the register does not know it yet; `ID.done` went out and stands in the log. A name
//! is changed in one step, before and after the message goes out, so that no crash makes it go out twice.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Target;
use prikaz_domain::PersonId;
use prikaz_fact::coded;
use prikaz_store::write_whole;
use prikaz_workflow::Reminded;

coded! {
/// Where a message stands; its code is the extension of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State: Serialize {
    /// It is to be sent.
    Waiting,
    /// It may have gone out.
    Trying,
    /// It went out; the register does not know it yet.
    Sent,
    /// It went out and stands in the log.
    Done,
}
}

/// A message in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What it is known by.
    pub id: String,
    /// The register it is about, or the body whose order it is.
    #[serde(flatten)]
    pub target: Target,
    /// What it reminds of.
    pub reminded: Reminded,
    /// Whom.
    pub to: Vec<PersonId>,
    /// Their names and addresses.
    pub addresses: Vec<(String, String)>,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// When it was written (RFC 3339).
    pub at: String,
}

/// The outbox failed.
#[derive(Debug, thiserror::Error)]
#[error("the outbox cannot be read or written: `{path}`: {error}")]
pub struct OutboxError {
    /// The file or folder.
    pub path: String,
    /// What the system says.
    pub error: io::Error,
}

/// The folder of messages.
#[derive(Debug, Clone)]
pub struct Outbox(PathBuf);

impl Outbox {
    /// The outbox of the store in `home`; its folder is made where it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn of(home: &Path) -> Result<Self, OutboxError> {
        let folder = home.join("outbox");
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, error))?;
        Ok(Self(folder))
    }

    fn file(&self, id: &str, state: State) -> PathBuf {
        self.0.join(format!("{id}.{}", state.code()))
    }

    /// Where the message `id` stands; none where it never was here.
    pub fn state(&self, id: &str) -> Option<State> {
        State::ALL.into_iter().rev().find(|state| self.file(id, *state).exists())
    }

    /// Puts a message in, unless it is here already.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, letter: &Letter) -> Result<(), OutboxError> {
        if self.state(&letter.id).is_some() {
            return Ok(());
        }
        let file = self.file(&letter.id, State::Waiting);
        let bytes = serde_json::to_vec_pretty(letter).map_err(|error| failed(&file, error.into()))?;
        write_whole(&file, &bytes).map_err(|error| failed(&file, error))
    }

    /// Moves a message on; the folder is made lasting before anything else happens.
    ///
    /// # Errors
    /// When the name cannot be changed: then the message stands where it stood.
    pub fn step(&self, id: &str, from: State, to: State) -> Result<(), OutboxError> {
        let (old, new) = (self.file(id, from), self.file(id, to));
        fs::rename(&old, &new).map_err(|error| failed(&old, error))?;
        lasting(&self.0).map_err(|error| failed(&self.0, error))
    }

    /// The messages that stand at `state`, in the order of their names.
    ///
    /// # Errors
    /// When the folder or a message cannot be read.
    pub fn all(&self, state: State) -> Result<Vec<Letter>, OutboxError> {
        let read = fs::read_dir(&self.0).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut paths: Vec<PathBuf> =
            read.map_err(|error| failed(&self.0, error))?.iter().map(fs::DirEntry::path).collect();
        paths.retain(|path| path.extension().is_some_and(|kind| kind == state.code()));
        paths.sort();
        let read = |path: &PathBuf| {
            let bytes = fs::read(path).map_err(|error| failed(path, error))?;
            serde_json::from_slice(&bytes).map_err(|error| failed(path, error.into()))
        };
        paths.iter().map(read).collect()
    }
}

fn failed(path: &Path, error: io::Error) -> OutboxError {
    OutboxError { path: path.display().to_string(), error }
}

/// A changed name lasts once the folder is written; Windows writes it with the file.
#[cfg(unix)]
fn lasting(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn lasting(_: &Path) -> io::Result<()> {
    Ok(())
}
