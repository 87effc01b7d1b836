//! The facts that what a text names is told with.

use prikaz_fact::coded;

coded! {
    /// A fact that goes with what a text names.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Given {
        /// A day.
        Day,
        /// The number of an edition.
        Edition,
        /// The folder of the store.
        Home,
        /// The number of a record.
        Number,
        /// The day on which something is done.
        On,
        /// An order, by its key or its requisites.
        Order,
        /// The key of a body.
        Organisation,
        /// The key of a person.
        Person,
        /// The key of a register.
        Register,
        /// The key of a unit.
        Unit,
    }
}

/// What stands for a day, a number and a key in a rehearsal.
const DAY: &str = "2024-04-23";
const NUMBER: &str = "1";
const KEY: &str = "sample";

impl Given {
    /// Something of the kind, for a rehearsal.
    pub(crate) fn sample(self) -> &'static str {
        match self {
            Self::Day | Self::On => DAY,
            Self::Edition | Self::Number => NUMBER,
            Self::Home | Self::Order | Self::Organisation | Self::Person | Self::Register | Self::Unit => KEY,
        }
    }
}
