//! Values on their way through the markup: every character that Djot could read as markup travels
//! as a letter from a private plane and comes back when the markup has been parsed.
//!
//! So any text from a user comes out as the same text, inside paragraphs, headings and attributes.

/// The letter that stands for character 0.
const BASE: u32 = 0xF_0000;
/// Stands before a letter that a user typed himself.
const TYPED: char = '\u{F0080}';

/// `text` without anything that Djot could read as markup.
pub(super) fn hide(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            'A'..='Z' | 'a'..='z' => into.push(character),
            '\0'..='\x7f' => into.extend(char::from_u32(BASE + u32::from(character))),
            '\u{F0000}'..='\u{F0080}' => into.extend([TYPED, character]),
            _ => into.push(character),
        }
    }
}

/// The text that was hidden.
pub(super) fn reveal(text: &str) -> String {
    let mut revealed = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            TYPED => revealed.extend(characters.next()),
            '\u{F0000}'..='\u{F007F}' => revealed.extend(char::from_u32(u32::from(character) - BASE)),
            _ => revealed.push(character),
        }
    }
    revealed
}
