//! `prikaz audit`: whether the store is what was written.

use std::sync::Arc;

use clap::Subcommand;

use super::desk::Desk;
use super::failure::telling;
use super::log;
use super::store::failed;
use super::{CommandError, ExitKind, Globals, Ui};
use prikaz_app::clock::SystemClock;
use prikaz_app::{self as app, Checkpoint, DataDir, EndKnown, Home, VerifyFault, VerifyReport};
use prikaz_domain::RegisterId;
use prikaz_wording::store as says;

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
            let done = log::print(&mut desk, register.as_ref());
            desk.tell_notices(None);
            done
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
    Err(telling(ui, ExitKind::Refused, &says::Unsound { faults }))
}

fn print(ui: &mut Ui, report: &VerifyReport) -> Result<(), CommandError> {
    for fault in &report.faults {
        ui.line(fault_text(ui, fault))?;
    }
    if report.more_faults > 0 {
        ui.line(ui.say(&says::MoreVerifyFaults { more_faults: report.more_faults }))?;
    }
    let VerifyReport { records, segments, files, head, .. } = report.clone();
    ui.line(ui.say(&says::AuditChecked { records, segments, files, head }))?;
    if report.being_written > 0 {
        ui.line(ui.say(&says::BeingWritten { being_written: report.being_written }))?;
    }
    if !report.sound() {
        return Ok(());
    }
    ui.line(ui.word(says::SOUND))?;
    ui.line(ui.say(&report.end))?;
    if !matches!(report.end, EndKnown::Checkpoint { .. }) {
        ui.line(ui.word(says::END_HINT))?;
    }
    Ok(())
}

fn print_checkpoint(home: &Home, ui: &mut Ui) -> Result<(), CommandError> {
    let checkpoint = app::last_record(home).map_err(|error| failed(ui, &error))?;
    if ui.json() { ui.value(&checkpoint.0) } else { ui.line(checkpoint.to_string()) }
}

/// A fault in the words of the user's language.
pub(crate) fn fault_text(ui: &Ui, fault: &VerifyFault) -> String {
    ui.say(fault)
}
