//! The data files and templates: those inside the program, and those of `--data DIR` that override them file by file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::whole_file;

use include_dir::{Dir, File, include_dir};

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../templates");

/// The folders of a directory of data.
const FOLDERS: [&str; 10] = [
    "calendar",
    "demo",
    "fonts",
    "orders",
    "messages",
    "organisations",
    "procedures",
    "profiles",
    "russian",
    "templates",
];
/// How its files of text end.
const TEXTS: [&str; 3] = ["csv", "djot", "toml"];
/// How files of bytes end: emblems, faces.
const BYTES: [&str; 5] = ["otf", "png", "svg", "ttc", "ttf"];

/// Where data and templates are looked up: first in the directory given, then inside the program.
#[derive(Debug, Clone, Default)]
pub struct DataDir {
    over: Option<PathBuf>,
    kept: Arc<BTreeMap<String, Vec<u8>>>,
}

impl DataDir {
    /// Looks in `over` first, where one is given. It is laid out as the program's own:
    /// `calendar/`, `demo/`, `fonts/`, `messages/`, `orders/`, `organisations/`, `procedures/`, `profiles/`, `russian/`,
    /// `templates/`.
    pub fn new(over: Option<PathBuf>) -> Self {
        Self { over, kept: Arc::default() }
    }

    /// The same with these files before all others: how data stood when something was signed by it.
    #[must_use]
    pub fn with_kept(&self, kept: BTreeMap<String, Vec<u8>>) -> Self {
        Self { over: self.over.clone(), kept: Arc::new(kept) }
    }

    /// The text of `path` (such as `calendar/ru-2024.toml` or `templates/order.djot`), if there is one.
    pub fn read(&self, path: &str) -> Option<String> {
        let kept = self.kept.get(path).and_then(|bytes| String::from_utf8(bytes.clone()).ok());
        kept.or_else(|| self.read_over(path)).or_else(|| embedded(path))
    }

    /// The bytes of `path` (such as `organisations/<id>/emblem.png`), if there is one.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let over = || self.over.as_ref().and_then(|over| whole_file::bytes(&over.join(path)).ok());
        let (dir, inner) = dir_of(path);
        self.kept
            .get(path)
            .cloned()
            .or_else(over)
            .or_else(|| Some(dir.get_file(inner)?.contents().to_owned()))
    }

    /// Whether a file at `path` is kept from when something was signed.
    pub fn keeps(&self, path: &str) -> bool {
        self.kept.contains_key(path)
    }

    /// Whether the directory given has a file of its own at `path`.
    pub fn overrides(&self, path: &str) -> bool {
        self.over.as_ref().is_some_and(|over| over.join(path).is_file())
    }

    /// Where a file at `path` is, or would have to be put, for a person to read.
    pub fn place(&self, path: &str) -> String {
        match &self.over {
            Some(over) if over.join(path).exists() || inside(path).is_none() => {
                over.join(path).display().to_string()
            }
            _ if path.starts_with("templates/") => path.to_owned(),
            _ => format!("data/{path}"),
        }
    }

    /// The files of the directory given that cannot be read, each with the reason. One that is left out silently would
    /// be taken for the program's own.
    pub fn unreadable(&self) -> Vec<(PathBuf, std::io::Error)> {
        let mut found = Vec::new();
        let inside = self.over.iter().filter_map(|over| std::fs::read_dir(over).ok());
        for entry in inside.flatten().flatten() {
            look_at(&entry.path(), &mut found);
        }
        for folder in self.over.iter().flat_map(|over| FOLDERS.map(|folder| over.join(folder))) {
            look_through(&folder, &mut found);
        }
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        found
    }

    /// Names of the files in `folder` that end in `.extension`, sorted, each once.
    pub fn list(&self, folder: &str, extension: &str) -> Vec<String> {
        let mut names = BTreeMap::new();
        let (dir, inner) = dir_of(folder);
        let inside = if inner.is_empty() { Some(dir) } else { dir.get_dir(inner) };
        for file in inside.into_iter().flat_map(|dir| dir.files()) {
            note(&mut names, file.path(), extension);
        }
        if let Some(over) = &self.over
            && let Ok(entries) = std::fs::read_dir(over.join(folder))
        {
            for entry in entries.flatten() {
                note(&mut names, &entry.path(), extension);
            }
        }
        names.into_keys().collect()
    }

    /// The keys of the data files in `folder`: their names without `.toml`, sorted, each once.
    pub fn keys(&self, folder: &str) -> Vec<String> {
        let names = self.list(folder, "toml");
        names.iter().filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect()
    }

    fn read_over(&self, path: &str) -> Option<String> {
        let over = self.over.as_ref()?;
        whole_file::text(&over.join(path)).ok()
    }
}

fn dir_of(folder: &str) -> (&'static Dir<'static>, &str) {
    match folder.strip_prefix("templates") {
        Some(rest) => (&TEMPLATES, rest.trim_start_matches('/')),
        None => (&DATA, folder),
    }
}

fn embedded(path: &str) -> Option<String> {
    Some(inside(path)?.contents_utf8()?.to_owned())
}

fn inside(path: &str) -> Option<&'static File<'static>> {
    let (dir, inner) = dir_of(path);
    dir.get_file(inner)
}

/// A folder that is not there holds nothing; one that cannot be listed is told.
fn look_through(folder: &Path, found: &mut Vec<(PathBuf, std::io::Error)>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return,
        Err(error) => return found.push((folder.to_owned(), error)),
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() && !has_kind(&path, &TEXTS) && !has_kind(&path, &BYTES) {
            look_through(&path, found);
        } else {
            look_at(&path, found);
        }
    }
}

/// Notes what is named as a file of data and cannot be read as one.
fn look_at(path: &Path, found: &mut Vec<(PathBuf, std::io::Error)>) {
    let read = match () {
        () if has_kind(path, &TEXTS) => whole_file::text(path).map(drop),
        () if has_kind(path, &BYTES) => whole_file::is_readable(path),
        () => Ok(()),
    };
    if let Err(error) = read {
        found.push((path.to_owned(), error));
    }
}

fn has_kind(path: &Path, kinds: &[&str]) -> bool {
    path.extension().is_some_and(|extension| kinds.iter().any(|kind| extension == *kind))
}

fn note(names: &mut BTreeMap<String, ()>, path: &Path, extension: &str) {
    if path.extension().is_some_and(|found| found == extension)
        && let Some(name) = path.file_name().and_then(|name| name.to_str())
    {
        names.insert(name.to_owned(), ());
    }
}
