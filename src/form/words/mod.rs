//! Texts as people write them: spellings, likeness, values of a vocabulary.

pub(crate) mod alike;
pub(crate) mod nearest;
pub(crate) mod spelling;
pub(crate) mod text;
pub(crate) mod values;
