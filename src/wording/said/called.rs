//! How the body and the procedure call things, by their keys: what messages name persons, units and stages by.

use std::collections::BTreeMap;

use crate::Messages;
use crate::handed_in::ByKey;
use crate::refusal::{Names, ROLES_BY_KEY};
use prikaz_app::{CalledBy, Rulebook, Surroundings};
use prikaz_domain::{Case, FullName, StandardRole};
use prikaz_form::counting_reasons;
use prikaz_procedure::Organisation;

/// Names by what is known around an error.
pub(super) fn by(messages: &Messages, known: &Surroundings) -> Names {
    match &known.called_by {
        CalledBy::Keys => unknown(messages),
        CalledBy::Body(body) => of_body(messages, body),
        CalledBy::Book(book) => of_book(messages, book),
    }
}

/// Names where neither a body nor a register is at hand: only roles have words of their own.
fn unknown(messages: &Messages) -> Names {
    Names { roles_by_key: standard_roles(messages), ..Names::default() }
}

/// The roles that every body has, by their keys.
fn standard_roles(messages: &Messages) -> ByKey {
    let said = |role: StandardRole| (role.to_string(), messages.term(&ROLES_BY_KEY, &role));
    by_key(StandardRole::ALL.into_iter().map(said))
}

/// Persons, units and roles of a body, in the cases that messages draw on.
pub fn of_body(messages: &Messages, body: &Organisation) -> Names {
    let named = |form: fn(&FullName) -> String| {
        let known = body.persons.iter().chain(&body.former_persons);
        by_key(known.map(|one| (one.id.to_string(), form(&one.name))))
    };
    let units = |case: Case| {
        let known = body.units.iter().chain(&body.former_units);
        by_key(known.map(|unit| (unit.id.to_string(), unit.cases.of(case).to_owned())))
    };
    let mut roles = standard_roles(messages);
    roles.0.extend(body.roles.iter().map(|role| (role.key.to_string(), role.title.clone())));
    Names {
        names: named(FullName::surname_first),
        names_genitive: named(of_whom),
        names_dative: named(to_whom),
        names_accusative: named(whom),
        units_by_key: by_key(
            body.units.iter().chain(&body.former_units).map(|unit| (unit.id.to_string(), unit.title.clone())),
        ),
        units_genitive: units(Case::Genitive),
        units_dative: units(Case::Dative),
        roles_by_key: roles,
        ..Names::default()
    }
}

/// What a register is kept by: names of its body, and of the stages, places, grounds, duties, columns of its procedure.
pub fn of_book(messages: &Messages, book: &Rulebook) -> Names {
    let procedure = &book.procedure;
    let places = procedure.places().map(|place| (place.key.to_string(), place.located()));
    let stages = procedure.stages.iter().map(|stage| (stage.key.to_string(), stage.title.clone()));
    let grounds = procedure.grounds.iter().map(|one| (one.key.to_string(), one.text.clone()));
    let duties = procedure.duties.iter().map(|one| (one.key.to_string(), one.title.clone()));
    let columns = procedure.form.columns.iter().map(|one| (one.key.to_string(), one.title.clone()));
    let reasons = counting_reasons(&procedure.form).map(|(key, rule)| (key.to_string(), rule.text.clone()));
    let requirements = procedure.requirements.iter().map(|one| (one.key.to_string(), one.text.clone()));
    Names {
        reasons_by_key: by_key(reasons),
        requirements_by_key: by_key(requirements),
        places_by_key: by_key(places),
        stages_by_key: by_key(stages),
        grounds_by_key: by_key(grounds),
        duties_by_key: by_key(duties),
        columns_by_key: by_key(columns),
        ..of_body(messages, &book.organisation)
    }
}

/// Persons by their keys, surname first.
pub fn persons(body: &Organisation) -> ByKey {
    let known = body.persons.iter().chain(&body.former_persons);
    by_key(known.map(|one| (one.id.to_string(), one.name.surname_first())))
}

/// «Хлыбовой Е.А.»
pub fn of_whom(name: &FullName) -> String {
    name.surname_first_in(Case::Genitive)
}

/// «Хлыбовой Е.А.»
pub fn to_whom(name: &FullName) -> String {
    name.surname_first_in(Case::Dative)
}

/// «Хлыбову Е.А.»
pub fn whom(name: &FullName) -> String {
    name.surname_first_in(Case::Accusative)
}

fn by_key(named: impl Iterator<Item = (String, String)>) -> ByKey {
    ByKey(named.collect::<BTreeMap<_, _>>())
}
