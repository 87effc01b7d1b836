//! Who may do what and who sees what: one table, tested whole.

mod permit;
mod read;
mod table;

pub use permit::holds;
pub(crate) use permit::{
    holders, is_bystander, permit, permit_recorder, permit_signatory, permit_signer, permit_those, person,
};
pub use read::{Reader, may_read, may_read_of};
pub use table::{Act, ActWord, Sight, entitled, shown_to, table};
