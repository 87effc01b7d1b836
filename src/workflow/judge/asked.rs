//! What every act is asked first: its day, its words, the draft it belongs to, the pass it begins.

use std::collections::BTreeMap;

use prikaz_domain::{DraftNo, StageKey};

use crate::command::Command;
use crate::refusal::{NeededWords, Refusal};
use crate::state::register::{Draft, Phase, Register};
use crate::wanted_stage::WantedStage;

/// An act is not dated before what it follows.
pub(crate) fn not_before(command: &Command, earlier: time::Date) -> Result<(), Refusal> {
    not_earlier(command.on, earlier)
}

/// A day is not before that of what it follows.
pub(crate) fn not_earlier(on: time::Date, earlier: time::Date) -> Result<(), Refusal> {
    if on < earlier { Err(Refusal::BeforeEarlier { on, earlier }) } else { Ok(()) }
}

/// A text that says something.
pub(crate) fn words(text: &str, what: NeededWords) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::WordsNeeded { what }) } else { Ok(()) }
}

/// The draft `no`, between two stages or sent back by the check.
pub(crate) fn awaiting(register: &Register, no: DraftNo) -> Result<&Draft, Refusal> {
    let draft = register.known_draft()?;
    let sent_back = matches!(draft.phase, Phase::Checking { .. }) && draft.content.is_none();
    match &draft.stage {
        _ if draft.no != no => Err(Refusal::NoDraft),
        Some(stage) if !sent_back => {
            Err(Refusal::WrongStage { wanted: WantedStage::Next, stage: Some(stage.clone()) })
        }
        _ => Ok(draft),
    }
}

/// The pass that begins when `stage` is opened, after those of `passes`; the first is 1.
pub(crate) fn next_pass(passes: &BTreeMap<StageKey, u32>, stage: &StageKey) -> u32 {
    passes.get(stage).copied().unwrap_or(0) + 1
}
