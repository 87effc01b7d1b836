//! Agreement: who sits in its groups, what they decide, how remarks are answered.

pub(crate) mod agree;
pub(crate) mod revise;
pub(crate) mod seat;
pub(crate) mod seating;
