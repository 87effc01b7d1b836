//! Whole processes beside whole processes, in turn, on the same files: what a user waits for, loading and all.
//!
//! `cargo bench -- whole` makes a store whose register has N rows in its draft, and measures the program as it is typed,
//! and beside it, where Python has them, docxtpl, XlsxWriter, openpyxl, python-docx, numpy and transitions (`PRIKAZ_PEERS`
//! names a Python that has them). `whole cases` measures a part of it. CPU seconds and peak memory, the run of three that
//! took least; quote the ratios. The load of the machine stands in the first line: above the number of its cores the
//! figures say little.

use std::path::Path;
use std::process::Command;

use crate::{AnyError, files};

const PROGRAM: &str = env!("CARGO_BIN_EXE_prikaz");
const CLOCK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/prikaz/whole/clock.py");
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/prikaz/whole/peers.py");
const RUNS: &str = "3";
const DATES: usize = 1_000_000;
/// The units of the body that hand nothing in.
const OTHERS: [&str; 4] = ["support", "information", "accounting", "property"];

/// A kind of work by its name.
type Work = fn(&Path) -> Result<(), AnyError>;

const WORK: [(&str, Work); 4] = [
    ("due", due_dates),
    // A file of a unit may have 20 MB: some 48 000 rows of this kind.
    ("papers", |desk| [10_000, 40_000].into_iter().try_for_each(|n| papers(desk, n))),
    ("taking-in", |desk| taking_in(desk, 10_000)),
    ("cases", |desk| cases(desk, 1_000)),
];

pub(crate) fn run(only: &[&str]) -> Result<(), AnyError> {
    println!("load of the machine: {}", load());
    let desk = tempfile::tempdir()?;
    let chosen = WORK.iter().filter(|(name, _)| only.is_empty() || only.contains(name));
    chosen.into_iter().try_for_each(|(_, work)| work(desk.path()))
}

/// `n` approval cases of 19 acts by one writer, each act durable before the next. No command takes so many acts at once:
/// the engine's process is this bench.
fn cases(desk: &Path, n: usize) -> Result<(), AnyError> {
    let (program, n) = (std::env::current_exe()?, n.to_string());
    let own = measured_program(&program, &["workflow", "cases", &n], None)?;
    say(&format!("{n} approval cases of 19 acts, one writer"), own);
    beside("transitions + SQLite", own, &["cases", &n, &named(&desk.join("cases.db"))]);
    Ok(())
}

/// The average number of processes that wanted a core in the last minute, and the cores there are.
fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, |cores| cores.get());
    format!("{} on {cores} cores", text.split(' ').next().unwrap_or("unknown"))
}

/// A due date for each of a million days, from a table to a table.
fn due_dates(desk: &Path) -> Result<(), AnyError> {
    let table = desk.join("dates.csv");
    let mut text = "event_date,n_working_days\n".to_owned();
    for n in 0..DATES {
        let date =
            time::Date::from_ordinal_date(2024, 1)?.saturating_add(time::Duration::days(n as i64 % 700));
        text.push_str(&format!("{date},10\n"));
    }
    std::fs::write(&table, text)?;
    let name = named(&table);
    let own = measured(&["calendar", "due", "--batch", &name], Some(desk))?;
    say("a million due dates, table to table", own);
    beside("numpy (no transferred days)", own, &["due", &name]);
    Ok(())
}

/// The order with its annex, and the annex as a workbook, of a draft with `n` rows.
fn papers(desk: &Path, n: usize) -> Result<(), AnyError> {
    let home = desk.join(format!("store-{n}"));
    let rows = desk.join(format!("rows-{n}.csv"));
    std::fs::write(&rows, files::file("csv", n))?;
    let does = |line: &[&str]| does(line, &home);
    does(&["init"])?;
    begin(&does)?;
    does(&["submission", "add", "points", "--unit", "hr", &named(&rows)])?;
    let without = OTHERS.map(|unit| format!("--without={unit}=образец"));
    let mut consolidate = vec!["register", "consolidate", "points"];
    consolidate.extend(without.iter().map(String::as_str));
    does(&consolidate)?;

    let (order, annex) = (desk.join("order.docx"), desk.join("annex.xlsx"));
    let (own_order, other_order) = (named(&order), named(&desk.join("other.docx")));
    let own = measured(&["order", "draft", "points", "--out", &own_order], Some(&home))?;
    say(&format!("order and annex of {n} rows to DOCX"), own);
    if n <= 10_000 {
        beside("docxtpl", own, &["order-docx", &named(&rows), &other_order]);
    }
    let own = measured(&["order", "annex", "points", "--out", &named(&annex)], Some(&home))?;
    say(&format!("annex of {n} rows to XLSX"), own);
    beside("XlsxWriter", own, &["annex-xlsx", &named(&rows), &named(&desk.join("other.xlsx"))]);
    Ok(())
}

