//! Adjectives and participles, from the nominative.

use prikaz_domain::Case;

use super::agreement::Agreement;
use super::letters::{is_sibilant, is_velar, last};

/// Whether a word names somebody: the accusative hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Life {
    /// Кого?
    Animate,
    /// Что?
    Inanimate,
}

/// Which vowels the endings take.
#[derive(Clone, Copy)]
enum Stem {
    /// «главный»: -ого, -ым.
    Hard,
    /// «городской»: -ого, -им.
    Velar,
    /// «средний»: -его, -им, -юю.
    Soft,
    /// «старший»: -его, -им, -ую.
    Sibilant,
    /// «третий», «казачий»: -ьего, -ьим.
    Possessive,
}

/// Adjectives in -ий that lose it before -ьего.
const POSSESSIVE: [&str; 3] = ["третий", "казачий", "охотничий"];

/// Sibilant stems with a stressed ending: «большой, большого».
const STRESSED: [&str; 2] = ["больш", "чуж"];

/// What `word` (in lower case) would agree with as an adjective in the nominative; nothing where it looks like none.
pub(super) fn agreement(word: &str) -> Option<Agreement> {
    let word = word.strip_suffix("ся").unwrap_or(word);
    if word.chars().count() < 4 || is_noun_like(word) {
        return None;
    }
    let ending = word.char_indices().rev().nth(1).map(|(at, _)| &word[at..])?;
    match ending {
        "ый" | "ой" | "ий" => Some(Agreement::Masculine),
        "ая" | "яя" => Some(Agreement::Feminine),
        "ое" | "ее" => Some(Agreement::Neuter),
        "ые" | "ие" => Some(Agreement::Plural),
        _ => None,
    }
}

/// «положение», «управление», «развитие» end like adjectives.
fn is_noun_like(word: &str) -> bool {
    ["ение", "ание", "яние", "тие", "ствие", "ствий", "ний", "рий", "ций", "зий"]
        .iter()
        .any(|ending| word.ends_with(ending) && !SOFT_N.iter().any(|soft| word.starts_with(soft)))
}

/// Stems of adjectives in -ний, which are few: «средний», «внутренний».
const SOFT_N: [&str; 18] = [
    "средн",
    "внутрен",
    "внешн",
    "верхн",
    "нижн",
    "крайн",
    "последн",
    "соседн",
    "летн",
    "зимн",
    "осенн",
    "весенн",
    "поздн",
    "ранн",
    "дальн",
    "ближн",
    "прежн",
    "нынешн",
];

/// `word` (in lower case) in `case`; nothing where it is no adjective in the nominative.
pub(super) fn inflected(word: &str, case: Case, life: Life) -> Option<String> {
    let agreement = agreement(word)?;
    let (bare, reflexive) = match word.strip_suffix("ся") {
        Some(bare) => (bare, "ся"),
        None => (word, ""),
    };
    let at = bare.char_indices().rev().nth(1)?.0;
    let (base, ending) = (&bare[..at], &bare[at..]);
    let same = case == Case::Accusative && life == Life::Inanimate;
    if same && agreement != Agreement::Feminine || case == Case::Accusative && agreement == Agreement::Neuter
    {
        return Some(word.to_owned());
    }
    let stem = stem_of(bare, base, ending);
    let tail = match agreement {
        Agreement::Masculine | Agreement::Neuter => masculine(stem, case),
        Agreement::Feminine => feminine(stem, case),
        Agreement::Plural => plural(stem, case),
    };
    Some(format!("{base}{tail}{reflexive}"))
}

fn stem_of(word: &str, base: &str, ending: &str) -> Stem {
    let Some(last) = last(base) else { return Stem::Hard };
    if POSSESSIVE.contains(&word) {
        return Stem::Possessive;
    }
    match ending {
        _ if is_velar(last) => Stem::Velar,
        _ if is_sibilant(last) && STRESSED.iter().any(|stem| base.ends_with(stem)) => Stem::Velar,
        _ if is_sibilant(last) => Stem::Sibilant,
        "ий" | "яя" | "ее" | "ие" => Stem::Soft,
        _ => Stem::Hard,
    }
}

fn masculine(stem: Stem, case: Case) -> &'static str {
    use Case::{Accusative, Dative, Genitive, Instrumental, Prepositional};
    match (stem, case) {
        (Stem::Hard | Stem::Velar, Genitive | Accusative) => "ого",
        (Stem::Hard | Stem::Velar, Dative) => "ому",
        (Stem::Hard, Instrumental) => "ым",
        (Stem::Velar | Stem::Soft | Stem::Sibilant, Instrumental) => "им",
        (Stem::Hard | Stem::Velar, Prepositional) => "ом",
        (Stem::Soft | Stem::Sibilant, Genitive | Accusative) => "его",
        (Stem::Soft | Stem::Sibilant, Dative) => "ему",
        (Stem::Soft | Stem::Sibilant, Prepositional) => "ем",
        (Stem::Possessive, Genitive | Accusative) => "ьего",
        (Stem::Possessive, Dative) => "ьему",
        (Stem::Possessive, Instrumental) => "ьим",
        (Stem::Possessive, Prepositional) => "ьем",
    }
}

fn feminine(stem: Stem, case: Case) -> &'static str {
    match (stem, case) {
        (Stem::Hard | Stem::Velar, Case::Accusative) => "ую",
        (Stem::Hard | Stem::Velar, _) => "ой",
        // After a sibilant «ю» is not written.
        (Stem::Sibilant, Case::Accusative) => "ую",
        (Stem::Soft | Stem::Possessive, Case::Accusative) => "юю",
        (Stem::Soft | Stem::Sibilant | Stem::Possessive, _) => "ей",
    }
}

fn plural(stem: Stem, case: Case) -> &'static str {
    match (stem, case) {
        (Stem::Hard, Case::Dative) => "ым",
        (Stem::Hard, Case::Instrumental) => "ыми",
        (Stem::Hard, _) => "ых",
        (_, Case::Dative) => "им",
        (_, Case::Instrumental) => "ими",
        (_, _) => "их",
    }
}
