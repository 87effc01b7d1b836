//! `prikaz acquaintance`: who is to read an order and who has («ознакомление»), and `prikaz order scan`: its signed paper as a file.

use std::path::Path;

use clap::Subcommand;
use serde::Serialize;
use time::Date;

use crate::desk::Desk;
use crate::error::CommandError;
use crate::typed;
use prikaz_desk::{
    InFile, Readings, ReadyScan, ToReadTask, WhichOrder, act_named, bring_scan, readings, ready_scan,
};
use prikaz_domain::{ActReference, OrganisationId, PersonId};
use prikaz_wording::order::{OrderScanned, ReadHead, ReadLine, ReadingLiftedLine};
use prikaz_wording::task::ToReadLine;
use prikaz_workflow::{FileReference, Laying, ReadingLifted};

/// Ask persons to read an order, record who has, show the list
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Record that somebody has read an order
    Record {
        #[command(flatten)]
        which: OrderNamed,
        /// Who has read it, by the key of the organisation file
        #[arg(long)]
        person: PersonId,
        /// By which day it had to be read, where that was not asked for before and no procedure sets it
        #[arg(long, value_parser = typed::date)]
        due: Option<Date>,
    },
    /// Ask persons to read an order; those whom its procedure informs, where none is named
    Ask {
        #[command(flatten)]
        which: OrderNamed,
        /// Who is to read it, by the key of the organisation file
        #[arg(long = "person", value_name = "PERSON")]
        persons: Vec<PersonId>,
        /// By which day; that of the stage of informing, where none is named and the procedure sets one
        #[arg(long, value_parser = typed::date)]
        due: Option<Date>,
    },
    /// Free somebody of reading an order: he left the body, or need not read it any more
    Lift {
        #[command(flatten)]
        which: OrderNamed,
        /// Who need not, by the key of the organisation file
        #[arg(long)]
        person: PersonId,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// List who has read an order, how late, and who has not yet
    List {
        #[command(flatten)]
        which: OrderNamed,
    },
}

/// An order of the journal.
#[derive(Debug, clap::Args)]
pub(crate) struct OrderNamed {
    /// Key of the body
    organisation: OrganisationId,
    /// Number of the order
    number: String,
    /// Its year; the last order of that number where none is given
    #[arg(long)]
    year: Option<i32>,
}

/// Runs `prikaz acquaintance`.
///
/// # Errors
/// The refusal in words, or the failure.
pub(crate) fn run(desk: &mut Desk<'_>, args: Args) -> Result<(), CommandError> {
    match args.verb {
        Verb::Record { which, person, due } => lay(desk, &which, &Laying::Read { person, due }),
        Verb::Ask { which, persons, due } => lay(desk, &which, &Laying::Ask { persons, due }),
        Verb::Lift { which, person, reason } => {
            lay(desk, &which, &Laying::Lift { person, reason, awaited: Vec::new() })
        }
        Verb::List { which } => {
            let order = found(desk, &which)?;
            list(desk, &which.organisation, &order)
        }
    }
}

/// Records `what` of the order that `which` names, and shows the list.
fn lay(desk: &mut Desk<'_>, which: &OrderNamed, what: &Laying) -> Result<(), CommandError> {
    let order = found(desk, which)?;
    let organisation = &which.organisation;
    desk.ask(|office, session| prikaz_desk::lay(office, session, organisation, &order, what, &[]))?;
    list(desk, &which.organisation, &order)
}

/// Lays the scan `file` to the order of the journal that `which` names.
pub(crate) fn scan(desk: &mut Desk<'_>, which: &OrderNamed, file: &Path) -> Result<(), CommandError> {
    let order = found(desk, which)?;
    let (name, bytes) = (file.display().to_string(), desk.read_file(file)?);
    let file = InFile { name: &name, bytes: &bytes };
    let scan = desk.ask(|office, session| bring_scan(office, session, &which.organisation, &order, file))?;
    tell_scan(desk, order, scan)
}

/// Reads the scan `file` of an order that `signers` are to sign: what would be refused is refused before.
pub(crate) fn read_scan(
    desk: &Desk<'_>,
    organisation: &OrganisationId,
    signers: &[PersonId],
    file: &Path,
) -> Result<ReadyScan, CommandError> {
    let (name, bytes) = (file.display().to_string(), desk.read_file(file)?);
    let file = InFile { name: &name, bytes: &bytes };
    desk.ask(|office, session| ready_scan(office, session, organisation, signers, file))
}

/// Lays `scan` to `order`, which was signed.
pub(crate) fn lay_scan(
    desk: &mut Desk<'_>,
    organisation: &OrganisationId,
    order: &ActReference,
    scan: &ReadyScan,
) -> Result<(), CommandError> {
    desk.ask(|office, session| prikaz_desk::lay_scan(office, session, organisation, order, scan))?;
    tell_scan(desk, order.clone(), scan.reference.clone())
}

fn tell_scan(desk: &mut Desk<'_>, order: ActReference, scan: FileReference) -> Result<(), CommandError> {
    let facts = OrderScanned { order, scan };
    if desk.ui.json() {
        return desk.ui.answer(&facts);
    }
    desk.ui.tell(&facts);
    Ok(())
}

fn found(desk: &Desk<'_>, which: &OrderNamed) -> Result<ActReference, CommandError> {
    let OrderNamed { organisation, number, year } = which;
    let which = WhichOrder { organisation, number, year: *year };
    desk.ask(|office, session| act_named(office, session, which))
}

/// As JSON.
#[derive(Serialize)]
struct ReadingsView<'a> {
    order: &'a ActReference,
    read: Vec<&'a prikaz_app::ReadLine>,
    to_read: Vec<Waited<'a>>,
    lifted: Vec<&'a ReadingLifted>,
}

/// Somebody who has to read it and has not yet, as JSON.
#[derive(Serialize)]
struct Waited<'a> {
    id: &'a str,
    person: &'a PersonId,
    due: Option<Date>,
}

impl<'a> From<&'a Readings> for ReadingsView<'a> {
    fn from(answer: &'a Readings) -> Self {
        let waited = |one: &'a ToReadTask| Waited { id: &one.id, person: &one.holder.person, due: one.due };
        Self {
            order: &answer.order,
            read: answer.read.iter().map(|one| &one.line).collect(),
            to_read: answer.to_read.iter().map(waited).collect(),
            lifted: answer.lifted.iter().map(|one| &one.lifted).collect(),
        }
    }
}

fn list(
    desk: &mut Desk<'_>,
    organisation: &OrganisationId,
    order: &ActReference,
) -> Result<(), CommandError> {
    let answer = desk.ask(|office, session| readings(office, session, organisation, order))?;
    if desk.ui.json() {
        return desk.ui.answer(&ReadingsView::from(&answer));
    }
    desk.ui.line(desk.ui.say(&ReadHead { order: order.clone(), n: answer.read.len() }))?;
    answer.read.iter().try_for_each(|one| desk.ui.line(desk.ui.say(&ReadLine::from(one))))?;
    answer.lifted.iter().try_for_each(|one| desk.ui.line(desk.ui.say(&ReadingLiftedLine::from(one))))?;
    answer.to_read.iter().try_for_each(|task| desk.ui.line(desk.ui.say(&ToReadLine::from(task))))
}
