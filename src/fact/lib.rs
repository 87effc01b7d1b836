//! What facts are made of: codes of enumerations, and examples of every value, made by the declaration itself.
//!
//! A message is held to its facts by filling it with *every* shape they can have: each optional fact absent and
//! present, each value of an enumeration. So whoever declares a fact declares its examples with it: `coded!`
//! around an enumeration gives its codes, the list of them and its examples; `example!` beside a type gives
//! examples alone. Both name every variant and field, so that a new one that is left out does not compile.
//!
//! *Invariant:* pure; knows no layer, no message, no language.

mod chooser;
mod code;
mod example;
mod foreign;
mod line;
mod macros;
mod nearest;

pub use chooser::{Chooser, Example, examples};
pub use code::{Coded, Word, as_code, joined, kebab, kebab_len, read_word};
pub use foreign::ForeignWords;
pub use line::line_at;
pub use nearest::{distance, nearest};

#[doc(hidden)]
pub use serde;
