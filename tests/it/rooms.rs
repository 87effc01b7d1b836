//! Rooms that a newcomer finds. In no layer does a file import, over others, itself, so that each can be read by what lies
//! below it alone; an entrance does nothing; no folder is crowded; a name means one type in a crate.
//! `cargo run --example measure` tells the same of any checkout, with other figures.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[path = "../measure/rooms.rs"]
mod measured;

use measured::{Room, code};

#[test]
fn no_file_of_a_room_imports_itself_over_others() {
    for (folder, room) in layers() {
        let circles = room.circles();
        assert!(circles.is_empty(), "circles in `{}`: {circles:#?}", folder.display());
    }
}

#[test]
fn a_circle_is_seen() {
    let through = |entrance: &str, other: &str| {
        Room::of(&[("", entrance), ("one", "use super::Two;\n"), ("two", other)]).circles()
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
    for (folder, _) in layers() {
        for (path, text) in texts(&folder) {
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
    for (folder, _) in layers() {
        let mut found: BTreeMap<PathBuf, usize> = BTreeMap::new();
        for (path, _) in texts(&folder) {
            *found.entry(path.parent().unwrap().to_owned()).or_default() += 1;
        }
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
    for (folder, _) in layers() {
        let layer = folder.file_name().unwrap().to_str().unwrap();
        for (name, places) in types(texts(&folder).iter().map(|(path, text)| (path.as_path(), text.as_str())))
        {
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

/// Lists that a type holds, by their names.
const HELD: [&str; 13] = [
    "columns",
    "vocabularies",
    "shapes",
    "units",
    "persons",
    "roles",
    "stages",
    "places",
    "duties",
    "grounds",
    "entries",
    "remarks",
    "editions",
];

/// What stands in a list under a key is asked of the type that holds the list, once for all: `form.column(key)`.
#[test]
fn lists_are_looked_up_on_the_types_that_hold_them() {
    let mut wrong = Vec::new();
    for (folder, _) in layers() {
        for (path, text) in texts(&folder) {
            wrong.extend(by_hand(&text).iter().map(|one| format!("{}: {one}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let ways = [
        "form.columns.iter().find(|one| one.key == *key)",
        "draft\n    .entries()\n    .iter()\n    .position(|entry| entry.number == number)",
        "procedure.stages.iter().any(|stage| stage.key.as_str() == name)",
        "of.body.units.iter().find(|unit| &unit.id == id)",
    ];
    for way in ways {
        assert_eq!(by_hand(way).len(), 1, "{way}");
    }
    let others = [
        "self.columns.iter().find(|one| one.key == *key)",
        "columns.iter().find(|(_, column)| column.key == *key)",
        "form.columns.iter().any(|column| column.kind == kind)",
        "read_units.iter().any(|unit| unit.id == *id)",
    ];
    assert!(others.iter().all(|one| by_hand(one).is_empty()));
}

/// Lookups in `code` of what stands under a key in a list that is not its own.
fn by_hand(code: &str) -> Vec<String> {
    let code: String = code.split_whitespace().collect();
    let mut found = Vec::new();
    let calls = HELD.iter().flat_map(|list| [format!("{list}.iter()."), format!("{list}().iter().")]);
    for (call, at) in calls.flat_map(|call| {
        let found: Vec<_> = code.match_indices(&call).map(|(at, _)| at).collect();
        found.into_iter().map(move |at| (call.clone(), at))
    }) {
        let (before, asked) = (&code[..at], &code[at + call.len()..]);
        let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        if !before.ends_with('.') || before.ends_with("self.") {
            continue;
        }
        let Some((verb, rest)) = asked.split_once("(|") else { continue };
        let Some((name, compared)) = rest.split_once('|') else { continue };
        let compared = compared.trim_start_matches(['*', '&']).strip_prefix(name).unwrap_or_default();
        let is_key = [".key==", ".key.as_str()==", ".id==", ".id.as_str()==", ".number==", ".no=="];
        if ["find", "rfind", "position", "any"].contains(&verb)
            && name.chars().all(is_of_name)
            && is_key.iter().any(|key| compared.starts_with(key))
        {
            found.push(format!("{call}{verb}(|{name}|{}", &compared[..compared.len().min(20)]));
        }
    }
    found
}

/// Paths belong to the command line: the floor, and whoever makes a paper, know a name and a format.
#[test]
fn the_floor_and_papers_know_no_paths() {
    // Here a name is made of a path, and a format of a name, once for all.
    let told = ["file_name", "paper_name"];
    for room in ["src/desk", "src/app/papers"] {
        let files = Room::read(Path::new(room)).unwrap().files;
        assert!(files.len() > 20, "{room} could not be read");
        for (name, text) in files.iter().filter(|(name, _)| !told.contains(&name.as_str())) {
            let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            assert!(!words.any(|word| ["Path", "PathBuf"].contains(&word)), "{room}/{name} knows a path");
            assert!(
                room != "src/desk" || !text.contains("std::io"),
                "{room}/{name} knows how files are opened"
            );
        }
    }
}

/// Every layer, by its folder.
fn layers() -> Vec<(PathBuf, Room)> {
    let folders = measured::folders(Path::new("src")).unwrap();
    assert!(folders.len() > 15, "only {folders:?} were found");
    let read = |folder: PathBuf| {
        let room = Room::read(&folder).unwrap();
        assert!(room.files.len() > 3, "{} could not be read", folder.display());
        (folder, room)
    };
    folders.into_iter().map(read).collect()
}

/// The files of a layer that hold no tests, without comments and tests.
fn texts(folder: &Path) -> Vec<(PathBuf, String)> {
    let found = measured::sources(folder).unwrap().into_iter();
    found.filter(|(path, _)| !path.ends_with("tests.rs")).map(|(path, text)| (path, code(&text))).collect()
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
