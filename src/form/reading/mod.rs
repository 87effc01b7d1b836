//! From a table to the rows of the form, with all faults at once; back from what the program printed.

mod account;
pub(crate) mod cell;
pub(crate) mod check;
pub(crate) mod checked;
mod continued;
pub(crate) mod declared;
mod filldown;
pub(crate) mod laid;
mod meant;
mod several;
mod twice;
