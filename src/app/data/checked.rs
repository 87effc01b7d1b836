//! A data file that was checked.

use prikaz_procedure::{Fault, FileKind, Lint};

/// A file that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The file, as it was named.
    pub file: String,
    /// What kind of file it was taken for.
    pub kind: FileKind,
    /// What makes it unfit to be used.
    pub faults: Vec<Fault>,
    /// What its text gets wrong; looked for only where there are no faults.
    pub lints: Vec<Lint>,
}
