//! How an order treats the acts before it.

use serde::{Deserialize, Serialize};

use prikaz_fact::example;

/// How the order of a draft treats the acts before it, as its drafter chose. Stored in events: fields are only ever
/// added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderManner {
    /// It approves the register anew although the procedure has it amend the act in force.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anew: bool,
    /// Whether it repeals the acts before it; as the procedure has it where nothing was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeals: Option<bool>,
}

example! { struct OrderManner { anew, repeals } }
