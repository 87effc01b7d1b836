//! The files that a command line means: those named, and those in the folders named.

use std::fs;
use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::{CommandError, ExitKind, world};

/// Folders may lie in folders, but not deeper than this.
const DEEPEST: usize = 4;

/// The files named, and those of the folders named whose name `is_meant`, in the order of their names.
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn files(
    desk: &Desk<'_>,
    paths: &[PathBuf],
    is_meant: fn(&str) -> bool,
) -> Result<Vec<PathBuf>, CommandError> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            gather(desk, path, is_meant, DEEPEST, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
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
    is_meant: fn(&str) -> bool,
    deeper: usize,
    files: &mut Vec<PathBuf>,
) -> Result<(), CommandError> {
    let read = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let named = folder.display().to_string();
    let entries =
        read.map_err(|error| world::failed(desk.ui, ExitKind::Refused, "file.unreadable", &named, &error))?;
    let mut inside: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    inside.sort();
    for path in inside {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() && deeper > 0 {
            gather(desk, &path, is_meant, deeper - 1, files)?;
        } else if path.is_file() && is_meant(&name) {
            files.push(path);
        }
    }
    Ok(())
}
