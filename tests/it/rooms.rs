//! Rooms that a newcomer finds. In no layer does a file import, over others, itself, so that each can be read by what lies
//! below it alone; an entrance does nothing; no folder is crowded; a name means one type in a crate.
//! `tests/measure.py` tells the same of any checkout, with other figures.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn no_file_of_a_room_imports_itself_over_others() {
    let rooms: Vec<PathBuf> = folders(Path::new("src"));
    assert!(rooms.len() > 15, "only {rooms:?} were found");
    for room in rooms {
        let files = files(&room);
        assert!(files.len() > 3, "{} could not be read", room.display());
        let circles = circles(&imports(&files));
        assert!(circles.is_empty(), "circles in `{}`: {circles:#?}", room.display());
    }
}

#[test]
fn a_circle_is_seen() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let through = |entrance: &str, other: &str| {
        let files = [file("", entrance), file("one", "use super::Two;\n"), file("two", other)];
        circles(&imports(&files.into_iter().collect()))
    };
    let entrance = "mod one;\nmod two;\npub use two::Two;\n";
    assert_eq!(through(entrance, "use crate::{one::{One, Other}};\n"), [["one", "two"]]);
    assert_eq!(through(entrance, "fn two() { super::one::one() }\n"), [["one", "two"]]);
    assert_eq!(through("mod one;\nmod two;\nuse one::One;\npub use two::Two;\n", ""), [[""; 0]; 0]);
    assert_eq!(through("use one::One;\npub struct Two;\n", ""), [["", "one"]]);
    assert_eq!(through("pub struct Two;\nfn of() { one::of() }\n", ""), [["", "one"]]);
}

#[test]
fn code_is_read_up_to_the_tests() {
    let elsewhere = "mod one;\n#[cfg(test)]\nmod tests;\n\nuse one::One; // once\n";
    assert_eq!(code(elsewhere), "mod one;\nmod tests;\n\nuse one::One; ");
    assert_eq!(code("use one::One;\n#[cfg(test)]\nmod tests {\n    use super::*;\n}\n"), "use one::One;");
}

