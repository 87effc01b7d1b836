//! Orders that stand alone: loaded, signed, copied, put right; and what a file or a code is of what was given out.

pub(crate) mod codes;
pub(crate) mod correcting;
pub(crate) mod issued;
pub(crate) mod laid;
pub(crate) mod order_copy;
pub mod order_files;
pub(crate) mod order_signing;
