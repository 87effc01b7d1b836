//! Reads when somebody is reminded.

use crate::fault::FaultKind;
use crate::keys::remind;
use crate::reader::{Node, all, settled};
use crate::remind::RemindRule;
use prikaz_domain::RoleKey;
use prikaz_placed::Key;

/// `remind = { before = [3, 1], on_due = true, after = [1, 3], escalate_after = 2, escalate_to = "head" }`.
pub(crate) fn read_remind(
    node: &Node<'_>,
    role: impl Fn(&Node<'_>) -> Option<RoleKey>,
) -> Option<RemindRule> {
    let table = node.table()?;
    let days = |key: &'static Key| match table.get(key) {
        None => Some(Vec::new()),
        Some(node) => all(node.some_list()?.iter().map(|day| day.whole())),
    };
    let (before, after) = (days(&remind::BEFORE), days(&remind::AFTER));
    let on_due = table.get(&remind::ON_DUE).map_or(Some(false), |node| node.flag());
    let every = table.get(&remind::EVERY).map(|node| node.whole());
    let escalate_after = table.get(&remind::ESCALATE_AFTER).map(|node| node.whole());
    let escalate_to = table.get(&remind::ESCALATE_TO).map(|node| role(&node));
    if escalate_after.is_some() != escalate_to.is_some() {
        node.fault(FaultKind::EscalationHalved);
    }
    table.close();
    let escalate = settled(escalate_after)?.zip(settled(escalate_to)?);
    Some(RemindRule { before: before?, on_due: on_due?, after: after?, every: settled(every)?, escalate })
}
