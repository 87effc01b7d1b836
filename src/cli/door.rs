//! The command line as a door that texts leave by.

use prikaz_wording::Door;

/// In its words a text names commands and options: `data/command-line.*.toml`.
pub const COMMAND_LINE: Door = Door::speaking("command-line");
