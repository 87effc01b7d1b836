//! Tables in plain text.

pub(crate) mod csv;
pub mod delimited;
pub(crate) mod encoding;
