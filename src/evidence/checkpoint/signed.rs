//! A checkpoint with its signatures, made or read, not judged yet.

use std::fmt;

use crate::key::{SecretKey, SignFault};
use crate::note::{Note, NoteSignature};

use super::fault::CheckpointFault;
use super::head::TreeHead;

/// A signed note whose text is the head of a tree. Who signed it, a [`Policy`](super::Policy) judges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    head: TreeHead,
    note: Note,
}

impl Checkpoint {
    /// Signs `head` by all `keys` of its log, at `time` in seconds since 1970. While a key is replaced, the old and the
    /// new one sign together, so that whoever knows either can check.
    ///
    /// # Errors
    /// When there is no key, a key does not bear the name of the log, or is of a kind by which no log signs.
    pub fn sign(head: TreeHead, keys: &[&SecretKey], time: u64) -> Result<Self, SignFault> {
        let text = head.to_string();
        let signatures = keys.iter().map(|key| by_log(&head, &text, key, time)).collect::<Result<_, _>>()?;
        let note = Note::of(&text, signatures).ok_or(SignFault::NoKey)?;
        Ok(Self { head, note })
    }

    /// Reads a checkpoint.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(bytes: &[u8]) -> Result<Self, CheckpointFault> {
        let note = Note::parse(bytes)?;
        Ok(Self { head: TreeHead::of_text(note.text())?, note })
    }

    /// What it says; not to be believed before its signatures were checked.
    pub fn head(&self) -> &TreeHead {
        &self.head
    }

    /// The note.
    pub fn note(&self) -> &Note {
        &self.note
    }

    /// The same with one signature more, of a witness; none where there are as many as a note takes.
    pub fn with(&self, signature: NoteSignature) -> Option<Self> {
        Some(Self { head: self.head.clone(), note: self.note.with(signature)? })
    }
}

fn by_log(head: &TreeHead, text: &str, key: &SecretKey, time: u64) -> Result<NoteSignature, SignFault> {
    let (name, kind) = (key.verifier().name(), key.verifier().kind());
    if name.as_str() != head.origin() {
        return Err(SignFault::OtherOrigin { name: name.clone(), origin: head.origin().to_owned() });
    }
    if !kind.is_of_log() {
        return Err(SignFault::OtherUse { name: name.clone(), kind });
    }
    key.sign(text, time)
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}
