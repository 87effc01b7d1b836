//! What the operating system says, in the user's language.

use std::error::Error;
use std::io::ErrorKind;
use std::path::Path;

use super::failure::foreign;
use super::{CommandError, ExitKind, Ui};
use prikaz_wording::{Word, general};

/// Words for the kinds of failure that a user can do something about.
const KINDS: [(ErrorKind, Word); 10] = [
    (ErrorKind::NotFound, general::WORLD_NOT_FOUND),
    (ErrorKind::PermissionDenied, general::WORLD_NOT_PERMITTED),
    (ErrorKind::AlreadyExists, general::WORLD_EXISTS),
    (ErrorKind::IsADirectory, general::WORLD_FOLDER),
    (ErrorKind::NotADirectory, general::WORLD_NOT_A_FOLDER),
    (ErrorKind::StorageFull, general::WORLD_FULL),
    (ErrorKind::ReadOnlyFilesystem, general::WORLD_READ_ONLY),
    (ErrorKind::InvalidData, general::WORLD_NOT_TEXT),
    (ErrorKind::InvalidFilename, general::WORLD_BAD_NAME),
    (ErrorKind::FileTooLarge, general::WORLD_TOO_LARGE),
];

/// Why a file could not be read or written.
pub(super) fn why(ui: &Ui, error: &std::io::Error) -> String {
    match KINDS.iter().find(|(kind, _)| *kind == error.kind()) {
        Some((_, word)) => ui.word(*word),
        None => foreign(ui, error),
    }
}

/// Writes a document whole, or leaves nothing of it.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write(ui: &Ui, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let named = path.display().to_string();
    prikaz_app::write_whole(path, bytes).map_err(|error| unwritable(ui, &named, &error))
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

/// A file could not be read, for a reason that the world gives.
pub(super) fn unreadable(ui: &Ui, kind: ExitKind, path: &str, error: &(dyn Error + 'static)) -> CommandError {
    let failed = CommandError::new(kind, ui.say(&general::Unreadable { path: path.to_owned() }));
    failed.with_details([cause(ui, error)]).with_hint(ui.word(way_out(error)))
}

/// What to do about a file that cannot be read.
fn way_out(error: &(dyn Error + 'static)) -> Word {
    match error.downcast_ref::<std::io::Error>().map(std::io::Error::kind) {
        Some(ErrorKind::PermissionDenied) => general::FORBIDDEN_HINT,
        Some(ErrorKind::IsADirectory) => general::FOLDER_HINT,
        Some(ErrorKind::InvalidData) => general::ENCODING_HINT,
        Some(ErrorKind::FileTooLarge) => general::LARGE_HINT,
        _ => general::UNREADABLE_HINT,
    }
}

/// A file could not be written, for a reason that the world gives.
pub(super) fn unwritable(ui: &Ui, path: &str, error: &(dyn Error + 'static)) -> CommandError {
    let failed = CommandError::new(ExitKind::Failure, ui.say(&general::Unwritable { path: path.to_owned() }));
    failed.with_details([cause(ui, error)]).with_hint(ui.word(general::UNWRITABLE_HINT))
}

/// Makes the folder, with those it lies in.
///
/// # Errors
/// When it cannot be made.
pub(super) fn make_folder(ui: &Ui, folder: &Path) -> Result<(), CommandError> {
    let named = folder.display().to_string();
    std::fs::create_dir_all(folder).map_err(|error| unwritable(ui, &named, &error))
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
