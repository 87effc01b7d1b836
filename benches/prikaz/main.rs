//! All benches, in one program: `cargo bench` runs them, each in a process of its own, `cargo bench -- import` one of
//! them, and what follows the name is for that bench.
//!
//! Nothing here is asserted in a test; each bench prints a line a figure, with which README's claims are repeated.

mod amend;
mod calendar;
mod consolidation;
mod documents;
mod evidence;
mod files;
mod import;
mod store;
mod usage;
mod whole;
mod workflow;

use std::process::{Command, ExitCode};

type AnyError = Box<dyn std::error::Error + Send + Sync>;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A bench, run with what follows its name.
type Bench = fn(&[&str]) -> Result<(), AnyError>;

const BENCHES: [(&str, Bench); 9] = [
    ("whole", whole::run),
    ("calendar", calendar::run),
    ("documents", documents::run),
    ("amend", amend::run),
    ("consolidation", consolidation::run),
    ("import", import::run),
    ("store", store::run),
    ("workflow", workflow::run),
    ("evidence", evidence::run),
];

fn main() -> ExitCode {
    // Cargo says `--bench` to whatever it runs.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let Some((name, rest)) = arguments.split_first() else { return all() };
    let Some((_, run)) = BENCHES.iter().find(|(known, _)| known == name) else {
        eprintln!("there is no bench `{name}`: {}", BENCHES.map(|(known, _)| known).join(", "));
        return ExitCode::from(2);
    };
    match run(&rest.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One after another, so that none holds the memory of the one before.
fn all() -> ExitCode {
    let mut worst = ExitCode::SUCCESS;
    for (name, _) in BENCHES {
        println!("== {name}");
        if !own([name]).status().is_ok_and(|status| status.success()) {
            worst = ExitCode::FAILURE;
        }
    }
    worst
}

/// This program anew, for a job in a process of its own.
fn own<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("the bench knows itself"));
    command.args(arguments);
    command
}