/// An entrance (`lib.rs`, `mod.rs`, whatever file declares others) says what a room is for, which files it has and what
/// it hands on. Whoever looks for what something does finds it in a file of its name.
#[test]
fn the_entrance_of_a_room_does_nothing() {
    let mut wrong = Vec::new();
    for room in folders(Path::new("src")) {
        for (path, text) in texts(&room) {
            if is_entrance(&path, &text) {
                wrong.extend(functions(&text).iter().map(|name| format!("{}: fn {name}", path.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let entrance = code("mod one;\n\n/// Does it.\npub(crate) fn planted() {}\n");
    assert!(is_entrance(Path::new("src/form/heads.rs"), &entrance));
    assert_eq!(functions(&entrance), ["planted"]);
    assert_eq!(functions("macro_rules! of {\n    () => { fn made() {} };\n}\n"), ["made"]);
    let told = code(
        "mod one;\n// fn told() {}\ntype Way = fn(u8);\n#[cfg(test)]\nmod tests {\n    fn tried() {}\n}\n",
    );
    assert!(functions(&told).is_empty());
    assert!(!is_entrance(
        Path::new("src/form/heads.rs"),
        &code("#[cfg(test)]\nmod tests;\n\nfn does() {}\n")
    ));
}

/// So many files a folder may have; one with more is parted by subjects.
const CROWDED: usize = 25;

#[test]
fn no_folder_is_crowded() {
    let mut wrong = Vec::new();
    for room in folders(Path::new("src")) {
        let mut found: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for (path, _) in texts(&room) {
            *found.entry(path.parent().unwrap().to_owned()).or_default() += 1;
        }
        assert!(found.values().sum::<usize>() > 3, "{} could not be read", room.display());
        wrong.extend(found.into_iter().filter(|(_, files)| *files > CROWDED));
    }
    assert!(wrong.is_empty(), "more than {CROWDED} files: {wrong:#?}");
}

/// Names that types of one crate share, and why.
const SHARED: &[(&str, &str, &str)] = &[
    ("cli", "Args", "what a noun takes on the command line; each stands in a file of its noun"),
    ("cli", "Verb", "the verbs of a noun; each stands in a file of its noun"),
];

/// Whoever searches for a type by its name finds one; what means something else is called otherwise.
#[test]
fn a_name_means_one_type_in_a_crate() {
    let (mut wrong, mut shared) = (Vec::new(), BTreeSet::new());
    for room in folders(Path::new("src")) {
        let layer = room.file_name().unwrap().to_str().unwrap();
        for (name, places) in types(texts(&room).iter().map(|(path, text)| (path.as_path(), text.as_str()))) {
            match SHARED.iter().find(|(of, one, _)| (*of, *one) == (layer, name.as_str())) {
                _ if places.len() < 2 => {}
                Some((_, one, _)) => drop(shared.insert(*one)),
                None => wrong.push(format!("{layer}: {name} in {places:?}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(shared.len(), SHARED.len(), "{shared:?} alone need their excuse");
    let planted = [
        ("one.rs", "pub struct Shown;\nenum Other {}\nexample! {\n    struct Shown { draft }\n}\n"),
        ("two.rs", "coded! {\n    pub(crate) enum Shown: Serialize {}\n}\nuse std::fmt::Write;\n"),
    ];
    let found = types(planted.iter().map(|(path, text)| (Path::new(path), *text)));
    assert_eq!(found["Shown"], [Path::new("one.rs"), Path::new("two.rs")]);
    assert_eq!(found["Other"], [Path::new("one.rs")]);
}

/// Paths belong to the command line: the floor, and whoever makes a paper, know a name and a format.
#[test]
fn the_floor_and_papers_know_no_paths() {
    // Here a name is made of a path, and a format of a name, once for all; of what comes in the folder tells whose it is.
    let told = ["file_name", "paper_name", "intake::incoming"];
    for room in ["src/desk", "src/app/papers"] {
        let files = files(Path::new(room));
        assert!(files.len() > 20, "{room} could not be read");
        for (name, text) in files.iter().filter(|(name, _)| !told.contains(&name.as_str())) {
            let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            assert!(!words.any(|word| ["Path", "PathBuf"].contains(&word)), "{room}/{name} knows a path");
        }
    }
}

/// The files of a room that hold no tests, without comments and tests.
fn texts(room: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(room, &mut found);
    found.retain(|path| !path.ends_with("tests.rs"));
    found.sort();
    let read = |path: PathBuf| {
        let text = code(&fs::read_to_string(&path).unwrap());
        (path, text)
    };
    found.into_iter().map(read).collect()
}

/// Whether a file is the entrance of a room: by its name, or since it declares other files.
fn is_entrance(path: &Path, code: &str) -> bool {
    let declares = |line: &str| {
        let line = line.trim_end();
        let (_, name) = line.split_once("mod ").unwrap_or_default();
        let is_shown = line.starts_with("mod ") || line.starts_with("pub");
        is_shown && name.ends_with(';') && name != "tests;"
    };
    path.ends_with("lib.rs") || path.ends_with("mod.rs") || code.lines().any(declares)
}

/// The functions of `code`, whoever they belong to, by their names.
fn functions(code: &str) -> Vec<&str> {
    let words: Vec<&str> = code.split(|c: char| !(c.is_alphanumeric() || "_(".contains(c))).collect();
    let named = words.windows(2).filter(|pair| pair[0] == "fn").map(|pair| pair[1]);
    named.map(|name| name.split('(').next().unwrap_or_default()).collect()
}

/// Where structures and enumerations are declared, by their names.
fn types<'t>(texts: impl Iterator<Item = (&'t Path, &'t str)>) -> BTreeMap<String, Vec<PathBuf>> {
    let mut found: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (path, text) in texts {
        let words: Vec<&str> = text
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty())
            .collect();
        let declared = words.windows(2).filter(|pair| ["struct", "enum"].contains(&pair[0]));
        for pair in declared.filter(|pair| pair[1].starts_with(char::is_uppercase)) {
            let places = found.entry(pair[1].to_owned()).or_default();
            // What is said again of a type in its own file (`example!`) declares none.
            if !places.iter().any(|one| one == path) {
                places.push(path.to_owned());
            }
        }
    }
    found
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

/// The files of a room by the paths of their modules, without comments and tests.
fn files(room: &Path) -> BTreeMap<String, String> {
    let mut found = Vec::new();
    collect(room, &mut found);
    let named = |path: &PathBuf| {
        let name = path.strip_prefix(room).unwrap().with_extension("");
        let parts: Vec<_> = name.iter().map(|part| part.to_str().unwrap()).collect();
        let parts = parts.strip_suffix(&["mod"]).or_else(|| parts.strip_suffix(&["lib"])).unwrap_or(&parts);
        let text = fs::read_to_string(path).unwrap();
        (parts.join("::"), code(&text))
    };
    found.iter().filter(|path| !path.ends_with("tests.rs")).map(named).collect()
}

/// The code of a file without its comments and its tests; where these stand in a file of their own, code goes on below.
fn code(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let is_of_tests = |line: &&str| line.trim_end() == "#[cfg(test)]";
    let is_elsewhere =
        |next: Option<&&str>| next.is_some_and(|next| next.starts_with("mod ") && next.ends_with(';'));
    let end =
        lines.iter().enumerate().position(|(at, line)| is_of_tests(line) && !is_elsewhere(lines.get(at + 1)));
    let own = lines[..end.unwrap_or(lines.len())].iter();
    own.filter(|line| !is_of_tests(line)).copied().collect::<Vec<_>>().join("\n")
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// What each file imports. What an entrance only hands on (`pub use`) is imported from where it is defined.
fn imports(files: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let mut handed_on: BTreeMap<(&str, String), String> = BTreeMap::new();
    for (name, text) in files {
        for path in uses(text).filter(|(is_handed_on, _)| *is_handed_on).flat_map(|(_, tree)| paths(tree)) {
            let (module, rest) = resolved(files, name, &path);
            if let (true, Some(last)) = (module != *name, rest.last()) {
                handed_on.insert((name, last.clone()), module);
            }
        }
    }
    let target = |name: &str, path: &[String]| {
        let (mut module, rest) = resolved(files, name, path);
        // What is handed on over several entrances ends where it is defined.
        for _ in 0..files.len() {
            let next =
                rest.first().and_then(|first| handed_on.get(&(module.as_str(), first.clone())).cloned());
            let Some(next) = next else { break };
            module = next;
        }
        module
    };
    let imported = |(name, text): (&String, &String)| {
        let used = uses(text).filter(|(is_handed_on, _)| !is_handed_on).flat_map(|(_, tree)| paths(tree));
        let all = used.chain(inline(text)).filter(|path| is_own(files, name, path));
        let found = all.map(|path| target(name, &path)).filter(|module| module != name);
        (name.clone(), found.collect())
    };
    files.iter().map(imported).collect()
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
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for letter in tree.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match (letter, depth) {
            (',', 0) => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(letter),
        }
    }
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

/// Whether `path` leads into the room.
fn is_own(files: &BTreeMap<String, String>, name: &str, path: &[String]) -> bool {
    let first = path.first().map(String::as_str).unwrap_or_default();
    ["crate", "super", "self"].contains(&first) || files.contains_key(&within(name, first))
}

fn within(module: &str, step: &str) -> String {
    if module.is_empty() { step.to_owned() } else { format!("{module}::{step}") }
}

/// The module that `path`, written in the module `name`, leads to, and what is named in it.
fn resolved(files: &BTreeMap<String, String>, name: &str, path: &[String]) -> (String, Vec<String>) {
    let mut module = name.to_owned();
    let mut rest = path;
    while let Some((first, after)) = rest.split_first() {
        match first.as_str() {
            "crate" => module.clear(),
            "super" => {
                module = module.rsplit_once("::").map(|(around, _)| around.to_owned()).unwrap_or_default()
            }
            "self" => {}
            step if files.contains_key(&within(&module, step)) => module = within(&module, step),
            _ => break,
        }
        rest = after;
    }
    (module, rest.to_vec())
}

/// Sets of files that reach one another.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|name| (name.as_str(), reached_from(imports, name))).collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (name, all) in &reached {
        if all.contains(name) {
            let circle = all.iter().filter(|other| reached[**other].contains(name));
            found.insert(circle.map(|one| (*one).to_owned()).collect());
        }
    }
    found.into_iter().collect()
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
