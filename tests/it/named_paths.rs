//! What the documents of the project call a file of it is there.

use std::fs;
use std::path::Path;

const DOCUMENTS: [&str; 6] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "README.md",
    "README.ru.md",
    "tests/corpus/README.md",
];

const FOLDERS: [&str; 8] =
    ["src/", "tests/", "data/", "templates/", "docs/", "benches/", "examples/", ".cargo/"];

/// The paths of the project that stand in `text` between backticks; a word in capitals stands for any name.
fn paths(text: &str) -> Vec<&str> {
    let quoted =
        text.split('`').skip(1).step_by(2).filter(|one| FOLDERS.iter().any(|at| one.starts_with(at)));
    let stands_for_any = |one: &&str| {
        one.split(['/', '.']).any(|part| part.len() > 2 && part.chars().all(|l| l.is_uppercase()))
    };
    let plain = |one: &&str| !one.contains(['*', '{', '<', ' ', '…']);
    quoted.filter(plain).filter(|one| !stands_for_any(one)).collect()
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let (mut seen, mut gone) = (0, Vec::new());
    for document in DOCUMENTS {
        let text = fs::read_to_string(document).unwrap();
        for path in paths(&text) {
            seen += 1;
            let path = path.split("::").next().unwrap_or_default();
            if !Path::new(path).exists() {
                gone.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(seen > 80, "the paths were not found: {seen}");
    assert!(gone.is_empty(), "{gone:#?}");
    let by_hand = "`src/a.rs`, `src/NAME.rs`, `tests/*.rs`, `cargo`, `docs/gone.md`";
    assert_eq!(paths(by_hand), ["src/a.rs", "docs/gone.md"]);
}
