//! What the text of an act may insert, and what went wrong or was used while it was filled in.

use minijinja::{Error, ErrorKind};
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::text::Actor;
use crate::fault::{FaultKind, Thing};
use crate::uncalled::UncalledActor;
use crate::{Duty, Ground, RegisterWording, Source, Stage, Term};
use prikaz_fact::nearest;
use prikaz_form::{Column, ContentRule, Form, RuleKind, Vocabulary};
use prikaz_placed::{Key, ShapeFault, What};

/// What stands for a fact whose rule could not be read: that rule has its own fault.
pub(super) const UNREAD: &str = "…";

/// A fact, or nothing where the part of the file it stands in could not be read.
pub(super) type Found<T> = Result<Option<T>, Error>;

/// A rule that says which values go together.
pub(super) struct Agreement<'f> {
    /// The vocabulary of the column that is looked at.
    pub(super) own: Option<&'f str>,
    /// The vocabulary of the column it must agree with.
    pub(super) other: Option<&'f str>,
    /// Value and the values it goes with.
    pub(super) pairs: &'f [(String, Vec<String>)],
}

/// The rules a text may insert, as far as they could be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownRules {
    /// The act itself.
    pub(crate) source: Option<Source>,
    /// How the register is called.
    pub(crate) register: Option<RegisterWording>,
    /// The form.
    pub(crate) form: Option<Form>,
    /// Stages.
    pub(crate) stages: Option<Vec<Stage>>,
    /// Grounds for update.
    pub(crate) grounds: Option<Vec<Ground>>,
    /// Duties.
    pub(crate) duties: Option<Vec<Duty>>,
}

/// The facts, with a ledger of their use.
#[derive(Debug)]
pub(super) struct Facts {
    /// The rules, as far as they could be read.
    pub(super) known: KnownRules,
    /// How the text calls those who act.
    pub(super) actors: Vec<Actor>,
    terms: OnceLock<(Vec<Term>, BTreeSet<String>)>,
    trouble: Mutex<Option<(What<FaultKind>, Option<String>)>>,
    inserted: Mutex<BTreeSet<String>>,
    called: Mutex<BTreeSet<(String, String)>>,
}

impl Facts {
    /// Facts of which nothing was used yet.
    pub(super) fn new(known: KnownRules, actors: Vec<Actor>) -> Self {
        let (trouble, inserted, called) = (Mutex::default(), Mutex::default(), Mutex::default());
        Self { known, actors, terms: OnceLock::new(), trouble, inserted, called }
    }

    /// Gives the terms, once their own insertions are filled in: a text that lists the terms inserts those too.
    pub(super) fn give_terms(&self, terms: Vec<Term>, inserted: BTreeSet<String>) {
        self.terms.get_or_init(|| (terms, inserted));
    }

    /// The terms, which the text then inserts with all that they insert; none before they are given.
    pub(super) fn list_terms(&self) -> &[Term] {
        let Some((terms, inserted)) = self.terms.get() else { return &[] };
        inserted.iter().for_each(|call| self.note(call.clone()));
        terms
    }

    /// Notes that the text inserts `call`.
    pub(super) fn note(&self, call: String) {
        locked(&self.inserted).insert(call);
    }

