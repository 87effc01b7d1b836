//! `decide`, `evolve` and `react`: the only place where the office says yes or no.
//!
//! *Invariant:* pure; time, identity and numbers come in as arguments.
