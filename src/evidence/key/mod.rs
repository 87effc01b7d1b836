//! Keys: how they are called and written, and what each kind signs.
//!
//! *Invariant:* a key says its name, its kind and its id together, and a text in which they do not agree is no key;
//! secrets are shown by no `Debug` and wiped where they are dropped.

mod fault;
mod kind;
mod message;
mod name;
mod public;
mod secret;
mod verifier;

pub use fault::{KeyFault, SignFault, SignatureFault};
pub use kind::KeyKind;
pub use name::{KeyId, KeyName};
pub use secret::{SEED_LEN, SecretKey};
pub use verifier::VerifierKey;

#[cfg(test)]
mod tests;
