//! Editions beside one another: the comparison, the redline, the consolidated wording.

mod compared;
mod comparison;
mod consolidated;
mod redline;
mod wording;
mod woven;

pub(super) use compared::compared;
pub use comparison::comparison;
pub use consolidated::consolidated;
pub use redline::redline;
pub use wording::Wording;
