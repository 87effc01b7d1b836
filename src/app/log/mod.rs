//! The log of the office: what is decided is appended to it, anew where another writer was first; its copy and its check.

pub(crate) mod anew;
pub(crate) mod body_log;
pub(crate) mod contents;
pub(crate) mod engine;
pub(crate) mod keeping;
pub(crate) mod lines;
pub(crate) mod numbering;
pub(crate) mod signing;
pub(crate) mod streams;
