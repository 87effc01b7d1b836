//! The journal: segments of lines, written, read back, found damaged, put right.

pub(crate) mod damage;
pub(crate) mod journal;
pub(crate) mod recovery;
pub(crate) mod scan;
pub(crate) mod segment;
pub(crate) mod torn;
