//! `prikaz check`: completeness and conformity, row by row.

use clap::Subcommand;

use super::{found, requirements};
use crate::desk::Desk;
use crate::error::CommandError;
use prikaz_desk::{Named, row_named};
use prikaz_domain::{ColumnKey, Finding, RegisterId, Severity};
use prikaz_workflow::{Action, CheckFinding, Demand};

/// Check the draft row by row
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Record a finding
    Find {
        /// Key of the register
        register: RegisterId,
        /// Printed number of the row; without it the finding is about the whole
        #[arg(long)]
        row: Option<String>,
        /// Column
        #[arg(long)]
        column: Option<ColumnKey>,
        /// What is wrong and what to do
        #[arg(long)]
        text: String,
        /// Clause of the procedure it rests on
        #[arg(long)]
        clause: String,
        /// Demand that the row be left out, for a reason such as `little-used`
        #[arg(long, value_name = "REASON")]
        exclude: Option<String>,
    },
    /// Send the draft back to the units whose rows have findings
    Return {
        /// Key of the register
        register: RegisterId,
    },
    /// Find the draft complete and conforming
    Pass {
        /// Key of the register
        register: RegisterId,
    },
    /// Mark a row as one that counts although one might leave it out: used on instruction only, little used
    Mark {
        /// Key of the register
        register: RegisterId,
        /// Printed number of the row
        #[arg(long)]
        row: String,
        /// Reason of the procedure, such as `little-used`
        #[arg(long)]
        reason: String,
        /// What is known of it
        #[arg(long, default_value = "")]
        note: String,
    },
    /// List the marked rows
    Marks {
        /// Key of the register
        register: RegisterId,
    },
    /// Show the check list of requirements, or write it to be filled in
    Requirements(requirements::Requirements),
    /// Answer the check list: one requirement, or a filled-in list
    Answer(requirements::Answer),
    /// List findings
    List {
        /// Key of the register
        register: RegisterId,
    },
}

/// Runs `prikaz check`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Find { register, row, column, text, clause, exclude } => {
            let entry = row
                .map(|row| desk.ask(|office, session| row_named(office, session, &register, &row)))
                .transpose()?;
            if let Some(column) = &column {
                desk.knows(&register, [Named::Column(column)])?;
            }
            let finding = Finding { entry, column, severity: Severity::Error, text, clause };
            let demand = exclude.map_or(Demand::Correct, Demand::Exclude);
            let findings = vec![CheckFinding { finding, demand }];
            desk.act(&register, Action::RecordFindings { findings }).map(drop)
        }
        Verb::Return { register } => desk.act(&register, Action::ReturnFromCheck).map(drop),
        Verb::Pass { register } => desk.act(&register, Action::PassCheck).map(drop),
        Verb::Mark { register, row, reason, note } => {
            let entry = desk.ask(|office, session| row_named(office, session, &register, &row))?;
            desk.act(&register, Action::MarkRow { entry, reason, note }).map(drop)
        }
        Verb::Marks { register } => found::marks(desk, &register),
        Verb::Requirements(args) => requirements::show(desk, &args),
        Verb::Answer(args) => requirements::answer(desk, args),
        Verb::List { register } => found::findings(desk, &register),
    }
}
