//! One syntax tree for every document the program makes.
//!
//! *Invariant:* knows nothing of registers or orders; imports no other layer.
