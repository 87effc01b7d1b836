//! What documents cost: an order with an annex of N rows, in CPU seconds and peak memory.
//!
//! `cargo bench --bench documents` measures each job in a process of its own;
//! `cargo bench --bench documents -- docx 10000 FILE` runs one job and keeps its file.

mod annex;
mod floor;
mod shapes;

use std::process::Command;

use annex::{ROWS, order, redline, rows};
use prikaz::render::{Format, Profile, write};

const JOBS: &[&str] = &[
    "docx",
    "xlsx",
    "html",
    "redline-docx",
    "redline-html",
    "redline-xlsx",
    "floor-docx",
    "floor-xlsx",
    "rows",
    "plain",
    "sections",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.as_slice() {
        [job, n, rest @ ..] => run(job, n.parse().expect("a number of rows"), rest.first()),
        _ => ROWS.iter().for_each(|n| measure_all(*n)),
    }
}

/// Runs one job; prints CPU seconds, peak memory, size. `rows` only makes a register, `plain` and `sections` put it
/// into a table too, whose rows are counted as its size.
fn run(job: &str, n: usize, file: Option<&String>) {
    if let "rows" | "plain" | "sections" = job {
        let (form, entries) = shapes::register(n);
        let made = if job == "rows" { Vec::new() } else { shapes::tables(&form, job, &entries) };
        let rows: usize = made.iter().map(|table| table.rows.len()).sum();
        println!("{} {} {rows}", cpu_seconds(), peak_kilobytes());
        return;
    }
    let profile = include_str!("../../data/profiles/gost-2025.toml");
    let profile = Profile::parse("gost-2025.toml", profile).expect("the profile is sound");
    let bytes = match job {
        "floor-docx" => floor::docx(&rows(n)),
        "floor-xlsx" => floor::xlsx(&rows(n)),
        job => {
            let (format, document) = match job.strip_prefix("redline-") {
                Some(format) => (format, redline(n)),
                None => (job, order(n)),
            };
            let format = Format::of_extension(format).expect("a format");
            write(format, &profile, &document).expect("the document can be written")
        }
    };
    println!("{} {} {}", cpu_seconds(), peak_kilobytes(), bytes.len());
    if let Some(file) = file {
        std::fs::write(file, bytes).expect("the file can be written");
    }
}

fn measure_all(n: usize) {
    let measured: Vec<_> = JOBS.iter().map(|job| (*job, measure(job, n))).collect();
    for (job, (cpu, peak, size)) in &measured {
        let floor = measured.iter().find(|(other, _)| *other == format!("floor-{job}"));
        let ratio = floor.map_or(String::new(), |(_, (floor, ..))| format!("  {:.2}x floor", cpu / floor));
        println!(
            "{n:>7} rows  {job:<10} {cpu:>7.3} s CPU {:>7.1} MB peak {:>9} bytes{ratio}",
            peak / 1024.0,
            size
        );
    }
}

/// The best of three runs: CPU seconds, kilobytes, bytes.
fn measure(job: &str, n: usize) -> (f64, f64, usize) {
    let program = std::env::current_exe().expect("the bench knows itself");
    let once = || -> (f64, f64, usize) {
        let output = Command::new(&program).args([job, &n.to_string()]).output().expect("the job runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut fields = text.split_whitespace();
        let mut next = || fields.next().unwrap_or("0").to_owned();
        let (cpu, peak, size) = (next(), next(), next());
        (cpu.parse().unwrap_or(0.0), peak.parse().unwrap_or(0.0), size.parse().unwrap_or(0))
    };
    (0..3).map(|_| once()).min_by(|a, b| a.0.total_cmp(&b.0)).expect("three runs")
}

/// CPU time of this process, all its threads included (plain rust_xlsxwriter begins one for each sheet); nought
/// elsewhere than on Linux.
#[cfg(target_os = "linux")]
fn cpu_seconds() -> f64 {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    spent.tv_sec as f64 + spent.tv_nsec as f64 / 1e9
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
