//! What a backup says of itself.

use serde::{Deserialize, Serialize};

use prikaz_domain::OrganisationId;

use crate::{FORMAT, Head};

use super::ArchiveFault;

/// What a backup says of itself: `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Format of the store.
    pub format: u64,
    /// The bodies in it, sorted.
    pub bodies: Vec<BodyManifest>,
}

/// What a backup holds of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyManifest {
    /// The body.
    pub body: OrganisationId,
    /// Its last record.
    pub head: Head,
    /// How many records there are.
    pub records: u64,
    /// How many segments.
    pub segments: u64,
    /// How many kept files.
    pub files: u64,
}

/// What a backup of format 1 said of itself: of all its bodies together.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormerManifest {
    #[serde(rename = "format")]
    _format: u64,
    pub(super) head: Head,
    pub(super) records: u64,
    pub(super) segments: u64,
    pub(super) files: u64,
}

/// A manifest of a format this program knows.
#[derive(Debug)]
pub(super) enum KnownManifest {
    /// The present one.
    Present(Manifest),
    /// Of format 1.
    Former(FormerManifest),
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

    /// How many records there are of all bodies.
    pub fn records(&self) -> u64 {
        self.bodies.iter().map(|one| one.records).sum()
    }

    /// How many files are kept of all bodies.
    pub fn files(&self) -> u64 {
        self.bodies.iter().map(|one| one.files).sum()
    }
}

impl KnownManifest {
    /// Reads a manifest of a format this program knows.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ArchiveFault> {
        let wrong = |error: serde_json::Error| ArchiveFault::Manifest(error.to_string());
        // What a later format holds beside its number is not known here.
        match serde_json::from_slice(bytes) {
            Ok(Formatted { format }) if format > FORMAT => Err(ArchiveFault::LaterFormat(format)),
            Ok(Formatted { format: 1 }) => serde_json::from_slice(bytes).map_err(wrong).map(Self::Former),
            _ => serde_json::from_slice(bytes).map_err(wrong).map(Self::Present),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ArchiveFault, KnownManifest};

    #[test]
    fn a_later_format_is_told_from_a_wrong_manifest() {
        let read = |text: &str| KnownManifest::read(text.as_bytes());
        assert!(matches!(read(r#"{"format":3,"new":1}"#), Err(ArchiveFault::LaterFormat(3))));
        for wrong in ["", "[]", "{}", r#"{"format":"3"}"#, r#"{"format":1,"new":1}"#, r#"{"format":-2}"#] {
            assert!(matches!(read(wrong), Err(ArchiveFault::Manifest(_))), "{wrong}");
        }
        assert!(matches!(read(r#"{"bodies":[],"format":2}"#), Ok(KnownManifest::Present(_))));
    }
}
