//! Errors in words: what happened and where, the details one a line, what to do next.
//!
//! A door (the command line, a browser, an API) gets a typed error from below. Here it is put into words, once, when it
//! leaves the house: [`Wordable`] says which message tells an error, [`Failed`] is that message with its details and
//! advice, still without a language, and [`Said`] is what it comes out as. The door itself makes an exit code or a status
//! of its [`Kind`].
//!
//! *Invariant:* nothing is read and nothing decided; whose names are used, and which keys there are, is given as
//! [`prikaz_app::Surroundings`].

mod app;
mod conflict;
mod data;
mod failed;
mod handed_in;
mod history;
mod mail;
mod missing;
mod order;
mod pair;
mod paper;
mod refused;
mod say;
mod store;
mod template;
mod typed;
mod world;

pub mod called;
pub mod prose;

pub use crate::placed::{fault_hint, fault_line};
pub use data::{OfTable, advice_line, lint_line};
pub use failed::{Failed, Kind, Said, Wordable};
pub use handed_in::{finding_line, placed_line, proposed};
pub use history::history;
pub use say::{Quoted, Say};
pub use typed::Typed;
pub use world::{Internal, NotRead, Unreadable, Unwritable, foreign, why};
