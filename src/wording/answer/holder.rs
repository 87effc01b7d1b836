//! Those who hold something, as facts.

use prikaz_desk::Holder;
use prikaz_domain::PersonId;

/// The names of those who hold something.
pub(super) fn names(holders: &[Holder]) -> Vec<String> {
    holders.iter().map(|holder| holder.name.clone()).collect()
}

/// Their keys.
pub(super) fn keys(holders: &[Holder]) -> Vec<PersonId> {
    holders.iter().map(|holder| holder.person.clone()).collect()
}
