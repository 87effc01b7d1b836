//! Changes of words in a cell, such as an order can say them: what is quoted stands in the cell exactly once.

use prikaz_fact::coded;

use super::words::{Hunk, hunks};

coded! {
/// A change of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordEdit {
    /// «Слова «…» заменить словами «…»».
    Replace {
        /// What stands in the cell, exactly once.
        old: String,
        /// What comes in its place.
        new: String,
    },
    /// «Слова «…» исключить».
    Strike {
        /// What stands in the cell, exactly once.
        words: String,
    },
    /// «После слов «…» дополнить словами «…»».
    AddAfter {
        /// What stands in the cell, exactly once.
        after: String,
        /// What comes behind it.
        words: String,
    } = "after",
    /// «Дополнить словами «…»»: at the end.
    AddAtEnd {
        /// What comes behind all that stands in the cell.
        words: String,
    } = "end",
}
}

/// The changes of words that make `new` of `old`; none where no unambiguous ones do.
pub(super) fn edits(old: &str, new: &str) -> Option<Vec<WordEdit>> {
    let edits: Vec<WordEdit> =
        hunks(old, new).iter().map(|hunk| Spot::of(old, new, hunk)?.edit()).collect::<Option<_>>()?;
    let quoted_once = |edit: &WordEdit| edit.quote().is_none_or(|quote| only_place(old, quote).is_some());
    // Lines of a cell are not seen in running text.
    let in_line = |edit: &WordEdit| edit.texts().all(|text| !text.contains('\n'));
    let sound = edits.iter().all(|edit| quoted_once(edit) && in_line(edit));
    (sound && edited(old, &edits).as_deref() == Some(new)).then_some(edits)
}

/// What `edits`, one after another, make of `text`; none where what one quotes does not stand there exactly once.
pub(super) fn edited(text: &str, edits: &[WordEdit]) -> Option<String> {
    let mut text = text.to_owned();
    for edit in edits {
        text = edit.made(&text)?;
    }
    Some(text)
}

impl WordEdit {
    /// What the order quotes of the cell.
    fn quote(&self) -> Option<&str> {
        match self {
            Self::Replace { old, .. } => Some(old),
            Self::Strike { words } => Some(words),
            Self::AddAfter { after, .. } => Some(after),
            Self::AddAtEnd { .. } => None,
        }
    }

    /// What comes into the cell.
    fn added(&self) -> Option<&str> {
        match self {
            Self::Replace { new: added, .. }
            | Self::AddAfter { words: added, .. }
            | Self::AddAtEnd { words: added } => Some(added),
            Self::Strike { .. } => None,
        }
    }

    /// All that the order prints in quotation marks.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.quote().into_iter().chain(self.added())
    }

    fn made(&self, text: &str) -> Option<String> {
        match self {
            Self::AddAtEnd { words } => Some(format!("{text}{}{words}", space_before(text, words))),
            Self::AddAfter { after, words } => {
                let (before, behind) = text.split_at(only_place(text, after)? + after.len());
                Some(format!("{before}{}{words}{behind}", space_before(before, words)))
            }
            Self::Replace { old, new } => {
                let at = only_place(text, old)?;
                Some(format!("{}{new}{}", &text[..at], &text[at + old.len()..]))
            }
            Self::Strike { words } => {
                let at = only_place(text, words)?;
                let (before, behind) = (&text[..at], &text[at + words.len()..]);
                match before.strip_suffix(' ') {
                    _ if begins_with_sign(words) => Some(format!("{before}{behind}")),
                    Some(before) => Some(format!("{before}{behind}")),
                    None => Some(format!("{before}{}", behind.strip_prefix(' ').unwrap_or(behind))),
                }
            }
        }
    }
}

/// Words come behind others with a space, signs of punctuation without.
fn space_before(before: &str, words: &str) -> &'static str {
    if before.is_empty() || begins_with_sign(words) { "" } else { " " }
}

fn begins_with_sign(words: &str) -> bool {
    words.starts_with([',', '.', ';', ':', ')', '»', '!', '?'])
}

/// Where `quote` stands in `text`, if it stands there exactly once.
fn only_place(text: &str, quote: &str) -> Option<usize> {
    let first = text.find(quote)?;
    let step = quote.chars().next()?.len_utf8();
    text[first + step..].find(quote).is_none().then_some(first)
}

/// A change on its way to being said.
struct Spot<'t> {
    text: &'t str,
    /// The words that change, as bytes of `text`.
    start: usize,
    end: usize,
    /// What comes in their place.
    new: &'t str,
}

impl<'t> Spot<'t> {
    /// The words of `hunk` without the spaces around them.
    fn of(text: &'t str, new: &'t str, hunk: &Hunk) -> Option<Self> {
        let old = &text[hunk.old.clone()];
        let start = hunk.old.start + (old.len() - old.trim_start().len());
        let end = if old.trim().is_empty() { start } else { start + old.trim().len() };
        let new = new[hunk.new.clone()].trim();
        (start < end || !new.is_empty()).then_some(Self { text, start, end, new })
    }

