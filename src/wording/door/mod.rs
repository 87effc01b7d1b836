//! What may be done, and what is stated with it, named in the texts that all doors share and worded by the door that a
//! text leaves by.
//!
//! A text says `{{ do('consolidate') }}` or `{{ input('ground') }}`; the command line words these as a command and an
//! option, a browser would as a link and a field of a form. The words of a door stand in a file of its own
//! (`data/command-line.*.toml`).
//!
//! *Invariant:* no text outside the file of a door names a command, an option or a variable of the environment.

mod declare;
mod doing;
mod functions;
mod given;
mod input;
mod leaving;
mod worded;

pub use doing::Doing;
pub(crate) use functions::add_to;
pub use given::Given;
pub use input::Input;
pub use leaving::Door;
pub use worded::{Needed, Worded};
