//! Reads how rows read as a list.

use super::names::Names;
use super::phrase::read_phrase;
use crate::keys::{list, shape};
use crate::reader::{Node, settled};
use prikaz_form::{ItemNumbers, Listing};

/// Reads a list; `has_records` says whether items may have items under them.
pub(crate) fn read_listing(node: &Node<'_>, names: &Names, has_records: bool) -> Option<Listing> {
    let table = node.table()?;
    let item = table.need(&list::ITEM).and_then(|node| read_phrase(&node, names.keys()));
    let numbers =
        table.get(&list::NUMBERS).map_or(Some(ItemNumbers::Bracket), |node| node.word(ItemNumbers::WORDS));
    let sub_node = table.get(&list::SUB_ITEM);
    if let (Some(node), false) = (&sub_node, has_records) {
        node.missing(&shape::RECORDS);
    }
    let sub_item = sub_node.map(|node| read_phrase(&node, names.keys()));
    let sub_numbers =
        table.get(&list::SUB_NUMBERS).map_or(Some(ItemNumbers::Letter), |node| node.word(ItemNumbers::WORDS));
    let end = table.get(&list::END).map_or(Some(";".to_owned()), |node| node.any_text());
    let last_end = table.get(&list::LAST_END).map_or(Some(".".to_owned()), |node| node.any_text());
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
