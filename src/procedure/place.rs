//! Places in a file: lines and columns.

use std::collections::BTreeMap;

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// The lines of `text`.
    pub(super) fn of(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    /// Line and column of the byte at `offset`, both from 1, the column in characters.
    pub(super) fn position(&self, text: &str, offset: usize) -> (u32, u32) {
        let line = self.0.partition_point(|start| *start <= offset);
        let start = self.0.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = text.get(start..offset).map_or(0, |before| before.chars().count());
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column + 1).unwrap_or(u32::MAX))
    }
}

/// Where each key of a file stands, so that what is said about a loaded procedure can name the line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<String, (u32, u32)>);

impl Places {
    /// Notes where `key` stands.
    pub(super) fn note(&mut self, key: &str, position: (u32, u32)) {
        self.0.insert(key.to_owned(), position);
    }

    /// Line and column of `key` (`vocabulary[2].values[5]`), or of the nearest key above it.
    pub fn of(&self, key: &str) -> (u32, u32) {
        let mut key = key;
        loop {
            if let Some(position) = self.0.get(key) {
                return *position;
            }
            match key.rfind(['.', '[']) {
                Some(at) => key = &key[..at],
                None => return (1, 1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "а = 1\nюг = 2\n";
        let lines = Lines::of(text);
        assert_eq!(lines.position(text, 0), (1, 1));
        assert_eq!(lines.position(text, text.find('г').unwrap()), (2, 2));
        assert_eq!(lines.position(text, 10_000), (3, 1));
    }
}
