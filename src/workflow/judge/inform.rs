//! Informing those concerned of the end of the work.

use prikaz_domain::{PersonId, RoleKey};
use prikaz_procedure::{Audience, Stage, StageKind, StageWord};

use super::collection::participants::participants;
use crate::command::Command;
use crate::judge::asked::{not_before, words};
use crate::record::event::Event;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::{holders, permit};
use crate::rights::table::Act;
use crate::rules::Rules;
use crate::state::register::{FollowUp, Register};

pub(crate) fn inform(
    rules: &Rules<'_>,
    register: &Register,
    command: &Command,
    means: &str,
) -> Result<Vec<Event>, Refusal> {
    let (follow_up, stage, whom, by) = informing(rules, register)?;
    permit(rules, command, Act::Inform, std::slice::from_ref(by), None)?;
    not_before(command, follow_up.since)?;
    words(means, NeededWords::Means)?;
    let (draft, edition) = (follow_up.draft, follow_up.edition);
    Ok(vec![
        Event::Informed { draft, edition, whom: audience(rules, whom), means: means.trim().to_owned() },
        Event::StageCompleted { draft, stage: stage.key.clone() },
    ])
}

fn informing<'a>(
    rules: &Rules<'a>,
    register: &'a Register,
) -> Result<(&'a FollowUp, &'a Stage, &'a Audience, &'a RoleKey), Refusal> {
    for follow_up in &register.follow_ups {
        let stage = follow_up.stage.as_ref().and_then(|key| rules.procedure.stage(key));
        if let Some((stage, StageKind::Inform { whom, by })) = stage.map(|stage| (stage, &stage.kind)) {
            return Ok((follow_up, stage, whom, by));
        }
    }
    let stage = register.follow_ups.first().and_then(|follow_up| follow_up.stage.clone());
    match register.last_edition() {
        None => Err(Refusal::NotApproved),
        Some(_) => Err(Refusal::WrongStage { wanted: StageWord::Inform.into(), stage }),
    }
}

/// Who is told of an edition: as the procedure's stage of informing says, else the heads of the units that hand in.
pub fn told(rules: &Rules<'_>) -> Vec<PersonId> {
    let whom = rules.procedure.informing().map(|(_, whom)| whom);
    audience(rules, whom.unwrap_or(&Audience::UnitHeads))
}

/// Who is told, each once.
fn audience(rules: &Rules<'_>, whom: &Audience) -> Vec<PersonId> {
    match whom {
        Audience::Role(role) => holders(rules, role, None),
        Audience::UnitHeads => {
            let collects = rules.procedure.collected_from().map(|from| participants(rules, from));
            let mut heads = Vec::new();
            for unit in &rules.organisation.units {
                let takes_part = collects.as_ref().is_none_or(|units| units.contains(&unit.id));
                if takes_part && !heads.contains(&unit.head) {
                    heads.push(unit.head.clone());
                }
            }
            heads
        }
    }
}
