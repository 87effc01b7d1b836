//! Tables as files hold them, with what stands beside their cells, and what may be wrong with them.

pub(crate) mod aside;
pub(crate) mod fault;
pub(crate) mod hidden;
pub(crate) mod raw;
