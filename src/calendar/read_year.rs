//! Reads the file of a year, with every fault at once.

use super::day::Basis;
use super::fault::Fault;
use super::keys::year as keys;
use super::keys::{norm, period, transfer};
use super::reader::{Calendar, Node, Table, read_date, read_dates};
use super::year_file::{Norm, SpecialPeriod, Status, Transfer, YearFile};
use prikaz_placed::Sheet;

impl YearFile {
    /// Reads the file `name` from its text.
    ///
    /// # Errors
    /// Every fault of form, with line and key. Agreement of the days with each other is
    /// [`check_year`](super::check_year)'s.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Fault>> {
        Sheet::load(name, text, Calendar, &keys::KEYS, |root| Self::read(name, root))
    }

    fn read(name: &str, root: &Node<'_>) -> Option<Self> {
        let table = root.table()?;
        let year = table.need(&keys::YEAR).and_then(|node| node.whole());
        let decree = table.need_text(&keys::DECREE);
        let status = table.need(&keys::STATUS).and_then(|node| node.word(Status::WORDS));
        let holidays = table.need(&keys::HOLIDAYS).map(|node| read_dates(&node));
        let dates = |key| table.get(key).map(|node| read_dates(&node)).unwrap_or_default();
        let [transferred_off, working_weekends, short_days, special] =
            [&keys::TRANSFERRED_OFF, &keys::WORKING_WEEKENDS, &keys::SHORT_DAYS, &keys::SPECIAL].map(dates);
        let transfers = table.each(&keys::TRANSFERS, read_transfer);
        let special_periods = table.each(&keys::SPECIAL_PERIODS, read_period);
        let norm = table.need(&keys::NORM).and_then(|node| read_norm(&node));
        table.close();
        Some(Self {
            name: name.to_owned(),
            year: i32::try_from(year?).ok()?,
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

fn read_transfer(table: &Table<'_>) -> Option<Transfer> {
    let from = table.need(&transfer::FROM).and_then(|node| read_date(&node));
    let to = table.need(&transfer::TO).and_then(|node| read_date(&node));
    let basis = table.need(&transfer::BASIS).and_then(|node| node.word(Basis::WORDS));
    Some(Transfer { from: from?, to: to?, basis: basis? })
}

fn read_period(table: &Table<'_>) -> Option<SpecialPeriod> {
    let from = table.need(&period::FROM).and_then(|node| read_date(&node));
    let to = table.need(&period::TO).and_then(|node| read_date(&node));
    let act = table.need_text(&period::ACT);
    Some(SpecialPeriod { from: from?, to: to?, act: act? })
}

fn read_norm(node: &Node<'_>) -> Option<Norm> {
    let table = node.table()?;
    let number = |node: Node<'_>| Some(node.placed(i64::from(node.whole()?)));
    let need = |key| table.need(key).and_then(number);
    let may = |key| table.get(key).and_then(number);
    let norm = Norm {
        calendar_days: need(&norm::CALENDAR_DAYS),
        working_days: need(&norm::WORKING_DAYS),
        days_off: may(&norm::DAYS_OFF),
        hours: need(&norm::HOURS),
        published_working_days: may(&norm::PUBLISHED_WORKING_DAYS),
        published_hours: may(&norm::PUBLISHED_HOURS),
        working_days_excluding_special: may(&norm::EXCLUDING_SPECIAL),
        six_day_working_days: may(&norm::SIX_DAY_WEEK),
    };
    table.close();
    Some(norm)
}
