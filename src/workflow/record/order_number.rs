//! The number of an order, and what holds it.

use serde::Serialize;

use prikaz_domain::{OrderId, RegisterId};
use prikaz_fact::coded;

/// A number that was given by the journal, and so is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderNumber(pub(crate) String);

coded! {
/// Who has a number that is taken: the key of a register, or of an order that stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberHolder {
    /// A register.
    Register(RegisterId),
    /// An order.
    Order(OrderId),
}
}

impl OrderNumber {
    /// The number, without «№».
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
