//! The form of a register: columns, vocabularies, checking raw rows into entries.
//!
//! *Invariant:* every fault of a row is reported, each with its place; nothing is read or written.
