//! The Russian word lists, loaded from the data files.

use prikaz_fact::ForeignWords;
use prikaz_placed::{ShapeFault, What};
use prikaz_procedure::Fault;
use prikaz_russian::{WordFault, WordFaultKind, Words};

use super::DataDir;

/// The word lists of `data/russian/`.
///
/// # Errors
/// Every file that is missing or faulty.
pub fn load_words(data: &DataDir) -> Result<Words, Vec<Fault>> {
    Words::read(|path| data.read(path))
        .map_err(|faults| faults.iter().map(|fault| placed(data, fault)).collect())
}

fn placed(data: &DataDir, fault: &WordFault) -> Fault {
    Fault {
        file: data.place(fault.file),
        line: u32::try_from(fault.line).unwrap_or(u32::MAX),
        column: 1,
        key: String::new(),
        what: match &fault.what {
            WordFaultKind::NoFile => What::Shape(ShapeFault::NoFile),
            WordFaultKind::Syntax(said) => What::Shape(ShapeFault::Syntax { said: ForeignWords::of(said) }),
        },
        hint: None,
    }
}
