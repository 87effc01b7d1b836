//! How an act is called, and what agrees with that.

use serde::Serialize;

use prikaz_domain::{Cases, OrderKind};
use prikaz_fact::as_code;
use prikaz_order::IssuerForm;
use prikaz_russian::Agreement;

/// What verbs agree with, and how the act is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Called {
    /// Its kind.
    pub kind: OrderKind,
    /// What the issuer is.
    #[serde(serialize_with = "as_code")]
    pub issuer: IssuerForm,
    /// What agrees with the name of the body, where the word lists tell.
    pub agreement: Option<Agreement>,
    /// «Настоящий приказ».
    pub this: ActForms,
}

/// An act in all its cases, as it calls itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActForms {
    /// Кто? что?
    pub nominative: String,
    /// The others.
    #[serde(flatten)]
    pub cases: Cases,
}
