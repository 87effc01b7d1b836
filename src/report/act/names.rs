//! Names of annexes and documents in their cases, and what agrees with them.

use prikaz_domain::{Case, Cases};
use prikaz_procedure::NameForms;
use prikaz_russian::{Agreement, UnknownDocument, Words};

/// The name of an annex in its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexName {
    /// The name.
    pub nominative: String,
    /// Its other cases.
    pub cases: Cases,
    /// What the stamp and the participles agree with.
    pub agreement: Agreement,
}

impl AnnexName {
    /// The name in its cases, by the word lists.
    ///
    /// # Errors
    /// When no list knows the word it is called by.
    pub fn inflected(words: &Words, name: &str) -> Result<Self, UnknownDocument> {
        let agreement = words.agreement(name)?;
        Ok(Self { nominative: name.to_owned(), cases: words.document(name).cases, agreement })
    }

    /// The name as a procedure gives it, with the word of its stamp: «УТВЕРЖДЕНА» stands for a feminine noun.
    pub fn stamped(name: &NameForms, stamp: &str) -> Self {
        Self::of_forms(name, agreement_of(stamp))
    }

    /// The name in its cases, by the word lists, with the word of its stamp.
    pub fn inflected_as_stamped(words: &Words, name: &str, stamp: &str) -> Self {
        let cases = words.document(name).cases;
        Self { nominative: name.to_owned(), cases, agreement: agreement_of(stamp) }
    }

    /// The name as a procedure gives it.
    pub fn of_forms(name: &NameForms, agreement: Agreement) -> Self {
        let of = |case| match case {
            Case::Genitive => &name.genitive,
            Case::Dative => &name.dative,
            Case::Accusative => &name.accusative,
            Case::Instrumental => &name.instrumental,
            Case::Prepositional => &name.prepositional,
        };
        Self { nominative: name.nominative.clone(), cases: Cases::each(|case| of(case).clone()), agreement }
    }
}

/// What the word of a stamp agrees with: «УТВЕРЖДЕНА» with a feminine noun.
pub fn agreement_of(stamp: &str) -> Agreement {
    match stamp.to_lowercase().chars().last() {
        Some('а') => Agreement::Feminine,
        Some('о') => Agreement::Neuter,
        Some('ы') => Agreement::Plural,
        _ => Agreement::Masculine,
    }
}
