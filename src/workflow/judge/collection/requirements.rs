//! Answers to the check list of requirements.

use super::check::checking_for;
use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::record::event::Event;
use crate::record::requirement::{Met, RequirementAnswers};
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::permit;
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::Register;

pub(crate) fn answer(
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