    /// Notes that the text inserts `values` of a vocabulary.
    pub(super) fn note_values<'v>(
        &self,
        vocabulary: Option<&str>,
        values: impl IntoIterator<Item = &'v String>,
    ) {
        let Some(vocabulary) = vocabulary else { return };
        values.into_iter().for_each(|value| self.note(value_call(vocabulary, value)));
    }

    /// All that was inserted since it was last asked for.
    pub(super) fn take_inserted(&self) -> BTreeSet<String> {
        std::mem::take(&mut *locked(&self.inserted))
    }

    /// What went wrong since it was last asked for.
    pub(super) fn take_trouble(&self) -> Option<(What<FaultKind>, Option<String>)> {
        locked(&self.trouble).take()
    }

    /// An error that stands for `what`.
    pub(super) fn wrong(&self, what: FaultKind) -> Error {
        self.wrong_with(What::Meaning(what), None)
    }

    /// An error that says that `key` is missing.
    pub(super) fn missing(&self, key: &Key) -> Error {
        self.wrong_with(ShapeFault::MissingKey { name: key.name.to_owned() }.into(), None)
    }

    fn wrong_with(&self, what: What<FaultKind>, hint: Option<String>) -> Error {
        *locked(&self.trouble) = Some((what, hint));
        Error::new(ErrorKind::InvalidOperation, "a fact is wanting")
    }

    /// An error that says there is no `thing` called `name`.
    pub(super) fn unknown<'k>(
        &self,
        thing: Thing,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Error {
        let what = FaultKind::UnknownReference { thing, name: name.to_owned() };
        self.wrong_with(What::Meaning(what), nearest(name, known))
    }

    /// The stage `key`.
    pub(super) fn stage(&self, key: &str) -> Found<&Stage> {
        one(self.known.stages.as_ref(), |stage| stage.key.as_str(), key)
            .map_err(|known| self.unknown(Thing::Stage, key, known))
    }

    /// The ground `key`.
    pub(super) fn ground(&self, key: &str) -> Found<&Ground> {
        one(self.known.grounds.as_ref(), |ground| ground.key.as_str(), key)
            .map_err(|known| self.unknown(Thing::Ground, key, known))
    }

    /// The duty `key`.
    pub(super) fn duty(&self, key: &str) -> Found<&Duty> {
        one(self.known.duties.as_ref(), |duty| duty.key.as_str(), key)
            .map_err(|known| self.unknown(Thing::Duty, key, known))
    }

    /// The vocabulary `key`.
    pub(super) fn vocabulary(&self, key: &str) -> Found<&Vocabulary> {
        let all = self.known.form.as_ref().map(|form| &form.vocabularies);
        one(all, |vocabulary| vocabulary.key.as_str(), key)
            .map_err(|known| self.unknown(Thing::Vocabulary, key, known))
    }

    /// The column `key`.
    pub(super) fn column(&self, key: &str) -> Found<&Column> {
        let all = self.known.form.as_ref().map(|form| &form.columns);
        one(all, |column| column.key.as_str(), key).map_err(|known| self.unknown(Thing::Column, key, known))
    }

    /// The rule of content `key`.
    pub(super) fn rule(&self, key: &str) -> Found<&ContentRule> {
        let all = self.known.form.as_ref().map(|form| &form.rules);
        one(all, |rule| rule.key.as_str(), key).map_err(|known| self.unknown(Thing::Rule, key, known))
    }

    /// The rule of agreement `key`.
    pub(super) fn agreement(&self, key: &str) -> Found<Agreement<'_>> {
        match self.rule(key)?.map(|rule| &rule.kind) {
            None => Ok(None),
            Some(RuleKind::Agrees { column, with, pairs }) => {
                let own = self.vocabulary_of(column.as_str());
                let other = self.vocabulary_of(with.as_str());
                Ok(Some(Agreement { own, other, pairs }))
            }
            Some(_) => Err(self.wrong(FaultKind::NoPairs { rule: key.to_owned() })),
        }
    }

    fn vocabulary_of(&self, column: &str) -> Option<&str> {
        self.known.form.as_ref()?.column_called(column)?.vocabulary()
    }

    /// The words for those who act that no text has asked for: the place of the table among those of the file, from 1,
    /// and the case; no case where it was not asked for at all.
    pub(super) fn uncalled(&self) -> Vec<UncalledActor> {
        let called = locked(&self.called);
        let mut found = Vec::new();
        for (actor, at) in self.actors.iter().zip(1..) {
            let is_called = |case: &str| called.contains(&(actor.role.clone(), case.to_owned()));
            let one = |case: Option<&'static str>| UncalledActor { at, role: actor.role.clone(), case };
            if actor.cases.iter().any(|(case, _)| is_called(case)) {
                let cases = actor.cases.iter().filter(|(case, _)| !is_called(case));
                found.extend(cases.map(|(case, _)| one(Some(case))));
            } else {
                found.push(one(None));
            }
        }
        found
    }

    /// How the text calls `role` in `case`.
    pub(super) fn actor(&self, role: &str, case: &str) -> Result<String, Error> {
        let Some(actor) = self.actors.iter().find(|actor| actor.role == role) else {
            return Err(self.wrong(FaultKind::NoActor { role: role.to_owned() }));
        };
        let words = actor.cases.iter().find(|(known, _)| *known == case).map(|(_, words)| words.clone());
        let (role, case) = (role.to_owned(), case.to_owned());
        locked(&self.called).insert((role.clone(), case.clone()));
        words.ok_or_else(|| self.wrong(FaultKind::NoCase { role, case }))
    }
}

/// How a text inserts what goes with one value by a rule of agreement.
pub(super) fn pairs_call(rule: &str, value: &str) -> String {
    format!("partners('{rule}', '{value}')")
}

/// How a text inserts one value of a vocabulary.
pub(super) fn value_call(vocabulary: &str, value: &str) -> String {
    format!("value('{vocabulary}', '{value}')")
}

/// The one of `all` called `name`, or the names there are.
fn one<'a, T>(
    all: Option<&'a Vec<T>>,
    name_of: impl Fn(&'a T) -> &'a str,
    name: &str,
) -> Result<Option<&'a T>, Vec<&'a str>> {
    let Some(all) = all else { return Ok(None) };
    let found = all.iter().find(|one| name_of(one) == name);
    found.map(Some).ok_or_else(|| all.iter().map(name_of).collect())
}

/// Nothing here panics while it holds a lock; a poisoned one is still right.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
