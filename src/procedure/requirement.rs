//! Requirements that the act sets on what the register lists: a check list with «да», «нет», «не применимо».

use prikaz_domain::{Entry, RequirementKey, Severity};
use prikaz_form::RowsOf;

/// A requirement of the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Key, for answers.
    pub key: RequirementKey,
    /// The rows it is about; the register as a whole where nothing is said.
    pub of: Option<RowsOf>,
    /// What is required, in the words of the act.
    pub text: String,
    /// How grave it is not to meet it; what is an error keeps the check from passing.
    pub severity: Severity,
    /// Clause of the procedure.
    pub clause: String,
}

impl Requirement {
    /// Whether any of `entries` is such as it is about.
    pub fn applies(&self, entries: &[Entry]) -> bool {
        let Some(of) = &self.of else { return true };
        entries.iter().any(|entry| {
            let cell = entry.cells.get(&of.column);
            cell.is_some_and(|cell| cell.values().iter().any(|value| of.values.contains(value)))
        })
    }
}
