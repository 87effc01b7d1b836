//! The three lines of a checkpoint: which log, how many lines, which root.

use std::fmt;

use prikaz_domain::Digest;
use serde::Serialize;

use crate::text::{digest_from_base64, from_decimal, to_base64};

use super::fault::HeadFault;

/// The head of a log's tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TreeHead {
    origin: String,
    size: u64,
    root: Digest,
}

impl TreeHead {
    /// The head of the log `origin` with `size` lines and that root; none where no log can have the name: it is empty,
    /// or has a control character.
    pub fn of(origin: &str, size: u64, root: Digest) -> Option<Self> {
        let is_line = !origin.is_empty() && origin.chars().all(|sign| sign >= ' ');
        is_line.then(|| Self { origin: origin.to_owned(), size, root })
    }

    /// Reads the text of a checkpoint, with its last line feed. Extension lines are permitted by the format and passed
    /// over: nothing here says what they mean, and keys of some kinds do not sign them.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn of_text(text: &str) -> Result<Self, HeadFault> {
        let mut lines = text.strip_suffix('\n').ok_or(HeadFault::Unfinished)?.split('\n');
        let mut next = || lines.next().ok_or(HeadFault::TooFewLines);
        let (origin, size, root) = (next()?, next()?, next()?);
        let size = from_decimal(size).ok_or(HeadFault::NotASize)?;
        let root = digest_from_base64(root).ok_or(HeadFault::NotARoot)?;
        if lines.any(str::is_empty) {
            return Err(HeadFault::EmptyExtension);
        }
        Self::of(origin, size, root).ok_or(HeadFault::NoOrigin)
    }

    /// The name of the log.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// How many lines the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree (RFC 6962, section 2.1).
    pub fn root(&self) -> &Digest {
        &self.root
    }
}

/// The text of a checkpoint, with its last line feed and no extension lines, from which C2SP advises against.
impl fmt::Display for TreeHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, to_base64(self.root.as_bytes()))
    }
}
