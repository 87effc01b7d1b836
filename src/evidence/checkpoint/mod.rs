//! What a log says of itself, and who has to have signed it (C2SP `tlog-checkpoint`).
//!
//! *Invariant:* a policy comes from outside, never out of what it judges.

mod fault;
mod head;
mod opened;
mod policy;
mod signed;

pub use fault::{CheckpointFault, HeadFault, PolicyFault};
pub use head::TreeHead;
pub use opened::{Opened, Signed, Signer};
pub use policy::Policy;
pub use signed::Checkpoint;

#[cfg(test)]
mod tests;
