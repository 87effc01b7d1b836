//! With how many cases laws are tried is said in one place.

use std::fs;

use prikaz_rules::effort::{ALL, share};
use prikaz_rules::of_project;

#[test]
fn all_cases_are_tried_where_all_are_asked_for_and_some_always() {
    assert_eq!([share(2000, 256), share(2000, 32), share(24, 32), share(3, 1)], [2000, 250, 4, 3]);
    let run = include_str!("../run.sh");
    assert!(run.contains(&format!("PROPTEST_CASES={ALL}\n")), "CI tries all");
}

#[test]
fn no_law_fixes_its_number_of_cases() {
    let mut laws = 0;
    let mut folders = vec![of_project("tests/it"), of_project("tests/rules")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the tests") {
            let path = entry.expect("a test").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a test that can be read");
            for said in ["with_cases(", "{ cases: "] {
                for rest in text.split(said).skip(1).filter(|_| !path.ends_with("laws_tried.rs")) {
                    assert!(rest.starts_with("prikaz_rules::effort::cases("), "{}: {said}", path.display());
                    laws += 1;
                }
            }
        }
    }
    assert!(laws > 15, "the laws were not found");
}
