//! The files of a layer and what each imports of the others: one measure, for the tests of the rooms and for whoever
//! wants the figures of a checkout.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files of a layer.
pub(crate) struct Room {
    /// Each file by the path of its module, without comments and tests.
    pub(crate) files: BTreeMap<String, String>,
    /// The name of the layer, where it is a module of a crate and no crate of its own: so `crate::form::Form` leads there.
    module: Option<String>,
}

impl Room {
    /// The room in `folder`, but for files of tests.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for (path, text) in sources(folder)?.iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
            let name = path.strip_prefix(folder).unwrap_or(path).with_extension("");
            let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            let parts = match parts.split_last() {
                Some((last, above)) if last == "mod" || last == "lib" => above,
                _ => &parts[..],
            };
            files.insert(parts.join("::"), code(text));
        }
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { files, module: name.filter(|_| !folder.join("lib.rs").exists()) })
    }

    /// A room of these files, a crate of its own.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), code(text)));
        Self { files: files.collect(), module: None }
    }

    /// Sets of files that reach one another.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let imports = self.imports();
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            imports.keys().map(|name| (name.as_str(), reached_from(&imports, name))).collect();
        let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
        for (name, all) in &reached {
            if all.contains(name) {
                let circle = all.iter().filter(|other| reached[**other].contains(name));
                found.insert(circle.map(|one| (*one).to_owned()).collect());
            }
        }
        found.into_iter().collect()
    }

    /// What each file imports. What an entrance only hands on (`pub use`) is imported from where it is defined.
    fn imports(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut handed_on: BTreeMap<(&str, String), String> = BTreeMap::new();
        for (name, text) in &self.files {
            for path in uses(text).filter(|(is_handed_on, _)| *is_handed_on).flat_map(|(_, tree)| paths(tree))
            {
                let Some((module, rest)) = self.resolved(name, &path) else { continue };
                if let (true, Some(last)) = (module != *name, rest.last()) {
                    handed_on.insert((name, last.clone()), module);
                }
            }
        }
        let target = |name: &str, path: &[String]| {
            let (mut module, rest) = self.resolved(name, path)?;
            // What is handed on over several entrances ends where it is defined.
            for _ in 0..self.files.len() {
                let next =
                    rest.first().and_then(|first| handed_on.get(&(module.as_str(), first.clone())).cloned());
                let Some(next) = next else { break };
                module = next;
            }
            Some(module)
        };
        let imported = |(name, text): (&String, &String)| {
            let used = uses(text).filter(|(is_handed_on, _)| !is_handed_on).flat_map(|(_, tree)| paths(tree));
            let all = used.chain(inline(text));
            let found = all.filter_map(|path| target(name, &path)).filter(|module| module != name);
            (name.clone(), found.collect())
        };
        self.files.iter().map(imported).collect()
    }

    /// The module that `path`, written in the module `name`, leads to, and what is named in it; none where it leads out of
    /// the room.
    fn resolved(&self, name: &str, path: &[String]) -> Option<(String, Vec<String>)> {
        let first = path.first().map(String::as_str).unwrap_or_default();
        if !["crate", "super", "self"].contains(&first) && !self.files.contains_key(&within(name, first)) {
            return None;
        }
        let mut module = name.to_owned();
        let mut rest = path;
        if let (Some(layer), "crate") = (&self.module, first) {
            rest = rest.get(1..).filter(|rest| rest.first() == Some(layer))?;
            module.clear();
            rest = &rest[1..];
        }
        while let Some((first, after)) = rest.split_first() {
            match first.as_str() {
                "crate" => module.clear(),
                "super" => {
                    module = module.rsplit_once("::").map(|(around, _)| around.to_owned()).unwrap_or_default()
                }
                "self" => {}
                step if self.files.contains_key(&within(&module, step)) => module = within(&module, step),
                _ => break,
            }
            rest = after;
        }
        Some((module, rest.to_vec()))
    }
}

/// The folders in `of`, by name.
pub(crate) fn folders(of: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(of)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    found.retain(|path| path.is_dir());
    found.sort();
    Ok(found)
}

/// Every file of Rust in `folder` and below, by path, as it stands.
pub(crate) fn sources(folder: &Path) -> io::Result<Vec<(PathBuf, String)>> {
    let (mut waiting, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path)?;
                found.push((path, text));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The code of a file without its comments and its tests; where these stand in a file of their own, code goes on below.
pub(crate) fn code(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let is_of_tests = |line: &&str| line.trim_end() == "#[cfg(test)]";
    let is_elsewhere =
        |next: Option<&&str>| next.is_some_and(|next| next.starts_with("mod ") && next.ends_with(';'));
    let end =
        lines.iter().enumerate().position(|(at, line)| is_of_tests(line) && !is_elsewhere(lines.get(at + 1)));
    let own = lines[..end.unwrap_or(lines.len())].iter();
    own.filter(|line| !is_of_tests(line)).copied().collect::<Vec<_>>().join("\n")
}

/// The trees of the `use` statements, and whether they hand on what they name.
fn uses(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.match_indices("use ").filter_map(|(at, _)| {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = text[line..at].trim();
        let statement = text[at + 4..].split(';').next()?;
        (before.is_empty() || before.starts_with("pub")).then_some((before.starts_with("pub"), statement))
    })
}

/// `a::{b, c::{d, e}}` as paths.
fn paths(tree: &str) -> Vec<Vec<String>> {
    let (mut depth, mut parts, mut part) = (0, Vec::new(), String::new());
    for letter in tree.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match (letter, depth) {
            (',', 0) => parts.push(std::mem::take(&mut part)),
            _ => part.push(letter),
        }
    }
    parts.push(part);
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).flat_map(below).collect()
}

fn below(part: &str) -> Vec<Vec<String>> {
    let steps = |text: &str| -> Vec<String> {
        let named = text.split(" as ").next().unwrap_or_default();
        named.split("::").map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect()
    };
    match part.split_once('{') {
        None => vec![steps(part)],
        Some((head, inner)) => {
            let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
            paths(inner).into_iter().map(|path| [steps(head), path].concat()).collect()
        }
    }
}

/// Paths that stand in the code itself: `super::stage::open(…)`.
fn inline(text: &str) -> Vec<Vec<String>> {
    let code = uses(text).fold(text.to_owned(), |code, (_, tree)| code.replace(&format!("use {tree};"), ""));
    let words = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == ':'));
    words.filter(|word| word.contains("::") && !word.starts_with(':')).flat_map(paths).collect()
}

fn within(module: &str, step: &str) -> String {
    if module.is_empty() { step.to_owned() } else { format!("{module}::{step}") }
}

fn reached_from<'a>(imports: &'a BTreeMap<String, BTreeSet<String>>, name: &str) -> BTreeSet<&'a str> {
    let mut waiting = vec![name];
    let mut found = BTreeSet::new();
    while let Some(next) = waiting.pop() {
        for one in imports.get(next).into_iter().flatten() {
            if imports.contains_key(one) && found.insert(one.as_str()) {
                waiting.push(one);
            }
        }
    }
    found
}
