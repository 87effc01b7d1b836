//! A file system of our own, and random histories of a store that stands on it: crashes, losses of power, errors of the
//! system, several processes, at any operation. Only tests have it.
//!
//! *Invariant:* one seed is one history, whatever the machine does meanwhile.

mod blow;
mod check;
mod content;
mod disk;
mod folder;
mod history;
mod index;
mod kept;
mod model;
mod random;
mod session;
mod tests;
mod visit;
mod world;
