//! Sheets for the agreers: given out one by one, taken in many at once.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::commands::papers;
use crate::desk::Desk;
use crate::error::CommandError;
use crate::folders;
use prikaz_app::{BroughtSheet, SheetFault};
use prikaz_desk::{BringError, InFile, bring_sheet_to, make_visa_sheets};
use prikaz_domain::{PersonId, RegisterId};
use prikaz_wording::said::{Failed, prose};
use prikaz_wording::sheet::{NobodyAwaited, SheetNotTaken, SheetRefused, SheetTaken, SomeSheetsRefused};

/// Writes a sheet for each agreer who is awaited, or for `seat` alone, into `folder`.
pub(crate) fn give_out(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    seat: Option<&PersonId>,
    folder: &Path,
) -> Result<(), CommandError> {
    let sheets = desk.ask(|office, session| make_visa_sheets(office, session, id, seat))?;
    if sheets.is_empty() {
        desk.ui.tell(&NobodyAwaited { key: id.clone() });
        return Ok(());
    }
    desk.make_folder(folder)?;
    let files = sheets.into_iter().map(|sheet| (folder.join(&sheet.name), sheet));
    papers::hand_over(desk, files.collect())
}

/// Takes in the sheets of `paths`, each for itself; tells of every one what became of it.
pub(crate) fn bring(desk: &mut Desk<'_>, paths: &[PathBuf]) -> Result<(), CommandError> {
    desk.named_person()?;
    let found = folders::files(desk, paths, &KINDS)?;
    let mut told = Vec::new();
    let mut refused = 0;
    for path in &found.files {
        let (value, taken) = match desk.read_file(path) {
            Ok(bytes) => {
                let name = path.display().to_string();
                let file = InFile { name: &name, bytes: &bytes };
                let session = desk.session()?;
                let brought = bring_sheet_to(&desk.everywhere()?, &session, file);
                let taken = brought.is_ok();
                (tell(desk, path, brought)?, taken)
            }
            // What cannot be opened keeps no other sheet from being taken in.
            Err(error) => (not_taken(desk, path, &desk.said(&error).into_lines())?, false),
        };
        refused += usize::from(!taken);
        told.push(value);
    }
    found.tell_passed(desk, &KINDS)?;
    if desk.ui.json() {
        desk.ui.answer(&found.beside(told))?;
    }
    found.something(&KINDS)?;
    if refused == 0 {
        return Ok(());
    }
    Err(Failed::refused(SomeSheetsRefused { refused, all: found.files.len() }).into())
}

/// What became of a sheet, as JSON.
#[derive(Serialize)]
#[serde(untagged)]
enum SheetFacts {
    Taken { file: String, taken: bool, register: RegisterId, seat: PersonId, round: u32 },
    NotTaken { file: String, taken: bool, faults: Vec<String> },
}

/// The kind in which sheets are given out and come back.
const KINDS: [&str; 1] = ["docx"];

fn tell(
    desk: &mut Desk<'_>,
    path: &Path,
    brought: Result<BroughtSheet, BringError>,
) -> Result<SheetFacts, CommandError> {
    let lines = match brought {
        Ok(sheet) => return taken(desk, &path.display().to_string(), &sheet),
        Err(BringError::Faulty(faults)) => faults.iter().map(|fault| line(desk, fault)).collect(),
        Err(BringError::Office(error)) => desk.said(&error.into()).into_lines(),
    };
    not_taken(desk, path, &lines)
}

fn not_taken(desk: &mut Desk<'_>, path: &Path, lines: &[String]) -> Result<SheetFacts, CommandError> {
    let file = path.display().to_string();
    if !desk.ui.json() {
        desk.ui.line(desk.ui.say(&SheetNotTaken { file: file.clone() }))?;
        for line in lines {
            desk.ui.line(format!("  {line}"))?;
        }
    }
    Ok(SheetFacts::NotTaken { file, taken: false, faults: lines.to_vec() })
}

fn taken(desk: &mut Desk<'_>, file: &str, sheet: &BroughtSheet) -> Result<SheetFacts, CommandError> {
    let id = &sheet.identity.register;
    if !desk.ui.json() {
        desk.ui.line(desk.ui.say(&SheetTaken { file: file.to_owned() }))?;
        let book = desk.book(id)?;
        let rows = prose::rows(&*desk.register(id)?);
        for recorded in &sheet.recorded {
            let said = prose::sentence(desk.ui.messages(), &book, &rows, recorded);
            desk.ui.line(format!("  {said}"))?;
        }
    }
    let (seat, round) = (sheet.identity.seat.clone(), sheet.identity.round);
    Ok(SheetFacts::Taken { file: file.to_owned(), taken: true, register: id.clone(), seat, round })
}

/// A fault in one line: what is wrong, and what to do.
fn line(desk: &Desk<'_>, fault: &SheetFault) -> String {
    let why = match fault {
        SheetFault::Unreadable { error } => desk.ui.say(error),
        _ => String::new(),
    };
    let refused = SheetRefused { fault: fault.clone(), why };
    let said = desk.ui.say(&refused);
    match desk.ui.beside(&refused) {
        Some(advice) => format!("{said} — {advice}"),
        None => said,
    }
}
