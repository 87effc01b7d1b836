//! What a backup says of itself.

use serde::{Deserialize, Serialize};

use crate::{FORMAT, Head, VerifyReport};

use super::ArchiveFault;

/// What a backup says of itself: `manifest.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Format of the store.
    pub format: u64,
    /// Its last record.
    pub head: Head,
    /// How many records there are.
    pub records: u64,
    /// How many segments.
    pub segments: u64,
    /// How many kept files.
    pub files: u64,
}

/// What any manifest says, of whatever format.
#[derive(Deserialize)]
struct Formatted {
    format: u64,
}

impl Manifest {
    /// Its name in the archive.
    pub(super) const NAME: &str = "manifest.json";

    /// Its canonical text.
    pub(super) fn text(&self) -> Result<String, ArchiveFault> {
        let value = serde_json::to_value(self).map_err(|error| ArchiveFault::Manifest(error.to_string()))?;
        Ok(format!("{value}\n"))
    }

    /// Reads a manifest of a format this program knows.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ArchiveFault> {
        let wrong = |error: serde_json::Error| ArchiveFault::Manifest(error.to_string());
        // What a later format holds beside its number is not known here.
        match serde_json::from_slice(bytes) {
            Ok(Formatted { format }) if format > FORMAT => Err(ArchiveFault::LaterFormat(format)),
            _ => serde_json::from_slice(bytes).map_err(wrong),
        }
    }

    /// Whether a store that was checked is the one of this manifest, and sound.
    pub(super) fn compare(&self, report: VerifyReport) -> Result<(), ArchiveFault> {
        if !report.sound() {
            return Err(ArchiveFault::Unsound(Box::new(report)));
        }
        let VerifyReport { head, records, segments, files, .. } = report;
        let found = Self { format: self.format, head, records, segments, files };
        let fault = ArchiveFault::NotAsManifest { expected: self.head, found: head };
        if found == *self { Ok(()) } else { Err(fault) }
    }
}

#[cfg(test)]
mod tests {
    use super::{ArchiveFault, Manifest};

    #[test]
    fn a_later_format_is_told_from_a_wrong_manifest() {
        let read = |text: &str| Manifest::read(text.as_bytes());
        assert!(matches!(read(r#"{"format":2,"new":1}"#), Err(ArchiveFault::LaterFormat(2))));
        for wrong in ["", "[]", "{}", r#"{"format":"2"}"#, r#"{"format":1,"new":1}"#, r#"{"format":-2}"#] {
            assert!(matches!(read(wrong), Err(ArchiveFault::Manifest(_))), "{wrong}");
        }
    }
}
