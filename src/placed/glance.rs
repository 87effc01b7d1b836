//! A look at a file before it is read: by its keys one tells what it is about.

use toml::de::{DeTable, DeValue};

use super::key::Key;

/// The top of a file, as far as it is TOML.
pub struct Glance<'t>(DeTable<'t>);

impl<'t> Glance<'t> {
    /// Looks at `text` once.
    pub fn of(text: &'t str) -> Self {
        Self(DeTable::parse_recoverable(text).0.into_inner())
    }

    /// Whether it has `key`.
    pub fn has(&self, key: &Key) -> bool {
        self.0.contains_key(key.name)
    }

    /// The text of `key`.
    pub fn text(&self, key: &Key) -> Option<&str> {
        match self.0.get(key.name)?.get_ref() {
            DeValue::String(text) => Some(text),
            _ => None,
        }
    }
}
