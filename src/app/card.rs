//! A person's card proposed from the name and the post, to be confirmed and put into the body's file.

use prikaz_domain::{Case, Cases, Gender};
use prikaz_procedure::Fault;
use prikaz_russian::{NamePart, NameParts, gender_of_patronymic, latin_key};

use crate::{DataDir, load_words};

/// A card whose forms are proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedCard {
    /// A key made of the surname.
    pub id: String,
    /// Surname, name, patronymic.
    pub name: NameParts,
    /// As given, or as the patronymic tells.
    pub gender: Gender,
    /// The surname in its cases.
    pub surname_cases: Cases,
    /// The full name in its cases.
    pub full_name: Cases,
    /// The post, where one was given.
    pub post: Option<ProposedPost>,
}

/// A post whose forms are proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedPost {
    /// Nominative, line by line.
    pub title: String,
    /// The other cases.
    pub cases: Cases,
    /// The word whose forms are guessed, since no list has it.
    pub unknown: Option<String>,
}

/// Why no card can be proposed.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// Surname or name is missing.
    #[error("`{0}` is not a surname and a name")]
    NoName(String),
    /// Neither was the gender given, nor does a patronymic tell it.
    #[error("the gender of `{0}` is not told")]
    NoGender(String),
    /// A word list is wrong.
    #[error("a word list is wrong")]
    Words(Vec<Fault>),
}

/// The card of `full_name`.
///
/// # Errors
/// When the name lacks a part, or the gender can only be guessed.
pub fn propose_card(
    data: &DataDir,
    full_name: &str,
    gender: Option<Gender>,
    post: Option<&str>,
) -> Result<ProposedCard, CardError> {
    let name = NameParts::of(full_name).ok_or_else(|| CardError::NoName(full_name.to_owned()))?;
    let told = || name.patronymic.as_deref().and_then(gender_of_patronymic);
    let gender = gender.or_else(told).ok_or_else(|| CardError::NoGender(full_name.to_owned()))?;
    let words = load_words(data).map_err(CardError::Words)?;
    let surname_cases = words.name(NamePart::Surname, &name.surname, gender);
    let first = words.name(NamePart::Name, &name.name, gender);
    let patronymic = name.patronymic.as_deref().map(|text| words.name(NamePart::Patronymic, text, gender));
    let post = post.map(|title| {
        let inflected = words.post(&title.replace('\n', " "));
        ProposedPost { title: title.to_owned(), cases: inflected.cases, unknown: inflected.unknown }
    });
    let full_name =
        Cases::each(|case| joined(case, [Some(&surname_cases), Some(&first), patronymic.as_ref()]));
    let id =
        Some(latin_key(&name.surname)).filter(|key| !key.is_empty()).unwrap_or_else(|| "person".to_owned());
    Ok(ProposedCard { id, name, gender, surname_cases, full_name, post })
}

fn joined(case: Case, parts: [Option<&Cases>; 3]) -> String {
    parts.into_iter().flatten().map(|part| part.of(case)).collect::<Vec<_>>().join(" ")
}
