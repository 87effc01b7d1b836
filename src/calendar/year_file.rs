//! The file of a year, read from TOML with every fault at once.

use serde::{Deserialize, Serialize};
use time::Date;

use super::classify::classify;
use super::day::Basis;
use super::fault::Fault;
use super::reader::{Placed, Reader, Table};
use super::totals::Totals;
use prikaz_fact::example;

/// Whether a year's calendar is law or a forecast.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The decree is adopted.
    #[default]
    Adopted,
    /// The decree is not adopted; the days are expected.
    Forecast,
}

impl Status {
    /// Whether the decree is adopted.
    pub fn is_adopted(&self) -> bool {
        *self == Self::Adopted
    }
}

/// The production calendar of one year, five-day week (`calendar/ru-YYYY.toml`).
#[derive(Debug, Clone)]
pub struct YearFile {
    /// Name of the file, for faults and citations.
    pub name: String,
    /// The year, 1900–2100.
    pub year: i32,
    /// The Government's decree, with date, number and title.
    pub decree: String,
    /// Law or forecast.
    pub status: Status,
    /// Holidays (ТК РФ ст. 112 ч. 1).
    pub holidays: Vec<Placed<Date>>,
    /// Days that days off were moved to.
    pub transferred_off: Vec<Placed<Date>>,
    /// Saturdays and Sundays that are worked.
    pub working_weekends: Vec<Placed<Date>>,
    /// Working days shorter by an hour (ТК РФ ст. 95).
    pub short_days: Vec<Placed<Date>>,
    /// Days of presidential ukazes, one by one; empty where only periods are given.
    pub special: Vec<Placed<Date>>,
    /// Which day off went where.
    pub transfers: Vec<Transfer>,
    /// Periods declared non-working by the President.
    pub special_periods: Vec<SpecialPeriod>,
    /// The totals the file states.
    pub norm: Norm,
}

/// A moved day off.
#[derive(Debug, Clone, Copy)]
pub struct Transfer {
    /// The day it was taken from.
    pub from: Placed<Date>,
    /// The day it went to.
    pub to: Placed<Date>,
    /// By the decree or by the law itself.
    pub basis: Basis,
}

/// A period declared non-working with pay kept.
#[derive(Debug, Clone)]
pub struct SpecialPeriod {
    /// First day.
    pub from: Placed<Date>,
    /// Last day, included.
    pub to: Placed<Date>,
    /// The ukaz.
    pub act: String,
}

/// The totals of a year as its file states them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Norm {
    /// Days of the year.
    pub calendar_days: Option<Placed<i64>>,
    /// Working days, five-day week.
    pub working_days: Option<Placed<i64>>,
    /// Days off, five-day week.
    pub days_off: Option<Placed<i64>>,
    /// Hours at 40 a week.
    pub hours: Option<Placed<i64>>,
    /// Working days as published elsewhere.
    pub published_working_days: Option<Placed<i64>>,
    /// Hours as published elsewhere.
    pub published_hours: Option<Placed<i64>>,
    /// Working days without the presidential ones.
    pub working_days_excluding_special: Option<Placed<i64>>,
    /// Working days of a six-day week.
    pub six_day_working_days: Option<Placed<i64>>,
}

impl YearFile {
    /// Reads the file `name` from its text.
    ///
    /// # Errors
    /// Every fault of form, with line and key. Agreement of the days with each other is
    /// [`check_year`](super::check_year)'s.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(name, text);
        let file = reader.root().and_then(|root| Self::read(&mut reader, name, root));
        reader.finish(file)
    }

    /// The totals that the days of the file give.
    pub fn totals(&self) -> Totals {
        Totals::of(classify(self).values())
    }

    fn read<'t>(reader: &mut Reader<'t>, name: &str, mut root: Table<'t>) -> Option<Self> {
        let year = reader.year(&mut root);
        let decree = reader.text(&mut root, "decree");
        let status = reader.word(&mut root, "status", STATUSES);
        let holidays = reader.dates(&mut root, "holidays");
        let [transferred_off, working_weekends, short_days, special] =
            ["transferred_off", "working_weekends", "short_days", "special"]
                .map(|key| reader.dates_or_none(&mut root, key));
        let transfers = reader.tables(&mut root, "transfers", read_transfer);
        let special_periods = reader.tables(&mut root, "special_periods", read_period);
        let norm = reader.table(&mut root, "norm").map(|table| read_norm(reader, table));
        reader.close(root);
        Some(Self {
            name: name.to_owned(),
            year: year?,
            decree: decree?,
            status: status?,
            holidays: holidays?,
            transferred_off,
            working_weekends,
            short_days,
            special,
            transfers,
            special_periods,
            norm: norm?,
        })
    }
}

const STATUSES: &[(&str, Status)] = &[("adopted", Status::Adopted), ("forecast", Status::Forecast)];
const BASES: &[(&str, Basis)] = &[("decree", Basis::Decree), ("art112", Basis::LabourCode112)];

fn read_transfer<'t>(reader: &mut Reader<'t>, table: &mut Table<'t>) -> Option<Transfer> {
    let from = reader.date(table, "from");
    let to = reader.date(table, "to");
    let basis = reader.word(table, "basis", BASES);
    Some(Transfer { from: from?, to: to?, basis: basis? })
}

fn read_period<'t>(reader: &mut Reader<'t>, table: &mut Table<'t>) -> Option<SpecialPeriod> {
    let from = reader.date(table, "from");
    let to = reader.date(table, "to");
    let act = reader.text(table, "act");
    Some(SpecialPeriod { from: from?, to: to?, act: act? })
}

fn read_norm<'t>(reader: &mut Reader<'t>, mut table: Table<'t>) -> Norm {
    let norm = Norm {
        calendar_days: reader.integer(&mut table, "calendar_days"),
        working_days: reader.integer(&mut table, "working_days_5day"),
        days_off: reader.integer_or_none(&mut table, "nonworking_days_5day"),
        hours: reader.integer(&mut table, "hours_40"),
        published_working_days: reader.integer_or_none(&mut table, "published_working_days_5day"),
        published_hours: reader.integer_or_none(&mut table, "published_hours_40"),
        working_days_excluding_special: reader
            .integer_or_none(&mut table, "working_days_5day_excluding_special"),
        six_day_working_days: reader.integer_or_none(&mut table, "working_days_6day_computed"),
    };
    reader.close(table);
    norm
}

example! { enum Status { Adopted, Forecast } }
