//! What is peculiar to the files of calendars.

use time::Date;

use super::civil::parse_date;
use super::fault::Problem;
use prikaz_placed::{Kind, Placed};

/// The kind of file.
pub(super) struct Calendar;

impl Kind for Calendar {
    type Meaning = Problem;
}

pub(super) type Node<'s> = prikaz_placed::Node<'s, Calendar>;
pub(super) type Table<'s> = prikaz_placed::Table<'s, Calendar>;

/// A date of TOML, or one in quotation marks.
pub(super) fn read_date(node: &Node<'_>) -> Option<Placed<Date>> {
    if !node.is_text() {
        return node.date().map(|date| node.placed(date));
    }
    let text = node.text()?;
    let date = parse_date(&text);
    if date.is_none() {
        node.fault(Problem::NotADate { text });
    }
    date.map(|date| node.placed(date))
}

/// A list of dates; those that are none have left a fault.
pub(super) fn read_dates(node: &Node<'_>) -> Vec<Placed<Date>> {
    node.list().unwrap_or_default().iter().filter_map(read_date).collect()
}