    fn edit(&self) -> Option<WordEdit> {
        let old = &self.text[self.start..self.end];
        match (old, self.new) {
            ("", words) if self.is_at_end() => Some(WordEdit::AddAtEnd { words: words.to_owned() }),
            ("", words) => self.added(words),
            (old, "") if only_place(self.text, old).is_some() => {
                Some(WordEdit::Strike { words: old.to_owned() })
            }
            (old, new) if old.strip_prefix(new).is_some_and(|rest| self.can_go(rest)) => {
                Some(WordEdit::Strike { words: old[new.len()..].to_owned() })
            }
            (old, new) => match new.strip_prefix(old).filter(|rest| goes_on(rest)) {
                Some(rest) if self.is_at_end() => Some(WordEdit::AddAtEnd { words: rest.to_owned() }),
                Some(rest) => self.added(rest),
                None => self.replaced(),
            },
        }
    }

    /// Whether what follows a word can be struck out alone: «, а также по телефону».
    fn can_go(&self, rest: &str) -> bool {
        goes_on(rest) && only_place(self.text, rest).is_some()
    }

    fn is_at_end(&self) -> bool {
        self.text[self.end..].trim().is_empty()
    }

    /// `words` behind the words before them, as many as are needed to know the place.
    fn added(&self, words: &str) -> Option<WordEdit> {
        let before = self.text[..self.end].trim_end();
        // Where nothing of the cell changes this is its end, and the first words to be quoted are none.
        let mut start = Some(self.start.min(before.len()));
        while let Some(at) = start {
            let after = &before[at..];
            // «После слова «на»» is exact, but nobody finds it.
            let is_telling = after.chars().count() > 3 || word_before(&before[..at]).is_none();
            if is_telling && only_place(self.text, after).is_some() {
                return Some(WordEdit::AddAfter { after: after.to_owned(), words: words.to_owned() });
            }
            start = word_before(&before[..at]);
        }
        self.replaced()
    }

    /// The words with as many around them as are needed to know the place, and what comes instead.
    fn replaced(&self) -> Option<WordEdit> {
        let (mut start, mut end) = (self.start, self.end);
        loop {
            let old = self.text[start..end].trim();
            if only_place(self.text, old).is_some() {
                let new = [self.text[start..self.start].trim(), self.new, self.text[self.end..end].trim()];
                let new: Vec<&str> = new.into_iter().filter(|part| !part.is_empty()).collect();
                return Some(WordEdit::Replace { old: old.to_owned(), new: new.join(" ") });
            }
            let (left, right) = (word_before(&self.text[..start]), word_behind(self.text, end));
            if left.is_none() && right.is_none() {
                return None;
            }
            start = left.unwrap_or(start);
            end = right.unwrap_or(end);
        }
    }
}

/// Whether `rest` goes on after a word: «, а также по телефону».
fn goes_on(rest: &str) -> bool {
    begins_with_sign(rest) && rest.chars().any(char::is_alphanumeric)
}

/// Where the last word of `text` begins.
fn word_before(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let last = text.split_whitespace().next_back()?;
    Some(text.len() - last.len())
}

/// Where the first word of `text` behind `from` ends.
fn word_behind(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let word = rest.split_whitespace().next()?;
    Some(from + (rest.len() - rest.trim_start().len()) + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what is said, and that it does what it says.
    fn check(old: &str, new: &str, said: &[&str]) {
        let edits = edits(old, new).unwrap_or_default();
        let words: Vec<String> = edits
            .iter()
            .map(|edit| match edit {
                WordEdit::Replace { old, new } => format!("{old} → {new}"),
                WordEdit::Strike { words } => format!("без {words}"),
                WordEdit::AddAfter { after, words } => format!("{after} + {words}"),
                WordEdit::AddAtEnd { words } => format!("+ {words}"),
            })
            .collect();
        assert_eq!(words, said, "{old} → {new}");
        if !said.is_empty() {
            assert_eq!(edited(old, &edits).as_deref(), Some(new));
        }
    }

    #[test]
    fn words_are_quoted_so_that_they_are_found() {
        check("прием граждан по телефону", "прием граждан по почте", &["телефону → почте"]);
        check("прием по телефону", "личный прием по телефону", &["прием → личный прием"]);
        check("прием граждан", "прием обращений граждан", &["прием + обращений"]);
        check("прием граждан", "прием граждан лично", &["+ лично"]);
        check("прием граждан", "прием граждан, а также организаций", &["+ , а также организаций"]);
        check("прием всех граждан", "прием граждан", &["без всех"]);
        check(
            "прием граждан, а также организаций лично",
            "прием граждан лично",
            &["без , а также организаций"],
        );
        // A word that stands there twice is quoted with its neighbours.
        check(
            "по телефону отдела и по телефону Министерства",
            "по телефону отдела и по почте Министерства",
            &["по телефону Министерства → по почте Министерства"],
        );
        // What follows a word is struck out alone only where it stands once.
        check("сайт, почта и окно, почта", "сайт и окно, почта", &["сайт, почта → сайт"]);
        check("", "новое", &["+ новое"]);
        check("цифровая", "офлайн", &["цифровая → офлайн"]);
    }

    #[test]
    fn what_cannot_be_said_without_doubt_is_not_said() {
        check("а\nа", "а б\nа", &[]);
        check("одна строка\nдругая", "одна строка\nдругая\nтретья", &[]);
        check("два  пробела", "два пробела", &[]);
    }
}
