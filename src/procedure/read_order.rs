//! Reads how the register and the order that approves it are worded.

use super::fault::FaultKind;
use super::file::{Body, all, settled};
use super::read_amending::{read_amending, read_update};
use super::read_source::read_order_kind;
use super::reader::Node;
use super::{AmendingWording, ClauseKind, NameForms, OrderClause, OrderWording, RegisterWording};

const CLAUSE_KINDS: [(&str, ClauseKind); 6] = [
    ("approve", ClauseKind::Approve),
    ("publish", ClauseKind::Publish),
    ("instruct", ClauseKind::Instruct),
    ("enter-into-force", ClauseKind::EnterIntoForce),
    ("control", ClauseKind::Control),
    ("free", ClauseKind::Free),
];

/// Reads a name in all its cases.
pub(super) fn read_name_forms(node: &Node<'_>) -> Option<NameForms> {
    let table = node.table()?;
    let nominative = table.need_text("nominative");
    let genitive = table.need_text("genitive");
    let dative = table.need_text("dative");
    let accusative = table.need_text("accusative");
    let instrumental = table.need_text("instrumental");
    let prepositional = table.need_text("prepositional");
    table.close();
    Some(NameForms {
        nominative: nominative?,
        genitive: genitive?,
        dative: dative?,
        accusative: accusative?,
        instrumental: instrumental?,
        prepositional: prepositional?,
    })
}

/// Reads `[register]`.
pub(super) fn read_register(node: &Node<'_>) -> Option<RegisterWording> {
    let table = node.table()?;
    let name = table.need("name").and_then(|node| read_name_forms(&node));
    let annex_title = table.need("annex_title").and_then(|node| node.texts());
    let stamp = table.need("stamp").and_then(|node| read_stamp(&node));
    table.close();
    Some(RegisterWording { name: name?, annex_title: annex_title?, stamp: stamp? })
}

/// The word of the stamp in any of its genders, in capitals or not («Утвержден» of some bodies).
fn read_stamp(node: &Node<'_>) -> Option<String> {
    const STAMPS: [(&str, &str); 8] = [
        ("УТВЕРЖДЕН", "УТВЕРЖДЕН"),
        ("УТВЕРЖДЕНА", "УТВЕРЖДЕНА"),
        ("УТВЕРЖДЕНО", "УТВЕРЖДЕНО"),
        ("УТВЕРЖДЕНЫ", "УТВЕРЖДЕНЫ"),
        ("Утвержден", "Утвержден"),
        ("Утверждена", "Утверждена"),
        ("Утверждено", "Утверждено"),
        ("Утверждены", "Утверждены"),
    ];
    node.word(&STAMPS).map(str::to_owned)
}

/// Reads `[order]`.
pub(super) fn read_order(node: &Node<'_>, body: &Body<'_>) -> Option<OrderWording> {
    let table = node.table()?;
    let kind = table.need("kind").and_then(|node| read_order_kind(&node));
    let heading = table.need_text("heading");
    let heading_of_update = table.need_text("heading_of_update");
    let preamble = table.need("preamble").and_then(|node| node.any_text());
    let verb = table.need_text("verb");
    let clauses = table.need("clause").and_then(|node| read_clauses(&node));
    let signed_by = table.get("signed_by").map(|node| body.role(&node));
    let update = read_update(&table);
    let amending = table.get("amending").map(|node| read_amending(&node));
    table.close();
    Some(OrderWording {
        kind: kind?,
        heading: heading?,
        heading_of_update: heading_of_update?,
        preamble: preamble?,
        verb: verb?,
        clauses: clauses?,
        signed_by: settled(signed_by)?,
        update: update?,
        amending: amending.unwrap_or_else(|| Some(AmendingWording::default()))?,
    })
}

fn read_clauses(node: &Node<'_>) -> Option<Vec<OrderClause>> {
    let clauses = read_clauses_of(node)?;
    if !clauses.iter().any(|clause| clause.kind == ClauseKind::Approve) {
        node.fault(FaultKind::OrderApprovesNothing);
    }
    Some(clauses)
}

/// Reads clauses that need not approve anything.
pub(super) fn read_clauses_of(node: &Node<'_>) -> Option<Vec<OrderClause>> {
    all(node.some_list()?.iter().map(read_clause).collect())
}

fn read_clause(node: &Node<'_>) -> Option<OrderClause> {
    let table = node.table()?;
    let kind = table.need("kind").and_then(|node| node.word(&CLAUSE_KINDS));
    let text = table.need_text("text");
    table.close();
    Some(OrderClause { kind: kind?, text: text? })
}
