//! How the register and the order that approves it are worded.

use crate::domain::{OrderKind, RoleKey};

use super::{AmendingWording, Update};

/// A name in the cases that documents need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameForms {
    /// Кто? что?
    pub nominative: String,
    /// Кого? чего?
    pub genitive: String,
    /// Кому? чему?
    pub dative: String,
    /// Кого? что?
    pub accusative: String,
    /// Кем? чем?
    pub instrumental: String,
    /// О ком? о чём?
    pub prepositional: String,
}

/// How the register is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterWording {
    /// Name: «перечень точек взаимодействия с клиентом».
    pub name: NameForms,
    /// Title of the annex, line by line; the first line is set in capitals by the profile.
    pub annex_title: Vec<String>,
    /// The word of the approval stamp, agreeing with the kind of document: «УТВЕРЖДЕН», «УТВЕРЖДЕНА».
    pub stamp: String,
}

/// How the order is worded. Texts are printed as they stand; the check says so where one has braces of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderWording {
    /// Kind of the act.
    pub kind: OrderKind,
    /// Heading of the order that approves the first edition.
    pub heading: String,
    /// Heading of an order that approves a later edition.
    pub heading_of_update: String,
    /// Preamble, without the verb.
    pub preamble: String,
    /// The verb: «ПРИКАЗЫВАЮ:».
    pub verb: String,
    /// Clauses in order.
    pub clauses: Vec<OrderClause>,
    /// Who signs, where it is not the role that approves.
    pub signed_by: Option<RoleKey>,
    /// How later editions are approved.
    pub update: Update,
    /// How the orders that amend it are worded.
    pub amending: AmendingWording,
}

/// A clause («пункт») of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderClause {
    /// What it does.
    pub kind: ClauseKind,
    /// Its text.
    pub text: String,
}

/// What a clause of the order does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Approves the register (and what is approved with it).
    Approve,
    /// Has it published.
    Publish,
    /// Gives somebody a task.
    Instruct,
    /// Says from when the order is in force.
    EnterIntoForce,
    /// Says who controls.
    Control,
    /// Anything else.
    Free,
}
