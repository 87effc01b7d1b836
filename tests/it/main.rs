//! One integration binary, a module per subject.

mod documents;
mod ooxml;
mod profiles;
mod samples;
mod templates;
mod workbooks;
