//! The file of a region, as it is read.

use time::Date;

use prikaz_fact::coded;
use prikaz_placed::Placed;

/// What a regional day does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionDayKind {
    /// One more day off.
    ExtraOff,
    /// A day off moved from another day, which is worked.
    Swap(Placed<Date>),
}

coded! {
/// Whom a regional day binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// The bodies of the region must keep it.
    Binding,
    /// Employers may keep it.
    Recommended,
}
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

coded! {
/// What a day of a region is, without what it is exchanged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RegionDayWord {
    /// One more day off.
    ExtraOff = "extra_off",
    /// A day off that is exchanged for a working day.
    Swap,
}
}
