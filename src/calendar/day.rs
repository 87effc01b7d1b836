//! What a day is, and why.

use time::{Date, Weekday};

use prikaz_fact::coded;

coded! {
/// Kind of a day in the calendar of one body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind: Serialize + Deserialize {
    /// An ordinary working day.
    Working,
    /// A working day that is an hour shorter (ТК РФ ст. 95); it counts whole.
    ShortWorking,
    /// Saturday or Sunday (ТК РФ ст. 111).
    Weekend,
    /// A holiday (ТК РФ ст. 112 ч. 1).
    Holiday,
    /// A day that a day off was moved to (ТК РФ ст. 112 ч. 2 and 5).
    TransferredOff,
    /// A Saturday or Sunday that is worked instead of a day off elsewhere; it counts.
    WorkingWeekend,
    /// A working day declared non-working with pay kept, by a presidential ukaz; it counts
    /// unless the procedure says otherwise.
    Special,
    /// A day off of the region (125-ФЗ ст. 4 п. 7, or an act of the region).
    RegionalOff,
}
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// What it is.
    pub kind: DayKind,
    /// Hours of work at 40 hours a week: 8, 7 or 0. Special days keep the hours of the norm.
    pub hours: u8,
}

impl Day {
    /// Whether the law, leaving presidential days aside, makes this a day of work.
    pub(super) fn is_worked(self) -> bool {
        self.hours > 0
    }

    /// Whether it is a working day shorter by an hour (ТК РФ ст. 95).
    pub fn is_short(self) -> bool {
        self.hours == 7
    }

    pub(super) fn off(kind: DayKind) -> Self {
        Self { kind, hours: 0 }
    }
}

coded! {
/// Where a transfer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The Government's decree for the year (ТК РФ ст. 112 ч. 2 and 5).
    Decree,
    /// The law itself: a holiday that fell on a day off (ТК РФ ст. 112 ч. 2).
    LabourCode112 = "art112",
}
}

coded! {
/// Why a day does not follow the working week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A holiday.
    Holiday,
    /// A day off moved here from `from`.
    TransferredOff {
        /// The day whose rest was moved.
        from: Date,
        /// The decree, or the law.
        basis: Basis,
        /// The decree of the year.
        decree: String,
    },
    /// Worked in exchange for `to`.
    WorkingWeekend {
        /// The day that became a day off.
        to: Date,
        /// The decree of the year.
        decree: String,
    },
    /// Declared non-working by the President.
    Special {
        /// The ukaz.
        act: String,
    },
    /// A day off of the region.
    RegionalOff {
        /// What is kept on this day.
        title: String,
        /// The act, where the file names it.
        act: Option<String>,
        /// The day worked instead.
        swap_from: Option<Date>,
    },
    /// Worked in the region in exchange for `to`.
    RegionalWorking {
        /// The day that became a day off.
        to: Date,
        /// What is kept on that day.
        title: String,
        /// The act, where the file names it.
        act: Option<String>,
    },
}
}

/// Whether `date` is a Saturday or a Sunday.
pub(super) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
