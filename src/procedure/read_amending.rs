//! Reads how later editions are approved: `update` and `[order.amending]`.

use super::file::Body;
use super::read_citation::read_preamble;
use super::read_clause::{Scope, read_clauses};
use super::reader::{Node, Table};
use super::{AmendingWording, Cites, ExcludedAs, Update};

/// Reads `update`; the register is restated where nothing is said.
pub(super) fn read_update(table: &Table<'_>) -> Option<Update> {
    match table.get("update") {
        Some(node) => node.word(Update::WORDS),
        None => Some(Update::Restate),
    }
}

/// Reads `[order.amending]`.
pub(super) fn read_amending(node: &Node<'_>, body: &Body<'_>) -> Option<AmendingWording> {
    let usual = AmendingWording::default();
    let table = node.table()?;
    let preamble = table.get("preamble").map(|node| read_preamble(&node));
    let scope = Scope { body, annexes: 0 };
    let clauses = table.get("clause").map(|node| read_clauses(&node, scope));
    let restate_above = table.get("restate_above").map(|node| node.number(0..=100));
    let most_edits = table.get("most_edits").map(|node| node.number(0..=100));
    let cites = table.get("cites").map(|node| node.word(Cites::WORDS));
    let excluded = table.get("excluded").map(|node| node.word(ExcludedAs::WORDS));
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
