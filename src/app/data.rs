//! The data files and templates: those inside the program, and those of `--data DIR` that override them file by file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, File, include_dir};

static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folders of a directory of data, and how its files of text end.
const FOLDERS: [&str; 7] =
    ["calendar", "demo", "organisations", "procedures", "profiles", "russian", "templates"];
const TEXTS: [&str; 3] = ["csv", "djot", "toml"];

/// Where data and templates are looked up: first in the directory given, then inside the program.
#[derive(Debug, Clone, Default)]
pub struct DataDir {
    over: Option<PathBuf>,
    kept: Arc<BTreeMap<String, Vec<u8>>>,
}

impl DataDir {
    /// Looks in `over` first, where one is given. It is laid out as the program's own:
    /// `calendar/`, `fonts/`, `procedures/`, `organisations/`, `profiles/`, `russian/`, `templates/`.
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
        let over = || self.over.as_ref().and_then(|over| std::fs::read(over.join(path)).ok());
        let (dir, inner) = dir_of(path);
        self.kept
            .get(path)
            .cloned()
            .or_else(over)
            .or_else(|| Some(dir.get_file(inner)?.contents().to_owned()))
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

    /// The files of the directory given that cannot be read as text, each with the reason. One that is left out
    /// silently would be taken for the program's own.
    pub fn unreadable(&self) -> Vec<(PathBuf, std::io::Error)> {
        let mut found = Vec::new();
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

    fn read_over(&self, path: &str) -> Option<String> {
        let over = self.over.as_ref()?;
        std::fs::read_to_string(over.join(path)).ok()
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

/// What cannot be listed is not there, or is told when it is read.
fn look_through(folder: &Path, found: &mut Vec<(PathBuf, std::io::Error)>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            look_through(&path, found);
        } else if path.extension().is_some_and(|extension| TEXTS.iter().any(|text| extension == *text))
            && let Err(error) = std::fs::read_to_string(&path)
        {
            found.push((path, error));
        }
    }
}

fn note(names: &mut BTreeMap<String, ()>, path: &Path, extension: &str) {
    if path.extension().is_some_and(|found| found == extension)
        && let Some(name) = path.file_name().and_then(|name| name.to_str())
    {
        names.insert(name.to_owned(), ());
    }
}
