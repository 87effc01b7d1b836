//! Who stands in for whom on a day. A substitute of a substitute counts, up to three links.

use time::Date;

use prikaz_domain::{PersonId, Substitution};

use crate::record::actor::Acting;

/// Longest chain of substitutes that is followed.
const LONGEST_CHAIN: usize = 3;

/// One for whom a person acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActingFor {
    /// For whom.
    pub for_whom: PersonId,
    post: String,
    basis: String,
}

impl ActingFor {
    /// As it stands in an event.
    pub fn into_acting(self) -> Acting {
        Acting { for_whom: self.for_whom, post: self.post, basis: self.basis }
    }
}

/// Everyone for whom `person` acts on `day`, the nearest first.
pub fn stands_for(substitutions: &[Substitution], person: &PersonId, day: Date) -> Vec<ActingFor> {
    let mut found: Vec<ActingFor> = Vec::new();
    let mut last = vec![person.clone()];
    for _ in 0..LONGEST_CHAIN {
        let next: Vec<ActingFor> = substitutions
            .iter()
            .filter(|one| one.covers(day) && last.contains(&one.who) && one.for_whom != *person)
            .filter(|one| found.iter().all(|known| known.for_whom != one.for_whom))
            .map(|one| ActingFor {
                for_whom: one.for_whom.clone(),
                post: one.acting_post.clone(),
                basis: one.basis.clone(),
            })
            .collect();
        if next.is_empty() {
            break;
        }
        last = next.iter().map(|one| one.for_whom.clone()).collect();
        found.extend(next);
    }
    found
}
