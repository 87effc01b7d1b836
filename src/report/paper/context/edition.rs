//! Contexts of papers that set editions beside one another.

use serde::Serialize;

use prikaz_fact::{as_code, coded};
use prikaz_procedure::ExcludedAs;

use crate::ForceStanding;
use crate::act::context::{LineContext, Stamp};

/// `comparison`: the comparative table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparisonContext {
    /// The register in the genitive.
    pub register: String,
    /// What it is compared with: «редакция № 1».
    pub from: String,
    /// What is compared: «проект № 3».
    pub to: String,
    /// How many rows came.
    pub added: usize,
    /// How many rows were changed.
    pub changed: usize,
    /// How many rows went.
    pub excluded: usize,
    /// What each wording after the first rests on.
    pub grounds: Vec<GroundContext>,
}

/// What a wording rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroundContext {
    /// How the wording is called.
    pub name: String,
    /// The ground as it follows «в случае»; empty where there is none.
    pub text: String,
    /// Its clause; empty where there is none.
    pub clause: String,
    /// What gave rise to it.
    pub basis: String,
}

/// `redline`: the register with its changes marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedlineContext {
    /// The title of the annex, line by line.
    pub title: String,
    /// Its tables.
    pub pieces: Vec<Piece>,
    /// What it is compared with.
    pub from: String,
    /// What is compared.
    pub to: String,
}

/// A table of a woven text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The title of its annex, line by line, at the first table of one of several; else empty.
    pub title: String,
    /// Its caption; empty where there is none.
    pub caption: String,
    /// Its name; empty for a list.
    pub table: String,
}

/// `consolidated`: the consolidated wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsolidatedContext {
    /// The title of the annex, line by line.
    pub title: String,
    /// By which act it was approved, and restated last; none where it is several annexes.
    pub stamp: Option<Stamp>,
    /// «Приказа».
    pub kind_genitive: String,
    /// «Приказов».
    pub kinds_genitive: String,
    /// «Приказы».
    pub kinds: String,
    /// The body in the genitive.
    pub issuer: String,
    /// Requisites of the acts that amended it.
    pub amended_by: Vec<String>,
    /// How it stands on the day.
    pub standing: ForceStanding,
    /// Its tables and lists.
    pub pieces: Vec<MarkedPiece>,
    /// How a row is taken out.
    #[serde(serialize_with = "as_code")]
    pub excluded: ExcludedAs,
}

/// A table or a list of the consolidated wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkedPiece {
    /// The table.
    #[serde(flatten)]
    pub piece: Piece,
    /// The items of a list.
    pub clauses: Vec<LineContext>,
    /// The marks in it.
    pub marks: Vec<MarkContext>,
    /// The stamp of its annex, at the first piece of one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Stamp>,
}

/// A mark of what amended something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkContext {
    /// Name of the cells it stands in.
    pub name: String,
    /// What was done.
    pub kind: MarkKind,
    /// With what.
    pub unit: MarkUnit,
    /// Its number, where it does not stand beside the mark.
    pub number: Option<String>,
    /// By which act.
    pub act: MarkAct,
}

coded! {
/// What was done with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind: Serialize {
    /// It came.
    Added,
    /// It was changed.
    Amended,
    /// It went.
    Excluded,
}
}

coded! {
/// What bears a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkUnit: Serialize {
    /// A row.
    Row,
    /// A section.
    Section,
}
}

/// «Приказ от 03.02.2025 № 12» in the cases that marks need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkAct {
    /// Кто? что?
    pub nominative: String,
    /// Кого? чего?
    pub genitive: String,
    /// Кем? чем?
    pub instrumental: String,
}
