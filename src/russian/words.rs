//! The word lists of `data/russian/`, read.

use prikaz_domain::{Cases, Gender};

use super::adjective::Life;
use super::agreement::Agreement;
use super::fault::WordFault;
use super::names::{NamePart, Names};
use super::phrase::{self, Inflected};
use super::word_list::WordList;

/// All word lists.
#[derive(Debug, Clone)]
pub struct Words {
    names: Names,
    posts: WordList,
    units: WordList,
    documents: WordList,
}

/// A document is called by a word that the list does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownDocument {
    /// The word, or the whole name where it has none.
    pub word: String,
}

impl UnknownDocument {
    /// The file to which the word has to be added.
    pub const FILE: &'static str = DOCUMENTS;
}

const NAMES: &str = "russian/names.toml";
const POSTS: &str = "russian/posts.toml";
const UNITS: &str = "russian/units.toml";
const DOCUMENTS: &str = "russian/documents.toml";

impl Words {
    /// Reads the files that `text_of` gives by their path in the data folder.
    ///
    /// # Errors
    /// Every fault of every file, and every file that is missing.
    pub fn read(text_of: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<WordFault>> {
        let mut faults = Vec::new();
        let mut note = |more: Vec<WordFault>| faults.extend(more);
        let names = read_file(NAMES, &text_of, |text| Names::read(NAMES, text)).map_err(&mut note).ok();
        let mut list = |file, life| {
            read_file(file, &text_of, |text| WordList::read(file, text, life)).map_err(&mut note).ok()
        };
        let posts = list(POSTS, Life::Animate);
        let units = list(UNITS, Life::Inanimate);
        let documents = list(DOCUMENTS, Life::Inanimate);
        match (names, posts, units, documents) {
            (Some(names), Some(posts), Some(units), Some(documents)) => {
                Ok(Self { names, posts, units, documents })
            }
            _ => Err(faults),
        }
    }

    /// A part of a name in its cases: «Хлыбовой». The gender is that of the person, never guessed.
    pub fn name(&self, part: NamePart, text: &str, gender: Gender) -> Cases {
        self.names.inflect(part, text, gender)
    }

    /// A full name in its cases: «Хлыбову Елену Андреевну», «Хлыбову Е.А.». The surname stands first; initials stay.
    pub fn full_name(&self, name: &str, gender: Gender) -> Cases {
        let forms: Vec<_> = split_name(name).map(|(part, word)| self.name(part, word, gender)).collect();
        Cases::each(|case| forms.iter().map(|form| form.of(case)).collect())
    }

    /// A post in its cases: «заместителя Министра».
    pub fn post(&self, title: &str) -> Inflected {
        phrase::inflect(&self.posts, title)
    }

    /// The name of a body or a unit in its cases: «отдела кадров».
    pub fn unit(&self, title: &str) -> Inflected {
        phrase::inflect(&self.units, title)
    }

    /// The name of a document in its cases: «перечня точек взаимодействия».
    pub fn document(&self, name: &str) -> Inflected {
        phrase::inflect(&self.documents, name)
    }

    /// What «утвержден» agrees with, before or after the name of a document.
    ///
    /// # Errors
    /// When the head of the name is in no word list: the gender of a document is not guessed.
    pub fn agreement(&self, document: &str) -> Result<Agreement, UnknownDocument> {
        let Inflected { agreement, unknown, .. } = self.document(document);
        match (agreement, unknown) {
            (Some(agreement), None) => Ok(agreement),
            (_, unknown) => Err(UnknownDocument { word: unknown.unwrap_or_else(|| document.to_owned()) }),
        }
    }
}

/// The parts of a full name, each with the spaces behind it.
fn split_name(name: &str) -> impl Iterator<Item = (NamePart, &str)> {
    let mut parts = [NamePart::Surname, NamePart::Name].into_iter();
    name.split_inclusive([' ', '\u{a0}']).map(move |word| {
        // Particles and initials belong to the part they stand in: «фон Дитмар».
        let counts = word.starts_with(char::is_uppercase) && !word.contains('.');
        let part = if counts { parts.next() } else { parts.clone().next() };
        (part.unwrap_or(NamePart::Patronymic), word)
    })
}

fn read_file<T>(
    file: &'static str,
    text_of: impl Fn(&str) -> Option<String>,
    read: impl Fn(&str) -> Result<T, Vec<WordFault>>,
) -> Result<T, Vec<WordFault>> {
    let text = text_of(file).ok_or_else(|| vec![WordFault::no_file(file)])?;
    read(&text)
}
