//! Which acts of a body others repeal, and from which day: the one answer, whoever asks.
//!
//! *Invariant:* an act whose own force never begins repeals nothing; what is repealed does not come back when the act
//! that repealed it is repealed itself.

use time::Date;

use prikaz_domain::ActReference;

use crate::record::requisites::same_order;

/// An act repeals another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeal {
    /// The act that is repealed.
    pub act: ActReference,
    /// The act that repeals it, without its title.
    pub by: ActReference,
    /// From which day; none while the repealing act awaits its official publication.
    pub from: Option<Date>,
}

/// The repeals that the acts of a body speak.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeals(Vec<Repeal>);

impl Repeals {
    /// These repeals, in the order in which they were signed.
    pub fn new(repeals: Vec<Repeal>) -> Self {
        Self(repeals)
    }

    /// What repeals `act`, or is going to: of several acts the one whose force begins first.
    pub fn of(&self, act: &ActReference) -> Option<&Repeal> {
        self.first(act, self.0.len())
    }

    /// What has repealed `act` by `day`.
    pub fn by(&self, act: &ActReference, day: Date) -> Option<&Repeal> {
        self.of(act).filter(|repeal| repeal.from.is_some_and(|from| from <= day))
    }

    /// `deep` bounds the chain of acts that repeal one another: acts of one day might name each other in a ring.
    fn first(&self, act: &ActReference, deep: usize) -> Option<&Repeal> {
        let holds = |repeal: &&Repeal| {
            let fallen = deep.checked_sub(1).and_then(|deep| self.first(&repeal.by, deep));
            // Repealed before its own force began, it never had any.
            match (repeal.from, fallen.and_then(|fallen| fallen.from)) {
                (Some(from), Some(fallen)) => from < fallen,
                (None, Some(_)) => false,
                (_, None) => true,
            }
        };
        let of_it = self.0.iter().filter(|repeal| same_order(&repeal.act, act)).filter(holds);
        of_it.min_by_key(|repeal| (repeal.from.is_none(), repeal.from))
    }
}
