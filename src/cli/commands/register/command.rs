//! `prikaz register`: registers, their drafts and editions.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Subcommand;
use time::Date;

use super::{conflicts, editions, revise, show, status, units};
use crate::desk::Desk;
use crate::error::{CommandError, Of};
use crate::typed;
use prikaz_app::file_name_of;
use prikaz_desk::{ApprovedBy, InFile, Named, TableError, read_processes, signing_recorded};
use prikaz_domain::{EditionNo, GroundKey, PersonId, PlaceKey, ProcedureId, RegisterId, StageKey, UnitId};
use prikaz_wording::handed_in::ProcessesFaulty;
use prikaz_wording::order::RequisitesElsewhere;
use prikaz_wording::said::Failed;
use prikaz_workflow::{Action, Correction, FileReference, Subject};

/// Keep registers: open them, draft, consolidate, revise, show
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Set a register up under its procedure
    Open {
        /// Key of the new register
        register: RegisterId,
        /// Key of the procedure (see `prikaz procedure list`)
        #[arg(long)]
        procedure: ProcedureId,
    },
    /// List registers
    List,
    /// Show the rows of an edition or of the draft
    Show(editions::Show),
    /// Write two editions side by side: what was, what is, on what ground
    Compare(editions::Between),
    /// Write an edition with its changes marked as Word tracks them
    Redline(editions::Between),
    /// Tell who holds what, and by when
    Status {
        /// Key of the register
        register: RegisterId,
    },
    /// Begin the next edition
    Draft {
        /// Key of the register
        register: RegisterId,
        /// Ground for the update, one of the procedure's
        #[arg(long)]
        ground: Option<GroundKey>,
        /// What in particular gave rise to it
        #[arg(long)]
        basis: String,
    },
    /// Take the body's list of processes, against which the rows of units are held
    Processes {
        /// Key of the register
        register: RegisterId,
        /// File with a column «Подразделение» and the columns that tell a process: XLSX, ODS, DOCX or CSV
        file: PathBuf,
    },
    /// Show what each unit changes against the edition in force
    Diff(units::Diff),
    /// List the rows of which units say different things
    Conflicts(conflicts::List),
    /// Decide what holds where units say different things of one row
    Decide(conflicts::Decide),
    /// Make one draft of what the units handed in
    Consolidate {
        /// Key of the register
        register: RegisterId,
        /// Unit that is not waited for, with the reason
        #[arg(long, value_name = "UNIT=REASON", value_parser = typed::pair)]
        without: Vec<(String, String)>,
    },
    /// Change the draft after remarks and lay it before the agreers again
    Revise(revise::Revise),
    /// Put a deadline off
    Extend(Extend),
    /// Put a record right; the record itself stays as it was written
    Correct(CorrectRecord),
    /// Name the unit that takes the rows of another over for good
    Successor {
        /// Key of the register
        register: RegisterId,
        /// Unit that kept the rows
        #[arg(long)]
        unit: UnitId,
        /// Unit that keeps them from now on
        #[arg(long, value_name = "UNIT")]
        to: UnitId,
        /// The act or reason
        #[arg(long)]
        basis: String,
    },
    /// Give the draft up
    Withdraw {
        /// Key of the register
        register: RegisterId,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, clap::Args)]
struct Extend {
    /// Key of the register
    register: RegisterId,
    /// Stage
    #[arg(long)]
    stage: StageKey,
    /// Unit whose part of the stage it is
    #[arg(long, group = "subject")]
    unit: Option<UnitId>,
    /// Agreer whose part of the stage it is
    #[arg(long, group = "subject")]
    agreer: Option<PersonId>,
    /// Place of publication
    #[arg(long, group = "subject")]
    place: Option<PlaceKey>,
    /// New last day
    #[arg(long, value_parser = typed::date)]
    to: Date,
    /// On what basis
    #[arg(long)]
    basis: String,
}

#[derive(Debug, clap::Args)]
struct CorrectRecord {
    /// Key of the register
    register: RegisterId,
    /// Number of the record (see `prikaz audit log`)
    #[arg(long)]
    record: u64,
    /// Why
    #[arg(long)]
    reason: String,
    /// What is right, in words
    #[arg(long, conflicts_with_all = ["place", "edition", "published", "address"])]
    note: Option<String>,
    /// Place of the publication that was recorded wrongly
    #[arg(long, requires_all = ["edition", "published", "address"])]
    place: Option<PlaceKey>,
    /// Its edition
    #[arg(long)]
    edition: Option<u32>,
    /// The right day
    #[arg(long, value_parser = typed::date)]
    published: Option<Date>,
    /// The right address
    #[arg(long)]
    address: Option<String>,
}

