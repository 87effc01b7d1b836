//! Keys of a kind of file, found by what they are called and what they mean.

use super::key::{Key, Keys};

/// A key that was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where it stands: `stage.limit.after`.
    pub path: String,
    /// The key.
    pub key: &'static Key,
    /// The table it stands in.
    pub table: &'static Keys,
}

/// The keys of `root` and all tables below it, in the order of their declaration, that have `word` in their path or in
/// what they mean in either language; all of them where there is no word. A table that holds itself is gone through once
/// on each path.
pub fn search(root: &'static Keys, word: Option<&str>) -> Vec<Found> {
    let mut found = Vec::new();
    collect(root, "", &mut Vec::new(), &mut found);
    let word = word.map(str::to_lowercase);
    found.retain(|one| word.as_ref().is_none_or(|word| is_about(one, word)));
    found
}

fn collect(table: &'static Keys, path: &str, above: &mut Vec<&'static Keys>, found: &mut Vec<Found>) {
    if above.iter().any(|one| std::ptr::eq(*one, table)) {
        return;
    }
    above.push(table);
    for key in table.all() {
        let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        found.push(Found { path: path.clone(), key, table });
        for inner in key.takes.tables() {
            collect(inner, &path, above, found);
        }
    }
    above.pop();
}

fn is_about(found: &Found, word: &str) -> bool {
    let Key { ru, en, .. } = found.key;
    [found.path.as_str(), ru, en].iter().any(|text| text.to_lowercase().contains(word))
}
