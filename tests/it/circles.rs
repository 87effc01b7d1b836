//! Rooms without circles: where a file of a layer imports, over others, itself, none of them can be read before the rest.
//!
//! What an entrance only hands on (`pub use`) is imported from where it is defined. `tests/measure.py` counts the same way
//! over all layers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::layers::{code, sources};

/// The layers whose files make no circle. One that is cleared is added.
const CLEARED: &[&str] = &["amend", "cli", "desk", "domain", "order", "wording"];

#[test]
fn files_of_cleared_rooms_make_no_circle() {
    let told: Vec<String> = CLEARED
        .iter()
        .flat_map(|layer| Room::of_layer(layer).circles().into_iter().map(move |circle| (layer, circle)))
        .map(|(layer, circle)| format!("{layer}: {}", circle.join(", ")))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_circle_is_found_over_children_siblings_and_what_is_handed_on() {
    let circles = |files: &[(&str, &str)]| Room::of(files.iter().copied()).circles();
    let none: Vec<Vec<String>> = Vec::new();
    assert_eq!(circles(&[("lib.rs", "mod a; mod b;"), ("a.rs", "use super::b::B;"), ("b.rs", "")]), none);
    // The entrance hands on: who imports from it needs the one that defines.
    let handed = [("lib.rs", "mod a; mod b; pub use b::B;"), ("a.rs", "use super::B;"), ("b.rs", "")];
    assert_eq!(circles(&handed), none);
    let helper = [("lib.rs", "mod a; fn help() { a::run(); }"), ("a.rs", "use super::help;")];
    assert_eq!(circles(&helper), [["lib", "a"]]);
    let over_three = [
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::{b::One, c};"),
        ("b.rs", "pub fn f() { crate::c::g() }"),
        ("c/mod.rs", "mod d; use d::D;"),
        ("c/d.rs", "use super::super::a::A;"),
    ];
    assert_eq!(circles(&over_three), [["a", "b", "c", "c::d"]]);
}

/// The files of a layer by their modules, with what each hands on and needs.
struct Room {
    files: BTreeMap<Vec<String>, File>,
}

#[derive(Default)]
struct File {
    /// Names that it hands on, with the path of each.
    handed_on: BTreeMap<String, Vec<String>>,
    /// Paths that it names.
    named: BTreeSet<Vec<String>>,
}

impl Room {
    fn of_layer(layer: &str) -> Self {
        let folder = Path::new("src").join(layer);
        let files = sources().into_iter().filter(|path| path.starts_with(&folder));
        let read: Vec<(String, String)> = files
            .map(|path| {
                (path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/"), code(&path))
            })
            .collect();
        assert!(read.len() > 1, "{layer} has no files");
        Self::of(read.iter().map(|(path, code)| (path.as_str(), code.as_str())))
    }

    fn of<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        Self { files: files.map(|(path, code)| (module_of(path), File::of(code))).collect() }
    }

    /// Sets of files each of which imports, over the others, itself.
    fn circles(&self) -> Vec<Vec<String>> {
        let reached: BTreeMap<_, _> = self.files.keys().map(|from| (from, self.reached(from))).collect();
        let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
        for (file, beyond) in reached.iter().filter(|(file, beyond)| beyond.contains(**file)) {
            let back = beyond.iter().filter(|other| reached[other].contains(*file));
            circles.insert(back.map(|module| told(module)).collect());
        }
        circles.into_iter().collect()
    }

    fn reached(&self, from: &[String]) -> BTreeSet<Vec<String>> {
        let mut reached = BTreeSet::new();
        let mut ahead = self.needed(from);
        while let Some(next) = ahead.pop() {
            if reached.insert(next.clone()) {
                ahead.extend(self.needed(&next));
            }
        }
        reached
    }

    /// The other files that the file of `module` names.
    fn needed(&self, module: &[String]) -> Vec<Vec<String>> {
        let named = self.files[module].named.iter();
        let places = named.filter_map(|path| self.absolute(module, path)).map(|path| self.defined(path, 0));
        places.filter(|place| place != module).collect()
    }

    /// `path` from the entrance of the layer; none where it leads out of it.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let climbs = path.iter().take_while(|step| *step == "super").count();
        let (start, rest) = match path.first().map(String::as_str)? {
            "crate" => (&[][..], &path[1..]),
            "self" => (module, &path[1..]),
            "super" => (&module[..module.len().checked_sub(climbs)?], &path[climbs..]),
            first => {
                let child = [module, &[first.to_owned()]].concat();
                return self.files.contains_key(&child).then(|| [module, path].concat());
            }
        };
        Some([start, rest].concat())
    }

    /// The module whose file defines what `path` leads to.
    fn defined(&self, path: Vec<String>, depth: usize) -> Vec<String> {
        let lengths = (0..=path.len()).rev();
        let module = lengths.map(|length| &path[..length]).find(|module| self.files.contains_key(*module));
        let module = module.unwrap_or_default();
        let handed = path.get(module.len()).and_then(|name| self.files.get(module)?.handed_on.get(name));
        match handed.and_then(|handed| self.absolute(module, handed)) {
            Some(further) if depth < 9 && further != path[..=module.len()] => {
                self.defined([&further[..], &path[module.len() + 1..]].concat(), depth + 1)
            }
            _ => module.to_vec(),
        }
    }
}

