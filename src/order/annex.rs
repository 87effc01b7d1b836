//! Annexes of an order: what is approved, under which marks (ГОСТ Р 7.0.97-2025, 5.16 and 5.19).

use crate::domain::ProcedureId;

use super::issuer::Signatory;
use super::style::{DateStyle, NumberSign};

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Its name in the nominative, as the approving clause has it: «Порядок ведения перечня …».
    pub name: String,
    /// Title as printed, line by line; none is printed where it is empty.
    pub title: Vec<String>,
    /// The marks upon it.
    pub marks: Marks,
    /// How the marks look.
    pub stamp: Stamp,
    /// What it consists of.
    pub body: AnnexBody,
    /// Who signs it, where somebody does: the head of a section under an annex of its own.
    pub signatory: Option<Signatory>,
    /// Annexes of its own: «Приложение № 1 к перечню …, утвержденному приказом …»; they have none themselves.
    pub annexes: Vec<Self>,
}

/// What stands in the upper right corner of an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// «УТВЕРЖДЕН приказом …».
    #[default]
    Approved,
    /// «Приложение № 2 к приказу …».
    Annex,
    /// «Приложение», then «УТВЕРЖДЕН приказом …»: doubling that occurs.
    Both,
}

/// How the marks of an annex look, where it is not the way of the body.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The word as it is to stand, in any of its forms; agrees with the name in capitals where none is given.
    pub word: Option<String>,
    /// Who issues, in the genitive, with the line breaks wanted.
    pub issuer: Option<String>,
    /// How the date is written.
    pub date_style: Option<DateStyle>,
    /// How the number is written, of the act and of the annex.
    pub number_sign: Option<NumberSign>,
    /// Title of the act under its date and number, with the line breaks wanted.
    pub title: Option<String>,
    /// «Приложение 2» without a sign before the number.
    pub bare_number: bool,
}

/// What an annex consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnnexBody {
    /// The rows of the register that the order approves.
    Register,
    /// The text of a procedure.
    Procedure(ProcedureId),
    /// Nothing the program knows; it is laid beside.
    Beside,
}
