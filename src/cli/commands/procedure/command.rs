//! `prikaz procedure`: the rules of a body, listed, shown and checked.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::keys;
use crate::commands::papers;
use crate::desk::write_whole;
use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::Format;
use prikaz_app::procedures::{self, Checked, LoadError};
use prikaz_app::{DataDir, procedure_paper};
use prikaz_domain::{ProcedureId, digest_of};
use prikaz_procedure::{Fault, Lint, Organisation, Procedure};
use prikaz_wording::data_fault::{KnownProcedures, ProcedureCheckFailed, ProcedureChecked, UnknownProcedure};
use prikaz_wording::general::{HINT, Written};
use prikaz_wording::placed::{fault_hint, fault_lines};
use prikaz_wording::procedure::{ProcedureLine, ProcedureSheet};
use prikaz_wording::said::{Failed, Typed, lint_line};

/// Show and check the procedures of bodies
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// List the procedures there are
    List,
    /// Show a procedure: stages, columns, vocabularies, duties, grounds
    Show {
        /// Key of the procedure
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Print the text of the procedure itself, filled in from its rules
    Text {
        /// Key of the procedure
        #[arg(value_name = "ID")]
        id: String,
        /// File to write: .docx, .html or .txt; without it the text is printed
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// List the keys that data files may have, those of procedures, bodies, orders and others, with what they mean
    Keys(keys::Args),
    /// Check files of procedures and bodies: every fault at once, then what the text gets wrong
    Check {
        /// Files to check; a procedure is checked against its body's file among them, else the built-in one
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

/// Runs `prikaz procedure`.
///
/// # Errors
/// When a file is missing or faulty.
pub(crate) fn run(data: &DataDir, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::List => list(data, ui),
        Verb::Show { id } => show(data, ui, &id),
        Verb::Text { id, out } => text(data, ui, &id, out.as_deref()),
        Verb::Keys(args) => keys::run(ui, &args),
        Verb::Check { files } => check(data, ui, &files),
    }
}

fn list(data: &DataDir, ui: &mut Ui) -> Result<(), CommandError> {
    let (mut lines, mut faulty) = (Vec::new(), Vec::new());
    for id in procedures::list(data) {
        match load(data, &id) {
            Ok((procedure, organisation)) => {
                let ProcedureSheet { id, organisation, source, .. } =
                    ProcedureSheet::of(ui.messages(), &procedure, &organisation);
                lines.push(ProcedureLine { id, organisation, source });
            }
            Err(error) => faulty.push(error),
        }
    }
    if ui.json() {
        ui.answer(&lines)?;
    } else {
        lines.iter().try_for_each(|line| ui.line(ui.say(line)))?;
    }
    CommandError::of_all(faulty)
}

fn show(data: &DataDir, ui: &mut Ui, id: &str) -> Result<(), CommandError> {
    let (procedure, organisation) = load(data, id)?;
    let sheet = ProcedureSheet::of(ui.messages(), &procedure, &organisation);
    if ui.json() { ui.answer(&sheet) } else { ui.line(ui.say(&sheet)) }
}

/// The act itself, into a file or to be read at once.
fn text(data: &DataDir, ui: &mut Ui, id: &str, out: Option<&Path>) -> Result<(), CommandError> {
    let (procedure, organisation) = load(data, id)?;
    let written = |format| procedure_paper(data, &procedure, &organisation, format);
    let Some(path) = out else {
        return ui.line(String::from_utf8_lossy(&written(Format::Text)?).trim_end());
    };
    let bytes = written(papers::name_of(path)?.format())?;
    write_whole(path, &bytes)?;
    let path = path.display().to_string();
    if ui.json() {
        return ui.value(&json!({ "procedure": id, "path": path, "digest": digest_of(&bytes) }));
    }
    ui.tell(&Written { path });
    Ok(())
}

fn load(data: &DataDir, id: &str) -> Result<(Procedure, Organisation), CommandError> {
    let unknown = || {
        let known = procedures::list(data);
        let said = Failed::usage(UnknownProcedure { id: id.to_owned() });
        let said = said.with_hint(KnownProcedures { known: known.clone() });
        said.with_typed(&Typed::of(id, known).listed())
    };
    let key = ProcedureId::new(id).map_err(|_| unknown())?;
    match procedures::load(data, &key) {
        Ok(loaded) => Ok(loaded),
        Err(LoadError::Missing { .. }) if !procedures::list(data).iter().any(|known| known == id) => {
            Err(unknown().into())
        }
        Err(error) => Err(error.into()),
    }
}

fn check(data: &DataDir, ui: &mut Ui, files: &[PathBuf]) -> Result<(), CommandError> {
    let checked = procedures::check(data, files)?;
    if ui.json() {
        ui.value(&checked.iter().map(|file| file_value(ui, file, &[])).collect::<Vec<_>>())?;
    } else {
        checked.iter().try_for_each(|file| say_file(ui, file, &[]))?;
    }
    let n_faults: usize = checked.iter().map(|file| file.faults.len()).sum();
    if n_faults == 0 {
        return Ok(());
    }
    Err(Failed::refused(ProcedureCheckFailed { n: n_faults }).into())
}

/// Says what a file gets wrong; `unset` is why no paper can be made of it.
pub(crate) fn say_file(ui: &mut Ui, checked: &Checked, unset: &[String]) -> Result<(), CommandError> {
    fault_lines(ui.messages(), &checked.faults).iter().try_for_each(|line| ui.line(line))?;
    for lint in &checked.lints {
        ui.line(lint_line(ui.messages(), &checked.file, lint))?;
        if let Some(hint) = ui.beside(&lint.what) {
            ui.line(format!("  {}: {hint}", ui.word(HINT)))?;
        }
    }
    unset.iter().try_for_each(|line| ui.line(line))?;
    let faults = checked.faults.len() + unset.len();
    let said = ProcedureChecked { file: checked.file.clone(), faults, lints: checked.lints.len() };
    ui.line(ui.say(&said))
}

/// The same as a value.
pub(crate) fn file_value(ui: &Ui, checked: &Checked, unset: &[String]) -> Value {
    let faults: Vec<_> = checked.faults.iter().map(|fault| fault_value(ui, fault)).collect();
    let lints: Vec<_> = checked.lints.iter().map(|lint| lint_value(ui, lint)).collect();
    json!({ "file": checked.file, "faults": faults, "lints": lints, "unset": unset })
}

fn fault_value(ui: &Ui, fault: &Fault) -> Value {
    json!({
        "file": fault.file, "line": fault.line, "column": fault.column, "key": fault.key,
        "code": fault.what.code(), "message": ui.say(&fault.what), "hint": fault_hint(ui.messages(), fault),
    })
}

fn lint_value(ui: &Ui, lint: &Lint) -> Value {
    json!({
        "line": lint.line, "column": lint.column, "key": lint.key, "clause": lint.clause,
        "severity": lint.severity, "code": lint.what.code(),
        "facts": lint.what, "message": ui.say(&lint.what), "hint": ui.beside(&lint.what),
    })
}
