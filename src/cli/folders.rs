//! The files that a command line means: those named, and those in the folders named.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::desk::Desk;
use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_fact::coded;
use prikaz_wording::said::{Failed, Unreadable, why};
use prikaz_wording::typed::{
    NothingInFolder, NothingToLookAt, PassedArchive, PassedBroken, PassedClosed, PassedKind, PassedLeftover,
    PassedLink, PassedStrange, PassedTooDeep, PassedTwice,
};

/// Folders may lie in folders, but not deeper than this.
const DEEPEST: usize = 4;

/// Kinds of files that hold other files.
const ARCHIVES: [&str; 8] = ["zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz"];

/// The files of a command line: every one that lies in its folders is either to be looked at, or told why not.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Those to be looked at, in the order of their names.
    pub(crate) files: Vec<PathBuf>,
    /// Those passed over, and folders in which there is nothing to look at.
    passed: Vec<(PathBuf, Passed)>,
    /// Where those to be looked at lie, whatever links lead to them.
    places: BTreeSet<PathBuf>,
}

/// A file of a command line, as JSON: looked at, or passed over.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Listed<T> {
    /// What is told of it.
    Told(T),
    /// Why it was not looked at.
    Passed(PassedFile),
}

/// A file that was not looked at.
#[derive(Debug, Serialize)]
pub(crate) struct PassedFile {
    file: String,
    taken: bool,
    passed: &'static str,
}

coded! {
/// Why something in a folder is not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Passed {
    /// It is of a kind that the command does not read.
    Kind,
    /// It holds files, which somebody has to take out.
    Archive,
    /// Office programs leave it beside a document that is open, or the system hides it.
    Leftover,
    /// It was looked at under another name, or is named twice.
    Twice,
    /// It is a link to a folder.
    Link,
    /// It is a link that leads nowhere.
    Broken,
    /// It is neither a file nor a folder.
    Strange,
    /// It is a folder that cannot be read, and why.
    Closed(String),
    /// It lies in too many folders, one in another.
    TooDeep,
    /// The folder holds nothing to be looked at.
    Nothing,
}
}

impl Passed {
    fn said(&self, ui: &Ui, file: String, kinds: &[&str]) -> String {
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        match self {
            Self::Kind => ui.say(&PassedKind { file, kinds }),
            Self::Archive => ui.say(&PassedArchive { file }),
            Self::Leftover => ui.say(&PassedLeftover { file }),
            Self::Twice => ui.say(&PassedTwice { file }),
            Self::Link => ui.say(&PassedLink { file }),
            Self::Broken => ui.say(&PassedBroken { file }),
            Self::Strange => ui.say(&PassedStrange { file }),
            Self::Closed(why) => ui.say(&PassedClosed { file, why: why.clone() }),
            Self::TooDeep => ui.say(&PassedTooDeep { file }),
            Self::Nothing => ui.say(&NothingInFolder { file, kinds }),
        }
    }
}

/// The files named, and those of the folders named that are of one of `kinds` («.xlsx» without its point); of any kind
/// where none is given.
///
/// # Errors
/// When a folder that is named cannot be read.
pub(crate) fn files(desk: &Desk<'_>, paths: &[PathBuf], kinds: &[&str]) -> Result<Found, CommandError> {
    let mut found = Found::default();
    for path in paths {
        if !path.is_dir() {
            found.look_at(path.clone());
            continue;
        }
        let before = found.files.len();
        let inside = inside(path).map_err(|error| Unreadable::input(path, error))?;
        found.gather(desk.ui, inside, kinds, DEEPEST);
        if found.files.len() == before {
            found.passed.push((path.clone(), Passed::Nothing));
        }
    }
    Ok(found)
}

