//! How far one word is from another, and which known word was probably meant.

/// The known word most like `word`, if one is like it at all: at most every third letter is wrong, and four in all.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    nearest_of(word, &mut known.into_iter())
}

fn nearest_of<'k>(word: &str, known: &mut dyn Iterator<Item = &'k str>) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let allowed = (letters.len() / 3).clamp(1, 4);
    let away = |known: &'k str| {
        let other: Vec<char> = known.chars().collect();
        Some((distance(&letters, &other, allowed)?, known))
    };
    let (_, known) = known.filter_map(away).min_by_key(|(away, _)| *away)?;
    Some(known.to_owned())
}

/// How many letters must be put in, taken out or replaced to turn `one` into `other`, if that is at most `most`.
pub fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut row = above.clone();
    for (i, letter) in one.iter().enumerate() {
        row[0] = i + 1;
        for (j, against) in other.iter().enumerate() {
            let replaced = above[j] + usize::from(letter != against);
            row[j + 1] = replaced.min(above[j + 1] + 1).min(row[j] + 1);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|found| *found <= most)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn nearest_word_is_proposed_only_when_it_is_near() {
        assert_eq!(nearest("colunm", ["column", "clause"]), Some("column".to_owned()));
        assert_eq!(nearest("xyzzy", ["column", "clause"]), None);
        assert_eq!(nearest("", []), None);
    }

    #[test]
    fn distance_is_told_up_to_what_was_asked() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        let away = |one: &str, other: &str, most| distance(&letters(one), &letters(other), most);
        assert_eq!(away("графа", "графы", 2), Some(1));
        assert_eq!(away("графа", "форма", 1), None);
        assert_eq!(away("", "аб", 2), Some(2));
        assert_eq!(away("абв", "", 2), None);
    }
}
