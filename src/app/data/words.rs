//! The Russian word lists, loaded from the data files.

use prikaz_procedure::{Fault, FaultKind};
use prikaz_russian::Words;

use crate::DataDir;

/// The word lists of `data/russian/`.
///
/// # Errors
/// Every fault of every file, and every file that is missing.
pub fn load_words(data: &DataDir) -> Result<Words, Vec<Fault>> {
    Words::read(|path| data.read(path)).map_err(|faults| {
        faults.into_iter().map(|fault| fault.told(|file| data.place(file), FaultKind::from)).collect()
    })
}
