//! The difference of two texts, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longer texts are not compared inside: they are old, or they are new.
const MOST_WORDS: usize = 1000;

/// A piece of a text beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Stands in both.
    Same(&'t str),
    /// Stands in the old one only.
    Deleted(&'t str),
    /// Stands in the new one only.
    Inserted(&'t str),
}

/// The pieces of which `old` and `new` are made: the same and the deleted give `old`, the same and the inserted
/// give `new`. Whole words change, and signs of punctuation apart from them; a single word between two changes
/// changes with them.
pub fn pieces<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for hunk in compared(old, new, Grain::Signs) {
        pieces.push(Piece::Same(&old[end..hunk.old.start]));
        pieces.push(Piece::Deleted(&old[hunk.old.clone()]));
        pieces.push(Piece::Inserted(&new[hunk.new]));
        end = hunk.old.end;
    }
    pieces.push(Piece::Same(&old[end..]));
    pieces.retain(|piece| !piece.text().is_empty());
    pieces
}

impl<'t> Piece<'t> {
    /// The text of the piece.
    pub fn text(&self) -> &'t str {
        match self {
            Self::Same(text) | Self::Deleted(text) | Self::Inserted(text) => text,
        }
    }
}

/// A place where the texts differ: bytes of the old one and of the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// What is never torn when texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    /// Words with the signs that stand at them: what an order quotes.
    Words,
    /// Words alone; a comma is a thing of its own.
    Signs,
}

/// Where the texts differ, from left to right; whole words, with the signs that stand at them.
pub(super) fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    compared(old, new, Grain::Words)
}

fn compared(old: &str, new: &str, grain: Grain) -> Vec<Hunk> {
    let (old_tokens, new_tokens) = (tokens(old, grain), tokens(new, grain));
    if old == new {
        return Vec::new();
    }
    if old_tokens.len().max(new_tokens.len()) > MOST_WORDS {
        return vec![Hunk { old: 0..old.len(), new: 0..new.len() }];
    }
    let operations =
        capture_diff_slices(Algorithm::Myers, &texts(old, &old_tokens), &texts(new, &new_tokens));
    let hunks = operations.iter().filter_map(|operation| match operation {
        DiffOp::Equal { .. } => None,
        other => Some((other.old_range(), other.new_range())),
    });
    let bytes = |tokens: &[Range<usize>], range: Range<usize>, length: usize| {
        let start = tokens.get(range.start).map_or(length, |token| token.start);
        let end = if range.is_empty() { start } else { tokens[range.end - 1].end };
        start..end
    };
    let hunks = hunks.map(|(old_range, new_range)| Hunk {
        old: bytes(&old_tokens, old_range, old.len()),
        new: bytes(&new_tokens, new_range, new.len()),
    });
    joined(old, hunks)
}

fn texts<'t>(text: &'t str, tokens: &[Range<usize>]) -> Vec<&'t str> {
    tokens.iter().map(|token| &text[token.clone()]).collect()
}

/// Changes with no more than one word between them are one change.
fn joined(old: &str, hunks: impl Iterator<Item = Hunk>) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        match joined.last_mut() {
            Some(last) if old[last.old.end..hunk.old.start].split_whitespace().count() <= 1 => {
                last.old.end = hunk.old.end;
                last.new.end = hunk.new.end;
            }
            _ => joined.push(hunk),
        }
    }
    joined
}

/// Words and what stands between them, by turns.
fn tokens(text: &str, grain: Grain) -> Vec<Range<usize>> {
    #[derive(PartialEq)]
    enum Kind {
        Space,
        Word,
        Sign,
    }
    let kind = |letter: char| match letter {
        _ if letter.is_whitespace() => Kind::Space,
        _ if grain == Grain::Words || letter.is_alphanumeric() => Kind::Word,
        _ => Kind::Sign,
    };
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut before = Kind::Sign;
    for (at, letter) in text.char_indices() {
        let (kind, end) = (kind(letter), at + letter.len_utf8());
        match tokens.last_mut() {
            Some(last) if before == kind && kind != Kind::Sign => last.end = end,
            _ => tokens.push(at..end),
        }
        before = kind;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_change() {
        use Piece::{Deleted, Inserted, Same};
        let old = "прием заявлений от граждан по телефону";
        assert_eq!(
            pieces(old, "прием обращений от граждан по телефону"),
            [Same("прием "), Deleted("заявлений"), Inserted("обращений"), Same(" от граждан по телефону")]
        );
        assert_eq!(pieces(old, old), [Same(old)]);
        assert_eq!(pieces("", "новое"), [Inserted("новое")]);
        assert_eq!(pieces("письмо", "письмо; звонок"), [Same("письмо"), Inserted("; звонок")]);
        // One word between two changes changes with them.
        assert_eq!(pieces("а б в", "г б д"), [Deleted("а б в"), Inserted("г б д")]);
    }
}
