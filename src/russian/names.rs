//! Cases of surnames, names and patronymics: exceptions of the data file first, then the rules of `petrovich`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use prikaz_domain::{Case, Cases, Gender};

use super::letters::capitalised_as;

/// Which part of a full name a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePart {
    /// Фамилия.
    Surname,
    /// Имя.
    Name,
    /// Отчество.
    Patronymic,
}

/// `data/russian/names.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Names {
    surname: Exceptions,
    name: Exceptions,
    patronymic: Exceptions,
}

/// Where the rules would go wrong.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Exceptions {
    /// First parts of double surnames that do not change.
    first_parts: BTreeSet<String>,
    /// Words that do not change.
    indeclinable: BTreeSet<String>,
    male: Forms,
    female: Forms,
}

/// The five cases of a word, or of an ending where the key begins with a hyphen.
type Forms = BTreeMap<String, [String; 5]>;

impl Names {
    /// Reads the `text` of the file.
    pub(super) fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The cases of `text`: a surname may be double or have a particle, a patronymic may end in «оглы».
    pub(super) fn inflect(&self, part: NamePart, text: &str, gender: Gender) -> Cases {
        Cases::each(|case| {
            let words = text.split_inclusive([' ', '\u{a0}']);
            words.map(|word| self.hyphenated(part, word, gender, case)).collect()
        })
    }

    /// «Петров-Водкин», perhaps with a space behind it.
    fn hyphenated(&self, part: NamePart, word: &str, gender: Gender, case: Case) -> String {
        let n_parts = word.split('-').count();
        let parts = word.split('-').enumerate().map(|(at, one)| {
            let bare = one.trim_end();
            let lower = bare.to_lowercase();
            let is_first = at + 1 < n_parts && self.exceptions(part).first_parts.contains(&lower);
            if is_first || is_fixed(bare) || self.exceptions(part).indeclinable.contains(&lower) {
                return one.to_owned();
            }
            let form = self.form(part, &lower, gender, case);
            // An ending that would swallow the whole word is not its ending.
            if form.chars().next() != lower.chars().next() {
                return one.to_owned();
            }
            format!("{}{}", capitalised_as(bare, &form), &one[bare.len()..])
        });
        parts.collect::<Vec<_>>().join("-")
    }

    fn form(&self, part: NamePart, word: &str, gender: Gender, case: Case) -> String {
        let exceptions = self.exceptions(part).of(gender);
        exceptional(exceptions, word, case).unwrap_or_else(|| by_rule(part, word, gender, case))
    }

    fn exceptions(&self, part: NamePart) -> &Exceptions {
        match part {
            NamePart::Surname => &self.surname,
            NamePart::Name => &self.name,
            NamePart::Patronymic => &self.patronymic,
        }
    }
}

impl Exceptions {
    fn of(&self, gender: Gender) -> &Forms {
        match gender {
            Gender::Male => &self.male,
            Gender::Female => &self.female,
        }
    }
}

/// The gender that a patronymic tells; nothing where it tells none.
pub fn gender_of_patronymic(patronymic: &str) -> Option<Gender> {
    let lower = patronymic.trim().to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    match () {
        () if ends(&["ич", "ыч", "оглы", "оглу", "улы", "уулу"]) => Some(Gender::Male),
        () if ends(&["вна", "чна", "шна", "кызы", "гызы", "кизи"]) => {
            Some(Gender::Female)
        }
        () => None,
    }
}

/// Initials, names of one letter, and particles in small letters: «фон», «оглы».
fn is_fixed(word: &str) -> bool {
    word.contains('.')
        || word.chars().nth(1).is_none()
        || word.chars().next().is_none_or(|first| !first.is_uppercase())
}

/// The form of the whole word, or else of its longest ending in the file.
fn exceptional(forms: &Forms, word: &str, case: Case) -> Option<String> {
    if let Some(forms) = forms.get(word) {
        return Some(form_of(forms, case).to_lowercase());
    }
    word.char_indices().find_map(|(at, _)| {
        let forms = forms.get(&format!("-{}", &word[at..]))?;
        Some(format!("{}{}", &word[..at], form_of(forms, case).trim_start_matches('-')))
    })
}

fn form_of(forms: &[String; 5], case: Case) -> &str {
    let at = Case::ALL.iter().position(|one| *one == case).unwrap_or_default();
    &forms[at]
}

fn by_rule(part: NamePart, word: &str, gender: Gender, case: Case) -> String {
    let gender = match gender {
        Gender::Male => petrovich::Gender::Male,
        Gender::Female => petrovich::Gender::Female,
    };
    let case = match case {
        Case::Genitive => petrovich::Case::Genitive,
        Case::Dative => petrovich::Case::Dative,
        Case::Accusative => petrovich::Case::Accusative,
        Case::Instrumental => petrovich::Case::Instrumental,
        Case::Prepositional => petrovich::Case::Prepositional,
    };
    match part {
        NamePart::Surname => petrovich::lastname(gender, word, case),
        NamePart::Name => petrovich::firstname(gender, word, case),
        NamePart::Patronymic => petrovich::middlename(gender, word, case),
    }
}
