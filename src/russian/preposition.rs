//! «с» or «со», «в» or «во», «к» or «ко», «о», «об» or «обо»: by the sound of the word that follows.

use super::months::MONTHS;
use super::typography::NBSP;

/// `text` with `preposition` before it, in the form that the next word asks for: «со Стандартами», «во Владимир»,
/// «ко второму чтению», «об утверждении», «со 2 апреля». Any other preposition stays as it is. They are not torn apart.
pub fn preposed(preposition: &str, text: &str) -> String {
    let text = text.trim_start();
    format!("{preposition}{}{NBSP}{text}", ending(&preposition.to_lowercase(), &spoken(text)))
}

/// Words before which a preposition of one letter takes a vowel, whatever the rule of sounds says.
const PRONOUNS: [&str; 9] = ["мной", "мною", "мне", "всем", "всеми", "всей", "всего", "всему", "всех"];

fn ending(preposition: &str, word: &str) -> &'static str {
    let mut letters = word.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return "" };
    let before_consonant = second.is_some_and(is_consonant);
    let is_pronoun = PRONOUNS.contains(&word);
    match preposition {
        "с" if is_pronoun || is_day(word) || word.starts_with("втор") => "о",
        "с" if first == 'щ' || matches!(first, 'с' | 'з' | 'ш' | 'ж') && before_consonant => "о",
        "в" if is_pronoun || matches!(first, 'в' | 'ф') && before_consonant => "о",
        "к" if is_pronoun || is_day(word) || word.starts_with("втор") => "о",
        "о" if is_pronoun => "бо",
        "о" if matches!(first, 'а' | 'э' | 'и' | 'о' | 'у') => "б",
        _ => "",
    }
}

/// «со дня», «ко дню».
fn is_day(word: &str) -> bool {
    matches!(word, "дня" | "дню" | "днем")
}

fn is_consonant(letter: char) -> bool {
    "бвгджзйклмнпрстфхцчшщ".contains(letter)
}

/// The first word as it is said, in lower case and with «е» for «ё»: «2 апреля» begins with «второго».
fn spoken(text: &str) -> String {
    let mut words = text.split(char::is_whitespace).map(|word| {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        word.to_lowercase().replace('ё', "е")
    });
    let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    match first.as_str() {
        "2" if MONTHS.contains(&next.as_str()) => "второго".to_owned(),
        "2-е" | "2-го" | "2-й" | "2-му" | "2-м" => "второго".to_owned(),
        _ => first,
    }
}
