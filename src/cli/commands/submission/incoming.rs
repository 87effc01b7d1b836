//! Takes in what the units sent: many files at once, each told whose it is and what became of it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::commands::submission::fault_table;
use crate::desk::Desk;
use crate::error::CommandError;
use crate::folders;
use prikaz_app::{About, AppError, Rulebook, mark_file};
use prikaz_desk::{FileRead, Intake, Named, NotTaken, Read, Taken, Taking, Titled, refuse_rivals};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_form::MatchedColumn;
use prikaz_wording::answer::file_faults::{self, FaultFacts, FileFault};
use prikaz_wording::handed_in::{
    ColumnTaken, CopyName, Reading, Rivals, Settled, SomeRefused, UnitFacts, Unmarked, WhoseEither,
    WhoseLikely, WhoseUnknown,
};
use prikaz_wording::said::{Failed, Said, Unreadable};

/// What is taken in, and how.
pub(crate) struct Incoming<'a> {
    pub(crate) register: &'a RegisterId,
    pub(crate) paths: &'a [PathBuf],
    /// Whose all the files are, where that is said.
    pub(crate) unit: Option<&'a UnitId>,
    /// Whether nothing is to be recorded.
    pub(crate) only_check: bool,
    /// Why it replaces what was handed in before, though nobody had returned that.
    pub(crate) again: Option<&'a str>,
    /// Where copies with marks go, of all files in which anything is wrong.
    pub(crate) marked: Option<&'a Path>,
}

/// Takes in the files and folders of `incoming`; what cannot be taken keeps nothing else from being taken.
///
/// # Errors
/// When some were refused, after all were told of.
pub(crate) fn take_in(desk: &mut Desk<'_>, incoming: &Incoming<'_>) -> Result<(), CommandError> {
    desk.knows(incoming.register, incoming.unit.map(Named::Unit))?;
    let (id, unit) = (incoming.register, incoming.unit);
    let intake = desk.ask(|office, session| Intake::open(office, session, id, unit))?;
    let found = folders::files(desk, incoming.paths, &KINDS)?;
    let (mut files, mut unopened) = (Vec::new(), Vec::new());
    for (place, path) in (1_usize..).zip(&found.files) {
        desk.ui.tell(&Reading { place, all: found.files.len(), file: path.display().to_string() });
        // A file that cannot be opened is told of as the others are, and keeps none of them from being taken in.
        let (bytes, error) = match prikaz_app::whole_file::bytes(path) {
            Ok(bytes) => (Some(bytes), None),
            Err(error) => (None, Some(CommandError::from(Unreadable::input(path, error)))),
        };
        files.push(intake.read(path.display().to_string(), bytes));
        unopened.push(error);
    }
    refuse_rivals(&mut files);
    let (mut told, mut refused) = (Vec::new(), 0);
    for (file, unopened) in files.into_iter().zip(unopened) {
        let facts = settle(desk, intake.book(), incoming, (file, unopened))?;
        refused += usize::from(!(facts.taken || facts.stands));
        told.push(facts);
    }
    let all = told.len();
    found.tell_passed(desk, &KINDS)?;
    if desk.ui.json() {
        desk.ui.answer(&found.beside(told))?;
    }
    found.something(&KINDS)?;
    if refused == 0 {
        return Ok(());
    }
    Err(Failed::refused(SomeRefused { refused, all }).into())
}

/// Kinds of files that units send; some of them are refused, with the way to save them properly.
const KINDS: [&str; 12] =
    ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "docx", "docm", "doc", "odt"];

/// What became of a file, as JSON.
#[derive(Serialize)]
struct FileFacts {
    file: String,
    copy: Option<String>,
    unit: Option<UnitId>,
    title: Option<String>,
    rows: Option<usize>,
    faults: Vec<FaultFacts>,
    more: usize,
    columns: Vec<MatchedColumn>,
    errors: usize,
    checked: bool,
    stands: bool,
    unmarked: Option<String>,
    taken: bool,
    refused: Vec<String>,
}

