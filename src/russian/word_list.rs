//! A list of words as a data file has it: which nouns may head a phrase, and what is peculiar about them.

use std::collections::{BTreeMap, BTreeSet};

use super::adjective::Life;
use super::agreement::Agreement;
use super::fault::{Node, WordFault, WordFaultKind, WordText};
use super::keys::words as keys;
use super::letters::folded;
use super::noun::Noun;
use prikaz_placed::Sheet;

/// A file of `data/russian/` with nouns.
#[derive(Debug, Default)]
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
    /// Reads the `text` of the file `name`.
    pub(super) fn read(name: &str, text: &str, life: Life) -> Result<Self, Vec<WordFault>> {
        Sheet::load(name, text, WordText, &keys::KEYS, |root| {
            let file = File::read(root)?;
            let list = Self::of(&file, life);
            list.note_unlisted(root);
            Some(list)
        })
    }

    /// Notes words that are peculiar in some way and stand in none of the lists.
    fn note_unlisted(&self, root: &Node<'_>) {
        let note = |node: &Node<'_>, word: &str| {
            if self.noun(&folded(word)).is_none() {
                node.fault(WordFaultKind::Unlisted { word: word.to_owned() });
            }
        };
        for key in [&keys::STEM, &keys::GENITIVE] {
            let entries = root.under(key).and_then(|node| node.entries()).unwrap_or_default();
            entries.iter().for_each(|(word, node)| note(node, word));
        }
        for node in root.under(&keys::STRESSED).and_then(|node| node.list()).unwrap_or_default() {
            if let Some(word) = node.text() {
                note(&node, &word);
            }
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

impl File {
    fn read(root: &Node<'_>) -> Option<Self> {
        let table = root.table()?;
        let list = |key| table.get(key).map(|node| node.sound_texts()).unwrap_or_default();
        let map = |key| {
            let entries = table.get(key).and_then(|node| node.entries()).unwrap_or_default();
            entries.into_iter().filter_map(|(word, node)| Some((word, node.text()?))).collect()
        };
        let file = Self {
            masculine: list(&keys::MASCULINE),
            feminine: list(&keys::FEMININE),
            neuter: list(&keys::NEUTER),
            plural: list(&keys::PLURAL),
            indeclinable: list(&keys::INDECLINABLE),
            adjectival: list(&keys::ADJECTIVAL),
            adverbs: list(&keys::ADVERBS),
            governing: list(&keys::GOVERNING),
            first_parts: list(&keys::FIRST_PARTS),
            stressed: list(&keys::STRESSED),
            stem: map(&keys::STEM),
            genitive: map(&keys::GENITIVE),
        };
        table.close();
        Some(file)
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
