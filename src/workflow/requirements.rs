//! Answers to the check list of requirements.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use prikaz_domain::{RequirementKey, Severity};
use prikaz_fact::{coded, example};
use prikaz_procedure::Requirement;

use super::NeededWords;
use super::check::checking_for;
use super::command::Command;
use super::decide::{not_before, words};
use super::rights::{Act, permit};
use super::{Draft, Event, Refusal, Register, Rules};

coded! {
/// Whether a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met: Serialize + Deserialize {
    /// «Да».
    Yes,
    /// «Нет».
    No,
    /// «Не применимо».
    NotApplicable,
}
}

/// An answer. Stored in events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementAnswer {
    /// Whether it is met.
    pub met: Met,
    /// Why, or what is to be done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Answers by the key of the requirement.
pub type RequirementAnswers = BTreeMap<RequirementKey, RequirementAnswer>;

pub(super) fn answer(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    answers: &RequirementAnswers,
) -> Result<Vec<Event>, Refusal> {
    let (draft, may) = checking_for(rules, register)?;
    permit(rules, command, Act::Check, &may, None)?;
    not_before(command, draft.stage_since)?;
    let known = &rules.procedure.requirements;
    for (key, answer) in answers {
        if known.iter().all(|one| one.key != *key) {
            let requirements = known.iter().map(|one| one.key.clone()).collect();
            return Err(Refusal::UnknownRequirement { requirement: key.to_string(), requirements });
        }
        if answer.met == Met::NotApplicable {
            words(&answer.note, NeededWords::Reason)?;
        }
    }
    let new: RequirementAnswers = answers
        .iter()
        .filter(|(key, answer)| draft.requirements.get(*key) != Some(answer))
        .map(|(key, answer)| (key.clone(), answer.clone()))
        .collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Event::RequirementsAnswered { draft: draft.no, requirements: new }])
}

/// The requirements about what the draft lists, in the order of the procedure, each with its answer.
pub fn requirements_of<'p, 'd>(
    rules: &Rules<'p>,
    draft: &'d Draft,
) -> Vec<(&'p Requirement, Option<&'d RequirementAnswer>)> {
    let all = rules.procedure.requirements.iter().filter(|one| one.applies(draft.entries()));
    all.map(|one| (one, draft.requirements.get(&one.key))).collect()
}

/// What is grave and not answered, or not met, keeps the check from passing.
pub(super) fn hold_up(rules: &Rules<'_>, draft: &Draft) -> Result<(), Refusal> {
    let open: Vec<RequirementKey> = requirements_of(rules, draft)
        .into_iter()
        .filter(|(one, answer)| {
            one.severity == Severity::Error && answer.is_none_or(|answer| answer.met == Met::No)
        })
        .map(|(one, _)| one.key.clone())
        .collect();
    if open.is_empty() { Ok(()) } else { Err(Refusal::RequirementsOpen { requirements: open }) }
}

example! { struct RequirementAnswer { met, note } }