/// Hands in what may be handed in, and tells what became of the file.
fn settle(
    desk: &mut Desk<'_>,
    book: &Rulebook,
    incoming: &Incoming<'_>,
    (mut file, unopened): (FileRead, Option<CommandError>),
) -> Result<FileFacts, CommandError> {
    let read = file.read.as_ref();
    let told = read.map(|read| {
        file_faults::told(desk.ui.messages(), &book.procedure.form, read.faults(), read.findings())
    });
    let told = told.unwrap_or_default();
    let more = read.map(Read::more).unwrap_or_default();
    let unit = file.unit.as_ref().map(|titled| titled.unit.clone());
    let title = unit.as_ref().and_then(|unit| book.organisation.unit(unit)).map(|unit| unit.title.clone());
    // A file that cannot be marked is told of all the same, and the others are taken in.
    let (copy, unmarked) = match mark(desk, incoming, &file, &told)? {
        Ok(copy) => (copy, None),
        Err(error) => (None, Some(said(desk, incoming.register, error).message)),
    };
    let taking = match incoming.again {
        _ if incoming.only_check => Taking::OnlyCheck,
        Some(reason) => Taking::Again(reason),
        None => Taking::HandIn,
    };
    let (rows, columns) = (
        read.and_then(Read::rows).map(|rows| rows.rows.len()),
        read.map(|read| read.columns().to_vec()).unwrap_or_default(),
    );
    let id = incoming.register;
    let taken = desk.ask(|office, session| prikaz_desk::take_in(office, session, id, &mut file, taking))?;
    let facts = FileFacts {
        file: file.name,
        copy,
        unit,
        title,
        rows,
        faults: file_faults::facts(&told),
        more,
        columns,
        errors: file_faults::grave(&told) + more,
        checked: incoming.only_check,
        stands: matches!(taken, Taken::Stands),
        unmarked,
        taken: matches!(taken, Taken::HandedIn(_) | Taken::Checked),
        refused: file.refused.into_iter().flat_map(|why| refused(desk, why, unopened.as_ref())).collect(),
    };
    if !desk.ui.json() {
        tell(desk, &facts, &told)?;
        let recorded = match taken {
            Taken::HandedIn(recorded) => recorded,
            Taken::Stands | Taken::Checked | Taken::Not => Vec::new(),
        };
        desk.say(id, &recorded)?;
    }
    Ok(facts)
}

fn tell(desk: &mut Desk<'_>, facts: &FileFacts, told: &[FileFault]) -> Result<(), CommandError> {
    let settled = Settled {
        file: facts.file.clone(),
        title: facts.title.clone(),
        refused: facts.refused.clone(),
        errors: facts.errors,
        stands: facts.stands,
        checked: facts.checked,
        rows: facts.rows.unwrap_or_default(),
        more: facts.more,
        columns: facts.columns.iter().map(ColumnTaken::from).collect(),
        copy: facts.copy.clone(),
    };
    desk.ui.line(desk.ui.say(&settled).trim_end())?;
    if let Some(why) = facts.unmarked.clone() {
        desk.ui.line(desk.ui.say(&Unmarked { why }).trim_end())?;
    }
    if !told.is_empty() {
        let table = fault_table::table(desk.ui, told);
        desk.ui.line(table.trim_end())?;
    }
    Ok(())
}

/// `error` in words, by the names of the register.
fn said(desk: &Desk<'_>, register: &RegisterId, error: AppError) -> Said {
    desk.said(&CommandError::from(error).about(Some(&About::Register(register.clone()))))
}

/// Why the file as a whole is not taken, line by line.
fn refused(desk: &Desk<'_>, why: NotTaken, unopened: Option<&CommandError>) -> Vec<String> {
    let units = |units: &[Titled]| units.iter().map(UnitFacts::from).collect();
    match why {
        NotTaken::Unopened => unopened.map(|error| desk.said(error).into_lines()).unwrap_or_default(),
        NotTaken::Either(found) => vec![desk.ui.say(&WhoseEither { units: units(&found) })],
        NotTaken::Likely(found) => vec![desk.ui.say(&WhoseLikely { units: units(&found) })],
        NotTaken::Unknown(found) => vec![desk.ui.say(&WhoseUnknown { units: units(&found) })],
        NotTaken::Rivals(others) => vec![desk.ui.say(&Rivals { others })],
        NotTaken::Office(error) => desk.said(&error.into()).into_lines(),
    }
}

/// Writes the copy with marks, where one is wanted and there is something to mark; gives its name, or why the file cannot
/// be marked.
fn mark(
    desk: &mut Desk<'_>,
    incoming: &Incoming<'_>,
    file: &FileRead,
    told: &[FileFault],
) -> Result<Result<Option<String>, AppError>, CommandError> {
    let marks = file_faults::marks(told);
    let Some(folder) = incoming.marked.filter(|_| !marks.is_empty()) else { return Ok(Ok(None)) };
    let copy = match mark_file(&file.bytes, &marks) {
        Ok(copy) => copy,
        Err(error) => return Ok(Err(error)),
    };
    let stem = Path::new(&file.name).file_stem();
    let stem = stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = desk.ui.say(&CopyName { stem, extension: copy.extension.to_owned() });
    let out = folders::free(folder, &name);
    desk.make_folder(folder)?;
    desk.write_file(&out, &copy.bytes)?;
    Ok(Ok(Some(out.display().to_string())))
}
