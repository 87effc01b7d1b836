//! The languages the program speaks: a session says in which of them whoever words its answers does so.

use prikaz_fact::coded;

coded! {
/// The language of messages, by the code that the names of data files bear; documents are always Russian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Russian.
    Ru,
    /// English.
    En,
}
}

impl Language {
    /// The language of papers, whoever asks for them and in whatever language he is answered.
    pub const OF_PAPERS: Self = Self::Ru;

    /// The language of a locale name such as `ru_RU.UTF-8`; Russian where it says nothing.
    pub fn of_locale(locale: Option<&str>) -> Self {
        match locale {
            Some(name) if name.starts_with("en") || name == "C" || name == "POSIX" => Self::En,
            _ => Self::Ru,
        }
    }
}
