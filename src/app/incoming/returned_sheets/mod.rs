//! Sheets that come back from agreers: read, held against what was given out, turned into visas.

mod bringing;
mod error;
mod fault;
mod fields;
mod issued;
mod recovered;
mod since;

pub use bringing::{BroughtSheet, OpenedSheet};
pub use error::SheetError;
pub use fault::SheetFault;
