//! The program: from its arguments to its exit code.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use super::command_line::parse;
use super::door::COMMAND_LINE;
use super::error::print_plain;
use super::run::run;
use super::ui::Ui;
use super::usage;
use prikaz_app::DataDir;
use prikaz_fact::ForeignWords;
use prikaz_wording::general;
use prikaz_wording::said::Failed;

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
        Err(error) => return print_plain(&error.said(cli.globals.session().language, COMMAND_LINE)),
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
