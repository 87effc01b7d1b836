//! Russian wording: cases of names and posts, agreement, plurals, dates, spaces that are not broken.
//!
//! | question | file |
//! |---|---|
//! | cases of names | `names.rs`, exceptions in `data/russian/names.toml` |
//! | cases of posts, units, documents | `phrase.rs`, words in `data/russian/{posts,units,documents}.toml` |
//! | «утвержден», «утверждена»… | `agreement.rs` |
//! | «5 рабочих дней» | `plural.rs` |
//! | «трех рабочих дней» | `numerals.rs` |
//! | «2 апреля 2024 г.» | `dates.rs` |
//! | «с» or «со», «о» or «об» | `preposition.rs` |
//! | what is bound by a non-breaking space | `typography.rs` |
//!
//! *Invariant:* forms are proposed from words and endings only; whatever a clerk confirmed on a card comes first.
//! No text makes it panic, and no word of a phrase is lost.

mod adjective;
mod agreement;
pub mod dates;
mod fault;
mod full_name;
pub mod keys;
mod letters;
mod months;
mod names;
mod noun;
pub mod numerals;
mod participle;
mod phrase;
pub mod plural;
mod preposition;
pub mod typography;
mod word_list;
mod words;

pub use agreement::{Agreement, agreeing};
pub use fault::{WordFault, WordFaultKind};
pub use full_name::{NameParts, latin_key};
pub use names::{NamePart, gender_of_patronymic};
pub use participle::Participle;
pub use phrase::Inflected;
pub use preposition::preposed;
pub use words::{UnknownDocument, Words};
