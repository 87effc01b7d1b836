//! Checks of a procedure as a whole: the order of its stages, and days that exist.

use time::{Date, Month};

use super::fault::FaultKind;
use super::reader::Node;
use super::{Milestone, Side, StageWord};

/// A stage as far as its order is concerned.
pub(super) struct StageAt<'n, 's> {
    /// The stage in the file.
    pub(super) node: &'n Node<'s>,
    /// Its kind, where it has one.
    pub(super) kind: Option<StageWord>,
    /// What its limits count from.
    pub(super) limits: Vec<(Node<'s>, Milestone)>,
}

/// Notes stages that can never be reached, and limits that count from what has not happened yet.
pub(super) fn stage_order(root: &Node<'_>, stages: &[StageAt<'_, '_>]) {
    let place = |kind| stages.iter().position(|stage| stage.kind == Some(kind));
    let Some(approve) = place(StageWord::Approve) else {
        root.fault(FaultKind::NoStage { kind: StageWord::Approve });
        return;
    };
    for (at, stage) in stages.iter().enumerate() {
        if let Some(kind) = stage.kind
            && let Some(fault) = misplaced(kind, at, approve, place(StageWord::Collect))
        {
            stage.node.fault(fault);
        }
        note_early_limits(stage, at, approve, place(StageWord::Publish));
    }
}

/// What is wrong with a stage of this kind at the place `at`, beside the first approval and the first collection.
fn misplaced(kind: StageWord, at: usize, approve: usize, collect: Option<usize>) -> Option<FaultKind> {
    let out_of_order = |must_stand, other| Some(FaultKind::StageOutOfOrder { kind, must_stand, other });
    match kind.side_of_approval() {
        None if at != approve => Some(FaultKind::SecondStage { kind }),
        Some(Side::Before) if at > approve => out_of_order(Side::Before, StageWord::Approve),
        Some(Side::After) if at < approve => out_of_order(Side::After, StageWord::Approve),
        _ if kind.is_about_rows() && collect.is_some_and(|collect| at < collect) => {
            out_of_order(Side::After, StageWord::Collect)
        }
        _ => None,
    }
}

fn note_early_limits(stage: &StageAt<'_, '_>, at: usize, approve: usize, publish: Option<usize>) {
    for (node, milestone) in &stage.limits {
        let happens = match milestone {
            Milestone::Opening | Milestone::Draft => continue,
            Milestone::Approval => Some(approve),
            Milestone::Publication => publish,
        };
        if happens.is_none_or(|happens| at <= happens) {
            node.fault(FaultKind::LimitBeforeEvent { event: *milestone });
        }
    }
}

/// Whether each year, or at least each leap year, has this day.
pub(super) fn is_day_of_year(month: u8, day: u8) -> bool {
    Month::try_from(month).is_ok_and(|month| Date::from_calendar_date(2024, month, day).is_ok())
}
