//! Every file of `benches` is run, and every claim of speed in README has a bench that prints it.

use std::fs;

/// A file of `benches` that no program is built of measures nothing, and nobody sees it.
#[test]
fn every_bench_is_run_and_every_claim_of_speed_has_one() {
    let main = fs::read_to_string("benches/prikaz/main.rs").unwrap();
    let benches: Vec<&str> =
        main.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    let run: Vec<&&str> =
        benches.iter().filter(|name| main.contains(&format!("(\"{name}\", {name}::run)"))).collect();
    assert!(run.len() > 5, "the benches were not found");
    for entry in fs::read_dir("benches/prikaz").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_tool = ["main", "usage", "files"].contains(&name.as_str());
        assert!(is_tool || run.iter().any(|run| **run == name), "{} is run by nobody", path.display());
    }
    let others = fs::read_dir("benches").unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(others.collect::<Vec<_>>(), ["prikaz"], "benches stand in the one program");

    let readme = fs::read_to_string("README.md").unwrap();
    let (_, speed) = readme.split_once("## Speed and memory").unwrap();
    let (speed, _) = speed.split_once("\n## ").unwrap();
    let rows: Vec<&str> = speed.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert!(rows.len() > 5, "the table of speed was not found");
    for row in rows {
        let named = row
            .split("cargo bench -- ")
            .skip(1)
            .map(|rest| rest.chars().take_while(char::is_ascii_alphabetic).collect::<String>());
        let named: Vec<String> = named.collect();
        let repeated = !named.is_empty() || row.contains("sh tests/memory.sh");
        assert!(repeated, "nothing repeats: {row}");
        for name in named {
            assert!(run.iter().any(|run| ***run == *name), "there is no bench `{name}`: {row}");
        }
    }
}