/// A unit's file of `n` rows, read, understood, checked and recorded; peers only read it.
fn taking_in(desk: &Path, n: usize) -> Result<(), AnyError> {
    let home = desk.join("store-in");
    does(&["init"], &home)?;
    begin(&|line: &[&str]| does(line, &home))?;
    let file = |kind: &str| -> Result<String, AnyError> {
        let file = desk.join(format!("in.{kind}"));
        std::fs::write(&file, files::file(kind, n))?;
        Ok(named(&file))
    };
    // What has been handed in once is handed in again with a reason.
    let adding = ["submission", "add", "points", "--unit", "hr"];
    does(&[&adding[..], &[&file("csv")?]].concat(), &home)?;
    for (kind, peers) in
        [("xlsx", &["read-xlsx", "read-xlsx-fast"][..]), ("docx", &["read-docx"]), ("csv", &[])]
    {
        let name = file(kind)?;
        let own = measured(&[&adding[..], &[&name, "--again", "образец"]].concat(), Some(&home))?;
        say(&format!("taking in {n} rows of {kind}"), own);
        peers.iter().for_each(|peer| beside(peer, own, &[peer, &name]));
    }
    Ok(())
}

fn begin(does: &dyn Fn(&[&str]) -> Result<(), AnyError>) -> Result<(), AnyError> {
    does(&["register", "open", "points", "--procedure", "sverdlovsk-investment"])?;
    does(&["register", "draft", "points", "--basis", "образец"])
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

/// What the drafter types before.
fn does(line: &[&str], home: &Path) -> Result<(), AnyError> {
    let output = own_command(line, Some(home)).output()?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{line:?}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

fn own_command(line: &[&str], home: Option<&Path>) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(line).env("PRIKAZ_AS", "proektov");
    command.envs(home.map(|home| ("PRIKAZ_HOME", home)));
    command
}

/// CPU seconds and megabytes.
type Cost = (f64, f64);

fn measured(line: &[&str], home: Option<&Path>) -> Result<Cost, AnyError> {
    measured_program(Path::new(PROGRAM), line, home)
}

fn measured_program(program: &Path, line: &[&str], home: Option<&Path>) -> Result<Cost, AnyError> {
    let mut command = Command::new(python());
    command.arg(CLOCK).arg(RUNS).arg(program).args(line).env("PRIKAZ_AS", "proektov");
    command.envs(home.map(|home| ("PRIKAZ_HOME", home)));
    cost(&mut command).ok_or_else(|| format!("{line:?} could not be measured").into())
}

fn cost(command: &mut Command) -> Option<Cost> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (cpu, kilobytes) = text.trim().split_once(' ')?;
    Some((cpu.parse().ok()?, kilobytes.parse::<f64>().ok()? / 1024.0))
}

fn say(what: &str, (cpu, memory): Cost) {
    println!("{what}: {cpu:.3} s CPU, {memory:.0} MB");
}

/// A peer on the same work, where Python has it.
fn beside(peer: &str, own: Cost, line: &[&str]) {
    let mut command = Command::new(python());
    command.arg(CLOCK).arg(RUNS).arg(python()).arg(PEERS).args(line);
    match cost(&mut command) {
        Some((cpu, memory)) => println!(
            "    {peer}: {cpu:.3} s CPU, {memory:.0} MB: {:.1} times the CPU, {:.1} times the memory",
            cpu / own.0,
            memory / own.1
        ),
        None => println!("    {peer}: not there"),
    }
}

#[expect(clippy::disallowed_methods, reason = "the wish of whoever runs the bench")]
fn python() -> String {
    std::env::var("PRIKAZ_PEERS").unwrap_or_else(|_| "python3".to_owned())
}
