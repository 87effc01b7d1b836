//! Names in the cases that documents need.

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

impl NameForms {
    /// A name that has one form in all cases.
    pub(super) fn same(name: &str) -> Self {
        let name = || name.to_owned();
        Self {
            nominative: name(),
            genitive: name(),
            dative: name(),
            accusative: name(),
            instrumental: name(),
            prepositional: name(),
        }
    }
}
