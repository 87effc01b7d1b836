//! Text inside a paragraph, where letters alone have to say what a look would.

use prikaz_document::{Inline, plain};

/// A field that nobody has filled in.
const LINE: &str = "________";

/// Signs on the line and the same raised and lowered.
const OFF_THE_LINE: [(char, char, char); 14] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('(', '⁽', '₍'),
    (')', '⁾', '₎'),
];

/// Adds `inlines` to `text`: «7¹», «[+внесено+]», «[-исключено-]», «________».
pub(super) fn push(text: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(piece) => text.push_str(piece),
            Inline::LineBreak => text.push('\n'),
            Inline::Strong(inner) | Inline::Emphasis(inner) => push(text, inner),
            Inline::Link(link) => push(text, &link.text),
            Inline::Raised(inner) => off_the_line(text, &plain(inner), '^', |(_, raised, _)| raised),
            Inline::Lowered(inner) => off_the_line(text, &plain(inner), '_', |(.., lowered)| lowered),
            Inline::Inserted(inner) => between(text, ("[+", "+]"), inner),
            Inline::Deleted(inner) => between(text, ("[-", "-]"), inner),
            Inline::Field(field) if field.printed().is_empty() => text.push_str(LINE),
            Inline::Field(field) => text.push_str(field.printed()),
        }
    }
}

fn between(text: &mut String, (before, after): (&str, &str), inner: &[Inline]) {
    text.push_str(before);
    push(text, inner);
    text.push_str(after);
}

/// Signs that stand off the line of themselves, else a sign before what stands there: «^(а)».
fn off_the_line(text: &mut String, piece: &str, sign: char, of: fn((char, char, char)) -> char) {
    let moved = |wanted: char| OFF_THE_LINE.into_iter().find(|(known, ..)| *known == wanted).map(of);
    match piece.chars().map(moved).collect::<Option<String>>() {
        Some(moved) => text.push_str(&moved),
        None => text.extend([sign.to_string().as_str(), "(", piece, ")"]),
    }
}
