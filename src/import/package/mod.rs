//! Packages of office files: what they are, their parts, how these lead to one another.

pub(crate) mod container;
pub(crate) mod kind;
pub(crate) mod ole;
pub(crate) mod part;
pub(crate) mod relation;
pub(crate) mod xml;
