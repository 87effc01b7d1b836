//! Acts: orders and their like, as they are cited.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::fact::example;

/// Kind of an administrative act. An act is amended and repealed by an act of the same kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OrderKind {
    /// Приказ.
    #[serde(rename = "приказ")]
    Order,
    /// Распоряжение.
    #[serde(rename = "распоряжение")]
    Directive,
    /// Постановление.
    #[serde(rename = "постановление")]
    Resolution,
    /// Решение.
    #[serde(rename = "решение")]
    Decision,
}

/// An act as a text cites it: kind, number, date and, where it has one, its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActReference {
    /// Kind of the act.
    pub kind: OrderKind,
    /// Registration number as written, without «№»: `54`, `48-П`.
    pub number: String,
    /// Date of signing.
    pub date: Date,
    /// Title, without quotation marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

example! { enum OrderKind { Order, Directive, Resolution, Decision, } }
example! { struct ActReference { kind, number, date, title } }
