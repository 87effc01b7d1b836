//! Runs what the command line says; errors are put into words here, where the office is at hand that knows the names.

use std::sync::Arc;

use crate::command_line::{Command, parse};
use crate::commands::{
    acquaintance, agreement, audit, calendar, check, demo, duty, inbox, init, instruction, order, paper,
    person, procedure, profile, publication, register, remind, report, schema, store, submission,
    substitution, verify,
};
use crate::desk::Desk;
use crate::error::CommandError;
use crate::globals::Globals;
use crate::ui::Ui;
use prikaz_app::clock::{Clock, SystemClock};
use prikaz_app::{About, DataDir, Offices};
use prikaz_wording::general;
use prikaz_wording::said::{Failed, NotRead, Said};

/// Runs the command; an error is put into words here, where the office is at hand that knows the names.
pub(crate) fn run(
    globals: &Globals,
    data: &DataDir,
    ui: &mut Ui,
    command: Command,
    about: Option<&About>,
) -> Result<(), Said> {
    data_is_there(globals, data).map_err(|error| ui.said(&error, None))?;
    let done = match command {
        Command::Calendar(args) => calendar::run(data, ui, args),
        Command::Profile(args) => profile::run(data, ui, args),
        Command::Procedure(args) => procedure::run(data, ui, args),
        Command::Schema(args) => schema::run(ui, &args),
        Command::Order(args) if args.needs_no_store() => {
            order::run_on_files(data, ui, (&globals.session(), SystemClock.now()), args)
        }
        Command::Person(args) => person::run(data, ui, (&globals.session(), SystemClock.now()), args),
        Command::Demo(args) => demo::run(globals, data, ui, args, play),
        Command::Init(args) => init::run(globals, ui, args),
        Command::Store(args) => store::run(globals, ui, args),
        Command::Audit(args) if args.needs_no_desk() => audit::run(globals, ui, args),
        at_desk => return run_at_desk(globals, data, ui, at_desk, about),
    };
    done.map_err(|error| ui.said(&error, None))
}

/// A mistyped folder of data must not pass for one without files, nor a file that cannot be read for none.
fn data_is_there(globals: &Globals, data: &DataDir) -> Result<(), CommandError> {
    let Some(folder) = &globals.data else { return Ok(()) };
    let path = folder.display().to_string();
    if !folder.is_dir() {
        return Err(Failed::configuration(general::NoData { path }).into());
    }
    let unreadable = data.unreadable();
    if unreadable.is_empty() {
        return Ok(());
    }
    let lines = unreadable.into_iter().map(|(path, error)| NotRead { path, error });
    Err(Failed::configuration(general::DataUnreadable { path }).with_details(lines).into())
}

fn run_at_desk(
    globals: &Globals,
    data: &DataDir,
    ui: &mut Ui,
    command: Command,
    about: Option<&About>,
) -> Result<(), Said> {
    let offices = match Desk::open(data, globals, Arc::new(SystemClock)) {
        Ok(offices) => Arc::new(offices),
        Err(error) => return Err(ui.said(&error, None)),
    };
    work_at(offices, globals, ui, (command, about))
}

/// Does the command in the office of what it is `about`.
fn work_at(
    offices: Arc<Offices>,
    globals: &Globals,
    ui: &mut Ui,
    (command, about): (Command, Option<&About>),
) -> Result<(), Said> {
    let around = Arc::clone(&offices);
    let words = |ui: &Ui, error: CommandError| ui.said(&error, Some((&around, &globals.session())));
    let mut desk = match offices.about(about) {
        Ok(office) => Desk { offices, office, globals, ui },
        Err(error) => return Err(words(ui, error.into())),
    };
    let done = work(&mut desk, command).map_err(|error| desk.said(&error.about(about)));
    desk.tell_notices(done.as_ref().err());
    done
}

/// Commands that work on the registers of the store.
fn work(desk: &mut Desk<'_>, command: Command) -> Result<(), CommandError> {
    match command {
        Command::Register(args) => register::run(desk, args),
        Command::Submission(args) => submission::run(desk, args),
        Command::Check(args) => check::run(desk, args),
        Command::Agreement(args) => agreement::run(desk, args),
        Command::Order(args) => order::run(desk, args),
        Command::Publication(args) => publication::run(desk, args),
        Command::Paper(args) => paper::run(desk, args),
        Command::Acquaintance(args) => acquaintance::run(desk, args),
        Command::Substitution(args) => substitution::run(desk, args),
        Command::Duty(args) => duty::run(desk, args),
        Command::Instruction(args) => instruction::run(desk, args),
        Command::Inbox(args) => inbox::run(desk, args),
        Command::Remind(args) => remind::run(desk, args),
        Command::Report(args) => report::run(desk, args),
        Command::Verify(args) => verify::run(desk, args),
        Command::Audit(args) => audit::run_at_desk(desk, &args),
        Command::Demo(_)
        | Command::Calendar(_)
        | Command::Profile(_)
        | Command::Procedure(_)
        | Command::Schema(_)
        | Command::Person(_)
        | Command::Init(_)
        | Command::Store(_) => Ok(()),
    }
}

/// Plays a step of a demonstration: a command line like any other, in the office of the demonstration.
fn play(played: demo::Played<'_>) -> Result<Result<(), Said>, clap::Error> {
    let (cli, about) = parse(&played.words)?;
    let globals = Globals { on: cli.globals.on, ..played.globals };
    Ok(work_at(played.offices, &globals, played.ui, (cli.command, about.as_ref())))
}