impl File {
    fn of(code: &str) -> Self {
        let mut file = Self::default();
        let mut other = String::new();
        for part in uses(code, &mut other) {
            for path in flattened(&part.tree) {
                match (part.is_public, path.last()) {
                    (true, Some(name)) => drop(file.handed_on.insert(name.clone(), path)),
                    _ => drop(file.named.insert(path)),
                }
            }
        }
        file.named.extend(paths(&other));
        file
    }
}

/// A `use` of a file.
struct Use {
    is_public: bool,
    tree: String,
}

/// The statements of `code` that begin with `use`; all else goes into `other`.
fn uses(code: &str, other: &mut String) -> Vec<Use> {
    let mut found = Vec::new();
    let mut left = code;
    while let Some((before, after)) = split_at_use(left) {
        let word = before.trim_end().rsplit([' ', '\n', ';', '{', '}']).next().unwrap_or_default();
        let is_public = word == "pub" || word.starts_with("pub(");
        other.push_str(before);
        let (tree, rest) = after.split_once(';').unwrap_or((after, ""));
        found.push(Use { is_public, tree: tree.split_whitespace().collect::<Vec<_>>().join(" ") });
        left = rest;
    }
    other.push_str(left);
    found
}

/// What stands before the next word `use`, and after it.
fn split_at_use(code: &str) -> Option<(&str, &str)> {
    let mut starts = code.match_indices("use ").map(|(at, _)| at);
    let is_word =
        |at: &usize| *at == 0 || code[..*at].ends_with(char::is_whitespace) || code[..*at].ends_with(';');
    let at = starts.find(is_word)?;
    Some((&code[..at], &code[at + 4..]))
}

/// `a::{b, c::{d, e}}` as paths: `a::b`, `a::c::d`, `a::c::e`.
fn flattened(tree: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for part in parts(tree) {
        let part = part.split(" as ").next().unwrap_or(part).trim();
        let steps = |path: &str| {
            path.split("::")
                .filter(|one| !one.trim().is_empty())
                .map(|one| one.trim().to_owned())
                .collect::<Vec<_>>()
        };
        match part.split_once('{') {
            Some((head, inner)) => {
                let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
                paths.extend(flattened(inner).into_iter().map(|path| [steps(head), path].concat()));
            }
            None => paths.push(steps(part)),
        }
    }
    paths
}

/// Parts between commas that stand in no braces.
fn parts(tree: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, letter) in tree.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}

/// Paths of two names or more that stand in `code`.
fn paths(code: &str) -> BTreeSet<Vec<String>> {
    let is_of_path = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == ':';
    let words = code.split(|letter: char| !is_of_path(letter));
    let steps = |word: &str| word.split("::").filter(|step| !step.is_empty()).map(str::to_owned).collect();
    words.filter(|word| word.contains("::") && !word.starts_with(':')).map(steps).collect()
}

fn module_of(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut steps: Vec<String> = path.split('/').map(str::to_owned).collect();
    if matches!(steps.last().map(String::as_str), Some("lib" | "mod")) {
        steps.pop();
    }
    steps
}

fn told(module: &[String]) -> String {
    if module.is_empty() { "lib".to_owned() } else { module.join("::") }
}
