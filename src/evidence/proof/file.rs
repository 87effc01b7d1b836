//! The file: index, path, checkpoint, and what the reader is told besides.

use std::fmt;

use prikaz_domain::Digest;

use crate::checkpoint::Checkpoint;
use crate::text::{digest_from_base64, from_base64, from_decimal, to_base64};
use crate::tree::{MOST_HASHES, TreeFault, leaf_hash, verify_inclusion};

use super::fault::ProofFault;

/// What every proof begins with.
const FIRST: &str = "c2sp.org/tlog-proof@v1";

/// More bytes are not taken: a line of the journal has at most 64 MB, and base64 makes four bytes of three.
const LONGEST: usize = 96 << 20;

/// That a line stands in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogProof {
    /// What the file says besides; here the line itself, so that the proof is whole. Not vouched for by anybody until
    /// the proof was checked with exactly these bytes as the line.
    pub extra: Option<Vec<u8>>,
    /// Which line of the log, from 0.
    pub index: u64,
    /// From the sibling of the leaf to the child of the root.
    pub path: Vec<Digest>,
    /// The checkpoint that the path leads to.
    pub checkpoint: Checkpoint,
}

impl LogProof {
    /// The proof of `line`, number `index` from 0, by the path that a [`Prover`](crate::Prover) found to the root of
    /// `checkpoint`. None is given out that would not hold.
    ///
    /// # Errors
    /// When the path does not lead from the line to that root.
    pub fn of(line: &[u8], index: u64, path: Vec<Digest>, checkpoint: Checkpoint) -> Result<Self, TreeFault> {
        let head = checkpoint.head();
        verify_inclusion(&leaf_hash(line), index, head.size(), &path, head.root())?;
        Ok(Self { extra: Some(line.to_vec()), index, path, checkpoint })
    }

    /// Reads a proof.
    ///
    /// # Errors
    /// When the bytes are anything else.
    pub fn parse(bytes: &[u8]) -> Result<Self, ProofFault> {
        if bytes.len() > LONGEST {
            return Err(ProofFault::TooLong { most: LONGEST as u64 });
        }
        // Before the checkpoint there is no empty line.
        let parted = bytes.windows(2).position(|two| two == b"\n\n").ok_or(ProofFault::NoCheckpoint)?;
        let head = std::str::from_utf8(&bytes[..parted]).map_err(|_| ProofFault::NotUtf8)?;
        let mut lines = head.split('\n').zip(1_u64..).peekable();
        lines.next().filter(|(line, _)| *line == FIRST).ok_or(ProofFault::NotAProof)?;
        let extra = lines.next_if(|(line, _)| line.starts_with("extra "));
        let extra = extra.map(|(line, _)| from_base64(&line["extra ".len()..]).ok_or(ProofFault::NotExtra));
        let index = lines.next().and_then(|(line, _)| from_decimal(line.strip_prefix("index ")?));
        let (extra, index) = (extra.transpose()?, index.ok_or(ProofFault::NotAnIndex)?);
        let path = read_path(lines)?;
        Ok(Self { extra, index, path, checkpoint: Checkpoint::parse(&bytes[parted + 2..])? })
    }
}

fn read_path<'a>(lines: impl Iterator<Item = (&'a str, u64)>) -> Result<Vec<Digest>, ProofFault> {
    let mut path = Vec::new();
    for (line, number) in lines {
        if path.len() == MOST_HASHES {
            return Err(ProofFault::PathTooLong { most: MOST_HASHES as u64 });
        }
        path.push(digest_from_base64(line).ok_or(ProofFault::NotAHash { line: number })?);
    }
    Ok(path)
}

impl fmt::Display for LogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", to_base64(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", to_base64(hash.as_bytes())))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
