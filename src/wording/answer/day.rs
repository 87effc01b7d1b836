//! Days, and why they are off or count, in words.

use time::Date;

use crate::Messages;
use crate::calendar as says;
use prikaz_calendar::{Basis, Reason};

/// A date in words: «27 апреля 2024 г., суббота».
pub fn day(messages: &Messages, date: Date) -> String {
    let weekday = messages.listed(&says::WEEKDAY, date.weekday().number_from_monday()).unwrap_or_default();
    messages.text(&says::CalendarDay { date: plain(messages, date), weekday })
}

/// A date in words without its weekday.
pub fn plain(messages: &Messages, date: Date) -> String {
    let month = messages.listed(&says::OF_MONTH, u8::from(date.month())).unwrap_or_default();
    messages.text(&says::CalendarDate { day: date.day(), month, year: date.year() })
}

/// A period in words, or one day.
pub fn span(messages: &Messages, from: Date, to: Date) -> String {
    if from == to {
        return day(messages, from);
    }
    messages.text(&says::CalendarSpan { from: day(messages, from), to: day(messages, to) })
}

/// Why the days from `date` on are off, or count.
pub fn reason(messages: &Messages, date: Date, reason: &Reason) -> String {
    match reason {
        Reason::Weekend => messages.word(says::WEEKEND),
        Reason::Holiday => messages.text(&says::HolidayReason { name: holiday(messages, date) }),
        Reason::TransferredOff { from, basis, decree } => {
            let (from, decree) = (day(messages, *from), cited(decree));
            match basis {
                Basis::Decree => messages.text(&says::TransferredOff { from, decree }),
                Basis::LabourCode112 => messages.text(&says::MovedByLaw { from, decree }),
            }
        }
        Reason::WorkingWeekend { to, decree } => {
            messages.text(&says::WorkingWeekend { to: day(messages, *to), decree: cited(decree) })
        }
        Reason::Special { act } => messages.text(&says::SpecialReason { act: act.clone() }),
        Reason::RegionalOff { title, act, swap_from } => {
            let from = swap_from.map(|from| day(messages, from));
            messages.text(&says::RegionalOff { title: title.clone(), act: act.clone(), from })
        }
        Reason::RegionalWorking { to, title, act } => {
            let to = day(messages, *to);
            messages.text(&says::RegionalWorking { to, title: title.clone(), act: act.clone() })
        }
    }
}

/// An act without its title: the full citation stands once, with the calendar.
fn cited(act: &str) -> String {
    act.split(" «").next().unwrap_or(act).to_owned()
}

/// The name of the holiday that begins on `date`.
fn holiday(messages: &Messages, date: Date) -> String {
    let month = u8::from(date.month());
    let day = match month {
        1 => "01".to_owned(),
        _ => format!("{month:02}-{:02}", date.day()),
    };
    messages.listed(&says::HOLIDAY, day).unwrap_or_else(|| messages.word(says::OTHER_HOLIDAY))
}
