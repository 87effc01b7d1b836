//! The one list of what is owed, held at the end of any life of a register.

use std::collections::BTreeSet;

use proptest::test_runner::TestCaseError;
use time::Duration;

use prikaz_report::obligation::{Case, Obligation, Owed, obligations};
use prikaz_workflow::Task;

use crate::world::World;

/// Laws of the list at the end of any life of a register.
pub fn list_is_true(world: &World) -> Result<(), TestCaseError> {
    let law = |holds: bool, what: &str, one: &dyn std::fmt::Debug| match holds {
        true => Ok(()),
        false => Err(TestCaseError::fail(format!("{what}: {one:?}"))),
    };
    let rules = world.book.rules();
    let Some(last) = world.history.iter().map(|one| one.on).max() else { return Ok(()) };
    let case = Case { rules: &rules, history: &world.history, journal: &[], offset: world.book.offset() };
    let all = obligations(case, last, last + Duration::days(366));
    let open: Vec<&Obligation> = all.iter().filter(|one| one.is_open()).collect();
    let keys: BTreeSet<String> = open.iter().map(|one| one.key()).collect();
    law(keys.len() == open.len(), "two open obligations have one name", &keys)?;
    let of_draft = world.register.draft.iter().flat_map(|draft| &draft.tasks);
    let tasks: Vec<&Task> =
        of_draft.chain(world.register.follow_ups.iter().flat_map(|one| &one.tasks)).collect();
    let parts: Vec<&Obligation> = open.iter().filter(|one| one.part().is_some()).copied().collect();
    law(parts.len() == tasks.len(), "not the tasks of the register", &(&parts, &tasks))?;
    for task in tasks {
        let same = |one: &&&Obligation| {
            one.part().is_some_and(|part| part.subject == task.subject) && one.holders == *task.holders
        };
        // Two editions may wait for one place at once: each with its own day.
        let found = parts.iter().filter(same).any(|one| one.due == task.due());
        law(found, "a task is not in the list as it stands", task)?;
    }
    let told = open.iter().filter(|one| matches!(one.what, Owed::Instruction(_))).count();
    law(told == world.register.instructions.open().count(), "not the open instructions", &told)?;
    let stuck =
        world.register.draft.as_ref().filter(|draft| !open.iter().any(|one| one.draft == Some(draft.no)));
    law(stuck.is_none(), "a draft waits for nobody", &stuck.map(|draft| (draft.no, &draft.phase)))?;
    for one in &all {
        law(one.end.is_some() || one.way.is_some(), "nothing would settle it", one)?;
        let again = one.part().is_some_and(|part| part.pass > 1 || part.round.is_some_and(|round| round > 1));
        law(!again || one.due.is_none_or(|due| due >= one.began), "due before it began again", one)?;
    }
    Ok(())
}
