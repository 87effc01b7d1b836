//! The command line: nouns, then verbs; results to stdout, everything else to stderr.
//!
//! *Invariant:* a handler converts, calls one use case, converts back; it decides nothing about registers.

pub mod acquaintance;
pub mod agreement;
mod ask;
pub mod audit;
mod blanks;
pub mod calendar;
mod changes;
pub mod check;
mod conflicts;
pub mod demo;
mod desk;
pub mod duty;
mod editions;
mod error;
mod fault_list;
mod feed;
mod folders;
pub mod help;
pub mod inbox;
mod incoming;
pub mod init;
pub mod instruction;
mod log;
mod manner;
mod marks;
mod notice;
pub mod order;
mod order_file;
pub mod paper;
mod papers;
pub mod person;
pub mod procedure;
mod procedure_sheet;
pub mod profile;
pub mod publication;
pub mod register;
pub mod remind;
mod reminded;
pub mod report;
mod requirements;
mod revise;
mod seats;
mod sheets;
mod show;
mod standing;
mod status;
pub mod store;
pub mod submission;
pub mod substitution;
mod table;
mod ui;
mod units;
mod usage;
pub mod verify;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use time::Date;

pub use error::CommandError;
pub use prikaz_wording::{Language, Messages};
pub use ui::Ui;

use desk::Desk;
use error::{named, print_plain};
use prikaz_app::clock::{Clock, SystemClock, Today};
use prikaz_app::{About, DataDir};
use prikaz_fact::ForeignWords;
use prikaz_wording::general;
use prikaz_wording::said::{Failed, Kind, NotRead, Said};

/// Takes registers of a public body through their procedure, from collection to publication.
#[derive(Debug, Parser)]
#[command(name = "prikaz", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

/// Options that every command takes.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Common options")]
pub struct Globals {
    /// Folder of the store
    #[arg(long, global = true, env = "PRIKAZ_HOME", value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// Folder of own data files and templates, which override the built-in ones file by file
    #[arg(long, global = true, env = "PRIKAZ_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Language of messages
    #[arg(long, global = true, env = "PRIKAZ_LANG", value_parser = languages())]
    pub lang: Option<Language>,
    /// Print results as JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Official date of the act, where it is not today (YYYY-MM-DD)
    #[arg(long, global = true, value_name = "DATE", value_parser = ui::date)]
    pub on: Option<Date>,
    /// Person who acts, by the key of the organisation file
    #[arg(long = "as", global = true, env = "PRIKAZ_AS", value_name = "PERSON")]
    pub actor: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
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

/// The languages, by their codes.
fn languages() -> impl TypedValueParser<Value = Language> {
    let about = |language| match language {
        Language::Ru => "Russian",
        Language::En => "English",
    };
    let possible = |language: Language| PossibleValue::new(language.code()).help(about(language));
    PossibleValuesParser::new(Language::ALL.map(possible)).map(|code| {
        let known = Language::ALL.into_iter().find(|language| language.code() == code);
        known.unwrap_or(Language::Ru)
    })
}

/// Runs the program on `args` and tells the exit code: 0 done, 1 refused or faulty, 2 usage,
/// 3 configuration, 4 failure of the world.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let (cli, about) = match parse(&args) {
        Ok(parsed) => parsed,
        Err(error) => return usage::answer(&args, &error),
    };
    let data = DataDir::new(cli.globals.data.clone());
    let mut ui = match Ui::new(&cli.globals, &data) {
        Ok(ui) => ui,
        Err(error) => return print_plain(&Said::new(Kind::Configuration, error.to_string())),
    };
    let last = hold_panics();
    // Libraries panic on some hostile files; whoever calls them catches it, and nobody is to see its traces.
    let done =
        catch_unwind(AssertUnwindSafe(|| run(&cli.globals, &data, &mut ui, cli.command, about.as_ref())));
    match done {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => ui.fail(&error),
        Err(_) => {
            let why = last.lock().ok().and_then(|mut last| last.take()).unwrap_or_default();
            let why = ForeignWords::of(why);
            ui.fail(&Failed::failure(general::Internal { why }).said(ui.messages()))
        }
    }
}

/// The command line, and what it names.
fn parse(
    args: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<(Cli, Option<About>), clap::Error> {
    let mut matches = Cli::command().try_get_matches_from(args)?;
    let about = named(&matches);
    let cli = Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut Cli::command()))?;
    Ok((cli, about))
}

/// Keeps what the last panic said instead of printing it, unless the developer asks for traces.
fn hold_panics() -> Arc<Mutex<Option<String>>> {
    let last: Arc<Mutex<Option<String>>> = Arc::default();
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        let kept = Arc::clone(&last);
        std::panic::set_hook(Box::new(move |panic| {
            if let Ok(mut kept) = kept.lock() {
                *kept = Some(panic.to_string());
            }
        }));
    }
    last
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

/// Runs the command; an error is put into words here, where the office is at hand that knows the names.
fn run(
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
        Command::Order(args) if args.needs_no_store() => {
            let today = Today { on: globals.on, now: SystemClock.now() };
            order::run_on_files(data, ui, today, args)
        }
        Command::Person(args) => person::run(data, ui, args),
        Command::Demo(args) => demo::run(globals, data, ui, args),
        Command::Init(args) => init::run(globals, ui, args),
        Command::Store(args) => store::run(globals, ui, args),
        Command::Audit(args) if args.needs_no_desk() => audit::run(globals, ui, args),
        at_desk => return run_at_desk(globals, data, ui, at_desk, about),
    };
    done.map_err(|error| ui.said(&error, None))
}

fn run_at_desk(
    globals: &Globals,
    data: &DataDir,
    ui: &mut Ui,
    command: Command,
    about: Option<&About>,
) -> Result<(), Said> {
    let mut desk = match Desk::open(data, globals, ui, Arc::new(SystemClock)) {
        Ok(desk) => desk,
        Err(error) => return Err(ui.said(&error, None)),
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
        | Command::Person(_)
        | Command::Init(_)
        | Command::Store(_) => Ok(()),
    }
}
