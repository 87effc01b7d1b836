//! `prikaz instruction`: what orders told somebody to do («поручения»).

use clap::Subcommand;
use serde::Serialize;
use time::Date;

use crate::desk::Desk;
use crate::error::CommandError;
use crate::listed::list as tell_list;
use crate::typed;
use prikaz_app::Target;
use prikaz_desk::{Named, body_named, instruction_of, instructions};
use prikaz_domain::{InstructionNo, InvalidId, OrganisationId, PersonId, RegisterId};
use prikaz_wording::register::{InstructionFacts, InstructionListed};
use prikaz_workflow::{Action, Correction, InstructionDone, OrderNumbered, Telling};

/// List what orders told somebody to do, record it as done
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List open instructions with their deadlines
    List {
        /// Keys of registers, or of bodies for their orders that stand alone; all of them where none is given
        #[arg(value_name = "REGISTER")]
        targets: Vec<String>,
        /// Those that are done or lifted too
        #[arg(long)]
        all: bool,
    },
    /// Record that an instruction was carried out
    Done {
        #[command(flatten)]
        which: InstructionNamed,
        /// Who did it; needed where several answer for it and another records it
        #[arg(long)]
        by: Option<PersonId>,
        /// By which paper, or on what basis it counts as done
        #[arg(long)]
        paper: String,
    },
    /// Put the deadline of an instruction off
    Extend {
        #[command(flatten)]
        which: InstructionNamed,
        /// New last day
        #[arg(long, value_parser = typed::date)]
        to: Date,
        /// On what basis
        #[arg(long)]
        basis: String,
    },
    /// Release from an instruction that is not needed any more
    Lift {
        #[command(flatten)]
        which: InstructionNamed,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Put right how an instruction was recorded as done; the record itself stays as it was written
    Correct(CorrectInstruction),
}

#[derive(Debug, clap::Args)]
struct InstructionNamed {
    /// Key of the register; of the body, where an order that stands alone gave the instruction
    #[arg(value_name = "REGISTER")]
    target: String,
    /// Number of the instruction (see `prikaz instruction list`)
    instruction: u32,
}

#[derive(Debug, clap::Args)]
struct CorrectInstruction {
    #[command(flatten)]
    which: InstructionNamed,
    /// Number of the record (see `prikaz audit log`)
    #[arg(long)]
    record: u64,
    /// Why
    #[arg(long)]
    reason: String,
    /// The right day; where none is given, it was not done and is open still
    #[arg(long, value_parser = typed::date, requires = "paper")]
    done: Option<Date>,
    /// Who did it
    #[arg(long, requires = "done")]
    by: Option<PersonId>,
    /// By which paper
    #[arg(long, requires = "done")]
    paper: Option<String>,
}

/// Runs `prikaz instruction`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let (target, told) = match args.verb {
        Verb::List { targets, all } => return list(desk, &targets, all),
        Verb::Correct(args) => return correct(desk, args),
        Verb::Done { which, by, paper } => {
            let instruction = which.no();
            (which.target, Telling::Fulfil { instruction, by, paper })
        }
        Verb::Extend { which, to, basis } => {
            let instruction = which.no();
            (which.target, Telling::Extend { instruction, to, basis })
        }
        Verb::Lift { which, reason } => {
            let instruction = which.no();
            (which.target, Telling::Lift { instruction, reason })
        }
    };
    let body = body_of(desk, &target)?;
    desk.turn_to(&target_of(body.as_ref(), &target)?)?;
    if let (None, Telling::Fulfil { by, .. }) = (&body, &told) {
        let register = register_of(&target)?;
        desk.knows(&register, by.as_ref().map(Named::Person))?;
    }
    match body {
        Some(body) => tell(desk, &body, &told),
        None => desk.act(&register_of(&target)?, action(told)).map(drop),
    }
}

/// The same, of an instruction that the order of a register gave.
fn action(told: Telling) -> Action {
    match told {
        Telling::Fulfil { instruction, by, paper } => Action::FulfilInstruction { instruction, by, paper },
        Telling::Extend { instruction, to, basis } => Action::ExtendInstruction { instruction, to, basis },
        Telling::Lift { instruction, reason } => Action::LiftInstruction { instruction, reason },
    }
}

/// The body that `target` is the key of: one that has a journal of orders, and no register bears its key.
fn body_of(desk: &Desk<'_>, target: &str) -> Result<Option<OrganisationId>, CommandError> {
    let is_register = desk.offices.registers()?.iter().any(|id| id.as_str() == target);
    let bodies = desk.ask_each(|office, session| body_named(office, session, target))?;
    Ok(bodies.into_iter().flatten().next().filter(|_| !is_register))
}

/// What `target` is the key of: a body, or else a register.
fn target_of(body: Option<&OrganisationId>, target: &str) -> Result<Target, InvalidId> {
    match body {
        Some(body) => Ok(Target::Body(body.clone())),
        None => register_of(target).map(Target::Register),
    }
}

fn register_of(target: &str) -> Result<RegisterId, InvalidId> {
    RegisterId::new(target)
}

/// What was recorded in the journal of a body, as JSON.
#[derive(Serialize)]
struct TellFacts<'a> {
    organisation: &'a OrganisationId,
    recorded: &'a [OrderNumbered],
}

/// Records `told` in the journal of `body`, and says how the instruction stands.
fn tell(desk: &mut Desk<'_>, body: &OrganisationId, told: &Telling) -> Result<(), CommandError> {
    let events = desk.ask(|office, session| prikaz_desk::tell(office, session, body, told))?;
    if desk.ui.json() {
        return desk.ui.answer(&TellFacts { organisation: body, recorded: &events });
    }
    let (Telling::Fulfil { instruction, .. }
    | Telling::Extend { instruction, .. }
    | Telling::Lift { instruction, .. }) = told;
    let target = Target::Body(body.clone());
    let stands = desk.ask(|office, session| instruction_of(office, session, &target, *instruction))?;
    for instruction in stands.iter().map(InstructionFacts::from) {
        desk.ui.tell(&InstructionListed { instruction });
    }
    Ok(())
}

impl InstructionNamed {
    fn no(&self) -> InstructionNo {
        InstructionNo(self.instruction)
    }
}

fn correct(desk: &mut Desk<'_>, args: CorrectInstruction) -> Result<(), CommandError> {
    let instruction = args.which.no();
    let register = register_of(&args.which.target)?;
    desk.turn_to(&Target::Register(register.clone()))?;
    desk.knows(&register, args.by.as_ref().map(Named::Person))?;
    let paper = args.paper.unwrap_or_default().trim().to_owned();
    let done = args.done.map(|on| InstructionDone { by: args.by, acting: None, on, paper });
    let correction = Correction::Instruction { instruction, done };
    let action = Action::Correct { version: args.record, correction, reason: args.reason };
    desk.act(&register, action).map(drop)
}

fn list(desk: &mut Desk<'_>, targets: &[String], all: bool) -> Result<(), CommandError> {
    let mut wanted = Vec::new();
    for target in targets {
        wanted.push(target_of(body_of(desk, target)?.as_ref(), target)?);
    }
    let which = if all { prikaz_desk::Which::All } else { prikaz_desk::Which::Open };
    let (mut found, session) = (Vec::new(), desk.session()?);
    for (office, wanted) in desk.keeping(&wanted)? {
        found.extend(instructions(&office, &session, &wanted, which)?);
    }
    let listed = found.iter().map(|one| InstructionListed { instruction: one.into() });
    let listed: Vec<_> = listed.collect();
    tell_list(desk, &listed)
}
