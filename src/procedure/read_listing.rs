//! Reads how rows read as a list.

use super::fault::FaultKind;
use super::file::settled;
use super::read_form::Names;
use super::read_phrase::read_phrase;
use super::reader::Node;
use prikaz_form::{ItemNumbers, Listing};

/// Reads a list; `has_records` says whether items may have items under them.
pub(super) fn read_listing(node: &Node<'_>, names: &Names, has_records: bool) -> Option<Listing> {
    let table = node.table()?;
    let item = table.need("item").and_then(|node| read_phrase(&node, names.keys()));
    let numbers =
        table.get("numbers").map_or(Some(ItemNumbers::Bracket), |node| node.word(ItemNumbers::WORDS));
    let sub_node = table.get("sub_item");
    if let (Some(node), false) = (&sub_node, has_records) {
        node.fault(FaultKind::MissingKey { name: "records".to_owned() });
    }
    let sub_item = sub_node.map(|node| read_phrase(&node, names.keys()));
    let sub_numbers =
        table.get("sub_numbers").map_or(Some(ItemNumbers::Letter), |node| node.word(ItemNumbers::WORDS));
    let end = table.get("end").map_or(Some(";".to_owned()), |node| node.any_text());
    let last_end = table.get("last_end").map_or(Some(".".to_owned()), |node| node.any_text());
    table.close();
    Some(Listing {
        item: item?,
        numbers: numbers?,
        sub_item: settled(sub_item)?,
        sub_numbers: sub_numbers?,
        end: end?,
        last_end: last_end?,
    })
}
