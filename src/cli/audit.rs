//! `prikaz audit`: whether the store is what was written.

use std::sync::Arc;

use clap::Subcommand;
use serde_json::{Value, json};

use super::desk::Desk;
use super::log;
use super::store::failed;
use super::{CommandError, Globals, Ui};
use crate::app::clock::SystemClock;
use crate::app::{self, Checkpoint, DataDir, EndKnown, Home, VerifyFault, VerifyReport};
use crate::domain::RegisterId;

/// Check that nothing in the store was changed, removed or added
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print the log of a register, or of all registers, as prose
    Log {
        /// Key of the register
        register: Option<RegisterId>,
    },
    /// Check every record and every kept file
    Verify {
        /// Record noted down outside the store by `audit checkpoint`
        #[arg(long, value_name = "POSITION:HASH")]
        checkpoint: Option<Checkpoint>,
    },
    /// Print the last record as POSITION:HASH, to be kept outside the store
    Checkpoint,
}

/// Runs `prikaz audit`.
///
/// # Errors
/// As the use case says; faults of the store are a refusal.
pub fn run(globals: &Globals, data: &DataDir, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    let home = Home::of(globals.home.as_deref());
    match args.verb {
        Verb::Log { register } => {
            let mut desk = Desk::open(data, globals, ui, Arc::new(SystemClock))?;
            log::print(&mut desk, register.as_ref())
        }
        Verb::Verify { checkpoint } => verify(&home, ui, checkpoint),
        Verb::Checkpoint => print_checkpoint(&home, ui),
    }
}

fn verify(home: &Home, ui: &mut Ui, checkpoint: Option<Checkpoint>) -> Result<(), CommandError> {
    let report = app::check_store(home, checkpoint).map_err(|error| failed(ui, &error))?;
    if ui.json() {
        ui.value(&report)?;
    } else {
        print(ui, &report)?;
    }
    if report.sound() {
        return Ok(());
    }
    let faults = report.faults.len() as u64 + report.more_faults;
    Err(CommandError::refused(ui.text("audit.unsound.message", json!({ "faults": faults })))
        .with_hint(ui.text("audit.unsound.hint", ())))
}

fn print(ui: &mut Ui, report: &VerifyReport) -> Result<(), CommandError> {
    for fault in &report.faults {
        ui.line(fault_text(ui, fault))?;
    }
    if report.more_faults > 0 {
        ui.line(ui.text("audit.more", report))?;
    }
    ui.line(ui.text("audit.checked", report))?;
    if report.being_written > 0 {
        ui.line(ui.text("audit.being-written", report))?;
    }
    if !report.sound() {
        return Ok(());
    }
    ui.line(ui.text("audit.sound", ()))?;
    ui.line(ui.text(&format!("audit.end.{}", report.end.code()), report.end))?;
    if !matches!(report.end, EndKnown::Checkpoint { .. }) {
        ui.line(ui.text("audit.end.hint", ()))?;
    }
    Ok(())
}

fn print_checkpoint(home: &Home, ui: &mut Ui) -> Result<(), CommandError> {
    let checkpoint = app::last_record(home).map_err(|error| failed(ui, &error))?;
    if ui.json() { ui.value(&checkpoint.0) } else { ui.line(checkpoint.to_string()) }
}

/// A fault in the words of the user's language.
pub(crate) fn fault_text(ui: &Ui, fault: &VerifyFault) -> String {
    let facts = json!(fault);
    ui.text(&format!("audit.fault.{}", word(&facts["fault"])), &facts)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
