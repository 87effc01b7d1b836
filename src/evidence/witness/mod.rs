//! A witness: it keeps one checkpoint of a log and signs only what extends it (C2SP `tlog-witness`,
//! `tlog-cosignature`). The request is the one that `tlog-witness` has for its door; here it is a file, and comes by
//! mail or on a memory stick.
//!
//! *Invariant:* decides alone of what it is given; what it has signed comes back as its new state, and whoever runs it
//! keeps that before the signature leaves the house.

mod cosigner;
mod refused;
mod request;

pub use cosigner::{Considered, Witness, WitnessState};
pub use refused::Refused;
pub use request::WitnessRequest;

#[cfg(test)]
mod tests;
