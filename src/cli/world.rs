//! What the operating system says, in the user's language.

use std::error::Error;
use std::io::ErrorKind;
use std::path::Path;

use serde_json::json;

use super::failure::foreign;
use super::{CommandError, ExitKind, Ui};

/// Words for the kinds of failure that a user can do something about.
const KINDS: [(ErrorKind, &str); 9] = [
    (ErrorKind::NotFound, "not-found"),
    (ErrorKind::PermissionDenied, "not-permitted"),
    (ErrorKind::AlreadyExists, "exists"),
    (ErrorKind::IsADirectory, "folder"),
    (ErrorKind::NotADirectory, "not-a-folder"),
    (ErrorKind::StorageFull, "full"),
    (ErrorKind::ReadOnlyFilesystem, "read-only"),
    (ErrorKind::InvalidData, "not-text"),
    (ErrorKind::InvalidFilename, "bad-name"),
];

/// Why a file could not be read or written.
pub(super) fn why(ui: &Ui, error: &std::io::Error) -> String {
    match KINDS.iter().find(|(kind, _)| *kind == error.kind()) {
        Some((_, word)) => ui.text(&format!("world.{word}"), ()),
        None => foreign(ui, &error.to_string()),
    }
}

/// Writes a document whole, or leaves nothing of it.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write(ui: &Ui, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let named = path.display().to_string();
    crate::app::write_whole(path, bytes)
        .map_err(|error| failed(ui, ExitKind::Failure, "file.unwritable", &named, &error))
}

/// The last cause of `error`; a number of the operating system in it is put into words.
pub(crate) fn cause(ui: &Ui, error: &(dyn Error + 'static)) -> String {
    let mut last = error;
    while let Some(source) = last.source() {
        last = source;
    }
    if let Some(error) = last.downcast_ref::<std::io::Error>() {
        return why(ui, error);
    }
    let text = last.to_string();
    match code_in(&text) {
        Some(code) => why(ui, &std::io::Error::from_raw_os_error(code)),
        None => foreign(ui, &text),
    }
}

/// The number in «… (os error 28)».
fn code_in(text: &str) -> Option<i32> {
    let (_, rest) = text.split_once("(os error ")?;
    rest.split_once(')')?.0.parse().ok()
}

/// A failure of the world that has no words of its own: `key` says what could not be done.
pub(super) fn failed(
    ui: &Ui,
    kind: ExitKind,
    key: &str,
    path: &str,
    error: &(dyn Error + 'static),
) -> CommandError {
    let failed = CommandError::new(kind, ui.text(key, json!({ "path": path })));
    failed.with_details([cause(ui, error)]).with_hint(ui.text(&format!("{key}-hint"), ()))
}

/// Makes the folder, with those it lies in.
///
/// # Errors
/// When it cannot be made.
pub(super) fn make_folder(ui: &Ui, folder: &Path) -> Result<(), CommandError> {
    let named = folder.display().to_string();
    std::fs::create_dir_all(folder)
        .map_err(|error| failed(ui, ExitKind::Failure, "file.unwritable", &named, &error))
}

#[cfg(test)]
mod tests {
    use super::code_in;

    #[test]
    fn the_number_of_the_system_is_found_in_its_words() {
        assert_eq!(code_in("IO error: No space left on device (os error 28)"), Some(28));
        assert_eq!(code_in("no number (os error x)"), None);
    }
}
