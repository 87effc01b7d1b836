//! Why an archive is not a whole backup.

use crate::{Head, VerifyReport};

/// Why an archive is not a whole backup.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveFault {
    /// It has no seal: it is no backup, or its end is missing.
    #[error("it is no backup of this program, or its end is missing")]
    NotSealed,
    /// Some byte of it is not what was written.
    #[error("its content is not what was written: it was changed or damaged on the way")]
    Changed,
    /// Its ZIP structure is wrong.
    #[error("it is no readable ZIP archive: {0}")]
    NotZip(String),
    /// An entry has a name that no backup has.
    #[error("its entry `{0}` belongs to no backup")]
    Name(String),
    /// It has more entries than allowed.
    #[error("it has {found} entries, {most} are allowed")]
    TooManyEntries {
        /// How many it has.
        found: u64,
        /// How many are allowed.
        most: u64,
    },
    /// It inflates to more bytes than allowed.
    #[error("it inflates to more than {most} bytes")]
    Inflates {
        /// How many are allowed.
        most: u64,
    },
    /// Its manifest is missing or says nothing readable.
    #[error("its manifest cannot be read: {0}")]
    Manifest(String),
    /// There is no manifest.
    #[error("it has no manifest")]
    NoManifest,
    /// It was made by a later version of the program.
    #[error("it has format {0}, which this program does not know")]
    LaterFormat(u64),
    /// What it holds is not what its manifest says.
    #[error("it ends with record {} instead of {}, or counts differ", found.position.0, expected.position.0)]
    NotAsManifest {
        /// The last record by the manifest.
        expected: Head,
        /// The last record it holds.
        found: Head,
    },
    /// It holds other bodies than its manifest says.
    #[error("it holds other bodies than its manifest says")]
    OtherBodies,
    /// The store in it has faults.
    #[error("the store in it has {} faults", .0.faults.len())]
    Unsound(Box<VerifyReport>),
}
