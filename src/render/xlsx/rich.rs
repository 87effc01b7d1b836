//! Text with a look inside a cell: strong, sloping, off the line, taken in, struck out.

use rust_xlsxwriter::{Format, FormatScript, FormatUnderline};

use super::look::font;
use crate::profile::Profile;
use crate::xml::clean;
use prikaz_document::{Inline, Role};

/// A piece of text in one look.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct PieceLook {
    strong: bool,
    emphasis: bool,
    off_the_line: Option<OffTheLine>,
    inserted: bool,
    deleted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OffTheLine {
    Raised,
    Lowered,
}

/// The pieces of `inlines` with their formats; none where all is plain text.
pub(super) fn pieces(profile: &Profile, role: Role, inlines: &[Inline]) -> Option<Vec<(Format, String)>> {
    let mut pieces = Vec::new();
    collect(inlines, PieceLook::default(), &mut pieces);
    let is_rich = pieces.iter().any(|(look, _)| *look != PieceLook::default());
    is_rich.then(|| pieces.into_iter().map(|(look, text)| (format(profile, role, look), text)).collect())
}

fn collect(inlines: &[Inline], look: PieceLook, into: &mut Vec<(PieceLook, String)>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => push(into, look, text),
            Inline::LineBreak => push(into, look, "\n"),
            Inline::Field(field) => push(into, look, field.printed()),
            Inline::Link(link) => collect(&link.text, look, into),
            Inline::Strong(inner) => collect(inner, PieceLook { strong: true, ..look }, into),
            Inline::Emphasis(inner) => collect(inner, PieceLook { emphasis: true, ..look }, into),
            Inline::Raised(inner) => {
                collect(inner, PieceLook { off_the_line: Some(OffTheLine::Raised), ..look }, into);
            }
            Inline::Lowered(inner) => {
                collect(inner, PieceLook { off_the_line: Some(OffTheLine::Lowered), ..look }, into);
            }
            Inline::Inserted(inner) => collect(inner, PieceLook { inserted: true, ..look }, into),
            Inline::Deleted(inner) => collect(inner, PieceLook { deleted: true, ..look }, into),
        }
    }
}

/// Excel takes no empty piece, and neighbours of one look are one.
fn push(into: &mut Vec<(PieceLook, String)>, look: PieceLook, text: &str) {
    match into.last_mut() {
        _ if text.is_empty() => {}
        Some((last, before)) if *last == look => before.push_str(&clean(text)),
        _ => into.push((look, clean(text).into_owned())),
    }
}

fn format(profile: &Profile, role: Role, look: PieceLook) -> Format {
    let mut format = font(profile, role);
    if look.strong {
        format = format.set_bold();
    }
    if look.emphasis {
        format = format.set_italic();
    }
    if look.inserted {
        format = format.set_underline(FormatUnderline::Single);
    }
    if look.deleted {
        format = format.set_font_strikethrough();
    }
    match look.off_the_line {
        None => format,
        Some(OffTheLine::Raised) => format.set_font_script(FormatScript::Superscript),
        Some(OffTheLine::Lowered) => format.set_font_script(FormatScript::Subscript),
    }
}
