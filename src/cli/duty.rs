//! `prikaz duty`: duties that come round, with their dates.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;
use time::Date;

use super::desk::Desk;
use super::{CommandError, feed, show, told, ui};
use crate::domain::RegisterId;
use crate::report::duties;
use crate::workflow::Action;

/// List yearly duties with their dates, record them as done
#[derive(Debug, clap::Args)]
pub struct Args {
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
        #[arg(long, value_parser = ui::date)]
        due: Date,
        /// What came of it
        #[arg(long, default_value = "")]
        note: String,
    },
}

/// Runs `prikaz duty`.
///
/// # Errors
/// The refusal in words, or the failure.
pub fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::List { year, ics } => list(desk, year, ics.as_deref()),
        Verb::Done { register, duty, due, note } => {
            desk.act(&register, Action::PerformDuty { duty, due, note }).map(drop)
        }
    }
}

fn list(desk: &mut Desk<'_>, year: Option<i32>, ics: Option<&Path>) -> Result<(), CommandError> {
    let ids = desk.office.registers().map_err(|error| desk.error(None, &error))?;
    let mut listed = Vec::new();
    for id in &ids {
        listed.extend(of_register(desk, id, year)?);
    }
    let year = year.unwrap_or(desk.day().year());
    let due = |one: &crate::workflow::Instructed| one.due.is_some_and(|due| due.year() == year);
    listed.extend(super::instruction::of_journals(desk, &[], due)?);
    if let Some(out) = ics {
        return feed::write(desk, &ids, listed, out);
    }
    show::print_all(desk, "duty.listed", listed)
}

fn of_register(
    desk: &Desk<'_>,
    id: &RegisterId,
    year: Option<i32>,
) -> Result<Vec<serde_json::Value>, CommandError> {
    let register = desk.register(id)?;
    let book = desk.book(id)?;
    let today = desk.globals.on.unwrap_or_else(|| desk.office.now(&book).date());
    let year = year.unwrap_or(today.year());
    let approved = register.last_edition().map(|edition| edition.order.date);
    let lines = duties(&book.procedure.duties, &book.calendar, year, approved, &register.duties_done);
    let lines = lines.map_err(|missing| {
        let refusal = crate::workflow::Refusal::NoCalendar {
            year: missing.year,
            file: format!("data/{}", missing.file()),
        };
        desk.error(Some(id), &refusal.into())
    })?;
    // Nothing was due before there was an edition to look after.
    let since = register.editions.first().map_or(today, |edition| edition.order.date);
    let facts = lines.into_iter().filter(|line| line.done || line.due >= since).map(|line| {
        let by: Vec<_> =
            book.organisation.holders(&line.duty.by).map(|one| one.name.surname_first()).collect();
        json!({ "register": id, "duty": line.duty.key, "title": line.duty.title, "clause": line.duty.clause,
            "named": line.named, "due": line.due, "careful": line.careful, "moved": line.due != line.named,
            "uncounted": line.uncounted, "by": by, "done": line.done, "overdue": !line.done && line.due < today })
    });
    let told = register.instructions.all().iter().filter(|one| one.due.is_some_and(|due| due.year() == year));
    let told = told.map(|one| told::facts((&book).into(), id.as_str(), one, today));
    let mut all: Vec<_> = facts.chain(told).collect();
    all.sort_by_key(|one| one["due"].to_string());
    Ok(all)
}
