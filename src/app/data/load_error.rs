//! Why a data file could not be loaded.

use prikaz_procedure::Fault;

/// Why a procedure or a body could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("`{place}` is missing")]
    Missing {
        /// Where it would have to be.
        place: String,
    },
    /// The file could not be read.
    #[error("`{path}` cannot be read")]
    Unreadable {
        /// Its path.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is wrong.
    #[error("{} faults in `{place}`", faults.len())]
    Faulty {
        /// Where it is.
        place: String,
        /// Every fault.
        faults: Vec<Fault>,
    },
}
