//! Participles that agree with a noun: «утвержден перечень», «утверждена форма».

use prikaz_domain::Case;

use super::adjective;
use super::agreement::{Agreement, agreeing};

/// A passive participle, named by its masculine short form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Participle {
    /// «утвержден»
    Approved,
    /// «внесен»
    Brought,
    /// «признан»
    Recognised,
    /// «изложен»
    Stated,
    /// «отменен»
    Cancelled,
}

impl Participle {
    /// The short form that agrees: «утвержден», «утверждена», «утверждено», «утверждены».
    pub fn short(self, agreement: Agreement) -> String {
        agreeing(self.stem(), agreement)
    }

    /// The short form in capitals, as it heads a stamp: «УТВЕРЖДЕН» (ГОСТ Р 7.0.97-2025, the stamp of approval).
    pub fn capitals(self, agreement: Agreement) -> String {
        self.short(agreement).to_uppercase()
    }

    /// The full form that agrees with an inanimate noun, in the nominative where no case is given:
    /// «утвержденный», «утвержденной».
    pub fn full(self, agreement: Agreement, case: Option<Case>) -> String {
        let ending = match agreement {
            Agreement::Masculine => "ый",
            Agreement::Feminine => "ая",
            Agreement::Neuter => "ое",
            Agreement::Plural => "ые",
        };
        let nominative = format!("{}н{ending}", self.stem());
        case.and_then(|case| adjective::inflected(&nominative, case, adjective::Life::Inanimate))
            .unwrap_or(nominative)
    }

    fn stem(self) -> &'static str {
        match self {
            Self::Approved => "утвержден",
            Self::Brought => "внесен",
            Self::Recognised => "признан",
            Self::Stated => "изложен",
            Self::Cancelled => "отменен",
        }
    }
}
