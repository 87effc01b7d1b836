//! What the program says: every message as a type that holds its facts, in two languages.
//!
//! A message is declared once, by `messages!` in the module of its subject: its key in `data/messages/`, and the
//! facts that fill it, each with its type. From that come the facts given to the template, and examples of every
//! shape they can have, with which a test fills every message in both languages. A text without a declaration fails
//! that test, and so does a declaration without a text, or a name in a text that no fact has.
//!
//! What may be done is named in them by a code ([`door`]); in which words, is up to the door that a text leaves by.
//!
//! *Invariant:* words only: nothing is read but data files, nothing is decided, nobody is talked to.

pub mod answer;
pub mod door;
mod error;
pub(crate) mod macros;
mod message;
pub mod message_file;
mod messages;
mod registry;
mod rehearsal;

pub mod calendar;
pub mod data_fault;
pub mod general;
pub mod handed_in;
pub mod next;
pub mod notice;
pub mod order;
pub mod paper;
pub mod placed;
pub mod procedure;
pub mod refusal;
pub mod register;
pub mod said;
pub mod sheet;
pub mod store;
pub mod task;
mod texts;
pub mod typed;

pub use door::Door;
pub use error::WordingError;
pub use message::{Listed, Message, Text, Word, Words};
pub use messages::Messages;
pub use next::NextStep;
pub use prikaz_desk::Language;
pub use registry::declared;
pub use rehearsal::{Declared, Filling};
