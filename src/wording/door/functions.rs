//! How a text names what may be done: functions of its template, which ask for the words of the door.

use std::collections::BTreeMap;

use minijinja::value::{Kwargs, Value};
use minijinja::{Environment, Error, ErrorKind, State};

use prikaz_fact::Coded as _;

use super::{Doing, Input, Needed, Worded};

/// Lets templates of `environment` name what may be done and what is stated with it.
pub(crate) fn add_to(environment: &mut Environment<'static>) {
    environment.add_function(Doing::FUNCTION, word::<Doing>);
    environment.add_function(Input::FUNCTION, word::<Input>);
}

/// `code` in the words of the door, told with `facts`.
fn word<N: Worded>(state: &State<'_, '_>, code: &str, facts: Kwargs) -> Result<String, Error> {
    let named = N::from_code(code)
        .ok_or_else(|| fault(format!("nothing is declared that {} could name {code:?}", N::FUNCTION)))?;
    let told = told(named, &facts)?;
    state.env().get_template(&named.key())?.render(told)
}

/// The facts given, where they are those that `named` takes.
fn told<N: Worded>(named: N, facts: &Kwargs) -> Result<BTreeMap<String, Value>, Error> {
    let mut told = BTreeMap::new();
    for name in facts.args() {
        if !named.facts().iter().any(|(known, _)| known.code() == name) {
            return Err(fault(format!("{} takes no fact `{name}`", named.key())));
        }
        let value: Value = facts.get(name)?;
        if value.is_none() || value.is_undefined() {
            return Err(fault(format!("{} is given no `{name}`", named.key())));
        }
        told.insert(name.to_owned(), value);
    }
    match named.facts().iter().find(|(name, need)| *need == Needed::Must && !told.contains_key(name.code())) {
        Some((name, _)) => Err(fault(format!("{} cannot be told without `{}`", named.key(), name.code()))),
        None => Ok(told),
    }
}

fn fault(why: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}
