//! A look at a file before it is read: by its keys one tells what it is about.

use toml::de::DeTable;

use super::key::Key;

/// Whether the text has `key` at its top.
pub fn has(text: &str, key: &Key) -> bool {
    DeTable::parse_recoverable(text).0.get_ref().contains_key(key.name)
}

/// The text of `key` at its top.
pub fn text(text: &str, key: &Key) -> Option<String> {
    let (root, _) = DeTable::parse_recoverable(text);
    root.get_ref().get(key.name)?.get_ref().as_str().map(str::to_owned)
}
