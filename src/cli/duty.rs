//! `prikaz duty`: duties that come round, with their dates.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;
use time::{Date, Month};

use super::desk::Desk;
use super::{CommandError, feed, show, told, ui};
use crate::calendar::MissingYear;
use crate::domain::{PersonId, RegisterId, UnitId};
use crate::report::duties;
use crate::workflow::{Action, DutyOwner, Refusal};

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
pub fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::List { year, ics } => list(desk, year, ics.as_deref()),
        Verb::Done { register, duty, due, unit, by, note } => {
            let of = unit.map(DutyOwner::Unit).or(by.map(DutyOwner::Person));
            desk.act(&register, Action::PerformDuty { duty, due, of, note }).map(drop)
        }
    }
}

fn list(desk: &mut Desk<'_>, year: Option<i32>, ics: Option<&Path>) -> Result<(), CommandError> {
    let ids = desk.office.registers().map_err(|error| desk.error(None, &error))?;
    let mut listed = Vec::new();
    for id in &ids {
        listed.extend(of_register(desk, id, year)?);
    }
    let due = |one: &crate::workflow::Instructed, today: Date| {
        one.due.is_some_and(|due| due.year() == year.unwrap_or(today.year()))
    };
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
    let today = desk.day(&book);
    let year = year.unwrap_or(today.year());
    let (first, last) =
        (Date::from_ordinal_date(year, 1), Date::from_calendar_date(year, Month::December, 31));
    let (first, last) = (first.unwrap_or(Date::MIN), last.unwrap_or(Date::MAX));
    let lines = duties(&book.rules(), &register, book.offset(), first, last);
    if let Some(line) = lines.iter().find(|line| line.careful.is_none()) {
        let missing = MissingYear { year: line.named.year() };
        let refusal = Refusal::NoCalendar { year: missing.year, file: format!("data/{}", missing.file()) };
        return Err(desk.error(Some(id), &refusal.into()));
    }
    let facts = lines.into_iter().filter(|line| line.named.year() == year).filter_map(|line| {
        let duty = book.procedure.duties.iter().find(|duty| duty.key == line.key)?;
        let by = show::names_of(&book, &line.holders);
        let unit = match &line.owner {
            DutyOwner::Unit(unit) => book.organisation.unit(unit).map(|unit| unit.title.clone()),
            DutyOwner::Person(_) | DutyOwner::Together => None,
        };
        let done = line.end.as_ref().map(|end| end.on);
        let late = done.filter(|on| *on > line.due);
        let late = late.and_then(|on| book.calendar.working_days_between(line.due, on).ok());
        Some(json!({ "register": id, "duty": line.key, "title": duty.title, "clause": duty.clause, "unit": unit,
            "named": line.named, "due": line.due, "careful": line.careful, "moved": line.due != line.named,
            "uncounted": line.uncounted, "by": by, "done": done.is_some(), "on": done, "late": late,
            "overdue": done.is_none() && line.due < today }))
    });
    let told = register.instructions.all().iter().filter(|one| one.due.is_some_and(|due| due.year() == year));
    let told = told.map(|one| told::facts((&book).into(), id.as_str(), one, today));
    let mut all: Vec<_> = facts.chain(told).collect();
    all.sort_by_key(|one| one["due"].to_string());
    Ok(all)
}
