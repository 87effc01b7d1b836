//! A file beside the body it is read for: what a body must have, and what a register goes on with where it has it no more.

use prikaz_app::{DataDir, load_words};
use prikaz_procedure::{Fault, load, load_for_register, load_organisation};

use prikaz_rules::world::book;

fn data(path: &str) -> String {
    DataDir::default().read(path).expect("a data file")
}

fn codes(faults: &[Fault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.what.code()).collect()
}

#[test]
fn a_body_that_nobody_heads_is_refused() {
    let words = load_words(&DataDir::default()).expect("sound word lists");
    let (name, text) = ("bryansk-finance.toml", data("organisations/bryansk-finance.toml"));
    assert!(load_organisation(name, &text, &words).is_ok());
    let headless = text.replace("roles = [\"head\"]", "roles = [\"drafter\"]");
    assert_ne!(headless, text);
    let faults = load_organisation(name, &headless, &words).expect_err("nobody heads it");
    assert_eq!(codes(&faults), ["nobody-holds"]);
}

/// More are to agree than have a seat: refused of a new file; a register that was opened under it goes on, since the body
/// may have lost somebody since.
#[test]
fn a_quorum_that_nobody_can_reach_any_more_does_not_lock_a_register() {
    let (name, text) = ("sverdlovsk-investment.toml", data("procedures/sverdlovsk-investment.toml"));
    let body = book("sverdlovsk-investment").organisation;
    let large = text.replace("quorum = \"all\"", "quorum = 99");
    assert_ne!(large, text);
    let faults = load(name, &large, &body).expect_err("too many");
    assert_eq!(codes(&faults), ["quorum-too-large"]);
    assert!(load_for_register(name, &large, &body).is_ok());
}
