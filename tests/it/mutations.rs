//! Damaged files of units: thousands of them, made of the real ones, are read or refused: no panic, little memory,
//! no long wait.

use std::path::{Path, PathBuf};
use std::process::Command;

/// So many damaged files of each real one.
const EACH: u32 = 12;
/// What one run of the reader may hold, in kilobytes, the program itself included.
const MEMORY: f64 = 64.0 * 1024.0;
/// What one file may take: a bound against an endless loop, not a measure of speed.
const SECONDS: f64 = 2.0;

#[test]
fn damaged_files_are_read_or_refused() {
    let files = real_files();
    assert!(files.len() > 10, "there are files to damage");
    let each = prikaz_rules::effort::cases(EACH);
    let ran = Command::new(env!("CARGO_BIN_EXE_read-damaged"))
        .args([each.to_string(), "20261126".to_owned()])
        .args(&files)
        .env("RUST_BACKTRACE", "0")
        .output()
        .expect("the program runs");
    let last = String::from_utf8_lossy(&ran.stderr).lines().last().unwrap_or_default().to_owned();
    assert!(ran.status.success(), "stopped at {last}");
    let told = String::from_utf8_lossy(&ran.stdout).into_owned();
    let mut lines = told.lines();
    let mut fields = lines.next().unwrap_or_default().splitn(5, ' ').map(str::trim);
    let mut number = || fields.next().and_then(|field| field.parse::<f64>().ok()).expect("a figure");
    let (refused, read, peak, seconds) = (number(), number(), number(), number());
    let worst = fields.next().unwrap_or_default();
    assert_eq!(refused + read, f64::from(each) * files.len() as f64);
    assert!(refused > 0.0 && read > 0.0, "{refused} were refused, {read} were read");
    assert!(peak <= MEMORY, "{peak} KB were held");
    assert!(seconds <= SECONDS, "{worst} took {seconds} s");
    // Whatever a reader of a foreign format says, what the user is told is Russian.
    let texts: u64 = lines.next().and_then(|line| line.parse().ok()).expect("how many texts");
    assert!(texts as f64 > refused, "{texts} texts, {refused} refusals");
    let english: Vec<&str> = lines.collect();
    assert!(english.is_empty(), "{english:#?}");
}

/// The files of the other tests of reading, but those that are large by intent.
fn real_files() -> Vec<PathBuf> {
    const LARGE: u64 = 300_000;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files: Vec<PathBuf> = ["data/import", "corpus"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
        .flat_map(|folder| folder.map(|file| file.expect("a file").path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|kind| !["txt", "py", "expected", "md"].iter().any(|other| kind == *other))
        })
        // Whoever damages a bomb inside has to unpack it.
        .filter(|path| !path.ends_with("bomb.xlsx"))
        .filter(|path| path.metadata().is_ok_and(|about| about.is_file() && about.len() < LARGE))
        .collect();
    files.sort();
    files
}
