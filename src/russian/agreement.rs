//! Agreement of participles with a noun: «утвержден перечень», «утверждена форма».

use prikaz_fact::coded;

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
