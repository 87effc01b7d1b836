//! Reads the file of a region, with every fault at once.

use super::fault::{Fault, Problem};
use super::keys::{region as keys, region_day as day};
use super::reader::{Calendar, Node, Table, read_date};
use super::region_file::{Binding, RegionDay, RegionDayKind, RegionDayWord, RegionFile};
use prikaz_placed::Sheet;

impl RegionFile {
    /// Reads the file `name` from its text.
    ///
    /// # Errors
    /// Every fault of form, with line and key.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Fault>> {
        Sheet::load(name, text, Calendar, &keys::KEYS, |root| Self::read(name, root))
    }

    fn read(name: &str, root: &Node<'_>) -> Option<Self> {
        let table = root.table()?;
        let region = table.need(&keys::REGION).and_then(|node| read_region(name, &node));
        let title = table.need_text(&keys::TITLE);
        let complete = table.get(&keys::COMPLETE).and_then(|node| node.list()).unwrap_or_default();
        let complete = complete.iter().filter_map(|node| i32::try_from(node.whole()?).ok()).collect();
        let days = table.each(&keys::DAY, read_region_day);
        table.close();
        Some(Self { name: name.to_owned(), region: region?, title: title?, complete, days })
    }
}

/// The code of the region, which must be the file's name.
fn read_region(name: &str, node: &Node<'_>) -> Option<String> {
    let region = node.text()?;
    if !name.ends_with(&format!("{region}.toml")) {
        node.fault(Problem::OtherRegion { text: region.clone() });
    }
    Some(region)
}

fn read_region_day(table: &Table<'_>) -> Option<RegionDay> {
    let date = table.need(&day::DATE).and_then(|node| read_date(&node));
    let kind = read_kind(table);
    let short_eve = table.get(&day::SHORT_EVE).and_then(|node| read_date(&node));
    let binding = table.get(&day::BINDING).map_or(Some(Binding::Binding), |node| node.word(Binding::WORDS));
    let title = table.need_text(&day::TITLE);
    let act = table.get(&day::ACT).and_then(|node| node.text());
    let note = table.get(&day::NOTE).and_then(|node| node.text());
    Some(RegionDay { date: date?, kind: kind?, short_eve, binding: binding?, title: title?, act, note })
}

fn read_kind(table: &Table<'_>) -> Option<RegionDayKind> {
    let node = table.need(&day::KIND);
    let from = table.get(&day::SWAP_FROM);
    let word = node.as_ref()?.word(RegionDayWord::WORDS)?;
    match (word, from) {
        (RegionDayWord::ExtraOff, None) => Some(RegionDayKind::ExtraOff),
        (RegionDayWord::Swap, Some(from)) => read_date(&from).map(RegionDayKind::Swap),
        (RegionDayWord::ExtraOff, Some(_)) | (RegionDayWord::Swap, None) => {
            node?.fault(Problem::SwapMismatch);
            None
        }
    }
}
