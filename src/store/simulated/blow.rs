//! What befalls a process at an operation.

use std::io;

use super::random::Random;

/// What befalls a process at an operation.
#[derive(Debug, Clone, Copy)]
pub(super) enum Blow {
    /// The system refuses.
    Error(io::ErrorKind),
    /// The process is killed.
    Kill(Effect),
    /// The power goes, for all processes.
    Power(Effect),
}

/// How much of the operation was done before the end.
#[derive(Debug, Clone, Copy)]
pub(super) enum Effect {
    /// Nothing.
    Nothing,
    /// What an error would leave of it.
    Half,
    /// All.
    Whole,
}

impl Blow {
    /// Any blow.
    pub(super) fn any(random: &mut Random) -> Self {
        let effect = [Effect::Nothing, Effect::Half, Effect::Whole][random.below(3)];
        match random.below(8) {
            0 | 1 => Self::Kill(effect),
            2..=4 => Self::Power(effect),
            5 => Self::Error(io::ErrorKind::StorageFull),
            _ => Self::Error(io::ErrorKind::Other),
        }
    }
}
