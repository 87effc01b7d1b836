//! Cases of surnames, names and patronymics: exceptions of the data file first, then the rules of `petrovich`.

use std::collections::{BTreeMap, BTreeSet};

use prikaz_domain::{Case, Cases, Gender};
use prikaz_placed::Sheet;

use super::fault::{Node, WordFault, WordFaultKind, WordText};
use super::keys::{exceptions, names as keys};
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
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    surname: Exceptions,
    name: Exceptions,
    patronymic: Exceptions,
}

/// Where the rules would go wrong.
#[derive(Debug, Clone, Default)]
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
    /// Reads the `text` of the file `name`.
    pub(super) fn read(name: &str, text: &str) -> Result<Self, Vec<WordFault>> {
        Sheet::load(name, text, WordText, &keys::KEYS, |root| {
            let table = root.table()?;
            let part = |key| {
                table.get(key).map_or_else(|| Some(Exceptions::default()), |node| Exceptions::read(&node))
            };
            let (surname, name, patronymic) =
                (part(&keys::SURNAME), part(&keys::NAME), part(&keys::PATRONYMIC));
            table.close();
            Some(Self { surname: surname?, name: name?, patronymic: patronymic? })
        })
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
    fn read(node: &Node<'_>) -> Option<Self> {
        let table = node.table()?;
        let list = |key| table.get(key).map(|node| node.sound_texts()).unwrap_or_default();
        let forms = |key| {
            let entries = table.get(key).and_then(|node| node.entries()).unwrap_or_default();
            entries.into_iter().filter_map(|(word, node)| Some((word, five(&node)?))).collect()
        };
        let read = Self {
            first_parts: list(&exceptions::FIRST_PARTS).into_iter().collect(),
            indeclinable: list(&exceptions::INDECLINABLE).into_iter().collect(),
            male: forms(&exceptions::MALE),
            female: forms(&exceptions::FEMALE),
        };
        table.close();
        Some(read)
    }

    fn of(&self, gender: Gender) -> &Forms {
        match gender {
            Gender::Male => &self.male,
            Gender::Female => &self.female,
        }
    }
}

fn five(node: &Node<'_>) -> Option<[String; 5]> {
    let cases = node.sound_texts();
    let found = cases.len();
    let five = <[String; 5]>::try_from(cases);
    if five.is_err() {
        node.fault(WordFaultKind::NotFiveCases { found });
    }
    five.ok()
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
