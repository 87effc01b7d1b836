//! Where the office says yes or no: [`decide`](decide::decide), and one file per kind of stage or act.

pub(crate) mod agreement;
pub(crate) mod asked;
pub(crate) mod capacity;
pub(crate) mod collection;
pub(crate) mod decide;
pub(crate) mod draft;
pub(crate) mod inform;
pub(crate) mod order;
pub(crate) mod owed;
pub(crate) mod react;
pub(crate) mod stage;
pub(crate) mod substitution;
pub(crate) mod upkeep;
