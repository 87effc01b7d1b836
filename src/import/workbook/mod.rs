//! Workbooks of Excel: cells, what is said of them, what stands beside them; only as much of one as is safe to read.

pub(crate) mod address;
mod aside;
mod clean_copy;
mod outline;
pub(crate) mod sieve;
mod spelled;
pub(crate) mod splice;
pub(crate) mod typed;
pub(crate) mod xlsx;
