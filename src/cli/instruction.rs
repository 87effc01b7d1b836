//! `prikaz instruction`: what orders told somebody to do («поручения»).

use clap::Subcommand;
use time::Date;

use super::desk::Desk;
use super::{CommandError, show, told, ui};
use crate::domain::{InstructionNo, PersonId, RegisterId};
use crate::workflow::{Action, Correction, InstructionDone};

/// List what orders told somebody to do, record it as done
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List open instructions with their deadlines
    List {
        /// Keys of registers; all of them where none is given
        registers: Vec<RegisterId>,
        /// Those that are done or lifted too
        #[arg(long)]
        all: bool,
    },
    /// Record that an instruction was carried out
    Done {
        #[command(flatten)]
        which: Which,
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
        which: Which,
        /// New last day
        #[arg(long, value_parser = ui::date)]
        to: Date,
        /// On what basis
        #[arg(long)]
        basis: String,
    },
    /// Release from an instruction that is not needed any more
    Lift {
        #[command(flatten)]
        which: Which,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Put right how an instruction was recorded as done; the record itself stays as it was written
    Correct(Correct),
}

#[derive(Debug, clap::Args)]
struct Which {
    /// Key of the register
    register: RegisterId,
    /// Number of the instruction (see `prikaz instruction list`)
    instruction: u32,
}

#[derive(Debug, clap::Args)]
struct Correct {
    #[command(flatten)]
    which: Which,
    /// Number of the record (see `prikaz audit log`)
    #[arg(long)]
    record: u64,
    /// Why
    #[arg(long)]
    reason: String,
    /// The right day; where none is given, it was not done and is open still
    #[arg(long, value_parser = ui::date, requires = "paper")]
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
pub fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    let (register, action) = match args.verb {
        Verb::List { registers, all } => return list(desk, registers, all),
        Verb::Done { which, by, paper } => {
            let instruction = which.no();
            (which.register, Action::FulfilInstruction { instruction, by, paper })
        }
        Verb::Extend { which, to, basis } => {
            let instruction = which.no();
            (which.register, Action::ExtendInstruction { instruction, to, basis })
        }
        Verb::Lift { which, reason } => {
            let instruction = which.no();
            (which.register, Action::LiftInstruction { instruction, reason })
        }
        Verb::Correct(args) => correction(args),
    };
    desk.act(&register, action).map(drop)
}

impl Which {
    fn no(&self) -> InstructionNo {
        InstructionNo(self.instruction)
    }
}

fn correction(args: Correct) -> (RegisterId, Action) {
    let instruction = args.which.no();
    let paper = args.paper.unwrap_or_default().trim().to_owned();
    let done = args.done.map(|on| InstructionDone { by: args.by, acting: None, on, paper });
    let correction = Correction::Instruction { instruction, done };
    (args.which.register, Action::Correct { version: args.record, correction, reason: args.reason })
}

fn list(desk: &mut Desk<'_>, registers: Vec<RegisterId>, all: bool) -> Result<(), CommandError> {
    let ids = match registers.is_empty() {
        true => desk.office.registers().map_err(|error| desk.error(None, &error))?,
        false => registers,
    };
    let mut listed = Vec::new();
    for id in &ids {
        let register = desk.register(id)?;
        let book = desk.book(id)?;
        let today = desk.globals.on.unwrap_or_else(|| desk.office.now(&book).date());
        let which = register.instructions.all().iter().filter(|one| all || one.end.is_none());
        listed.extend(which.map(|one| told::facts(&book, id, one, today)));
    }
    show::print_all(desk, "instruction.listed", listed)
}
