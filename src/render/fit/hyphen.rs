//! Words parted by the rules of Russian.

use hypher::Lang;

/// A soft hyphen: it is printed only where a line ends at it.
const SOFT: char = '\u{ad}';
/// So many letters stay together at either end of a word.
const ENDS: usize = 3;

/// `text` with soft hyphens in its words.
pub(super) fn hyphenated(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 16);
    let mut word = String::new();
    for sign in text.chars() {
        if sign.is_alphabetic() {
            word.push(sign);
        } else {
            parted.push_str(&syllables(&word).join(&SOFT.to_string()));
            word.clear();
            parted.push(sign);
        }
    }
    parted.push_str(&syllables(&word).join(&SOFT.to_string()));
    parted
}

/// The parts of `word` between which a line may end; a word in other letters is one part.
pub(super) fn syllables(word: &str) -> Vec<&str> {
    let is_russian = |letter: char| matches!(letter.to_ascii_lowercase(), 'А'..='я' | 'Ё' | 'ё');
    let count = word.chars().filter(|letter| is_russian(*letter)).count();
    if count < 2 * ENDS || word.chars().any(|letter| letter.is_alphabetic() && !is_russian(letter)) {
        return vec![word];
    }
    let lower = word.to_lowercase();
    if lower.len() != word.len() {
        return vec![word];
    }
    let mut parts = Vec::new();
    let (mut from, mut at, mut letters) = (0, 0, 0);
    for syllable in hypher::hyphenate(&lower, Lang::Russian) {
        at += syllable.len();
        letters += syllable.chars().count();
        let left = word[at..].chars().count();
        if left == 0 || (word[from..at].chars().count() >= ENDS && letters >= ENDS && left >= ENDS) {
            parts.push(&word[from..at]);
            from = at;
        }
    }
    if from < word.len() {
        parts.push(&word[from..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::hyphenated;

    #[track_caller]
    fn parted(expected: &str) {
        assert_eq!(hyphenated(&expected.replace('|', "")).replace('\u{ad}', "|"), expected);
    }

    #[test]
    fn words_are_parted_by_syllables() {
        parted("Наиме|нова|ние функ|ции, сер|виса");
        parted("вид точки");
        parted("API, gosuslugi");
        assert!(hyphenated("УДОВЛЕТВОРЯЕМЫЕ").contains('\u{ad}'));
    }
}
