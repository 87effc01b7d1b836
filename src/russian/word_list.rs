//! A list of words as a data file has it: which nouns may head a phrase, and what is peculiar about them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::adjective::Life;
use super::agreement::Agreement;
use super::letters::folded;
use super::noun::Noun;

/// A file of `data/russian/` with nouns.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    masculine: Vec<String>,
    feminine: Vec<String>,
    neuter: Vec<String>,
    plural: Vec<String>,
    indeclinable: Vec<String>,
    adjectival: Vec<String>,
    adverbs: Vec<String>,
    governing: Vec<String>,
    first_parts: Vec<String>,
    stressed: Vec<String>,
    stem: BTreeMap<String, String>,
    genitive: BTreeMap<String, String>,
}

/// The words that may head a phrase, by their nominative.
#[derive(Debug, Clone)]
pub(super) struct WordList {
    /// Whether its nouns name somebody.
    pub(super) life: Life,
    nouns: BTreeMap<String, Noun>,
    /// Adjectives that stand for a noun: «заведующий».
    adjectival: BTreeSet<String>,
    /// Words before a phrase that do not change: «временно».
    adverbs: BTreeSet<String>,
    /// Words after which nothing changes, since all of it depends on them: «врио».
    governing: BTreeSet<String>,
    /// First parts of compounds that do not change: «вице» of «вице-губернатор».
    first_parts: BTreeSet<String>,
}

impl WordList {
    /// Reads the `text` of a file.
    pub(super) fn read(text: &str, life: Life) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let list = Self::of(&file, life);
        let peculiar = file.stem.keys().chain(file.genitive.keys()).chain(&file.stressed);
        match peculiar.into_iter().find(|word| list.noun(&folded(word)).is_none()) {
            Some(word) => Err(serde::de::Error::custom(format!("`{word}` is in none of the lists above"))),
            None => Ok(list),
        }
    }

    fn of(file: &File, life: Life) -> Self {
        let listed = [
            (&file.masculine, Agreement::Masculine),
            (&file.feminine, Agreement::Feminine),
            (&file.neuter, Agreement::Neuter),
            (&file.plural, Agreement::Plural),
            (&file.indeclinable, Agreement::Neuter),
        ];
        let nouns = listed.into_iter().flat_map(|(words, agreement)| {
            words.iter().map(move |word| (folded(word), noun(file, word, agreement)))
        });
        Self {
            life,
            nouns: nouns.collect(),
            adjectival: set(&file.adjectival),
            adverbs: set(&file.adverbs),
            governing: set(&file.governing),
            first_parts: set(&file.first_parts),
        }
    }

    /// The noun `word` (folded).
    pub(super) fn noun(&self, word: &str) -> Option<&Noun> {
        self.nouns.get(word)
    }

    pub(super) fn is_adjectival(&self, word: &str) -> bool {
        self.adjectival.contains(word)
    }

    pub(super) fn is_adverb(&self, word: &str) -> bool {
        self.adverbs.contains(word)
    }

    pub(super) fn governs(&self, word: &str) -> bool {
        self.governing.contains(word)
    }

    pub(super) fn is_first_part(&self, part: &str) -> bool {
        self.first_parts.contains(part)
    }
}

fn set(words: &[String]) -> BTreeSet<String> {
    words.iter().map(|word| folded(word)).collect()
}

fn noun(file: &File, word: &str, agreement: Agreement) -> Noun {
    Noun {
        word: folded(word),
        agreement,
        stem: file.stem.get(word).map(|stem| folded(stem)),
        stressed: file.stressed.iter().any(|stressed| stressed == word),
        genitive: file.genitive.get(word).map(|form| folded(form)),
        fixed: file.indeclinable.iter().any(|fixed| fixed == word),
    }
}
