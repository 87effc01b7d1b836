//! The archive: deflate, one time for every entry, parts in the order they are written.

use std::io::Cursor;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Compression that everyone uses: smaller files cost several times the work.
const LEVEL: i64 = 6;

/// A package in the making.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    /// An empty package.
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Begins the part `name`; what is written to the answer goes into it.
    pub(super) fn part(&mut self, name: &str) -> ZipResult<&mut ZipWriter<Cursor<Vec<u8>>>> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options)?;
        Ok(&mut self.zip)
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> ZipResult<Vec<u8>> {
        Ok(self.zip.finish()?.into_inner())
    }
}