impl Found {
    /// Tells what is not looked at and why; where JSON is wanted, nothing is told here but with [`Self::beside`].
    ///
    /// # Errors
    /// When stdout is closed.
    pub(crate) fn tell_passed(&self, desk: &mut Desk<'_>, kinds: &[&str]) -> Result<(), CommandError> {
        if desk.ui.json() {
            return Ok(());
        }
        let said = |(path, why): &(PathBuf, Passed)| why.said(desk.ui, path.display().to_string(), kinds);
        let lines: Vec<String> = self.passed.iter().map(said).collect();
        lines.into_iter().try_for_each(|line| desk.ui.line(line))
    }

    /// What was passed over beside what is `told` of the others, as JSON.
    pub(crate) fn beside<T>(&self, told: Vec<T>) -> Vec<Listed<T>> {
        let passed = |(path, why): &(PathBuf, Passed)| {
            let file = path.display().to_string();
            Listed::Passed(PassedFile { file, taken: false, passed: why.code() })
        };
        told.into_iter().map(Listed::Told).chain(self.passed.iter().map(passed)).collect()
    }

    /// Refuses where there is nothing at all to look at.
    ///
    /// # Errors
    /// Then.
    pub(crate) fn something(&self, kinds: &[&str]) -> Result<(), CommandError> {
        if !self.files.is_empty() {
            return Ok(());
        }
        let none = NothingToLookAt { kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect() };
        Err(Failed::refused(none).into())
    }

    /// A file is looked at once, whatever names it has.
    fn look_at(&mut self, path: PathBuf) {
        let place = path.canonicalize().unwrap_or_else(|_| path.clone());
        if self.places.insert(place) {
            self.files.push(path);
        } else {
            self.passed.push((path, Passed::Twice));
        }
    }

    fn gather(&mut self, ui: &Ui, inside: Vec<PathBuf>, kinds: &[&str], deeper: usize) {
        for path in inside {
            match looked_at(ui, &path, kinds, deeper) {
                Ok(Look::File) => self.look_at(path),
                Ok(Look::Folder) => match self::inside(&path) {
                    Ok(inside) => self.gather(ui, inside, kinds, deeper - 1),
                    Err(error) => self.passed.push((path, Passed::Closed(why(ui.messages(), &error)))),
                },
                Err(why) => self.passed.push((path, why)),
            }
        }
    }
}

/// What something in a folder is looked at as.
enum Look {
    File,
    Folder,
}

/// What `path` is looked at as, or why it is passed over.
fn looked_at(ui: &Ui, path: &Path, kinds: &[&str], deeper: usize) -> Result<Look, Passed> {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    // macOS leaves such a folder beside what it has packed.
    if name.starts_with("~$") || name.starts_with('.') || name == "__macosx" {
        return Err(Passed::Leftover);
    }
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound if path.is_symlink() => Passed::Broken,
        _ => Passed::Closed(why(ui.messages(), &error)),
    })?;
    if about.is_dir() {
        return match deeper {
            _ if path.is_symlink() => Err(Passed::Link),
            0 => Err(Passed::TooDeep),
            _ => Ok(Look::Folder),
        };
    }
    if !about.is_file() {
        return Err(Passed::Strange);
    }
    let kind = name.rsplit_once('.').map(|(_, kind)| kind).unwrap_or_default();
    match kind {
        _ if kinds.is_empty() || kinds.contains(&kind) => Ok(Look::File),
        archive if ARCHIVES.contains(&archive) => Err(Passed::Archive),
        _ => Err(Passed::Kind),
    }
}

/// What lies in `folder`, in the order of the names.
fn inside(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut inside = Vec::new();
    for entry in fs::read_dir(folder)? {
        inside.push(entry?.path());
    }
    inside.sort();
    Ok(inside)
}

/// The path of a file `name` in `folder` that is not there yet: «имя.xlsx», «имя (2).xlsx».
pub(crate) fn free(folder: &Path, name: &str) -> PathBuf {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..).map(|number: u32| folder.join(format!("{stem} ({number}).{extension}")));
    let mut paths = std::iter::once(folder.join(name)).chain(numbered);
    paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}
