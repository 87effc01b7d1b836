//! Reads how the register and the order that approves it are worded.

use super::file::{Body, settled};
use super::read_amending::{read_amending, read_update};
use super::read_order_text::{STAMPS, note_approves_nothing, read_inner, read_stamp, read_text};
use super::read_source::read_order_kind;
use super::reader::Node;
use super::remind::read_remind;
use super::{AmendingWording, NameForms, OrderWording, RegisterWording};
use prikaz_order::{Annex, AnnexBody, Marks, Stamp};

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
    let stamp = table.need("stamp").and_then(|node| read_register_stamp(&node));
    let marks = table.get("marks").map_or(Some(Marks::default()), |node| node.word(Marks::WORDS));
    let annexes = read_inner(&table);
    table.close();
    let (annex_title, annexes) = (annex_title?, annexes?);
    Some(RegisterWording { name: name?, annex_title, stamp: stamp?, marks: marks?, annexes })
}

/// The word of the stamp, or a table of how the whole stamp looks; the word tells what agrees with the register.
fn read_register_stamp(node: &Node<'_>) -> Option<Stamp> {
    if node.is_table() {
        node.table()?.need("word");
        return read_stamp(node).filter(|stamp| stamp.word.is_some());
    }
    let word = node.word(&STAMPS)?;
    Some(Stamp { word: Some(word.to_owned()), ..Stamp::default() })
}

/// Reads `[order]`. The register is its first annex.
pub(super) fn read_order(
    node: &Node<'_>,
    body: &Body<'_>,
    register: Option<&RegisterWording>,
) -> Option<OrderWording> {
    let table = node.table()?;
    let kind = table.need("kind").and_then(|node| read_order_kind(&node));
    let heading = table.need_text("heading");
    let heading_of_update = table.need_text("heading_of_update");
    let update = read_update(&table);
    let repeal_earlier = table.get("repeal_earlier").map_or(Some(true), |node| node.flag());
    let amending = table.get("amending").map(|node| read_amending(&node, body));
    let remind = table.get("remind").map(|node| read_remind(&node, |node| body.role(node)));
    let text = read_text(&table, body, vec![register_annex(register)]);
    if let (Some(clauses), Some(text)) = (table.get("clause"), &text) {
        note_approves_nothing(&clauses, text);
    }
    table.close();
    Some(OrderWording {
        kind: kind?,
        heading: heading?,
        heading_of_update: heading_of_update?,
        text: text?,
        update: update?,
        repeal_earlier: repeal_earlier?,
        amending: amending.unwrap_or_else(|| Some(AmendingWording::default()))?,
        remind: settled(remind)?,
    })
}

/// The register as the first annex; a stand-in while its own wording is faulty.
fn register_annex(register: Option<&RegisterWording>) -> Annex {
    Annex {
        name: register.map(|register| register.name.nominative.clone()).unwrap_or_default(),
        title: register.map(|register| register.annex_title.clone()).unwrap_or_default(),
        marks: register.map(|register| register.marks).unwrap_or_default(),
        stamp: register.map(|register| register.stamp.clone()).unwrap_or_default(),
        body: AnnexBody::Register,
        signatory: None,
        annexes: register.map(|register| register.annexes.clone()).unwrap_or_default(),
    }
}
