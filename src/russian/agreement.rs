//! Agreement of participles with a noun: «утвержден перечень», «утверждена форма».

use prikaz_domain::Case;
use prikaz_fact::coded;

use super::adjective;

coded! {
/// What other words of a sentence agree with: the gender of a noun, or its being plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement: Serialize {
    /// Перечень, порядок.
    Masculine,
    /// Форма, инструкция.
    Feminine,
    /// Положение.
    Neuter,
    /// Правила, изменения.
    Plural,
}
}

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

/// The short participle or the verb of the past `masculine` («введен», «утратил») as it agrees: «введена», «утратили».
pub fn agreeing(masculine: &str, agreement: Agreement) -> String {
    let ending = match agreement {
        Agreement::Masculine => "",
        Agreement::Feminine => "а",
        Agreement::Neuter => "о",
        Agreement::Plural if masculine.ends_with('л') => "и",
        Agreement::Plural => "ы",
    };
    format!("{masculine}{ending}")
}

impl Participle {
    /// The short form that agrees: «утвержден», «утверждена», «утверждено», «утверждены».
    pub fn short(self, agreement: Agreement) -> String {
        let ending = match agreement {
            Agreement::Masculine => "",
            Agreement::Feminine => "а",
            Agreement::Neuter => "о",
            Agreement::Plural => "ы",
        };
        format!("{}{ending}", self.stem())
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
