//! Reads how the register and the order that approves it are worded.

use super::amending::{read_amending, read_update};
use super::order_text::{note_approves_nothing, read_inner, read_stamp, read_text};
use crate::body::Body;
use crate::keys::{name_forms, order, order_text, register, stamp};
use crate::read::remind::read_remind;
use crate::read::source::read_order_kind;
use crate::reader::{Node, settled};
use crate::word::STAMPS;
use crate::{AmendingWording, NameForms, OrderWording, RegisterWording};
use prikaz_order::{Annex, AnnexBody, Marks, Stamp};

/// Reads a name in all its cases.
pub(crate) fn read_name_forms(node: &Node<'_>) -> Option<NameForms> {
    let table = node.table()?;
    let nominative = table.need_text(&name_forms::NOMINATIVE);
    let genitive = table.need_text(&name_forms::GENITIVE);
    let dative = table.need_text(&name_forms::DATIVE);
    let accusative = table.need_text(&name_forms::ACCUSATIVE);
    let instrumental = table.need_text(&name_forms::INSTRUMENTAL);
    let prepositional = table.need_text(&name_forms::PREPOSITIONAL);
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
pub(crate) fn read_register(node: &Node<'_>) -> Option<RegisterWording> {
    let table = node.table()?;
    let name = table.need(&register::NAME).and_then(|node| read_name_forms(&node));
    let annex_title = table.need(&register::ANNEX_TITLE).and_then(|node| node.texts());
    let stamp = table.need(&register::STAMP).and_then(|node| read_register_stamp(&node));
    let marks = table.get(&register::MARKS).map_or(Some(Marks::default()), |node| node.word(Marks::WORDS));
    let annexes = read_inner(&table, &register::ANNEX);
    table.close();
    let (annex_title, annexes) = (annex_title?, annexes?);
    Some(RegisterWording { name: name?, annex_title, stamp: stamp?, marks: marks?, annexes })
}

/// The word of the stamp, or a table of how the whole stamp looks; the word tells what agrees with the register.
fn read_register_stamp(node: &Node<'_>) -> Option<Stamp> {
    if node.is_table() {
        node.table()?.need(&stamp::WORD);
        return read_stamp(node).filter(|stamp| stamp.word.is_some());
    }
    let word = node.word(&STAMPS)?;
    Some(Stamp { word: Some(word.to_owned()), ..Stamp::default() })
}

/// Reads `[order]`. The register is its first annex.
pub(crate) fn read_order(
    node: &Node<'_>,
    body: &Body<'_>,
    register: Option<&RegisterWording>,
) -> Option<OrderWording> {
    let table = node.table()?;
    let kind = table.need(&order::KIND).and_then(|node| read_order_kind(&node));
    let heading = table.need_text(&order::HEADING);
    let heading_of_update = table.need_text(&order::HEADING_OF_UPDATE);
    let update = read_update(&table);
    let repeal_earlier = table.get(&order::REPEAL_EARLIER).map_or(Some(true), |node| node.flag());
    let amending = table.get(&order::AMENDING).map(|node| read_amending(&node, body));
    let remind = table.get(&order::REMIND).map(|node| read_remind(&node, |node| body.role(node)));
    let text = read_text(&table, body, vec![register_annex(register)]);
    if let (Some(clauses), Some(text)) = (table.get(&order_text::CLAUSE), &text) {
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
