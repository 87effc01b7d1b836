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

/// `hidden` with its beginning or its end changed as `change` changes the text that is hidden in it; what stands between
/// them is kept as it is, markup and all.
pub(super) fn changed(hidden: &str, change: impl Fn(&str) -> String) -> String {
    let text = reveal(hidden);
    let new = change(&text);
    let kept_end = text.trim_start();
    let mut made = String::with_capacity(hidden.len() + 16);
    if let Some(before) = new.strip_suffix(kept_end) {
        hide(before, &mut made);
        made.push_str(hidden.trim_start());
        return made;
    }
    let kept = text.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    made.push_str(&hidden[..length_of(hidden, kept)]);
    hide(&new.chars().skip(kept).collect::<String>(), &mut made);
    made
}

/// How many bytes of `hidden` hold the first `n` characters of its text.
fn length_of(hidden: &str, n: usize) -> usize {
    let mut characters = hidden.char_indices();
    for _ in 0..n {
        if let Some((_, TYPED)) = characters.next() {
            characters.next();
        }
    }
    characters.next().map_or(hidden.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{changed, hide, reveal};
    use prikaz_russian::{preposed, typography};

    #[test]
    fn the_beginning_and_the_end_change_and_the_markup_stays() {
        let mut hidden = String::from("{_");
        hide("приказ от 2 мая; {см.}", &mut hidden);
        hidden.push_str("_}");
        let ended = changed(&hidden, typography::ended);
        assert!(ended.starts_with("{_приказ") && ended.contains("_}"), "{ended}");
        assert_eq!(reveal(&ended), "{_приказ от 2 мая; {см.}_}.");
        let mut hidden = String::new();
        hide("Стандарты;", &mut hidden);
        assert_eq!(reveal(&changed(&hidden, |text| preposed("с", text))), "со\u{a0}Стандарты;");
        assert_eq!(reveal(&changed(&hidden, |text| typography::item(text, true))), "Стандарты.");
    }
}
