//! Answers to the requirements of higher acts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use prikaz_domain::RequirementKey;
use prikaz_fact::{coded, example};

coded! {
/// Whether a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met: Serialize + Deserialize {
    /// «Да».
    Yes,
    /// «Нет».
    No,
    /// «Не применимо».
    NotApplicable,
}
}

/// An answer. Stored in events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementAnswer {
    /// Whether it is met.
    pub met: Met,
    /// Why, or what is to be done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Answers by the key of the requirement.
pub type RequirementAnswers = BTreeMap<RequirementKey, RequirementAnswer>;

example! { struct RequirementAnswer { met, note } }
