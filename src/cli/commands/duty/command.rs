//! `prikaz duty`: duties that come round, with their dates.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use time::Date;

use super::feed::{self, Dated};
use crate::desk::Desk;
use crate::error::CommandError;
use crate::listed::list as tell_list;
use crate::typed;
use prikaz_app::Office;
use prikaz_desk::{DeskError, Named, Session, dated_tasks, year_tasks};
use prikaz_domain::{PersonId, RegisterId, UnitId};
use prikaz_wording::task::DutyListed;
use prikaz_workflow::{Action, DutyOwner};

/// List yearly duties with their dates, record them as done
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List the duties of all registers in a year
    List {
        /// Year; the present one where none is given
        #[arg(long)]
        year: Option<i32>,
        /// File for calendar programs to write, `.ics`: duties, deadlines and instructions as all-day events
        #[arg(long, value_name = "FILE")]
        ics: Option<PathBuf>,
    },
    /// Record that a duty was done
    Done {
        /// Key of the register
        register: RegisterId,
        /// Key of the duty
        duty: String,
        /// The day the procedure names for it
        #[arg(long, value_parser = typed::date)]
        due: Date,
        /// The unit whose duty was done, where several owe it and another records it
        #[arg(long, value_name = "UNIT")]
        unit: Option<UnitId>,
        /// The person whose duty was done, where each owes it by himself
        #[arg(long, value_name = "PERSON", conflicts_with = "unit")]
        by: Option<PersonId>,
        /// What came of it
        #[arg(long, default_value = "")]
        note: String,
    },
}

/// Runs `prikaz duty`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::List { year, ics } => list(desk, year, ics.as_deref()),
        Verb::Done { register, duty, due, unit, by, note } => {
            desk.knows(&register, unit.as_ref().map(Named::Unit))?;
            desk.knows(&register, by.as_ref().map(Named::Person))?;
            let of = unit.map(DutyOwner::Unit).or(by.map(DutyOwner::Person));
            desk.act(&register, Action::PerformDuty { duty, due, of, note }).map(drop)
        }
    }
}

fn list(desk: &mut Desk<'_>, year: Option<i32>, ics: Option<&Path>) -> Result<(), CommandError> {
    if let Some(out) = ics {
        let of_body = |office: &Office, session: &Session| -> Result<_, DeskError> {
            let body = office.keeper().cloned();
            let dated = dated_tasks(office, session, year)?.into_iter();
            Ok(dated.map(|(target, task)| Dated { body: body.clone(), target, task }).collect::<Vec<_>>())
        };
        let dated: Vec<_> = desk.ask_each(of_body)?.into_iter().flatten().collect();
        return feed::write(desk, &dated, out);
    }
    let tasks = desk.ask_each(|office, session| year_tasks(office, session, year))?.concat();
    let listed: Vec<_> = tasks.iter().map(|task| DutyListed::of(desk.ui.messages(), task)).collect();
    tell_list(desk, &listed)
}
