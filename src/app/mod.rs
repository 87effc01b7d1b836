//! Use cases: load, fold, decide, append, render. The only door to the store.
//!
//! *Invariant:* nobody but `app/clock.rs` knows what time it is.

mod calendars;
pub mod clock;
pub mod data;
mod engine;
mod error;
mod handing;
pub mod procedures;
mod rulebook;

pub use calendars::{
    CalendarCheck, CalendarError, CheckedFile, check_calendars, load_calendar, load_calendar_counting,
};
pub use data::DataDir;
pub use engine::{Engine, Request, Signing, orders_stream, register_stream, substitutions_stream};
pub use error::AppError;
pub use handing::{
    EditFault, Edits, FaultyFile, PlacedFinding, ReadRows, read_rows, with_edits, with_unit_rows,
};
pub use rulebook::Rulebook;
