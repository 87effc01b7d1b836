//! What is wrong with the rows of a file.

use prikaz_form::{Fault, MatchedColumn, Place, RuleFinding};

/// All that keeps a file from being handed in.
#[derive(Debug, Clone)]
pub struct FaultyFile {
    /// Faults of cells and rows.
    pub faults: Vec<Fault>,
    /// So many more, not listed.
    pub more: usize,
    /// Breaches of the rules of content.
    pub findings: Vec<PlacedFinding>,
    /// What each column of the file was taken for.
    pub columns: Vec<MatchedColumn>,
}

/// A finding of a rule with the places of its rows in the file.
#[derive(Debug, Clone)]
pub struct PlacedFinding {
    /// The finding.
    pub finding: RuleFinding,
    /// Where its rows stand.
    pub places: Vec<Place>,
    /// The cells it is about; the rows as a whole where it is about no column of the file.
    pub cells: Vec<Place>,
}
