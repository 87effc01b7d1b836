//! What can be wrong with the file of a year or a region.

use serde::Serialize;

use prikaz_fact::coded;

/// A defect of a calendar file, with its place.
pub type Fault = prikaz_placed::Fault<Problem>;

coded! {
/// What is wrong with the meaning at the place of a [`Fault`]; written for the templates of messages. Dates stand as `2024-04-27`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Problem {
    /// A text that is no date.
    NotADate {
        /// The text.
        text: String,
    },
    /// Two files of one year.
    DuplicateYear {
        /// The year.
        year: i32,
    },
    /// The same date twice in one list.
    DuplicateDate {
        /// The date.
        date: String,
    },
    /// A date of another year than the file's.
    OtherYear {
        /// The date.
        date: String,
        /// The file's year.
        year: i32,
    },
    /// A transferred day off that no transfer leads to.
    NoTransferTo {
        /// The date.
        date: String,
    },
    /// The day a transfer leads to is absent from `transferred_off`.
    TargetNotOff {
        /// The date.
        date: String,
    },
    /// The day a transfer leads to is a day off anyway.
    TargetAlreadyOff {
        /// The date.
        date: String,
    },
    /// The day a transfer starts from is neither a holiday on a day off nor a working Saturday or Sunday.
    SourceNotOff {
        /// The date.
        date: String,
    },
    /// A transfer by the law itself that does not lead to the first working day after the holiday.
    NotNextWorkingDay {
        /// The date it leads to.
        date: String,
        /// The date it should lead to.
        expected: String,
    },
    /// A working weekend that is not a Saturday or Sunday, or is a holiday.
    NotAWeekend {
        /// The date.
        date: String,
    },
    /// A working weekend that no transfer starts from.
    NoTransferFrom {
        /// The date.
        date: String,
    },
    /// A holiday on a day off, outside January, that no transfer starts from.
    HolidayNotMoved {
        /// The date.
        date: String,
    },
    /// A short day that is no working day.
    ShortDayOff {
        /// The date.
        date: String,
    },
    /// A short day that precedes no holiday.
    ShortNotEve {
        /// The date.
        date: String,
    },
    /// A working day before a holiday that is not listed as short.
    EveNotShort {
        /// The date.
        date: String,
    },
    /// A period whose end lies before its start.
    ReversedPeriod,
    /// `special` and `[[special_periods]]` name different days.
    SpecialDiffers {
        /// A date that stands in one of them only.
        date: String,
    },
    /// A total that does not come out.
    Total {
        /// The number the file states.
        stated: i64,
        /// The number its days give.
        counted: i64,
    },
    /// A regional file whose code is not that of its name.
    OtherRegion {
        /// The code in the file.
        text: String,
    },
    /// A swap without `swap_from`, or `swap_from` without a swap.
    SwapMismatch,
    /// A short eve that is not the last working day before its day off.
    EveNotBefore {
        /// The date.
        date: String,
    },
}
}
