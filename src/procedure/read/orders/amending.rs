//! Reads how later editions are approved: `update` and `[order.amending]`.

use super::citation::read_preamble;
use super::clause::{Scope, read_clauses};
use crate::body::Body;
use crate::keys::{amending, order};
use crate::reader::{Node, Table};
use crate::{AmendingWording, Cites, ExcludedAs, Update};

/// Reads `update`; the register is restated where nothing is said.
pub(crate) fn read_update(table: &Table<'_>) -> Option<Update> {
    match table.get(&order::UPDATE) {
        Some(node) => node.word(Update::WORDS),
        None => Some(Update::Restate),
    }
}

/// Reads `[order.amending]`.
pub(crate) fn read_amending(node: &Node<'_>, body: &Body<'_>) -> Option<AmendingWording> {
    let usual = AmendingWording::default();
    let table = node.table()?;
    let preamble = table.get(&amending::PREAMBLE).map(|node| read_preamble(&node));
    let scope = Scope { body, annexes: 0 };
    let clauses = table.get(&amending::CLAUSE).map(|node| read_clauses(&node, scope));
    let restate_above = table.get(&amending::RESTATE_ABOVE).map(|node| node.whole());
    let most_edits = table.get(&amending::MOST_EDITS).map(|node| node.whole());
    let cites = table.get(&amending::CITES).map(|node| node.word(Cites::WORDS));
    let excluded = table.get(&amending::EXCLUDED).map(|node| node.word(ExcludedAs::WORDS));
    table.close();
    let small = |number: Option<Option<u32>>, usual: u8| match number {
        Some(number) => number.and_then(|number| u8::try_from(number).ok()),
        None => Some(usual),
    };
    Some(AmendingWording {
        preamble: preamble.map_or(Some(None), |text| text.map(Some))?,
        clauses: clauses.unwrap_or(Some(Vec::new()))?,
        restate_above: small(restate_above, usual.restate_above)?,
        most_edits: small(most_edits, usual.most_edits)?,
        cites: cites.unwrap_or(Some(usual.cites))?,
        excluded: excluded.unwrap_or(Some(usual.excluded))?,
    })
}
