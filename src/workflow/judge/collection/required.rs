//! What the requirements of a procedure ask of a draft.

use prikaz_domain::{RequirementKey, Severity};
use prikaz_procedure::Requirement;

use crate::record::requirement::{Met, RequirementAnswer};
use crate::refusal::Refusal;
use crate::rules::Rules;
use crate::state::register::Draft;

/// The requirements about what the draft lists, in the order of the procedure, each with its answer.
pub fn requirements_of<'p, 'd>(
    rules: &Rules<'p>,
    draft: &'d Draft,
) -> Vec<(&'p Requirement, Option<&'d RequirementAnswer>)> {
    let all = rules.procedure.requirements.iter().filter(|one| one.applies(draft.entries()));
    all.map(|one| (one, draft.requirements.get(&one.key))).collect()
}

/// What is grave and not answered, or not met, keeps the check from passing.
pub(crate) fn hold_up(rules: &Rules<'_>, draft: &Draft) -> Result<(), Refusal> {
    let open: Vec<RequirementKey> = requirements_of(rules, draft)
        .into_iter()
        .filter(|(one, answer)| {
            one.severity == Severity::Error && answer.is_none_or(|answer| answer.met == Met::No)
        })
        .map(|(one, _)| one.key.clone())
        .collect();
    if open.is_empty() { Ok(()) } else { Err(Refusal::RequirementsOpen { requirements: open }) }
}
