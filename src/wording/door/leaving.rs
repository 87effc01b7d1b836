//! A door that texts leave the program by.

use crate::Language;

/// A door that texts leave by: whose words they say what may be done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    words: &'static str,
}

impl Door {
    /// The door whose words stand in `data/`, in a file that is called `words` before the language.
    pub const fn speaking(words: &'static str) -> Self {
        Self { words }
    }

    /// The file of `data/` that its words in `language` stand in.
    pub fn file(self, language: Language) -> String {
        format!("{}.{}.toml", self.words, language.code())
    }
}
