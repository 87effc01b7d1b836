//! Text inside a paragraph or a cell, as data for `paper.typ`.

use std::collections::BTreeSet;

use typst::foundations::{Array, Dict, IntoValue as _, Value, dict};

use super::faces::Faces;
use super::room::Room;
use crate::profile::Profile;
use crate::{RenderError, link, xml};
use prikaz_document::{Field, FieldKind, Inline};

/// Turns a document into data, and notes what cannot be printed.
pub(super) struct Setter<'a> {
    /// The look.
    pub(super) profile: &'a Profile,
    /// The faces.
    pub(super) faces: &'a Faces,
    missing: BTreeSet<char>,
}

impl<'a> Setter<'a> {
    /// A setter that has met no text yet.
    pub(super) fn new(profile: &'a Profile, faces: &'a Faces) -> Self {
        Self { profile, faces, missing: BTreeSet::new() }
    }

    /// Ends the work.
    ///
    /// # Errors
    /// When no face has some of the characters: an archive copy must not show boxes in their place.
    pub(super) fn end(self) -> Result<(), RenderError> {
        if self.missing.is_empty() {
            return Ok(());
        }
        let named = self.missing.iter().map(|one| format!("{one} (U+{:04X})", u32::from(*one)));
        Err(RenderError::NoGlyph(named.collect::<Vec<_>>().join(", ")))
    }

    /// `inlines` in a line of this room.
    pub(super) fn inlines(&mut self, inlines: &[Inline], room: Room) -> Value {
        let mut parts = Array::new();
        self.push(inlines, room, false, &mut parts);
        single(parts)
    }

    fn push(&mut self, inlines: &[Inline], room: Room, linked: bool, parts: &mut Array) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.push_text(text, room, parts),
                Inline::LineBreak => parts.push(Value::None),
                Inline::Strong(inner) => parts.push(self.inside("strong", inner, room, linked)),
                Inline::Emphasis(inner) => parts.push(self.inside("emphasis", inner, room, linked)),
                Inline::Raised(inner) => parts.push(self.inside("raised", inner, room, linked)),
                Inline::Lowered(inner) => parts.push(self.inside("lowered", inner, room, linked)),
                Inline::Inserted(inner) => parts.push(self.inside("inserted", inner, room, linked)),
                Inline::Deleted(inner) => parts.push(self.inside("deleted", inner, room, linked)),
                Inline::Field(field) => self.push_field(field, room, parts),
                Inline::Link(link) if linked || !link::is_permitted(&link.address) => {
                    self.push(&link.text, room, linked, parts);
                }
                Inline::Link(link) => {
                    let mut inner = Array::new();
                    self.push(&link.text, room, true, &mut inner);
                    let address = link.address.as_str();
                    parts.push(dict! { "kind" => "link", "address" => address, "of" => inner }.into_value());
                }
            }
        }
    }

    fn inside(&mut self, kind: &str, inner: &[Inline], room: Room, linked: bool) -> Value {
        let mut parts = Array::new();
        self.push(inner, room, linked, &mut parts);
        of_kind(kind, parts.into_value()).into_value()
    }

    /// A field that is filled in is its text; an empty one is a line to write on, or boxes to tick.
    fn push_field(&mut self, field: &Field, room: Room, parts: &mut Array) {
        /// Room for a date in ems.
        const DATE: f64 = 6.0;
        let line = |width: Value| dict! { "kind" => "line", "width" => width }.into_value();
        match &field.kind {
            _ if !field.printed().is_empty() => self.push_text(field.printed(), room, parts),
            FieldKind::Text | FieldKind::Suggestion(_) => parts.push(line(Value::None)),
            FieldKind::Date => parts.push(line((DATE * room.size.0).min(room.width).into_value())),
            FieldKind::Choice(choices) => {
                for (n, choice) in choices.iter().enumerate() {
                    if n > 0 {
                        parts.push(Value::None);
                    }
                    let label = self.text(&choice.label, room);
                    parts.push(of_kind("choice", label).into_value());
                }
            }
        }
    }

    /// `text` in a line of this room, where a newline is a line break.
    pub(super) fn text(&mut self, text: &str, room: Room) -> Value {
        let mut parts = Array::new();
        self.push_text(text, room, &mut parts);
        single(parts)
    }

    fn push_text(&mut self, text: &str, room: Room, parts: &mut Array) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                parts.push(Value::None);
            }
            for (n, run) in line.split('\t').enumerate() {
                if n > 0 {
                    parts.push(dict! { "kind" => "tab" }.into_value());
                }
                if !run.is_empty() {
                    parts.push(self.run(run, room).into_value());
                }
            }
        }
    }

    /// Text without breaks of ours: what cannot be printed noted, words longer than a line made to break.
    fn run(&mut self, text: &str, room: Room) -> String {
        let text = xml::clean(text).replace('\r', "");
        let unknown = text.chars().filter(|one| !is_usual(*one) && !is_unseen(*one) && !self.faces.has(*one));
        self.missing.extend(unknown);
        let room = room.width / room.size.0.max(1.0);
        let is_short = |word: &str| word.chars().count() as f64 <= room;
        if text.split(' ').all(is_short) {
            return text;
        }
        let words = text
            .split(' ')
            .map(|word| if is_short(word) { word.to_owned() } else { self.broken(word, room) });
        words.collect::<Vec<_>>().join(" ")
    }

    /// `word` with places to break where it would leave the line.
    fn broken(&self, word: &str, room: f64) -> String {
        const BREAK: char = '\u{200b}';
        let whole: f64 = word.chars().map(|one| self.faces.width(one)).sum();
        if whole <= room {
            return word.to_owned();
        }
        let mut text = String::with_capacity(word.len() * 2);
        for (n, one) in word.chars().enumerate() {
            if n > 0 {
                text.push(BREAK);
            }
            text.push(one);
        }
        text
    }
}

/// Data of a kind, with text in it.
fn of_kind(kind: &str, of: Value) -> Dict {
    dict! { "kind" => kind, "of" => of }
}

/// One part is itself.
fn single(parts: Array) -> Value {
    match parts.as_slice() {
        [] => "".into_value(),
        [Value::Str(one)] => one.clone().into_value(),
        _ => parts.into_value(),
    }
}

/// Letters that every face for Russian has.
fn is_usual(character: char) -> bool {
    matches!(character, ' '..='~' | 'А'..='я' | '«' | '»' | 'ё' | 'Ё' | '№' | '–' | '—' | '\u{a0}')
}

/// Characters that only say how a line may break or a mark is to be read, and print nothing.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
