//! Contexts of orders and of their annexes.

use serde::Serialize;

use prikaz_fact::as_code;
use prikaz_procedure::{Cites, ExcludedAs};

use super::OperationContext;
use crate::act::context::{ActContext, AnnexContext, PartContext, ProcedureText, Stamp};

/// `order`: an order with its annexes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderContext {
    /// The order.
    #[serde(flatten)]
    pub act: ActContext,
    /// Its annexes.
    pub annexes: Vec<AnnexContext>,
}

/// `annex`: annexes by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnnexesContext {
    /// The annexes.
    pub annexes: Vec<AnnexContext>,
}

/// `procedure`: the text of the act that sets a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcedureContext {
    /// The text.
    pub act: ProcedureText,
}

/// `amending-order`: the order that amends others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmendingOrderContext {
    /// The order.
    #[serde(flatten)]
    pub act: ActContext,
    /// The acts that it amends.
    pub acts: Vec<AmendedContext>,
    /// New wordings of annexes of those acts.
    pub annexes: Vec<RestatedAnnex>,
    /// How much of an amended act the title cites.
    #[serde(serialize_with = "as_code")]
    pub cites: Cites,
    /// How a row is taken out.
    #[serde(serialize_with = "as_code")]
    pub excluded: ExcludedAs,
}

/// `amending-title`: what an order that amends others is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmendingTitleContext {
    /// How many structural units are touched.
    pub units: usize,
    /// The acts that it amends.
    pub acts: Vec<ActNamed>,
    /// How much of an amended act the title cites.
    #[serde(serialize_with = "as_code")]
    pub cites: Cites,
}

/// `repealing-order`: the order that repeals others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RepealingOrderContext {
    /// The order.
    #[serde(flatten)]
    pub act: ActContext,
    /// The acts that it repeals, the oldest first.
    pub acts: Vec<ActNamed>,
    /// It has none.
    pub annexes: Vec<AnnexContext>,
    /// How much of a repealed act the title cites.
    #[serde(serialize_with = "as_code")]
    pub cites: Cites,
}

/// An act in the forms that sentences need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActNamed {
    /// «Приказ».
    pub nominative: String,
    /// «Приказа».
    pub genitive: String,
    /// «Приказу».
    pub dative: String,
    /// «Приказом».
    pub instrumental: String,
    /// «Приказы».
    pub plural: String,
    /// «Приказов».
    pub plural_genitive: String,
    /// «Приказами».
    pub plural_instrumental: String,
    /// The body in the genitive.
    pub issuer: String,
    /// «От 23.04.2024 № 61».
    pub requisites: String,
    /// Its title; empty where it is not known.
    pub title: String,
}

/// An act that is amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmendedContext {
    /// Number of the clause: «1.».
    pub number: String,
    /// The act.
    pub act: ActNamed,
    /// Requisites of the acts that amended it before.
    pub amended_by: Vec<String>,
    /// How many of its structural units are touched.
    pub units: usize,
    /// What the changes are in.
    #[serde(rename = "where")]
    pub changes_in: ChangesIn,
    /// The changes.
    pub operations: Vec<OperationContext>,
    /// «Приложению 1», where the new wording is given as a whole.
    pub reference: Option<String>,
}

/// What changes are in: «перечень …, утвержденный указанным приказом».
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangesIn {
    /// In the accusative.
    pub accusative: String,
    /// In the genitive.
    pub genitive: String,
    /// In the prepositional.
    pub prepositional: String,
    /// The comma behind it, where it ends in a participle.
    pub comma: &'static str,
}

/// The new wording of an annex of an amended act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestatedAnnex {
    /// The mark that it is an annex of this order, line by line.
    pub mark: [String; 3],
    /// The stamp it has in the amended act.
    pub stamp: Stamp,
    /// Its title, line by line.
    pub title: String,
    /// Whether its sheet lies across.
    pub landscape: bool,
    /// What it consists of.
    pub parts: Vec<PartContext>,
}
