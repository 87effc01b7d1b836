//! When those who hold something are reminded, and when somebody above them is told.

use super::fault::FaultKind;
use super::file::settled;
use super::reader::Node;
use prikaz_domain::RoleKey;

/// When reminders go out, in working days of the body's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RemindRule {
    /// So many working days before the last one.
    pub before: Vec<u32>,
    /// On the last day itself.
    pub on_due: bool,
    /// So many working days after it.
    pub after: Vec<u32>,
    /// Where there is no limit: each time so many working days have passed since the stage began.
    pub every: Option<u32>,
    /// After how many working days over (or, without a limit, gone by) who else is told.
    pub escalate: Option<(u32, RoleKey)>,
}

/// Longest of the spans.
const LONGEST: u32 = 250;

/// `remind = { before = [3, 1], on_due = true, after = [1, 3], escalate_after = 2, escalate_to = "head" }`.
pub(super) fn read_remind(
    node: &Node<'_>,
    role: impl Fn(&Node<'_>) -> Option<RoleKey>,
) -> Option<RemindRule> {
    let table = node.table()?;
    let days = |key| match table.get(key) {
        None => Some(Vec::new()),
        Some(node) => {
            node.some_list()?.iter().map(|day| day.number(1..=LONGEST)).collect::<Option<Vec<u32>>>()
        }
    };
    let (before, after) = (days("before"), days("after"));
    let on_due = table.get("on_due").map_or(Some(false), |node| node.flag());
    let every = table.get("every").map(|node| node.number(1..=LONGEST));
    let escalate_after = table.get("escalate_after").map(|node| node.number(1..=LONGEST));
    let escalate_to = table.get("escalate_to").map(|node| role(&node));
    if escalate_after.is_some() != escalate_to.is_some() {
        node.fault(FaultKind::EscalationHalved);
    }
    table.close();
    let escalate = settled(escalate_after)?.zip(settled(escalate_to)?);
    Some(RemindRule { before: before?, on_due: on_due?, after: after?, every: settled(every)?, escalate })
}
