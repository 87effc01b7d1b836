//! Numbers and bytes as the formats of C2SP write them: one spelling for each value.
//!
//! *Invariant:* what is read and written again is the same text.

mod base64;
mod decimal;

pub(crate) use base64::{digest_from_base64, from_base64, to_base64};
pub(crate) use decimal::from_decimal;
