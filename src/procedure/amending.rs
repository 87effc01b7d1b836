//! How later editions are approved, and how an amending order is worded.

use prikaz_fact::coded;
use prikaz_order::{Clause, ClauseKind, Preamble};

coded! {
/// How later editions are approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Update {
    /// By an order that approves the whole register anew.
    #[default]
    Restate,
    /// By an order that amends the one that approved it.
    Amend,
}
}

/// How a body words its amending orders. What is customary rather than prescribed is a setting here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendingWording {
    /// Preamble, without the verb; that of the approving order where none is given.
    pub preamble: Option<Preamble>,
    /// Clauses behind the amendments; of the approving order those on entry into force and control where none is
    /// given.
    pub clauses: Vec<Clause>,
    /// When more than so many hundredths of the rows change or go, the annex is restated as a whole.
    pub restate_above: u8,
    /// When a row has more changes of words than this, it is restated.
    pub most_edits: u8,
    /// How much of the amended act its title cites.
    pub cites: Cites,
    /// How a row is taken out.
    pub excluded: ExcludedAs,
}

impl Default for AmendingWording {
    fn default() -> Self {
        Self {
            preamble: None,
            clauses: Vec::new(),
            restate_above: 50,
            most_edits: 3,
            cites: Cites::Title,
            excluded: ExcludedAs::Excluded,
        }
    }
}

impl AmendingWording {
    /// The clauses behind the amendments: its own, else those of `order` that any order may have.
    pub fn clauses_or<'a>(&'a self, order: &'a [Clause]) -> Vec<&'a Clause> {
        if !self.clauses.is_empty() {
            return self.clauses.iter().collect();
        }
        let common = [ClauseKind::EnterIntoForce, ClauseKind::Control];
        order.iter().filter(|clause| common.contains(&clause.kind)).collect()
    }
}

coded! {
/// How much of the amended act the title of an amending order cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cites {
    /// Kind, issuer, date, number and title.
    Title,
    /// Kind, issuer, date and number.
    Requisites,
}
}

coded! {
/// How a row is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExcludedAs {
    /// «Строку 5 исключить».
    Excluded,
    /// «Строку 5 признать утратившей силу».
    Void,
}
}
