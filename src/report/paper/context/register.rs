//! Contexts of papers that tell of registers and orders: extract, card, journal, deadlines.

use std::collections::BTreeSet;

use serde::Serialize;
use time::Date;

use prikaz_domain::{DraftNo, RegisterId};

use super::Count;

/// `extract`: some rows of an approved edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExtractContext {
    /// The lines of the letterhead.
    pub issuer: Vec<String>,
    /// «Приказа».
    pub kind: String,
    /// «Приказом».
    pub instrumental: String,
    /// The body in the genitive.
    pub organisation: String,
    /// «От 23.04.2024 № 61».
    pub requisites: Option<String>,
    /// The register.
    pub register: TitleName,
    /// «Утвержденного», as it agrees with the register.
    pub approved: String,
    /// How many rows.
    pub rows: usize,
}

/// The name of a register as titles need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TitleName {
    /// Кто? что?
    pub nominative: String,
    /// Кого? чего?
    pub genitive: String,
}

/// `card`: a register and its whole history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardContext {
    /// Key of the register.
    pub key: RegisterId,
    /// The register.
    pub register: TitleName,
    /// The body in the nominative.
    pub organisation: String,
    /// Key of the procedure.
    pub procedure: String,
    /// «Приказ от … № …», by which the procedure was set.
    pub source: Option<String>,
    /// The day it shows, as the body writes it.
    pub as_of: String,
    /// How many editions.
    pub editions: usize,
    /// The draft that is in work.
    pub draft: Option<DraftNo>,
    /// How many records.
    pub records: usize,
}

/// `journal`: the orders of a body for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalContext {
    /// The body in the genitive.
    pub organisation: String,
    /// The year.
    pub year: i32,
    /// How many acts.
    pub lines: usize,
    /// The day it shows, as the body writes it.
    pub as_of: String,
}

/// `report-deadlines`: the deadline compliance report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlinesContext {
    /// The day it shows.
    pub as_of: Date,
    /// The registers it is about.
    pub registers: Vec<RegisterListed>,
    /// How many obligations.
    pub total: usize,
    /// How they stand.
    pub counted: Vec<Count>,
    /// How many were recorded late.
    pub recorded_late: usize,
    /// Years without a production calendar, which could not be counted.
    pub uncounted: BTreeSet<i32>,
    /// The last line of the journal, by which the report is known again.
    pub checkpoint: String,
}

/// A register that a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegisterListed {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
}
