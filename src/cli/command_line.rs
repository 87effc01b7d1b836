//! The command line as it is read: nouns, then verbs, and what it names.

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands::{
    acquaintance, agreement, audit, calendar, check, demo, duty, inbox, init, instruction, order, paper,
    person, procedure, profile, publication, register, remind, report, schema, store, submission,
    substitution, verify,
};
use crate::error::named;
use crate::globals::Globals;
use prikaz_app::About;

/// Takes registers of a public body through their procedure, from collection to publication.
#[derive(Debug, Parser)]
#[command(name = "prikaz", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) globals: Globals,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Play the whole life of a register and leave every document in DIR
    Demo(demo::Args),
    /// Make an empty store
    Init(init::Args),
    /// Keep registers: open them, draft, consolidate, revise, show
    Register(register::Args),
    /// Take in the rows of units, return them, visa them
    Submission(submission::Args),
    /// Check the draft row by row
    Check(check::Args),
    /// Agree a draft: visas, remarks, answers, the agreement sheet
    Agreement(agreement::Args),
    /// Draft, present and sign orders; keep their journal
    Order(order::Args),
    /// Record publications and notices
    Publication(publication::Args),
    /// Write the papers around an order: letters to units, minutes of disagreements, extracts, the journal of orders
    Paper(paper::Args),
    /// Record who has read an order, show the list
    Acquaintance(acquaintance::Args),
    /// Record who acts for whom
    Substitution(substitution::Args),
    /// List yearly duties with their dates, record them as done
    Duty(duty::Args),
    /// List what orders told somebody to do, record it as done
    Instruction(instruction::Args),
    /// Show what a person has to do now, over all registers
    Inbox(inbox::Args),
    /// Remind those who hold something, by the rules of the procedure
    Remind(remind::Args),
    /// Report on deadlines
    Report(report::Args),
    /// Show and check the profiles that documents are laid out by
    Profile(profile::Args),
    /// Show and check the procedures of bodies
    Procedure(procedure::Args),
    /// Print the JSON Schema of a kind of data file, for editors
    Schema(schema::Args),
    /// Propose the forms of names and posts
    Person(person::Args),
    /// Count due dates and show production calendars
    Calendar(calendar::Args),
    /// Read the log as prose; check that nothing in the store was changed
    Audit(audit::Args),
    /// Back up, restore and look after the store
    Store(store::Args),
    /// Tell whether files were given out by this store, and whether they are still in force
    Verify(verify::Args),
}

/// The command line, and what it names.
pub(crate) fn parse(
    args: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<(Cli, Option<About>), clap::Error> {
    let mut matches = Cli::command().try_get_matches_from(args)?;
    let about = named(&matches);
    let cli = Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut Cli::command()))?;
    Ok((cli, about))
}
