//! Takes in what the units sent: many files at once, each told whose it is and what became of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use super::desk::Desk;
use super::fault_list::{self, Told};
use super::{CommandError, folders, waiting};
use prikaz_app::{
    About, Against, AppError, ReadRows, Request, Rulebook, Whose, check_blank, file_name_of, mark_file,
    read_tables, rows_in_force, rows_of, whose,
};
use prikaz_domain::{RegisterId, UnitId};
use prikaz_form::{MatchedColumn, RawTable};
use prikaz_wording::handed_in::{
    ColumnTaken, CopyName, Reading, Rivals, Settled, SomeRefused, UnitFacts, Unmarked, WhoseEither,
    WhoseLikely, WhoseUnknown,
};
use prikaz_wording::said::{Failed, Said};
use prikaz_workflow::{Action, FileReference, Recorded, SubmissionState};

/// What is taken in, and how.
pub(super) struct Incoming<'a> {
    pub(super) register: &'a RegisterId,
    pub(super) paths: &'a [PathBuf],
    /// Whose all the files are, where that is said.
    pub(super) unit: Option<&'a UnitId>,
    /// Whether nothing is to be recorded.
    pub(super) only_check: bool,
    /// Why it replaces what was handed in before, though nobody had returned that.
    pub(super) again: Option<&'a str>,
    /// Where copies with marks go, of all files in which anything is wrong.
    pub(super) marked: Option<&'a Path>,
}

/// A file that was read.
struct Letter {
    path: PathBuf,
    bytes: Vec<u8>,
    unit: Option<UnitId>,
    rows: Option<ReadRows>,
    told: Vec<Told>,
    /// What each column of the file was taken for.
    columns: Vec<MatchedColumn>,
    /// So many more faults, not listed.
    more: usize,
    /// Why the file as a whole is not taken.
    refused: Vec<String>,
}

