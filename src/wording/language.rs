//! The languages the program speaks.

/// The language of messages; documents are always Russian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// The language of a locale name such as `ru_RU.UTF-8`; Russian where it says nothing.
    pub fn of_locale(locale: Option<&str>) -> Self {
        match locale {
            Some(name) if name.starts_with("en") || name == "C" || name == "POSIX" => Self::En,
            _ => Self::Ru,
        }
    }

    /// The two-letter code, as in the names of data files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}
