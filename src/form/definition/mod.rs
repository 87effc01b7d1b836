//! What a form is: its columns with their types and words, its rules, the shapes it is shown in.

pub(crate) mod column;
pub(crate) mod decimal;
pub(crate) mod form;
pub(crate) mod gap;
pub(crate) mod phrase;
pub(crate) mod rule;
pub(crate) mod shape;
pub(crate) mod typed;
