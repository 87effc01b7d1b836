//! Every message is held to the facts it is filled with: in both languages, in every shape the facts can have.

use std::collections::{BTreeMap, BTreeSet};

use prikaz::app::DataDir;
use prikaz::wording::{Language, Messages, declared};

/// What is not declared yet, by what its keys begin with. This list only shrinks.
const NOT_YET: &[&str] =
    &["duty.", "incoming.settled", "incoming.unmarked", "pair.not-yet", "register.standing"];

/// Parts that other messages include, and are held to the facts of each of them.
const INCLUDED: &[&str] = &["audit.change", "audit.place", "audit.witness", "procedure.limit"];

fn messages(language: Language) -> Messages {
    Messages::load(&DataDir::new(None), language).expect("messages of the program").rehearsed()
}

#[test]
fn every_message_can_be_filled_with_every_shape_of_its_facts() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let messages = messages(language);
        for one in declared() {
            let told = one.faults(&messages);
            faults.extend(told.into_iter().map(|fault| format!("{}: {fault}", language.code())));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_text_is_declared_once_and_every_declaration_has_its_text() {
    let mut by: BTreeMap<String, &str> = BTreeMap::new();
    for one in declared() {
        for key in one.keys.keys() {
            if let Some(other) = by.insert(key.clone(), one.name) {
                panic!("{key} is declared by {other} and by {}", one.name);
            }
        }
    }
    for language in Language::ALL {
        let messages = messages(language);
        let keys: BTreeSet<String> = messages.sources().map(|(key, _)| key.to_owned()).collect();
        let undeclared: Vec<_> = keys.iter().filter(|key| !by.contains_key(*key)).collect();
        let late = |key: &str| NOT_YET.iter().any(|start| key.starts_with(start)) || INCLUDED.contains(&key);
        let loose: Vec<_> = undeclared.iter().filter(|key| !late(key)).collect();
        assert!(loose.is_empty(), "{}: no type declares {loose:#?}", language.code());
        let done = |start: &&&str| !undeclared.iter().any(|key| key.starts_with(**start));
        let done: Vec<_> = NOT_YET.iter().filter(done).collect();
        assert!(done.is_empty(), "all is declared under {done:?}: strike it from the list");
    }
}

/// A name of a body or a unit that bears quotation marks of its own is quoted by the filter, which closes both with
/// one mark; by hand it would come out as «центр «Образец»».
#[test]
fn quotation_marks_are_never_doubled() {
    let messages = messages(Language::Ru);
    let mut found = BTreeSet::new();
    let mut names = 0;
    for one in declared() {
        for filling in one.fillings(&messages) {
            let text = filling.text.unwrap_or_default();
            names += text.matches("«Образец»").count();
            if text.contains("»»") || text.contains("««") {
                found.insert(format!("{}: {text}", filling.key));
            }
        }
    }
    assert!(names > 1_000, "the examples of facts bear no quoted names: {names}");
    assert!(found.is_empty(), "use `quoted`:\n{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}
