//! `prikaz audit`: whether the store is what was written.

use std::collections::BTreeMap;

use clap::Subcommand;

use super::log;
use crate::desk::Desk;
use crate::error::CommandError;
use crate::globals::Globals;
use crate::ui::Ui;
use prikaz_app::{
    self as app, BodyCheck, Checkpoint, EndKnown, Home, StoreCheck, Thoroughness, VerifyReport,
};
use prikaz_domain::RegisterId;
use prikaz_wording::said::Failed;
use prikaz_wording::store as says;

/// Check that nothing in the store was changed, removed or added
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
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
        #[arg(long, value_name = "BODY:POSITION:HASH")]
        checkpoint: Vec<Checkpoint>,
        /// Only that each record continues the one before: neither kept files nor what records say are looked at
        #[arg(long)]
        quick: bool,
    },
    /// Print the last record of each body as BODY:POSITION:HASH, to be kept outside the store
    Checkpoint,
}

/// Runs `prikaz audit`.
///
/// # Errors
/// As the use case says; faults of the store are a refusal.
pub(crate) fn run(globals: &Globals, ui: &mut Ui, args: Args) -> Result<(), CommandError> {
    let home = Home::of(globals.home.as_deref());
    match args.verb {
        // The log is read at the desk.
        Verb::Log { .. } => Ok(()),
        Verb::Verify { checkpoint, quick } => {
            let how = if quick { Thoroughness::Chain } else { Thoroughness::Whole };
            verify(&home, ui, &checkpoint, how)
        }
        Verb::Checkpoint => print_checkpoint(&home, ui),
    }
}

/// Runs what needs the names of the registers.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn run_at_desk(desk: &mut Desk<'_>, args: &Args) -> Result<(), CommandError> {
    match &args.verb {
        Verb::Log { register } => log::print(desk, register.as_ref()),
        Verb::Verify { .. } | Verb::Checkpoint => Ok(()),
    }
}

impl Args {
    /// Whether the records alone are looked at.
    pub(crate) fn needs_no_desk(&self) -> bool {
        !matches!(self.verb, Verb::Log { .. })
    }
}

fn verify(
    home: &Home,
    ui: &mut Ui,
    checkpoints: &[Checkpoint],
    how: Thoroughness,
) -> Result<(), CommandError> {
    let report = app::check_store(home, checkpoints, how)?;
    if ui.json() {
        ui.value(&report)?;
    } else {
        print(ui, &report)?;
    }
    if report.sound() {
        return Ok(());
    }
    Err(Failed::refused(says::Unsound { faults: report.faults() }).into())
}

fn print(ui: &mut Ui, report: &StoreCheck) -> Result<(), CommandError> {
    report.strangers.iter().try_for_each(|fault| ui.line(ui.say(fault)))?;
    if report.bodies.is_empty() {
        return ui.line(ui.word(says::NOTHING_KEPT));
    }
    report.bodies.iter().try_for_each(|one| print_body(ui, one))
}

fn print_body(ui: &mut Ui, check: &BodyCheck) -> Result<(), CommandError> {
    let BodyCheck { body, report, contents } = check;
    for fault in &report.faults {
        ui.line(ui.say(fault))?;
    }
    if report.more_faults > 0 {
        ui.line(ui.say(&says::MoreVerifyFaults { more_faults: report.more_faults }))?;
    }
    if let Some(contents) = contents {
        contents.contradictions.iter().try_for_each(|one| ui.line(ui.say(one)))?;
        if let Some(first) = contents.clock_set_back.first() {
            ui.line(
                ui.say(&says::ClockSetBack { first: *first, times: contents.clock_set_back.len() as u64 }),
            )?;
        }
    }
    let VerifyReport { records, segments, files, head, .. } = report.clone();
    ui.line(ui.say(&says::AuditChecked { body: body.clone(), records, segments, files, head }))?;
    if report.being_written > 0 {
        ui.line(ui.say(&says::BeingWritten { being_written: report.being_written }))?;
    }
    if check.faults() > 0 {
        return Ok(());
    }
    ui.line(ui.word(if contents.is_some() { says::SOUND } else { says::SOUND_CHAIN }))?;
    ui.line(ui.say(&report.end))?;
    if !matches!(report.end, EndKnown::Checkpoint { .. }) {
        ui.line(ui.word(says::END_HINT))?;
    }
    Ok(())
}

fn print_checkpoint(home: &Home, ui: &mut Ui) -> Result<(), CommandError> {
    let checkpoints = app::last_records(home)?;
    if !ui.json() {
        return checkpoints.iter().try_for_each(|one| ui.line(one.to_string()));
    }
    let heads: BTreeMap<_, _> = checkpoints.iter().map(|one| (&one.body, one.head)).collect();
    ui.answer(&heads)
}
