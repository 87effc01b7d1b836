//! The file of a region, read from TOML with every fault at once.

use time::Date;

use super::fault::{Fault, Problem};
use super::reader::{Placed, Reader, Table};

/// What a regional day does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionDayKind {
    /// One more day off.
    ExtraOff,
    /// A day off moved from another day, which is worked.
    Swap(Placed<Date>),
}

/// Whom a regional day binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// The bodies of the region must keep it.
    Binding,
    /// Employers may keep it.
    Recommended,
}

/// A day of a region.
#[derive(Debug, Clone)]
pub struct RegionDay {
    /// The day off.
    pub date: Placed<Date>,
    /// One more day off, or a swap.
    pub kind: RegionDayKind,
    /// The working day before it that is shorter by an hour.
    pub short_eve: Option<Placed<Date>>,
    /// Whom it binds.
    pub binding: Binding,
    /// What is kept on this day.
    pub title: String,
    /// The act, where known.
    pub act: Option<String>,
    /// A remark for the reader.
    pub note: Option<String>,
}

/// Days off of one region, all years (`calendar/regions/RU-XX.toml`).
#[derive(Debug, Clone)]
pub struct RegionFile {
    /// Name of the file, for faults.
    pub name: String,
    /// Code of the region, such as `RU-TA`.
    pub region: String,
    /// Its Russian name.
    pub title: String,
    /// Years for which the list is known to be complete.
    pub complete: Vec<i32>,
    /// The days.
    pub days: Vec<RegionDay>,
}

impl RegionFile {
    /// Reads the file `name` from its text.
    ///
    /// # Errors
    /// Every fault of form, with line and key.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(name, text);
        let file = reader.root().and_then(|root| Self::read(&mut reader, name, root));
        reader.finish(file)
    }

    fn read<'t>(reader: &mut Reader<'t>, name: &str, mut root: Table<'t>) -> Option<Self> {
        let line = root.line_of("region");
        let region = reader.text(&mut root, "region");
        let title = reader.text(&mut root, "title");
        let complete = reader.years(&mut root, "complete");
        let days = reader.tables(&mut root, "day", read_region_day);
        reader.close(root);
        let region = region?;
        if !name.ends_with(&format!("{region}.toml")) {
            reader.fault(line, "region", Problem::OtherRegion { text: region.clone() });
        }
        Some(Self { name: name.to_owned(), region, title: title?, complete, days })
    }
}

const BINDINGS: &[(&str, Binding)] = &[("binding", Binding::Binding), ("recommended", Binding::Recommended)];

fn read_region_day<'t>(reader: &mut Reader<'t>, table: &mut Table<'t>) -> Option<RegionDay> {
    let date = reader.date(table, "date");
    let kind = read_kind(reader, table);
    let short_eve = reader.date_or_none(table, "short_eve");
    let binding = reader.word_or(table, "binding", BINDINGS, Binding::Binding);
    let title = reader.text(table, "title");
    let act = reader.text_or_none(table, "act");
    let note = reader.text_or_none(table, "note");
    Some(RegionDay { date: date?, kind: kind?, short_eve, binding: binding?, title: title?, act, note })
}

fn read_kind<'t>(reader: &mut Reader<'t>, table: &mut Table<'t>) -> Option<RegionDayKind> {
    let (line, path) = (table.line_of("kind"), table.path_of("kind"));
    let swaps = reader.word(table, "kind", &[("extra_off", false), ("swap", true)])?;
    match (swaps, reader.date_or_none(table, "swap_from")) {
        (false, None) => Some(RegionDayKind::ExtraOff),
        (true, Some(from)) => Some(RegionDayKind::Swap(from)),
        _ => {
            reader.fault(line, path, Problem::SwapMismatch);
            None
        }
    }
}
