//! Order files: from TOML text to an order that stands alone, or to every fault there is.

use time::Date;

use super::Organisation;
use super::fault::Fault;
use super::file::{Body, places_below, read_id_of, read_organisation, settled};
use super::place::Places;
use super::read_order_text::read_text;
use super::read_source::read_order_kind;
use super::reader::{Node, Sheet, Soundness};
use prikaz_domain::{OrderId, OrganisationId};
use prikaz_order::Order;

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
    let sheet = Sheet::new(file_name, text);
    let mut read = None;
    {
        let (parsed, soundness) = sheet.parse();
        if soundness == Soundness::Sound {
            let root = sheet.root(&parsed);
            read =
                read_order(&root, &Body::of(organisation), file_name).map(|file| (file, places_below(&root)));
        }
    }
    let faults = sheet.into_faults();
    read.filter(|_| faults.is_empty()).ok_or(faults)
}

fn read_order(root: &Node<'_>, body: &Body<'_>, file_name: &str) -> Option<OrderFile> {
    let table = root.table()?;
    let id: Option<OrderId> = read_id_of(&table, file_name);
    let organisation = table.need("organisation").and_then(|node| read_organisation(&node, body));
    let kind = table.need("kind").and_then(|node| read_order_kind(&node));
    let heading = table.need_text("heading");
    let date = table.get("date").map(|node| node.date());
    let number = table.get("number").map(|node| node.text());
    let text = read_text(&table, body, Vec::new());
    table.need("signatory");
    table.close();
    Some(OrderFile {
        id: id?,
        organisation: organisation?,
        order: Order { kind: kind?, heading: heading?, text: text? },
        date: settled(date)?,
        number: settled(number)?,
    })
}
