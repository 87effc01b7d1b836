//! What the program does by itself after an event: it begins the next stage.

use prikaz_domain::{DraftNo, StageKey};
use prikaz_procedure::{Stage, StageWord};

use crate::command::{Action, Command};
use crate::record::actor::Actor;
use crate::record::event::Event;
use crate::record::recorded::Recorded;
use crate::rules::Rules;

/// The commands that follow `recorded`, to be decided in the same breath.
pub fn react(rules: &Rules<'_>, recorded: &Recorded) -> Vec<Command> {
    let next = match &recorded.event {
        Event::DraftOpened { .. } => rules.procedure.stages.first().map(|stage| &stage.key),
        Event::StageCompleted { stage, .. } => rules.procedure.stage_after(stage).map(|stage| &stage.key),
        Event::CheckReturned { .. } => collect_stage(rules),
        Event::RegisterOpened { .. }
        | Event::StageOpened { .. }
        | Event::SubmissionHandedIn { .. }
        | Event::ConflictDecided { .. }
        | Event::SubmissionVisaed { .. }
        | Event::SubmissionReturned { .. }
        | Event::Consolidated { .. }
        | Event::FindingsRecorded { .. }
        | Event::CheckPassed { .. }
        | Event::RoundOpened { .. }
        | Event::GroupOpened { .. }
        | Event::VisaGiven { .. }
        | Event::RemarkAnswered { .. }
        | Event::Revised { .. }
        | Event::AgreerReplaced { .. }
        | Event::Presented { .. }
        | Event::OrderMannerChosen { .. }
        | Event::Approved { .. }
        | Event::Published { .. }
        | Event::Informed { .. }
        | Event::DeadlineExtended { .. }
        | Event::DraftWithdrawn { .. }
        | Event::RecordCorrected { .. }
        | Event::DocumentIssued { .. }
        | Event::DutyPerformed { .. }
        | Event::ReminderSent { .. }
        | Event::ProcessesListed { .. }
        | Event::RequirementsAnswered { .. }
        | Event::RowMarked { .. }
        | Event::UnitWithdrawn { .. }
        | Event::UnitSucceeded { .. }
        | Event::InstructionsGiven { .. }
        | Event::InstructionFulfilled { .. }
        | Event::InstructionExtended { .. }
        | Event::InstructionLifted { .. } => None,
    };
    let draft = recorded.event.draft();
    next.zip(draft).map(|(stage, draft)| open(recorded, draft, stage)).into_iter().collect()
}

/// The check sends back to the first stage in which units hand in.
fn collect_stage<'a>(rules: &Rules<'a>) -> Option<&'a StageKey> {
    let is_collect = |stage: &&Stage| stage.kind.word() == StageWord::Collect;
    rules.procedure.stages.iter().find(is_collect).map(|stage| &stage.key)
}

fn open(recorded: &Recorded, draft: DraftNo, stage: &StageKey) -> Command {
    Command {
        by: Actor::program(),
        on: recorded.on,
        at: recorded.at,
        action: Action::OpenStage { draft, stage: stage.clone() },
    }
}
