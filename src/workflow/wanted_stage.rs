//! The stage that an act belongs to.

use prikaz_fact::coded;
use prikaz_procedure::StageWord;

coded! {
/// The stage that an act belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WantedStage: Serialize {
    /// One of this kind.
    ..Kind(StageWord),
    /// None: the draft is between two stages.
    Next,
}
}
