//! A vocabulary ready for looking up, and the value that was probably meant.

use std::collections::HashMap;

use super::alike::{Alike, Words, only_alike};
use super::text::{folded, skeleton};
use crate::{Openness, Vocabulary};
use prikaz_fact::distance;

/// A vocabulary ready for looking up.
#[derive(Debug)]
pub(crate) struct Lexicon<'f> {
    pub(crate) vocabulary: &'f Vocabulary,
    exact: HashMap<String, usize>,
    /// Whether some longer value begins with this one.
    begins_another: Vec<bool>,
    skeletons: Vec<Vec<char>>,
    words: Vec<Words>,
    /// Answers already given: the same mistake is made in a thousand rows.
    answers: HashMap<String, Option<Nearest>>,
}

/// The value that was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Nearest {
    pub(crate) value: usize,
    pub(crate) likeness: Likeness,
}

/// How a text resembles a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// A slip of the pen, or Latin letters in a Cyrillic word.
    Misspelt,
    /// Its words in another order or form, or some of them: «консультация», «сайт Министерства».
    Shortened,
    /// A part of the value, or more than the value.
    Partial,
}

impl<'f> Lexicon<'f> {
    pub(crate) fn new(vocabulary: &'f Vocabulary) -> Self {
        let keys: Vec<String> = vocabulary.values.iter().map(|value| folded(value)).collect();
        let begins = |key: &String| keys.iter().any(|other| other != key && other.starts_with(key.as_str()));
        let begins_another = keys.iter().map(begins).collect();
        let skeletons = vocabulary.values.iter().map(|value| skeleton(value).chars().collect()).collect();
        // The first of two equal values wins.
        let exact = keys.into_iter().enumerate().rev().map(|(idx, key)| (key, idx)).collect();
        let words = vocabulary.values.iter().map(|value| Words::of(value)).collect();
        Self { vocabulary, exact, begins_another, skeletons, words, answers: HashMap::new() }
    }

    /// The place of the value that `text` is, spelling aside.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        self.exact.get(folded(text).as_str()).copied()
    }

    pub(super) fn begins_another(&self, value: usize) -> bool {
        self.begins_another[value]
    }

    pub(crate) fn value(&self, value: usize) -> &'f str {
        &self.vocabulary.values[value]
    }

    pub(crate) fn is_open(&self) -> bool {
        self.vocabulary.openness == Openness::Open
    }

    /// The value that `text` was probably meant to be.
    pub(crate) fn nearest(&mut self, text: &str) -> Option<Nearest> {
        if let Some(answer) = self.answers.get(text) {
            return *answer;
        }
        let key = skeleton(text);
        let answer = self.written_for(&key).or_else(|| self.resembling(text, &key));
        self.answers.insert(text.to_owned(), answer);
        answer
    }
}

impl Lexicon<'_> {
    /// The value that people mean who write what has the skeleton `key`, as the vocabulary says.
    fn written_for(&self, key: &str) -> Option<Nearest> {
        let key = joined(key);
        let (_, meant) = self.vocabulary.near.iter().find(|(word, _)| joined(&skeleton(word)) == key)?;
        let value = self.find(meant)?;
        Some(Nearest { value, likeness: Likeness::Misspelt })
    }

    /// The value that `text`, with its skeleton `key`, is like: by a slip of the pen, by its words, by a part of it.
    fn resembling(&self, text: &str, key: &str) -> Option<Nearest> {
        if denies(key) {
            return None;
        }
        match nearest(key, &self.skeletons) {
            Some(found) if found.likeness == Likeness::Misspelt => Some(found),
            by_part => self.shortened(text).or(by_part),
        }
    }

    /// The only value that has the words of `text`, and perhaps more.
    fn shortened(&self, text: &str) -> Option<Nearest> {
        let words = Words::of(text);
        let value = only_alike(&words, self.words.iter().enumerate())?;
        let whole = &self.words[value];
        let holds_all = words.compared(whole) == Some(Alike::Wholly) || words.is_part_of(whole);
        holds_all.then_some(Nearest { value, likeness: Likeness::Shortened })
    }
}

/// The candidate nearest to `text`: at most one letter in five wrong, else the only one that holds it
/// or is held by it.
fn nearest(text: &str, candidates: &[Vec<char>]) -> Option<Nearest> {
    let letters: Vec<char> = text.chars().collect();
    misspelt(&letters, candidates)
        .or_else(|| {
            let candidates: Vec<Vec<char>> = candidates
                .iter()
                .map(|one| one.iter().copied().filter(|sign| !joins(*sign)).collect())
                .collect();
            misspelt(&joined(text).chars().collect::<Vec<_>>(), &candidates)
        })
        .or_else(|| partial(text, candidates))
        .or_else(|| abbreviated(text, candidates))
}

/// «офф-лайн» and «оффлайн», «e-mail» and «email» are one.
fn joined(text: &str) -> String {
    text.chars().filter(|sign| !joins(*sign)).collect()
}

fn joins(sign: char) -> bool {
    matches!(sign, '-' | ' ')
}

/// «Не цифровая» is not «цифровая», whatever letters it has.
fn denies(text: &str) -> bool {
    const DENIALS: [&str; 4] = ["не", "нет", "без", "кроме"];
    text.split(' ').any(|word| DENIALS.contains(&word))
}

