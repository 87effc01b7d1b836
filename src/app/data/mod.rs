//! What the office is kept by: the data files, found, read whole, loaded.

pub(crate) mod annexed;
pub(crate) mod books;
pub mod calendars;
pub(crate) mod checked;
pub(crate) mod data_dir;
pub(crate) mod data_kind;
pub(crate) mod load_error;
pub(crate) mod loading;
pub mod profiles;
pub(crate) mod rulebook;
pub(crate) mod setting;
pub mod signature_mark;
pub mod whole_file;
pub(crate) mod words;
