//! Wording of days and reasons.

use time::Date;

use crate::ui::Ui;
use prikaz_calendar::{Basis, Reason};
use prikaz_wording::calendar as says;

/// A date in words: «27 апреля 2024 г., суббота».
pub(crate) fn day(ui: &Ui, date: Date) -> String {
    let weekday = ui.listed(&says::WEEKDAY, date.weekday().number_from_monday()).unwrap_or_default();
    ui.say(&says::CalendarDay { date: plain(ui, date), weekday })
}

/// A date in words without its weekday.
pub(crate) fn plain(ui: &Ui, date: Date) -> String {
    let month = ui.listed(&says::OF_MONTH, u8::from(date.month())).unwrap_or_default();
    ui.say(&says::CalendarDate { day: date.day(), month, year: date.year() })
}

/// A period in words, or one day.
pub(crate) fn span(ui: &Ui, from: Date, to: Date) -> String {
    if from == to {
        return day(ui, from);
    }
    ui.say(&says::CalendarSpan { from: day(ui, from), to: day(ui, to) })
}

/// Why the days from `date` on are off, or count.
pub(crate) fn reason(ui: &Ui, date: Date, reason: &Reason) -> String {
    match reason {
        Reason::Weekend => ui.word(says::WEEKEND),
        Reason::Holiday => ui.say(&says::HolidayReason { name: holiday(ui, date) }),
        Reason::TransferredOff { from, basis, decree } => {
            let (from, decree) = (day(ui, *from), cited(decree));
            match basis {
                Basis::Decree => ui.say(&says::TransferredOff { from, decree }),
                Basis::LabourCode112 => ui.say(&says::MovedByLaw { from, decree }),
            }
        }
        Reason::WorkingWeekend { to, decree } => {
            ui.say(&says::WorkingWeekend { to: day(ui, *to), decree: cited(decree) })
        }
        Reason::Special { act } => ui.say(&says::SpecialReason { act: act.clone() }),
        Reason::RegionalOff { title, act, swap_from } => {
            let from = swap_from.map(|from| day(ui, from));
            ui.say(&says::RegionalOff { title: title.clone(), act: act.clone(), from })
        }
        Reason::RegionalWorking { to, title, act } => {
            let to = day(ui, *to);
            ui.say(&says::RegionalWorking { to, title: title.clone(), act: act.clone() })
        }
    }
}

/// An act without its title: the full citation stands once, with the calendar.
fn cited(act: &str) -> String {
    act.split(" «").next().unwrap_or(act).to_owned()
}

/// The name of the holiday that begins on `date`.
fn holiday(ui: &Ui, date: Date) -> String {
    let month = u8::from(date.month());
    let day = match month {
        1 => "01".to_owned(),
        _ => format!("{month:02}-{:02}", date.day()),
    };
    ui.listed(&says::HOLIDAY, day).unwrap_or_else(|| ui.word(says::OTHER_HOLIDAY))
}
