//! What it costs to take in a unit's file: reading, understanding, all checks; CPU seconds and peak memory.
//!
//! `cargo bench -- import` measures each kind of file at each length in a process of its own, and beside it,
//! where Python has them, openpyxl (as it is mostly called, and with `read_only`) and python-docx, which only read the
//! cells of the very same file; loading Python and their modules is not counted (`PRIKAZ_PEERS` names a Python that
//! has both).
//! `cargo bench -- import make xlsx 10000 FILE` writes a file, `-- import FILE` and `-- tables FILE` (which
//! only reads) run one job.

use std::path::Path;
use std::process::Command;

use prikaz::app::{self, DataDir};
use prikaz::form::Form;
use prikaz::procedure;

use crate::AnyError;
use crate::usage::{cpu_seconds, peak_kilobytes};

const KINDS: &[&str] = &["xlsx", "docx", "csv"];
const ROWS: &[usize] = &[100, 1_000, 10_000, 100_000];
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/prikaz/import/peers.py");

/// What one job took: CPU seconds, kilobytes, rows.
struct Figures {
    cpu: f64,
    peak: f64,
    rows: f64,
}

pub(crate) fn run(arguments: &[&str]) -> Result<(), AnyError> {
    match arguments {
        ["make", kind, n, file] => make(kind, n.parse()?, Path::new(file)),
        ["import", file] => import(Path::new(file)),
        ["tables", file] => tables(Path::new(file)),
        _ => measure_all(),
    }
    Ok(())
}

fn make(kind: &str, n: usize, file: &Path) {
    std::fs::write(file, crate::files::file(kind, n)).expect("the file can be written");
}

/// Takes the file in as `submission import` does.
fn import(file: &Path) {
    let form = form();
    let bytes = std::fs::read(file).expect("the file is there");
    let began = cpu_seconds();
    let read = app::read_rows(&form, &file.display().to_string(), &bytes).expect("the file has no faults");
    println!("{} {} {}", cpu_seconds() - began, peak_kilobytes(), read.rows.len());
}

/// Reads the file without understanding it, as the peers do.
fn tables(file: &Path) {
    let bytes = std::fs::read(file).expect("the file is there");
    let began = cpu_seconds();
    let read = app::read_tables(&file.display().to_string(), &bytes).expect("the file can be read");
    println!(
        "{} {} {}",
        cpu_seconds() - began,
        peak_kilobytes(),
        read.iter().map(|table| table.rows.len()).sum::<usize>()
    );
}

fn form() -> Form {
    let data = DataDir::default();
    let text = |folder: &str| data.read(&format!("{folder}/sverdlovsk-investment.toml")).expect("a file");
    let words = app::load_words(&data).expect("sound word lists");
    let body = procedure::load_organisation("sverdlovsk-investment.toml", &text("organisations"), &words)
        .expect("a sound body");
    procedure::load("sverdlovsk-investment.toml", &text("procedures"), &body).expect("a sound procedure").form
}

fn measure_all() {
    let folder = std::env::temp_dir().join(format!("prikaz-import-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the files");
    for kind in KINDS {
        let mut before: Option<f64> = None;
        for n in ROWS {
            let file = folder.join(format!("{n}.{kind}"));
            own(&["make", kind, &n.to_string(), &file.display().to_string()]);
            let name = file.display().to_string();
            let Some(Figures { cpu, peak, rows }) = best(3, || own(&["import", &name])) else {
                println!("{n:>7} rows  {kind:<5} could not be read");
                continue;
            };
            assert_eq!(rows as usize, *n, "all rows are taken");
            let growth =
                before.map_or(String::new(), |before| format!("  {:.1}x for 10x rows", cpu / before));
            before = Some(cpu);
            let size = std::fs::metadata(&file).map_or(0, |file| file.len());
            println!(
                "{n:>7} rows  {kind:<5} {cpu:>7.3} s CPU {:>7.1} MB peak {size:>9} bytes{growth}",
                peak / 1024.0
            );
            beside(&file, cpu, *n);
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

/// The peers of this kind of file, where Python has them and the time they take can be borne.
fn beside(file: &Path, import: f64, n: usize) {
    const LONGEST: usize = 10_000;
    let peers: &[&str] = match file.extension().and_then(|kind| kind.to_str()) {
        _ if n > LONGEST => &[],
        Some("xlsx") => &["openpyxl", "openpyxl-read-only"],
        Some("docx") => &["python-docx"],
        _ => &[],
    };
    let Some(alone) = best(3, || own(&["tables", &file.display().to_string()])) else { return };
    for name in peers {
        let Some(Figures { cpu, peak, .. }) = best(3, || peer(name, file)) else { continue };
        println!(
            "              {name:<18} {cpu:>7.3} s CPU {:>7.1} MB peak: {:.1} times as much as with all checks, {:.1} times as much as reading alone",
            peak / 1024.0,
            cpu / import,
            cpu / alone.cpu
        );
    }
}

#[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the bench")]
fn peer(name: &str, file: &Path) -> Option<Figures> {
    let python = std::env::var("PRIKAZ_PEERS").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(python).arg(PEERS).arg(name).arg(file).output().ok()?;
    output.status.success().then(|| figures(&output.stdout))?
}

fn own(arguments: &[&str]) -> Option<Figures> {
    let output = crate::own(["import"].iter().chain(arguments).copied()).output().expect("the job runs");
    figures(&output.stdout)
}

/// The run that took least CPU.
fn best(runs: usize, mut once: impl FnMut() -> Option<Figures>) -> Option<Figures> {
    (0..runs).filter_map(|_| once()).min_by(|one, other| one.cpu.total_cmp(&other.cpu))
}

fn figures(printed: &[u8]) -> Option<Figures> {
    let text = String::from_utf8_lossy(printed).into_owned();
    let mut fields = text.split_whitespace().map_while(|field| field.parse().ok());
    let mut next = || fields.next();
    Some(Figures { cpu: next()?, peak: next()?, rows: next()? })
}
