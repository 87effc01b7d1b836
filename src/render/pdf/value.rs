//! Values as `paper.typ` takes them.

use typst::foundations::{IntoValue as _, Value};

use prikaz_document::Alignment;

/// The side of typst; text even on both sides hangs on the left.
pub(super) fn side(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left | Alignment::Justified => "left",
        Alignment::Centre => "center",
        Alignment::Right => "right",
    }
}

/// A line without text is a line all the same.
pub(super) fn or_blank(text: Value) -> Value {
    match &text {
        Value::Str(one) if one.is_empty() => "\u{a0}".into_value(),
        _ => text,
    }
}
