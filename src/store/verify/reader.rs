//! Lines of a segment as bytes, one at a time, however they end.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Take};
use std::path::Path;

/// The longest line that is taken for a record.
pub(crate) const LONGEST: u64 = 64 << 20;

/// A line of a segment.
#[derive(Debug)]
pub(crate) enum Raw {
    /// A line with its `\n`.
    Whole,
    /// The last line, which has no `\n`.
    Unfinished,
    /// More than [`LONGEST`] bytes; they were passed over.
    TooLong,
}

/// Reads a segment line by line.
#[derive(Debug)]
pub(crate) struct Lines {
    from: BufReader<Take<File>>,
    /// The line last read.
    pub(crate) bytes: Vec<u8>,
    /// Where the line last read ends, with its `\n`.
    pub(crate) end: u64,
    /// Its number, from 1.
    pub(crate) number: u64,
}

impl Lines {
    /// The lines of the first `length` bytes of the file at `path`.
    pub(crate) fn open(path: &Path, length: u64) -> io::Result<Self> {
        let from = BufReader::with_capacity(1 << 16, File::open(path)?.take(length));
        Ok(Self { from, bytes: Vec::new(), end: 0, number: 0 })
    }

    /// Reads the next line into `bytes`; nothing at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Raw>> {
        self.bytes.clear();
        let read = (&mut self.from).take(LONGEST + 1).read_until(b'\n', &mut self.bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.end += read as u64;
        self.number += 1;
        if self.bytes.last() == Some(&b'\n') {
            return Ok(Some(Raw::Whole));
        }
        if read as u64 <= LONGEST {
            return Ok(Some(Raw::Unfinished));
        }
        self.bytes.clear();
        self.end += self.from.skip_until(b'\n')? as u64;
        Ok(Some(Raw::TooLong))
    }
}
