//! Reads the files of units (XLSX, CSV) into raw rows.
//!
//! *Invariant:* a file is never trusted; every fault has its cell.

pub mod delimited;
