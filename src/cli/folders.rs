//! The files that a command line means: those named, and those in the folders named.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::desk::Desk;
use super::{CommandError, ExitKind, failure, world};
use crate::wording::typed::{NothingInFolder, NothingToLookAt, PassedKind, PassedLeftover, PassedTooDeep};

/// Folders may lie in folders, but not deeper than this.
const DEEPEST: usize = 4;

/// The files of a command line: every one that lies in its folders is either to be looked at, or told why not.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those to be looked at, in the order of their names.
    pub(super) files: Vec<PathBuf>,
    /// Those passed over, and folders in which there is nothing to look at.
    passed: Vec<(PathBuf, Passed)>,
}

/// Why something in a folder is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    /// It is of a kind that the command does not read.
    Kind,
    /// Office programs leave it beside a document that is open, or the system hides it.
    Leftover,
    /// It lies in too many folders, one in another.
    TooDeep,
    /// The folder holds nothing to be looked at.
    Nothing,
}

impl Passed {
    fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Leftover => "leftover",
            Self::TooDeep => "too-deep",
            Self::Nothing => "nothing",
        }
    }
}

/// The files named, and those of the folders named that are of one of `kinds` («.xlsx» without its point).
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn files(desk: &Desk<'_>, paths: &[PathBuf], kinds: &[&str]) -> Result<Found, CommandError> {
    let mut found = Found::default();
    for path in paths {
        if !path.is_dir() {
            found.files.push(path.clone());
            continue;
        }
        let before = found.files.len();
        gather(desk, path, kinds, DEEPEST, &mut found)?;
        if found.files.len() == before {
            found.passed.push((path.clone(), Passed::Nothing));
        }
    }
    Ok(found)
}

impl Found {
    /// Tells what is not looked at and why, or gives it as JSON beside what is `told` of the others.
    ///
    /// # Errors
    /// When there is nothing to look at, or stdout is closed.
    pub(super) fn tell_passed(
        &self,
        desk: &mut Desk<'_>,
        kinds: &[&str],
        told: &mut Vec<Value>,
    ) -> Result<(), CommandError> {
        for (path, why) in &self.passed {
            let file = path.display().to_string();
            if desk.ui.json() {
                told.push(json!({ "file": file, "taken": false, "passed": why.code() }));
                continue;
            }
            let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
            let line = match why {
                Passed::Kind => desk.ui.say(&PassedKind { file, kinds }),
                Passed::Leftover => desk.ui.say(&PassedLeftover { file }),
                Passed::TooDeep => desk.ui.say(&PassedTooDeep { file }),
                Passed::Nothing => desk.ui.say(&NothingInFolder { file, kinds }),
            };
            desk.ui.line(line)?;
        }
        Ok(())
    }

    /// Refuses where there is nothing at all to look at.
    ///
    /// # Errors
    /// Then.
    pub(super) fn something(&self, desk: &mut Desk<'_>, kinds: &[&str]) -> Result<(), CommandError> {
        if !self.files.is_empty() {
            return Ok(());
        }
        let none = NothingToLookAt { kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect() };
        Err(failure::telling(desk.ui, ExitKind::Refused, &none))
    }
}

/// Whether a name is of one of `kinds`, or why it is passed over.
fn looked_at(name: &str, kinds: &[&str]) -> Result<(), Passed> {
    if name.starts_with("~$") || name.starts_with('.') {
        return Err(Passed::Leftover);
    }
    let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_lowercase()).unwrap_or_default();
    if kinds.contains(&kind.as_str()) { Ok(()) } else { Err(Passed::Kind) }
}

/// The path of a file `name` in `folder` that is not there yet: «имя.xlsx», «имя (2).xlsx».
pub(super) fn free(folder: &Path, name: &str) -> PathBuf {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..).map(|number: u32| folder.join(format!("{stem} ({number}).{extension}")));
    let mut paths = std::iter::once(folder.join(name)).chain(numbered);
    paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

fn gather(
    desk: &Desk<'_>,
    folder: &Path,
    kinds: &[&str],
    deeper: usize,
    found: &mut Found,
) -> Result<(), CommandError> {
    let read = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let named = folder.display().to_string();
    let entries = read.map_err(|error| world::unreadable(desk.ui, ExitKind::Refused, &named, &error))?;
    let mut inside: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    inside.sort();
    for path in inside {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() {
            match deeper {
                0 => found.passed.push((path, Passed::TooDeep)),
                _ => gather(desk, &path, kinds, deeper - 1, found)?,
            }
            continue;
        }
        match looked_at(&name, kinds) {
            Ok(()) => found.files.push(path),
            Err(why) => found.passed.push((path, why)),
        }
    }
    Ok(())
}
