//! One integration binary, a module per subject.

mod backup;
mod journal;
mod tamper;