/// The only candidate whose words begin as those of `text`, some of which are cut short: «эл. почта», «тел. связь».
fn abbreviated(text: &str, candidates: &[Vec<char>]) -> Option<Nearest> {
    let words: Vec<&str> = text.split([' ', '-', '.']).filter(|word| !word.is_empty()).collect();
    if !text.contains('.') || words.len() < 2 {
        return None;
    }
    let begins = |candidate: &str| {
        let full: Vec<&str> = candidate.split([' ', '-']).collect();
        full.len() == words.len() && full.iter().zip(&words).all(|(full, word)| full.starts_with(word))
    };
    let mut found =
        candidates.iter().enumerate().filter(|(_, letters)| begins(&letters.iter().collect::<String>()));
    let (value, _) = found.next()?;
    found.next().is_none().then_some(Nearest { value, likeness: Likeness::Misspelt })
}

fn misspelt(letters: &[char], candidates: &[Vec<char>]) -> Option<Nearest> {
    let within = |candidate: &[char]| (candidate.len() / 5).clamp(1, 6);
    candidates
        .iter()
        .enumerate()
        .filter_map(|(value, candidate)| Some((distance(letters, candidate, within(candidate))?, value)))
        .min()
        .map(|(_, value)| Nearest { value, likeness: Likeness::Misspelt })
}

fn partial(text: &str, candidates: &[Vec<char>]) -> Option<Nearest> {
    const SHORTEST: usize = 4;
    let long_enough = |part: &str| part.chars().nth(SHORTEST - 1).is_some();
    let mut holding = candidates.iter().enumerate().filter(|(_, candidate)| {
        let candidate: String = candidate.iter().collect();
        (long_enough(text) && candidate.contains(text))
            || (long_enough(&candidate) && text.contains(&candidate))
    });
    let (value, _) = holding.next()?;
    holding.next().is_none().then_some(Nearest { value, likeness: Likeness::Partial })
}

/// The title of `titles` nearest to `found`, by the same measure.
pub(crate) fn nearest_title(found: &str, titles: &[String]) -> Option<usize> {
    let candidates: Vec<Vec<char>> = titles.iter().map(|title| title.chars().collect()).collect();
    nearest(found, &candidates).map(|nearest| nearest.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(text: &str) -> Option<&'static str> {
        const VALUES: [&str; 3] = ["цифровая точка", "офлайн-точка", "иное"];
        let candidates: Vec<Vec<char>> = VALUES.iter().map(|value| value.chars().collect()).collect();
        nearest(&skeleton(text), &candidates).map(|nearest| VALUES[nearest.value])
    }

    #[test]
    fn the_value_meant_is_proposed() {
        assert_eq!(proposed("оффлайн-точка"), Some("офлайн-точка"));
        assert_eq!(proposed("офлайн"), Some("офлайн-точка"));
        assert_eq!(proposed("инoe"), Some("иное"));
        assert_eq!(proposed("цифровая точка взаимодействия"), Some("цифровая точка"));
        assert_eq!(proposed("точка"), None);
        assert_eq!(proposed("почта"), None);
        assert_eq!(proposed("цифр. точка"), Some("цифровая точка"));
        assert_eq!(proposed("офф-лайн точка"), Some("офлайн-точка"));
    }

    #[test]
    fn three_letters_of_a_value_are_too_few_to_know_it_by() {
        assert_eq!(proposed("цифр"), Some("цифровая точка"));
        assert_eq!(proposed("циф"), None);
    }

    #[test]
    fn words_cut_short_are_known_by_their_points() {
        assert_eq!(proposed("офл. точка"), Some("офлайн-точка"));
        assert_eq!(proposed("цифр точка"), None);
    }

    #[test]
    fn some_words_of_a_value_are_more_than_a_part_of_it() {
        let vocabulary = Vocabulary {
            key: "needs".to_owned(),
            clause: "п. 8".to_owned(),
            values: vec!["получение консультации".to_owned(), "представление документов".to_owned()],
            near: Vec::new(),
            openness: Openness::Open,
        };
        let likeness = |text: &str| Lexicon::new(&vocabulary).nearest(text).map(|nearest| nearest.likeness);
        assert_eq!(likeness("консультации"), Some(Likeness::Shortened), "a whole word of it");
        assert_eq!(likeness("получение консультации юриста"), Some(Likeness::Partial), "and more than it");
        assert_eq!(likeness("получение консультаци"), Some(Likeness::Misspelt));
    }

    #[test]
    fn as_many_words_may_be_cut_short_as_the_value_has() {
        let values = ["предоставление мер поддержки", "рассмотрение обращений граждан"];
        let candidates: Vec<Vec<char>> = values.iter().map(|value| value.chars().collect()).collect();
        let value = |text: &str| nearest(&skeleton(text), &candidates).map(|nearest| nearest.value);
        assert_eq!(value("рассм. обращ. граждан"), Some(1));
        assert_eq!(value("рассм. граждан"), None, "a word is missing");
    }

    #[test]
    fn what_people_write_for_a_value_is_known_by_the_list_of_the_vocabulary() {
        let vocabulary = Vocabulary {
            key: "points".to_owned(),
            clause: "п. 17".to_owned(),
            values: vec!["официальный сайт".to_owned(), "почтовая связь".to_owned()],
            near: vec![("интернет".to_owned(), "официальный сайт".to_owned())],
            openness: Openness::Closed,
        };
        let value = |text: &str| Lexicon::new(&vocabulary).nearest(text).map(|nearest| nearest.value);
        assert_eq!(value("Интер-нет"), Some(0));
        assert_eq!(value("телефон"), None);
        assert_eq!(value("интepнет"), Some(0), "with two Latin letters");
    }
}
