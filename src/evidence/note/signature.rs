//! A line of a note that is a signature.

use std::fmt;

use crate::key::{KeyId, KeyName};
use crate::text::{from_base64, to_base64};

/// A signature as its line says it; whose it is, only the key can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// The name of the key that it names.
    pub name: KeyName,
    /// The id of that key.
    pub id: KeyId,
    /// What stands behind the id: the time, for kinds that say one, and the signature.
    pub bytes: Vec<u8>,
}

impl NoteSignature {
    /// Reads a line without its line feed; none where it is no signature.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, key) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = from_base64(key)?;
        let (id, bytes) = bytes.split_first_chunk().filter(|(_, rest)| !rest.is_empty())?;
        Some(Self { name: KeyName::parse(name)?, id: KeyId(*id), bytes: bytes.to_vec() })
    }
}

/// The line, without its line feed.
impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&self.id.0, &*self.bytes].concat();
        write!(f, "— {} {}", self.name, to_base64(key))
    }
}
