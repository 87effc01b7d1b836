//! An order, but for its date and number.

use super::annex::Annex;
use super::clause;
use super::clause::Clause;
use super::issuer::{Issuer, Signatory};
use super::preamble::Preamble;
use super::style::{Numbers, TitleStyle};
use prikaz_domain::OrderKind;

/// An act, but for its date and number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Kind of the act; verb, stamps and what it calls itself agree with it.
    pub kind: OrderKind,
    /// Heading («Об утверждении …»), without a full stop; lines as they are to stand.
    pub heading: String,
    /// The rest.
    pub text: OrderText,
}

/// What an act says under its heading, and who issues and signs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderText {
    /// How the kind stands on the form.
    pub title_style: TitleStyle,
    /// How the numbers of terms are written.
    pub numbers: Numbers,
    /// Who issues it.
    pub issuer: Issuer,
    /// Why it is issued.
    pub preamble: Preamble,
    /// The verb, where it is not the one of the templates: «п р и к а з ы в а ю:».
    pub verb: Option<String>,
    /// Clauses, in their order.
    pub clauses: Vec<Clause>,
    /// Annexes, in their order.
    pub annexes: Vec<Annex>,
    /// Who signs, in the order of the signatures; empty where the body's own rules say who.
    pub signatories: Vec<Signatory>,
}

impl OrderText {
    /// Every clause with its printed number, in the order of the text.
    pub fn numbered(&self) -> Vec<(String, u8, &Clause)> {
        numbered(&self.clauses)
    }
}

/// Each of `clauses` and of those under them with its printed number and level, in the order of the text.
pub fn numbered(clauses: &[Clause]) -> Vec<(String, u8, &Clause)> {
    let mut found = Vec::new();
    clause::number(clauses, "", 1, &mut found);
    found
}
