//! Blanks for units: made with their rows, letters and all; known again when they come back.

use std::io::{Cursor, Write};

use time::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::domain::{EditionNo, Entry, RegisterId, UnitId};
use crate::fact::coded;
use crate::form::{IDENTITY, RawTable};
use crate::procedure::{NilAnswer, StageKind};
use crate::render::{self, Format};
use crate::report::paper::{self, BlankFor, BlankIdentity};
use crate::workflow::{Phase, Refusal, Register, Subject};

use super::papers::subject;
use super::{AppError, LetterKind, Office, PaperError, Rulebook};

/// A file for a unit.
#[derive(Debug, Clone)]
pub struct BlankFile {
    /// Its name, which every file system takes.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether it is the letter that asks for the rows.
    pub is_request: bool,
}

coded! {
/// Why a blank that came back is not taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum BlankFault {
    /// It is of another register.
    OtherRegister {
        /// The register it is of.
        register: RegisterId,
    },
    /// It is of another unit.
    OtherUnit {
        /// The unit it is of.
        unit: UnitId,
    },
    /// It holds the rows of an edition that is in force no more.
    OldEdition {
        /// The edition; nought where there was none.
        blank: u32,
        /// The edition in force.
        present: u32,
    },
    /// It has the form of another wording of the procedure.
    OtherProcedure,
}
}

impl Office {
    /// The files for `unit`: the blank as a workbook and as a text, and the request, where a draft is being collected.
    ///
    /// # Errors
    /// When the unit is unknown, or a file cannot be made.
    pub fn blank_files(
        &self,
        id: &RegisterId,
        unit: &UnitId,
        on: Option<Date>,
    ) -> Result<Vec<BlankFile>, AppError> {
        let (book, register) = (self.book(id)?, self.register(id)?);
        let units = || book.organisation.units.iter().map(|unit| unit.id.clone()).collect();
        let unknown = || Refusal::UnknownUnit { unit: unit.clone(), units: units() };
        let found = book.organisation.unit(unit).ok_or_else(unknown)?;
        let created = on.unwrap_or_else(|| self.now(&book).date());
        let edition = register.last_edition();
        let entries = register.rows_in_hands();
        let blank = BlankFor {
            identity: BlankIdentity::new(
                id.clone(),
                unit.clone(),
                edition.map(|edition| edition.no),
                book.procedure.digest,
            ),
            unit: found,
            entries: &entries,
            due: due(&register, unit),
            nil: takes_nil(&book),
            created,
        };
        let workbook = paper::submission_workbook(subject(&book), &blank);
        let workbook = self.printer().write_blank(&book.organisation.profile, &workbook)?;
        let text = self.write_paper(&book, paper::submission_text(subject(&book), &blank), Format::Docx)?;
        let file = |stem: &str, kind: &str, bytes| {
            let name = file_name(stem, &format!("({unit}).{kind}"));
            BlankFile { name, bytes, is_request: false }
        };
        let mut files = vec![file("Сведения", "xlsx", workbook), file("Сведения", "docx", text)];
        if is_collecting(&register) {
            let name = file_name("Запрос", &format!("({unit}).docx"));
            let path = std::path::Path::new(&name);
            let bytes = self.letter_paper(id, unit, LetterKind::Request, on, path)?.bytes;
            files.push(BlankFile { name, bytes, is_request: true });
        }
        Ok(files)
    }
}

fn is_collecting(register: &Register) -> bool {
    register.draft.as_ref().is_some_and(|draft| draft.phase == Phase::Collecting)
}

fn due(register: &Register, unit: &UnitId) -> Option<Date> {
    let draft = register.draft.as_ref()?;
    draft.task(&Subject::Unit(unit.clone())).and_then(crate::workflow::Task::due)
}

fn takes_nil(book: &Rulebook) -> bool {
    let takes = |kind: &StageKind| matches!(kind, StageKind::Collect { nil: NilAnswer::Allowed, .. });
    book.procedure.stages.iter().any(|stage| takes(&stage.kind))
}

