//! What documents cost: an order with an annex of N rows, in CPU seconds and peak memory.
//!
//! `cargo bench -- documents` measures each job in a process of its own;
//! `cargo bench -- documents docx 10000 FILE` runs one job and keeps its file.

mod annex;
mod floor;
mod shapes;

use annex::{ROWS, order, redline, rows};
use prikaz::render::{Format, Profile, write};

use crate::AnyError;
use crate::usage::{cpu_seconds, peak_kilobytes};

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

pub(crate) fn run(arguments: &[&str]) -> Result<(), AnyError> {
    match arguments {
        [job, n, rest @ ..] => one(job, n.parse()?, rest.first()),
        _ => ROWS.iter().for_each(|n| measure_all(*n)),
    }
    Ok(())
}

/// Runs one job; prints CPU seconds, peak memory, size. `rows` only makes a register, `plain` and `sections` put it
/// into a table too, whose rows are counted as its size.
fn one(job: &str, n: usize, file: Option<&&str>) {
    if let "rows" | "plain" | "sections" = job {
        let (form, entries) = shapes::register(n);
        let made = if job == "rows" { Vec::new() } else { shapes::tables(&form, job, &entries) };
        let rows: usize = made.iter().map(|table| table.rows.len()).sum();
        println!("{} {} {rows}", cpu_seconds(), peak_kilobytes());
        return;
    }
    let profile = include_str!("../../../data/profiles/gost-2025.toml");
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
    let once = || -> (f64, f64, usize) {
        let output = crate::own(["documents", job, &n.to_string()]).output().expect("the job runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut fields = text.split_whitespace();
        let mut next = || fields.next().unwrap_or("0").to_owned();
        let (cpu, peak, size) = (next(), next(), next());
        (cpu.parse().unwrap_or(0.0), peak.parse().unwrap_or(0.0), size.parse().unwrap_or(0))
    };
    (0..3).map(|_| once()).min_by(|a, b| a.0.total_cmp(&b.0)).expect("three runs")
}
