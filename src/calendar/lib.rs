//! The production calendar, time limits and due dates.
//!
//! A [`ProductionCalendar`] is built from the files of the years ([`YearFile`]) and, where the body
//! observes days off of its region, from one [`RegionFile`]. It answers by table look-ups; a year it
//! has no file for is a [`MissingYear`], never a guess.
//!
//! *Invariant:* knows dates only; no clock, no files. Every function is total over all dates of `time`.

mod check;
mod civil;
mod classify;
mod day;
mod edition;
mod explain;
mod fault;
pub mod keys;
mod limit;
mod overlay;
mod production;
mod read_region;
mod read_year;
mod reader;
mod region_file;
mod run;
mod totals;
mod year_file;

pub use check::check_year;
pub use civil::parse_date;
pub use day::{Basis, Day, DayKind, Reason};
pub use edition::{CalendarEdition, MissingYear};
pub use explain::{DaySpan, Explanation, LawClause};
pub use fault::{Fault, Problem};
pub use limit::{Bound, CalendarDays, FixedDate, InvalidFixedDate, TimeLimit, WorkingDays};
pub use overlay::{RecommendedDays, check_region};
pub use prikaz_placed::Placed;
pub use production::{Counting, ProductionCalendar, SpecialDays};
pub use region_file::{Binding, RegionDay, RegionDayKind, RegionFile};
pub use totals::Totals;
pub use year_file::{Norm, SpecialPeriod, Status, Transfer, YearFile};
