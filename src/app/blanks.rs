//! Blanks for units: made with their rows, letters and all; known again when they come back.

use std::io::{Cursor, Write};

use time::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use prikaz_domain::{EditionNo, Entry, RegisterId, UnitId};
use prikaz_fact::coded;
use prikaz_form::{IDENTITY, RawTable};
use prikaz_procedure::{NilAnswer, StageKind};
use prikaz_render::{self as render, Format};
use prikaz_report::paper::{self, BlankFor, BlankIdentity};
use prikaz_workflow::{Phase, Refusal, Register, Subject};

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
        let text = self.print(&book, paper::submission_text(subject(&book), &blank), Format::Docx)?;
        let file = |stem: &str, kind: &str, bytes| {
            let name = file_name(stem, &format!("({unit}).{kind}"));
            BlankFile { name, bytes, is_request: false }
        };
        let mut files = vec![file("Сведения", "xlsx", workbook), file("Сведения", "docx", text)];
        if is_collecting(&register) {
            let name = file_name("Запрос", &format!("({unit}).docx"));
            let bytes = self.letter_paper(id, unit, LetterKind::Request, on, Format::Docx)?.bytes;
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
    draft.task(&Subject::Unit(unit.clone())).and_then(prikaz_workflow::Task::due)
}

fn takes_nil(book: &Rulebook) -> bool {
    let takes = |kind: &StageKind| matches!(kind, StageKind::Collect { nil: NilAnswer::Allowed, .. });
    book.procedure.stages.iter().any(|stage| takes(&stage.kind))
}

/// A file name of `stem` and `tail`, without signs that Windows does not take. Two brackets do not stand side by side:
/// a remark that ends the stem goes into the bracket of the tail. A long stem loses its remark, then its last words, and
/// shows that («отдел по работе с…»), so that the tail, which tells files apart and what they are, stays whole.
pub fn file_name(stem: &str, tail: &str) -> String {
    const LONGEST: usize = 80;
    let (stem, tail) = (allowed(stem), allowed(tail));
    // An extension follows at once, anything else after a space.
    let between = if tail.is_empty() || tail.starts_with('.') { "" } else { " " };
    let joined = |stem: &str, tail: &str| format!("{stem}{between}{tail}");
    let remark = stem.strip_suffix(')').and_then(|before| before.rsplit_once(" ("));
    let (bare, tail_of_both) = match (remark, tail.strip_prefix('(')) {
        (Some((bare, remark)), Some(rest)) => (bare, format!("({remark}, {rest}")),
        _ => (stem.as_str(), tail.clone()),
    };
    let fits = |name: &String| name.chars().count() <= LONGEST;
    let whole = Some(joined(bare, &tail_of_both)).filter(fits);
    let whole = whole.or_else(|| Some(joined(bare, &tail)).filter(fits));
    whole.unwrap_or_else(|| {
        joined(&cut_short(bare, LONGEST.saturating_sub(joined("", &tail).chars().count())), &tail)
    })
}

/// What of `text` a file may be called in Windows.
fn allowed(text: &str) -> String {
    let sign = |sign: char| if sign.is_control() || r#"\/:*?"<>|"#.contains(sign) { ' ' } else { sign };
    let text: String = text.chars().map(sign).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As many first words of `text` as `room` signs hold, without a mark or a bracket that is left open, and with the sign
/// that more words follow.
fn cut_short(text: &str, room: usize) -> String {
    let short: String = text.chars().take(room.saturating_sub(1)).collect();
    let goes_on = text[short.len()..].starts_with(|sign: char| !sign.is_alphanumeric());
    let words = if goes_on { &short } else { short.rsplit_once(' ').map_or(&*short, |(words, _)| words) };
    let is_open = |open: char, close: char| words.matches(open).count() > words.matches(close).count();
    let words =
        if is_open('(', ')') { words.rsplit_once('(').map_or(words, |(before, _)| before) } else { words };
    let words = words.trim_end_matches(['.', ',', ';', ':', '—', '–', '-', ' ']);
    // What was cut may have closed a quotation mark.
    let words = if is_open('«', '»') { words.replace('«', "") } else { words.to_owned() };
    format!("{words}…")
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
        assert!((70..=80).contains(&long.chars().count()), "{long}");
        assert!(long.ends_with("реестра… (kartotekin).docx"), "{long}");
        let unbroken = file_name(&"а".repeat(200), "(kartotekin).docx");
        assert_eq!(unbroken.chars().count(), 80, "{unbroken}");
    }

    #[test]
    fn one_bracket_stands_in_the_name_of_a_file() {
        let name = |title: &str| file_name(title, "(hr)");
        assert_eq!(name("отдел учета (пример)"), "отдел учета (пример, hr)");
        assert_eq!(name("отдел (Брянск) учета"), "отдел (Брянск) учета (hr)");
        assert_eq!(file_name("О сроке (п. 3)", ".docx"), "О сроке (п. 3).docx");
        let words = "отдел по военным вопросам и работе с допризывной молодежью, казачества";
        assert_eq!(
            name(&format!("{words} (пример)")),
            format!("{words} (hr)"),
            "the remark goes before the words"
        );
        let long = "отдел государственной службы и кадров, правового и финансового обеспечения";
        assert_eq!(
            name(&format!("{long}, делопроизводства")),
            "отдел государственной службы и кадров, правового и финансового обеспечения… (hr)"
        );
        assert_eq!(
            name("областное казенное учреждение, каких много (Центр расчета заработной платы и выплат)"),
            "областное казенное учреждение, каких много (hr)"
        );
        let quoted =
            name("областное казенное учреждение «Центр расчета заработной платы и всех иных выплат»");
        assert_eq!(quoted, "областное казенное учреждение Центр расчета заработной платы и всех иных… (hr)");
        let open = name(
            "областное казенное учреждение (Центр расчета заработной платы и всех иных выплат) и пособий",
        );
        assert_eq!(open, "областное казенное учреждение… (hr)");
    }

    /// Units whose titles begin alike have folders of their own, and none is longer than a path may be.
    #[test]
    fn folders_of_units_are_told_apart_by_their_keys() {
        let title = "отдел государственной поддержки и развития малого и среднего предпринимательства";
        let names: Vec<String> =
            ["one", "two"].map(|key| file_name(&format!("{title}, {key}"), &format!("({key})"))).to_vec();
        assert_ne!(names[0], names[1]);
        assert!(names.iter().all(|name| name.chars().count() <= 80), "{names:?}");
    }
}
