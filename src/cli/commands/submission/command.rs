//! `prikaz submission`: what units hand in.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::{blanks, changes, incoming, list};
use crate::commands::papers;
use crate::commands::submission::incoming::Incoming;
use crate::desk::Desk;
use crate::error::{CommandError, Of};
use prikaz_app::ReadRows;
use prikaz_desk::{HandIn, InFile, hand_in, read_submission};
use prikaz_domain::{Finding, RegisterId, Severity, UnitId};
use prikaz_form::Cells;
use prikaz_wording::register::RowsRead;
use prikaz_wording::said::placed_line;
use prikaz_workflow::Action;

/// Take in the rows of units, return them, visa them
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Hand in a unit's rows from a file of the form: XLSX, ODS, DOCX or CSV
    Add {
        /// Key of the register
        register: RegisterId,
        /// Unit
        #[arg(long)]
        unit: UnitId,
        /// File with the rows
        file: PathBuf,
        /// Why this replaces what the unit handed in before, though it was not returned
        #[arg(long, value_name = "REASON")]
        again: Option<String>,
    },
    /// Hand in the files of many units at once: whose each is, its folder, its name or its text tells
    Import {
        /// Key of the register
        register: RegisterId,
        /// Files, or folders with them
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Whose they are, where nothing in them tells
        #[arg(long)]
        unit: Option<UnitId>,
        /// Only check them, record nothing
        #[arg(long)]
        check: bool,
        /// Folder for copies of the files with faults, their cells marked and commented
        #[arg(long, value_name = "DIR")]
        marked: Option<PathBuf>,
        /// Why this replaces what the unit handed in before, though it was not returned
        #[arg(long, value_name = "REASON")]
        again: Option<String>,
    },
    /// Declare that nothing changed («изменений нет»)
    Nil {
        /// Key of the register
        register: RegisterId,
        /// Unit
        #[arg(long)]
        unit: UnitId,
        /// Why this replaces what the unit handed in before, though it was not returned
        #[arg(long, value_name = "REASON")]
        again: Option<String>,
    },
    /// Give a submission the visa that the procedure asks for
    Visa {
        /// Key of the register
        register: RegisterId,
        /// Unit
        #[arg(long)]
        unit: UnitId,
    },
    /// Send a submission back with what is to be put right
    Return {
        /// Key of the register
        register: RegisterId,
        /// Unit
        #[arg(long)]
        unit: UnitId,
        /// What is to be put right
        #[arg(long = "finding", value_name = "TEXT", required = true)]
        findings: Vec<String>,
        /// Clause of the procedure it rests on
        #[arg(long, default_value = "")]
        clause: String,
    },
    /// Take a unit out of the collection: nobody waits for it, its rows stay as they are in force
    Withdraw {
        /// Key of the register
        register: RegisterId,
        /// Unit
        #[arg(long)]
        unit: UnitId,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Check a file against the form without handing it in
    Check {
        /// Key of the register
        register: RegisterId,
        /// File with the rows
        file: PathBuf,
    },
    /// Show which units have handed in
    List {
        /// Key of the register
        register: RegisterId,
    },
    /// Make blanks for units: workbook and text with their rows, lists to choose from, the request
    Blank(blanks::Blanks),
    /// Write an empty table of the form, to be filled in
    Form {
        /// Key of the register
        register: RegisterId,
        /// File to write, `.xlsx` or `.csv`
        #[arg(long, short)]
        out: PathBuf,
    },
}

/// Runs `prikaz submission`.
///
/// # Errors
/// The refusal in words, all faults of the file, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Add { register, unit, file, again } => add(desk, &register, unit, &file, again),
        Verb::Import { register, files, unit, check, marked, again } => {
            let incoming = Incoming {
                register: &register,
                paths: &files,
                unit: unit.as_ref(),
                only_check: check,
                again: again.as_deref(),
                marked: marked.as_deref(),
            };
            incoming::take_in(desk, &incoming)
        }
        Verb::Nil { register, unit, again } => {
            desk.act(&register, Action::HandIn { unit, rows: None, was: None, file: None, again }).map(drop)
        }
        Verb::Visa { register, unit } => desk.act(&register, Action::VisaSubmission { unit }).map(drop),
        Verb::Return { register, unit, findings, clause } => {
            let findings = findings.into_iter().map(|text| finding(text, &clause)).collect();
            desk.act(&register, Action::ReturnSubmission { unit, findings }).map(drop)
        }
        Verb::Withdraw { register, unit, reason } => {
            desk.act(&register, Action::WithdrawUnit { unit, reason }).map(drop)
        }
        Verb::Check { register, file } => {
            let (path, bytes) = (file.display().to_string(), desk.read_file(&file)?);
            let read = InFile { name: &path, bytes: &bytes };
            let rows = check(desk, &register, None, (&file, read))?.rows;
            if !desk.ui.json() {
                return Ok(());
            }
            desk.ui.answer(&CheckedFile { path, rows })
        }
        Verb::List { register } => list::submissions(desk, &register),
        Verb::Blank(args) => blanks::make(desk, &args),
        Verb::Form { register, out } => papers::write_form(desk, &register, &out),
    }
}

fn finding(text: String, clause: &str) -> Finding {
    Finding { entry: None, column: None, severity: Severity::Error, text, clause: clause.to_owned() }
}

fn add(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    unit: UnitId,
    path: &Path,
    again: Option<String>,
) -> Result<(), CommandError> {
    let (name, bytes) = (path.display().to_string(), desk.read_file(path)?);
    let file = InFile { name: &name, bytes: &bytes };
    let rows = check(desk, id, Some(&unit), (path, file))?;
    changes::of_submission(desk, id, &unit, &rows)?;
    let given = HandIn { unit, rows, file, again };
    let recorded = desk.ask(|office, session| hand_in(office, session, id, given))?;
    desk.say(id, &recorded)
}

/// The rows of the file, with its warnings said on the way.
fn check(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    unit: Option<&UnitId>,
    (path, file): (&Path, InFile<'_>),
) -> Result<ReadRows, CommandError> {
    let read = desk.ask(|office, session| read_submission(office, session, id, unit, file));
    let read = read.in_file(path)?;
    tell_faults(desk, &read);
    for finding in &read.findings {
        let line = placed_line(desk.ui.messages(), finding);
        desk.ui.progress(&line);
    }
    desk.ui.tell(&RowsRead { count: read.rows.len(), path: file.name.to_owned() });
    Ok(read)
}

/// Says what is to be said of the cells of a file that is taken.
pub(crate) fn tell_faults(desk: &mut Desk<'_>, read: &ReadRows) {
    for fault in &read.faults {
        let line = desk.ui.say(fault);
        desk.ui.progress(&line);
    }
}

/// What `prikaz submission check` says, as JSON.
#[derive(Serialize)]
struct CheckedFile {
    path: String,
    rows: Vec<Cells>,
}
