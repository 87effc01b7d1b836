//! Checks of a procedure as a whole: the order of its stages, and days that exist.

use time::{Date, Month};

use super::Milestone;
use super::fault::{FaultKind, Side};
use super::reader::Node;

/// A stage as far as its order is concerned.
pub(super) struct StageAt<'n, 's> {
    /// The stage in the file.
    pub(super) node: &'n Node<'s>,
    /// The word of its kind; empty where there is none.
    pub(super) kind: String,
    /// What its limits count from.
    pub(super) limits: Vec<(Node<'s>, Milestone)>,
}

/// Notes stages that can never be reached, and limits that count from what has not happened yet.
pub(super) fn stage_order(root: &Node<'_>, stages: &[StageAt<'_, '_>]) {
    let place = |kind: &str| stages.iter().position(|stage| stage.kind == kind);
    let Some(approve) = place("approve") else {
        root.fault(FaultKind::NoStage { kind: "approve".to_owned() });
        return;
    };
    for (at, stage) in stages.iter().enumerate() {
        match stage.kind.as_str() {
            "approve" if at != approve => {
                stage.node.fault(FaultKind::SecondStage { kind: stage.kind.clone() })
            }
            "collect" | "check" | "agree" if at > approve => out_of_order(stage, Side::Before, "approve"),
            "publish" | "inform" if at < approve => out_of_order(stage, Side::After, "approve"),
            "check" | "agree" if place("collect").is_some_and(|collect| at < collect) => {
                out_of_order(stage, Side::After, "collect");
            }
            _ => {}
        }
        note_early_limits(stage, at, approve, place("publish"));
    }
}

fn out_of_order(stage: &StageAt<'_, '_>, must_stand: Side, other: &str) {
    stage.node.fault(FaultKind::StageOutOfOrder {
        kind: stage.kind.clone(),
        must_stand,
        other: other.to_owned(),
    });
}

fn note_early_limits(stage: &StageAt<'_, '_>, at: usize, approve: usize, publish: Option<usize>) {
    for (node, milestone) in &stage.limits {
        let (event, happens) = match milestone {
            Milestone::Opening | Milestone::Draft => continue,
            Milestone::Approval => ("approval", Some(approve)),
            Milestone::Publication => ("publication", publish),
        };
        if happens.is_none_or(|happens| at <= happens) {
            node.fault(FaultKind::LimitBeforeEvent { event: event.to_owned() });
        }
    }
}

/// Whether each year, or at least each leap year, has this day.
pub(super) fn is_day_of_year(month: u8, day: u8) -> bool {
    Month::try_from(month).is_ok_and(|month| Date::from_calendar_date(2024, month, day).is_ok())
}
