//! Order files: from TOML text to an order that stands alone, or to every fault there is.

use time::Date;

use super::order_text::read_text;
use crate::Organisation;
use crate::body::Body;
use crate::fault::Fault;
use crate::keys::{order_file, order_text};
use crate::read::source::read_order_kind;
use crate::reader::{Node, Rules, Sheet, read_id_of, settled};
use prikaz_domain::{OrderId, OrganisationId};
use prikaz_order::Order;
use prikaz_placed::Places;

/// An order as loaded from its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderFile {
    /// Key, the name of its file.
    pub id: OrderId,
    /// The body.
    pub organisation: OrganisationId,
    /// What it says.
    pub order: Order,
    /// Its date; none while it is a draft.
    pub date: Option<Date>,
    /// Its number, without the sign; none while it is a draft.
    pub number: Option<String>,
}

/// Reads the order file `text`, called `file_name`, of `organisation`, with the places of its keys. Without an organisation, roles, persons and
/// units are taken as they stand, and its absence is a fault of its own.
///
/// # Errors
/// Every fault of the file, in its order.
pub fn load_order(
    file_name: &str,
    text: &str,
    organisation: Option<&Organisation>,
) -> Result<(OrderFile, Places), Vec<Fault>> {
    let body = Body::of(organisation);
    Sheet::load(file_name, text, Rules::default(), &order_file::KEYS, |root| {
        Some((read_order(root, &body, file_name)?, root.places()))
    })
}

fn read_order(root: &Node<'_>, body: &Body<'_>, file_name: &str) -> Option<OrderFile> {
    let table = root.table()?;
    let id: Option<OrderId> = read_id_of(&table, &order_file::ID, file_name);
    let organisation = table.need(&order_file::ORGANISATION).and_then(|node| body.organisation_key(&node));
    let kind = table.need(&order_file::KIND).and_then(|node| read_order_kind(&node));
    let heading = table.need_text(&order_file::HEADING);
    let date = table.get(&order_file::DATE).map(|node| node.date());
    let number = table.get(&order_file::NUMBER).map(|node| node.text());
    let text = read_text(&table, body, Vec::new());
    table.need(&order_text::SIGNATORY);
    table.close();
    Some(OrderFile {
        id: id?,
        organisation: organisation?,
        order: Order { kind: kind?, heading: heading?, text: text? },
        date: settled(date)?,
        number: settled(number)?,
    })
}