/// Runs `prikaz register`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Open { register, procedure } => open(desk, &register, &procedure),
        Verb::List => show::registers(desk),
        Verb::Show(args) => editions::show(desk, &args),
        Verb::Compare(args) => editions::compare(desk, &args),
        Verb::Redline(args) => editions::redline(desk, &args),
        Verb::Status { register } => status::status(desk, &register),
        Verb::Draft { register, ground, basis } => {
            desk.act(&register, Action::OpenDraft { ground, basis }).map(drop)
        }
        Verb::Processes { register, file } => processes(desk, &register, &file),
        Verb::Diff(args) => units::diff(desk, &args),
        Verb::Conflicts(args) => conflicts::list(desk, &args),
        Verb::Decide(args) => conflicts::decide(desk, args),
        Verb::Consolidate { register, without } => consolidate(desk, &register, without),
        Verb::Revise(args) => revise::revise(desk, args),
        Verb::Extend(args) => extend(desk, args),
        Verb::Correct(args) => correct(desk, args),
        Verb::Successor { register, unit, to: successor, basis } => {
            desk.knows(&register, [Named::Unit(&unit)])?;
            desk.knows(&register, [Named::Unit(&successor)])?;
            desk.act(&register, Action::NameSuccessor { unit, successor, basis }).map(drop)
        }
        Verb::Withdraw { register, reason } => desk.act(&register, Action::Withdraw { reason }).map(drop),
    }
}

fn open(desk: &mut Desk<'_>, id: &RegisterId, procedure: &ProcedureId) -> Result<(), CommandError> {
    let recorded = desk.ask(|office, session| prikaz_desk::open_register(office, session, id, procedure))?;
    desk.say(id, &recorded)
}

fn processes(desk: &mut Desk<'_>, id: &RegisterId, path: &std::path::Path) -> Result<(), CommandError> {
    desk.book(id)?;
    let (name, bytes) = (path.display().to_string(), desk.read_file(path)?);
    let (file, session) = (InFile { name: &name, bytes: &bytes }, desk.session()?);
    let listed = match read_processes(&desk.office, &session, id, file) {
        Ok(listed) => listed,
        Err(TableError::Office(error)) => return Err(error.into()),
        Err(TableError::Unreadable(error)) => return Err(error).in_file(path),
        Err(TableError::Faulty(faults)) => {
            return Err(Failed::refused(ProcessesFaulty {}).with_details(faults).into());
        }
    };
    let file = FileReference::of(&file_name_of(path), &bytes);
    let action = Action::ListProcesses { listed: Arc::new(listed), file: Some(file) };
    desk.act_with(id, action, &[&bytes]).map(drop)
}

fn consolidate(
    desk: &mut Desk<'_>,
    id: &RegisterId,
    without: Vec<(String, String)>,
) -> Result<(), CommandError> {
    let mut units = BTreeMap::new();
    for (unit, reason) in without {
        let unit = UnitId::new(unit)?;
        desk.knows(id, [Named::Unit(&unit)])?;
        units.insert(unit, reason);
    }
    desk.act(id, Action::Consolidate { without: units })?;
    crate::commands::submission::changes::of_draft(desk, id)
}

fn extend(desk: &mut Desk<'_>, args: Extend) -> Result<(), CommandError> {
    let id = &args.register;
    desk.knows(id, args.unit.as_ref().map(Named::Unit))?;
    desk.knows(id, args.agreer.as_ref().map(Named::Person))?;
    desk.knows(id, args.place.as_ref().map(Named::Place))?;
    let subject = match (args.unit, args.agreer, args.place) {
        (Some(unit), _, _) => Subject::Unit(unit),
        (_, Some(agreer), _) => Subject::Agreer(agreer),
        (_, _, Some(place)) => Subject::Place(place),
        _ => Subject::Whole,
    };
    let action = Action::ExtendDeadline { stage: args.stage, subject, to: args.to, basis: args.basis };
    desk.act(&args.register, action).map(drop)
}

fn correct(desk: &mut Desk<'_>, args: CorrectRecord) -> Result<(), CommandError> {
    desk.knows(&args.register, args.place.as_ref().map(Named::Place))?;
    desk.knows(&args.register, args.edition.map(EditionNo).map(Named::Edition))?;
    let correction = match (args.place, args.edition, args.published, args.address) {
        (Some(place), Some(edition), Some(on), Some(address)) => {
            Correction::Publication { edition: EditionNo(edition), place, on, address }
        }
        _ => Correction::Note { text: args.note.unwrap_or_default() },
    };
    let is_note = matches!(correction, Correction::Note { .. });
    let action = Action::Correct { version: args.record, correction, reason: args.reason };
    let elsewhere = if is_note { requisites_elsewhere(desk, &args.register, args.record)? } else { None };
    // A result in JSON is one value: what it warns of comes before it.
    elsewhere.iter().for_each(|told| desk.ui.warn(told));
    desk.act(&args.register, action).map(drop)
}

/// A note changes nothing: whoever notes at a signing that its number or date is wrong is told how these are put right.
fn requisites_elsewhere(
    desk: &Desk<'_>,
    id: &RegisterId,
    record: u64,
) -> Result<Option<RequisitesElsewhere>, CommandError> {
    let signing = desk.ask(|office, session| signing_recorded(office, session, id, record))?;
    Ok(signing.map(|ApprovedBy { order, organisation }| RequisitesElsewhere { order, organisation }))
}