/// Takes in the files and folders of `incoming`; what cannot be taken keeps nothing else from being taken.
///
/// # Errors
/// When some were refused, after all were told of.
pub(super) fn take_in(desk: &mut Desk<'_>, incoming: &Incoming<'_>) -> Result<(), CommandError> {
    let book = desk.book(incoming.register)?;
    desk.office.knows_unit(incoming.register, incoming.unit)?;
    let found = folders::files(desk, incoming.paths, &KINDS)?;
    let files = &found.files;
    let mut letters = Vec::new();
    for (place, path) in (1_usize..).zip(files) {
        desk.ui.tell(&Reading { place, all: files.len(), file: path.display().to_string() });
        letters.push(read(desk, &book, incoming, path)?);
    }
    refuse_rivals(desk, &mut letters);
    let mut told = Vec::new();
    let mut refused = 0;
    for letter in letters {
        let (facts, kept) = settle(desk, &book, incoming, letter)?;
        refused += usize::from(!kept);
        told.push(facts);
    }
    let all = told.len();
    found.tell_passed(desk, &KINDS, &mut told)?;
    if desk.ui.json() {
        desk.ui.value(&told)?;
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

fn read(
    desk: &mut Desk<'_>,
    book: &Rulebook,
    incoming: &Incoming<'_>,
    path: &Path,
) -> Result<Letter, CommandError> {
    let form = &book.procedure.form;
    // A file that cannot be opened is told of as the others are, and keeps none of them from being taken in.
    let (bytes, unread) = match desk.read_file(path) {
        Ok(bytes) => (bytes, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let mut letter = Letter {
        path: path.to_owned(),
        bytes,
        unit: incoming.unit.cloned(),
        rows: None,
        told: Vec::new(),
        columns: Vec::new(),
        more: 0,
        refused: Vec::new(),
    };
    if let Some(error) = unread {
        letter.refused.extend(desk.said(&error).into_lines());
        return Ok(letter);
    }
    let read = read_tables(&path.display().to_string(), &letter.bytes);
    let units = waiting::handing_in(book, &*desk.register(incoming.register)?);
    tell_unit(desk, book, &units, read.as_deref().unwrap_or_default(), &mut letter);
    let tables = match read {
        Ok(tables) => tables,
        Err(error) => {
            letter.refused.extend(lines(desk, incoming.register, error));
            return Ok(letter);
        }
    };
    let register = desk.register(incoming.register)?;
    if let Err(fault) = check_blank(book, &register, incoming.register, letter.unit.as_ref(), &tables) {
        letter.refused.extend(lines(desk, incoming.register, fault.into()));
        return Ok(letter);
    }
    let before = letter.unit.as_ref().map(|unit| rows_in_force(&register, unit)).unwrap_or_default();
    let against = Against { unit: letter.unit.as_ref(), before: &before, processes: &register.processes };
    match rows_of(form, &tables, &against) {
        Ok(rows) => {
            letter.told = fault_list::told(desk.ui, form, &rows.faults, &rows.findings);
            letter.columns = rows.columns.clone();
            letter.rows = Some(rows);
        }
        Err(AppError::Faulty(faulty)) => {
            letter.told = fault_list::told(desk.ui, form, &faulty.faults, &faulty.findings);
            letter.more = faulty.more;
            letter.columns = faulty.columns;
        }
        Err(error) => letter.refused.extend(lines(desk, incoming.register, error)),
    }
    Ok(letter)
}

/// Finds out whose the file is, where the command line does not say it.
fn tell_unit(desk: &Desk<'_>, book: &Rulebook, keys: &[UnitId], tables: &[RawTable], letter: &mut Letter) {
    if letter.unit.is_some() {
        return;
    }
    let units = keys.iter().filter_map(|unit| book.organisation.unit(unit));
    match whose(units, &letter.path, tables) {
        Whose::Of(unit) => letter.unit = Some(unit),
        Whose::Either(found) => {
            letter.refused.push(desk.ui.say(&WhoseEither { units: named(book, &found) }));
        }
        Whose::Likely(unit) => {
            letter.refused.push(desk.ui.say(&WhoseLikely { units: named(book, &[unit]) }));
        }
        Whose::Unknown => letter.refused.push(desk.ui.say(&WhoseUnknown { units: named(book, keys) })),
    }
}

fn lines(desk: &Desk<'_>, register: &RegisterId, error: AppError) -> Vec<String> {
    said(desk, register, error).into_lines()
}

fn said(desk: &Desk<'_>, register: &RegisterId, error: AppError) -> Said {
    desk.said(&CommandError::from(error).about(Some(&About::Register(register.clone()))))
}

fn named(book: &Rulebook, units: &[UnitId]) -> Vec<UnitFacts> {
    let units = units.iter().filter_map(|unit| book.organisation.unit(unit));
    units.map(|unit| UnitFacts { key: unit.id.clone(), title: unit.title.clone() }).collect()
}

/// Of two files of one unit neither is taken: nobody here knows which of them counts.
fn refuse_rivals(desk: &Desk<'_>, letters: &mut [Letter]) {
    let mut files: BTreeMap<UnitId, Vec<String>> = BTreeMap::new();
    for letter in letters.iter() {
        if let Some(unit) = &letter.unit {
            files.entry(unit.clone()).or_default().push(letter.path.display().to_string());
        }
    }
    for letter in letters {
        let rivals = letter.unit.as_ref().and_then(|unit| files.get(unit)).filter(|files| files.len() > 1);
        if let Some(files) = rivals {
            let own = letter.path.display().to_string();
            let others = files.iter().filter(|file| **file != own).cloned().collect();
            letter.refused.push(desk.ui.say(&Rivals { others }));
        }
    }
}

/// Hands in what may be handed in, and tells what became of the file; gives that for programs, and whether its rows
/// are kept, now or from before.
fn settle(
    desk: &mut Desk<'_>,
    book: &Rulebook,
    incoming: &Incoming<'_>,
    letter: Letter,
) -> Result<(Value, bool), CommandError> {
    let Letter { path, bytes, unit, rows, told, columns, more, mut refused } = letter;
    let title = unit.as_ref().and_then(|unit| book.organisation.unit(unit)).map(|unit| unit.title.clone());
    // A file that cannot be marked is told of all the same, and the others are taken in.
    let (copy, unmarked) = match mark(desk, incoming, &path, &bytes, &told)? {
        Ok(copy) => (copy, None),
        Err(error) => (None, Some(said(desk, incoming.register, error).message)),
    };
    let mut facts = json!({ "file": path.display().to_string(), "copy": copy, "unit": unit, "title": title,
        "rows": rows.as_ref().map(|rows| rows.rows.len()), "faults": fault_list::facts(&told), "more": more, "columns": columns,
        "errors": fault_list::grave(&told) + more, "checked": incoming.only_check });
    let mut settled = Settled {
        file: path.display().to_string(),
        title,
        refused: Vec::new(),
        errors: fault_list::grave(&told) + more,
        stands: false,
        checked: incoming.only_check,
        rows: rows.as_ref().map(|rows| rows.rows.len()).unwrap_or_default(),
        more,
        columns: columns.iter().map(ColumnTaken::from).collect(),
        copy,
    };
    let mut recorded = Vec::new();
    let mut taken = false;
    let stands = match (&unit, &rows) {
        (Some(unit), Some(rows)) if refused.is_empty() => stands(desk, incoming, unit, rows)?,
        _ => false,
    };
    settled.stands = stands;
    if let (Some(unit), Some(rows), true, false) = (unit, rows, refused.is_empty(), stands) {
        match hand_in(desk, incoming, unit, rows, &path, &bytes)? {
            Ok(events) => (taken, recorded) = (true, events),
            Err(error) => refused = lines(desk, incoming.register, error),
        }
    }
    facts["stands"] = json!(stands);
    facts["unmarked"] = json!(unmarked);
    facts["taken"] = json!(taken);
    facts["refused"] = json!(refused);
    if !desk.ui.json() {
        settled.refused = refused;
        desk.ui.line(desk.ui.say(&settled).trim_end())?;
        if let Some(why) = unmarked {
            desk.ui.line(desk.ui.say(&Unmarked { why }).trim_end())?;
        }
        if !told.is_empty() {
            let table = fault_list::table(desk.ui, &told);
            desk.ui.line(table.trim_end())?;
        }
        desk.say(incoming.register, &recorded)?;
    }
    Ok((facts, taken || stands))
}

/// Whether the unit's submission has just these rows already: a folder is taken in again and again, as files come.
fn stands(
    desk: &mut Desk<'_>,
    incoming: &Incoming<'_>,
    unit: &UnitId,
    rows: &ReadRows,
) -> Result<bool, CommandError> {
    if incoming.only_check || incoming.again.is_some() {
        return Ok(false);
    }
    let register = desk.register(incoming.register)?;
    let submission = register.draft.as_ref().and_then(|draft| draft.submissions.get(unit));
    Ok(submission.is_some_and(|one| {
        one.state != SubmissionState::Returned
            && one.rows.as_deref() == Some(&rows.rows)
            && one.was.as_deref() == rows.was.as_ref()
    }))
}

/// Writes the copy with marks, where one is wanted and there is something to mark; gives its name, or why the file cannot
/// be marked.
fn mark(
    desk: &mut Desk<'_>,
    incoming: &Incoming<'_>,
    path: &Path,
    bytes: &[u8],
    told: &[Told],
) -> Result<Result<Option<String>, AppError>, CommandError> {
    let marks = fault_list::marks(told);
    let Some(folder) = incoming.marked.filter(|_| !marks.is_empty()) else { return Ok(Ok(None)) };
    let copy = match mark_file(bytes, &marks) {
        Ok(copy) => copy,
        Err(error) => return Ok(Err(error)),
    };
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = desk.ui.say(&CopyName { stem, extension: copy.extension.to_owned() });
    let out = folders::free(folder, &name);
    desk.make_folder(folder)?;
    desk.write_file(&out, &copy.bytes)?;
    Ok(Ok(Some(out.display().to_string())))
}

/// What was recorded, or why it was refused.
fn hand_in(
    desk: &mut Desk<'_>,
    incoming: &Incoming<'_>,
    unit: UnitId,
    rows: ReadRows,
    path: &Path,
    bytes: &[u8],
) -> Result<Result<Vec<Recorded>, AppError>, CommandError> {
    if incoming.only_check {
        return Ok(Ok(Vec::new()));
    }
    let name = file_name_of(path);
    let file = FileReference::of(&name, bytes);
    let again = incoming.again.map(str::to_owned);
    let action = Action::HandIn {
        unit,
        rows: Some(Arc::new(rows.rows)),
        was: rows.was.map(Arc::new),
        file: Some(file),
        again,
    };
    let request = Request { by: desk.actor()?, on: desk.globals.on, action };
    Ok(desk.office.act_with(incoming.register, &request, &[bytes]))
}
