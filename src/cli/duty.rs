//! `prikaz duty`: duties that come round, with their dates.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use time::Date;

use super::desk::Desk;
use super::{CommandError, feed, owed, show, told, ui};
use prikaz_app::{Ahead, Owing, Target};
use prikaz_domain::{PersonId, RegisterId, UnitId};
use prikaz_report::obligation::{DutyDay, Obligation, Owed, Standing};
use prikaz_wording::task::{DutyFacts, DutyListed};
use prikaz_workflow::{Action, DutyOwner};

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
            desk.knows_unit(&register, unit.as_ref())?;
            desk.knows_person(&register, by.as_ref())?;
            let of = unit.map(DutyOwner::Unit).or(by.map(DutyOwner::Person));
            desk.act(&register, Action::PerformDuty { duty, due, of, note }).map(drop)
        }
    }
}

fn list(desk: &mut Desk<'_>, year: Option<i32>, ics: Option<&Path>) -> Result<(), CommandError> {
    let ids = desk.office.registers().map_err(|error| desk.error(None, &error))?;
    let mut owed = Vec::new();
    for id in &ids {
        let year = year.unwrap_or(desk.day(&desk.book(id)?).year());
        let of_register = desk.office.owed_in(id, desk.globals.on, Ahead::ToEndOf(year));
        owed.push(of_register.map_err(|error| desk.error(Some(id), &error))?);
    }
    for body in desk.office.bodies_with_orders().map_err(|error| desk.error(None, &error))? {
        let of_body = desk.office.owed_in_orders(&body, desk.globals.on);
        owed.push(of_body.map_err(|error| desk.error(None, &error))?);
    }
    if let Some(out) = ics {
        return feed::write(desk, &owed, out);
    }
    let mut listed = Vec::new();
    for owing in &owed {
        listed.extend(of_year(desk, owing, year.unwrap_or(owing.day.year()))?);
    }
    show::list(desk, &listed)
}

/// The duties of `year`, and the instructions that are due in it.
fn of_year(desk: &Desk<'_>, owing: &Owing, year: i32) -> Result<Vec<DutyListed>, CommandError> {
    let mut all = Vec::new();
    for one in &owing.all {
        match (&one.what, &owing.target) {
            (Owed::Duty(day), Target::Register(id)) if day.named.year() == year => {
                all.push(DutyListed::Duty(duty_facts(desk, (owing, id), one, day)));
            }
            (Owed::Instruction(_), _) if one.due.is_some_and(|due| due.year() == year) => {
                all.extend(told::facts(owing, one).map(DutyListed::Told));
            }
            _ => {}
        }
    }
    all.sort_by_key(DutyListed::due);
    Ok(all)
}

fn duty_facts(
    desk: &Desk<'_>,
    (owing, id): (&Owing, &RegisterId),
    one: &Obligation,
    day: &DutyDay,
) -> DutyFacts {
    let due = one.due.unwrap_or(day.named);
    let standing = one.standing(&owing.calendar, owing.day);
    let facts = owed::facts(desk.ui, owing, one);
    let on = one.end.as_ref().map(|end| end.on);
    DutyFacts {
        id: facts.id,
        register: id.clone(),
        duty: day.duty.clone(),
        title: one.title(&owing.organisation, owing.procedure.as_deref()),
        clause: facts.clause,
        unit: one.unit().map(|_| facts.subject),
        named: day.named,
        due,
        careful: day.careful,
        moved: due != day.named,
        uncounted: day.uncounted,
        by: facts.holders,
        done: on.is_some(),
        on,
        done_late: matches!(standing, Standing::DoneLate(_)),
        late: match standing {
            Standing::DoneLate(late) => late,
            _ => None,
        },
        overdue: one.is_open() && due < owing.day,
    }
}
