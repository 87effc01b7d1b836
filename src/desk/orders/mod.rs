//! Orders that stand alone, and what hangs on any order: instructions, those who are to read it, its scan.

pub(crate) mod instructions;
pub(crate) mod notes;
pub(crate) mod order;
pub(crate) mod readings;
pub(crate) mod scan;
