//! The cases of Russian words.

use serde::{Deserialize, Serialize};

use prikaz_fact::coded;

coded! {
/// An oblique case, in the order of the school table; its code is its key in data files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case: Serialize + Deserialize {
    /// Родительный: кого? чего?
    Genitive,
    /// Дательный: кому? чему?
    Dative,
    /// Винительный: кого? что?
    Accusative,
    /// Творительный: кем? чем?
    Instrumental,
    /// Предложный: о ком? о чём?
    Prepositional,
}
}

/// A word or a phrase in its oblique cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
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

impl Cases {
    /// The form that `form` gives for each case.
    pub fn each(mut form: impl FnMut(Case) -> String) -> Self {
        Self {
            genitive: form(Case::Genitive),
            dative: form(Case::Dative),
            accusative: form(Case::Accusative),
            instrumental: form(Case::Instrumental),
            prepositional: form(Case::Prepositional),
        }
    }

    /// The form of `case`.
    pub fn of(&self, case: Case) -> &str {
        match case {
            Case::Genitive => &self.genitive,
            Case::Dative => &self.dative,
            Case::Accusative => &self.accusative,
            Case::Instrumental => &self.instrumental,
            Case::Prepositional => &self.prepositional,
        }
    }
}
