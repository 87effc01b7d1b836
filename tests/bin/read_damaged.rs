//! Damages files of units in so many ways each, the same on every machine, and takes every one in; prints what the
//! worst of them cost, how many texts a user would be told of them, and, a line each, those with English words in them.
//! A panic ends it: the last line on standard error says which file it was.
//!
//! `read-damaged COUNT SEED FILE…`

mod damage;
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use damage::{Dice, damaged};
use prikaz::app::AppError;
use prikaz::cli::COMMAND_LINE;
use prikaz::form::{Form, Place, RawTable};
use prikaz::import::{self, ImportError, Limits, Mark};
use prikaz::wording::{Language, Message, Messages};
use prikaz::{app, procedure};
use words::foreign;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, seed, files @ ..] = arguments.as_slice() else {
        eprintln!("read-damaged COUNT SEED FILE…");
        std::process::exit(2);
    };
    let count: u64 = count.parse().expect("a count");
    let seed: u64 = seed.parse().expect("a seed");
    let form = form();
    // What a caught panic of a library has to say is noise here.
    std::panic::set_hook(Box::new(|_| {}));
    let mut worst = (0.0, String::new());
    let mut tried = [0, 0];
    let mut said = Said::new();
    for path in files {
        let whole = std::fs::read(path).expect("the file is there");
        for nth in 0..count {
            let name = format!("{path} {nth}");
            let bytes = damaged(&whole, Dice::new(seed, &name));
            eprintln!("{name}");
            let began = cpu_seconds();
            let taken = take_in(&form, Path::new(path), &bytes, &mut said);
            // Telling in words what was found is no part of taking it in.
            let spent = cpu_seconds() - began - std::mem::take(&mut said.seconds);
            tried[usize::from(taken)] += 1;
            if spent > worst.0 {
                worst = (spent, name);
            }
        }
    }
    println!("{} {} {} {} {}", tried[0], tried[1], peak_kilobytes(), worst.0, worst.1);
    println!("{}", said.texts);
    said.english.iter().for_each(|text| println!("{text}"));
}

/// All that is done to a file that comes in: its tables read, matched and checked, its copy marked, its fields read.
/// Says whether there was a table to be read.
fn take_in(form: &Form, path: &Path, bytes: &[u8], said: &mut Said) -> bool {
    let limits = Limits::default();
    let name = path.display().to_string();
    match app::read_rows(form, &name, bytes) {
        Ok(read) => read.faults.iter().for_each(|fault| said.tell(fault)),
        Err(AppError::Import(error)) => said.tell(&error),
        Err(AppError::Faulty(faulty)) => faulty.faults.iter().for_each(|fault| said.tell(fault)),
        Err(error) => {
            eprintln!("{name}: {error}");
            std::process::exit(1);
        }
    }
    let read = import::read(&name, bytes, &limits);
    if let Ok(tables) = &read {
        let marks: Vec<Mark> = tables.iter().flat_map(marks).collect();
        let copy = import::marked(bytes, &marks, &limits);
        if let Err(error) = &copy {
            said.tell(error);
        }
        assert!(!matches!(&copy, Ok(copy) if copy.bytes.is_empty()), "a copy is never empty");
    }
    let fields: Result<_, ImportError> = import::docx::read_filled_form(bytes, &limits);
    if let Err(error) = &fields {
        said.tell(error);
    }
    read.is_ok()
}

/// What a user would be told, in Russian.
struct Said {
    messages: Messages,
    texts: usize,
    /// What telling took since it was last asked.
    seconds: f64,
    /// Texts that have English words in them.
    english: BTreeSet<String>,
}

impl Said {
    fn new() -> Self {
        let messages = Messages::load(&app::DataDir::default(), Language::Ru, COMMAND_LINE);
        let messages = messages.expect("sound messages");
        Self { messages, texts: 0, seconds: 0.0, english: BTreeSet::new() }
    }

    fn tell(&mut self, message: &impl Message) {
        let began = cpu_seconds();
        for text in [Some(self.messages.text(message)), self.messages.beside(message)].into_iter().flatten() {
            self.texts += 1;
            let found = foreign(&text);
            if !found.is_empty() {
                self.english.insert(format!("{found:?}: {}", text.replace('\n', " ")));
            }
        }
        self.seconds += cpu_seconds() - began;
    }
}

/// Every fourth row is marked, as a whole and in its last cell.
fn marks(table: &RawTable) -> Vec<Mark> {
    let rows = table.rows.iter().step_by(4).take(50);
    let place = |row, column| Place { source: table.source.clone(), row, column };
    let mark = |place, grave| Mark {
        place, text: "Здесь что-то не так: <проверьте>".to_owned(), grave
    };
    rows.flat_map(|row| {
        let last = row.cells.last().map(|cell| cell.column);
        [mark(place(row.row, None), true), mark(place(row.row, last), false)]
    })
    .collect()
}

fn form() -> Form {
    let data = app::DataDir::default();
    let text = |folder: &str| data.read(&format!("{folder}/sverdlovsk-investment.toml")).expect("a file");
    let words = app::load_words(&data).expect("sound word lists");
    let body = procedure::load_organisation("sverdlovsk-investment.toml", &text("organisations"), &words)
        .expect("a sound body");
    procedure::load("sverdlovsk-investment.toml", &text("procedures"), &body).expect("a sound procedure").form
}

/// CPU time of this process; nought elsewhere than on Linux.
#[cfg(target_os = "linux")]
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in brackets: user and system time are the 12th and 13th, in hundredths of a second.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

#[cfg(not(target_os = "linux"))]
fn cpu_seconds() -> f64 {
    0.0
}

/// The most memory this process has held, as Linux counts it; nought elsewhere.
fn peak_kilobytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse().ok()).unwrap_or(0.0)
}
