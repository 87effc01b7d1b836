//! What a witness is asked: a checkpoint, and the proof that it extends the last one that the witness signed.

use std::fmt;

use prikaz_domain::Digest;

use crate::checkpoint::Checkpoint;
use crate::text::{digest_from_base64, from_decimal, to_base64};

use super::refused::Refused;

/// More hashes are not taken (`tlog-witness`, «add-checkpoint»).
const MOST_HASHES: usize = 63;

/// A request to cosign, in the form that `tlog-witness` calls the body of `add-checkpoint`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessRequest {
    /// How many lines the checkpoint has that the witness signed last; 0 where it signed none.
    pub old_size: u64,
    /// The proof of consistency between the two; empty where the witness signed none.
    pub path: Vec<Digest>,
    /// What is to be cosigned.
    pub checkpoint: Checkpoint,
}

impl WitnessRequest {
    /// Reads a request.
    ///
    /// # Errors
    /// When it is not of its form.
    pub fn parse(bytes: &[u8]) -> Result<Self, Refused> {
        let parted =
            bytes.windows(2).position(|two| two == b"\n\n").ok_or(Refused::NotARequest { line: 1 })?;
        let head = std::str::from_utf8(&bytes[..parted]).map_err(|_| Refused::NotARequest { line: 1 })?;
        let mut lines = head.split('\n');
        let old_size = lines.next().and_then(|line| from_decimal(line.strip_prefix("old ")?));
        let old_size = old_size.ok_or(Refused::NotARequest { line: 1 })?;
        let hash = |(line, number)| digest_from_base64(line).ok_or(Refused::NotARequest { line: number });
        let path: Vec<_> = lines.zip(2..).map(hash).collect::<Result<_, _>>()?;
        if path.len() > MOST_HASHES {
            return Err(Refused::NotARequest { line: 2 + MOST_HASHES as u64 });
        }
        Ok(Self { old_size, path, checkpoint: Checkpoint::parse(&bytes[parted + 2..])? })
    }
}

impl fmt::Display for WitnessRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old_size)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", to_base64(hash.as_bytes())))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