/// A file name of `stem` and `tail`, without signs that Windows does not take; a long stem is cut, so that the tail, which
/// tells files apart and what they are, stays whole.
pub fn file_name(stem: &str, tail: &str) -> String {
    const LONGEST: usize = 80;
    let allowed = |text: &str| -> String {
        let sign = |sign: char| if sign.is_control() || r#"\/:*?"<>|"#.contains(sign) { ' ' } else { sign };
        let text: String = text.chars().map(sign).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (stem, tail) = (allowed(stem), allowed(tail));
    let room = LONGEST.saturating_sub(tail.chars().count() + 1);
    let stem = match stem.char_indices().nth(room) {
        None => stem.as_str(),
        Some((end, _)) => stem[..end].trim_end_matches(['.', ',', ' ']),
    };
    // What was cut may have closed a quotation mark.
    let is_open = stem.matches('«').count() > stem.matches('»').count();
    let stem = if is_open { stem.replace('«', "") } else { stem.to_owned() };
    // An extension follows at once, anything else after a space.
    let between = if tail.is_empty() || tail.starts_with('.') { "" } else { " " };
    format!("{stem}{between}{tail}")
}

/// An archive of `files`, each under its name, which may hold folders; names are UTF-8 and say so, as Windows wants it.
///
/// # Errors
/// When it cannot be put together.
pub fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, AppError> {
    let broken = |error| AppError::Paper(PaperError::Render(render::RenderError::Archive(error)));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options).map_err(broken)?;
        let written = archive.write_all(bytes);
        written.map_err(|error| AppError::Paper(PaperError::Render(render::RenderError::Pack(error))))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(broken)
}

/// Which blank it is that came back; none where it is no blank of this program.
pub fn blank_identity(tables: &[RawTable]) -> Option<BlankIdentity> {
    const ABOVE: usize = 15;
    let rows = tables.iter().flat_map(|table| table.rows.iter().take(ABOVE));
    let mut texts = rows.flat_map(|row| row.cells.iter().map(|cell| cell.text.trim()));
    texts.find(|text| text.starts_with(IDENTITY)).and_then(BlankIdentity::parse)
}

/// Whether the blank that came back as `tables` is one of `unit` for the register as it is now.
///
/// # Errors
/// What keeps it from being taken.
pub fn check_blank(
    book: &Rulebook,
    register: &Register,
    id: &RegisterId,
    unit: Option<&UnitId>,
    tables: &[RawTable],
) -> Result<(), BlankFault> {
    let Some(blank) = blank_identity(tables) else { return Ok(()) };
    let present = register.last_edition().map(|edition| edition.no);
    if blank.register != *id {
        return Err(BlankFault::OtherRegister { register: blank.register });
    }
    if unit.is_some_and(|unit| *unit != blank.unit) {
        return Err(BlankFault::OtherUnit { unit: blank.unit });
    }
    if blank.edition != present {
        let number = |edition: Option<EditionNo>| edition.map_or(0, |edition| edition.0);
        return Err(BlankFault::OldEdition { blank: number(blank.edition), present: number(present) });
    }
    if blank.procedure != book.procedure.digest.short() {
        return Err(BlankFault::OtherProcedure);
    }
    Ok(())
}

/// The rows that `unit` has in the edition in force.
pub fn rows_in_force(register: &Register, unit: &UnitId) -> Vec<Entry> {
    let entries = register.rows_in_hands();
    entries.iter().filter(|entry| entry.is_of(unit)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_keep_what_they_end_in() {
        assert_eq!(file_name("Сведения", "(hr).xlsx"), "Сведения (hr).xlsx");
        assert_eq!(file_name("О сроке: «да/нет»?", ".docx"), "О сроке «да нет».docx");
        let long = file_name(&"доложить о размещении реестра ".repeat(20), "(kartotekin).docx");
        assert_eq!(long.chars().count(), 80, "{long}");
        assert!(long.ends_with(" (kartotekin).docx"), "{long}");
    }
}
