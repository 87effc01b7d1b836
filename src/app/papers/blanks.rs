//! Blanks for units: made with their rows, letters and all.

use time::Date;

use prikaz_domain::{RegisterId, UnitId};
use prikaz_procedure::{NilAnswer, StageKind};
use prikaz_render::Format;
use prikaz_report::paper::{self, BlankFor, BlankIdentity};
use prikaz_workflow::{Phase, Register, Subject, known_unit};

use crate::papers::file_name::file_name;
use crate::{AppError, LetterKind, Office, Rulebook};

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
        let found = known_unit(&book.organisation, unit)?;
        let created = self.today(on).of(&book.organisation);
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
        let workbook = paper::submission_workbook(book.subject(), &blank);
        let workbook = self.printer().write_blank(&book.organisation.profile, &workbook)?;
        let text = self.print(&book, paper::submission_text(book.subject(), &blank), Format::Docx)?;
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
