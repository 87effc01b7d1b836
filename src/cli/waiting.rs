//! The units that hand in.

use prikaz_app::Rulebook;
use prikaz_domain::UnitId;
use prikaz_procedure::StageKind;
use prikaz_workflow::{Register, taking_part};

/// The units that hand in by the procedure's collection; nobody where it has none.
pub(super) fn handing_in(book: &Rulebook, register: &Register) -> Vec<UnitId> {
    let collected = book.procedure.stages.iter().find_map(|stage| match &stage.kind {
        StageKind::Collect { from, .. } => Some(taking_part(&book.rules(), register, from)),
        _ => None,
    });
    collected.unwrap_or_default()
}
