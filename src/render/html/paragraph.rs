//! A paragraph, and the text inside it.

use std::io::{self, Write};

use super::field;
use crate::link;
use crate::xml::Xml;
use prikaz_document::{Inline, Role};

/// The element that says what a paragraph is.
fn tag(role: Role) -> &'static str {
    match role {
        Role::Heading => "h1",
        Role::Title => "h2",
        Role::Subtitle => "h3",
        _ => "p",
    }
}

/// Writes a paragraph of `role`, and behind its text the verb of an order.
pub(super) fn paragraph(
    xml: &mut Xml<impl Write>,
    role: Role,
    text: &[Inline],
    verb: Option<&str>,
) -> io::Result<()> {
    xml.open(tag(role), &[("class", role.code())])?;
    inlines(xml, text)?;
    if let Some(verb) = verb {
        xml.text(" ")?;
        xml.element("span", &[("class", "spaced")], verb)?;
    }
    xml.close(tag(role))
}

/// Writes text with its look.
pub(super) fn inlines(xml: &mut Xml<impl Write>, inlines: &[Inline]) -> io::Result<()> {
    inlines.iter().try_for_each(|inline| match inline {
        Inline::Text(text) => lines(xml, text),
        Inline::LineBreak => xml.empty("br", &[]),
        Inline::Strong(inner) => inside(xml, "strong", &[], inner),
        Inline::Emphasis(inner) => inside(xml, "em", &[], inner),
        Inline::Raised(inner) => inside(xml, "sup", &[], inner),
        Inline::Lowered(inner) => inside(xml, "sub", &[], inner),
        Inline::Inserted(inner) => inside(xml, "ins", &[], inner),
        Inline::Deleted(inner) => inside(xml, "del", &[], inner),
        Inline::Field(field) => field::write(xml, field),
        Inline::Link(link) if link::is_permitted(&link.address) => {
            inside(xml, "a", &[("href", &link.address)], &link.text)
        }
        Inline::Link(link) => self::inlines(xml, &link.text),
    })
}

fn inside(
    xml: &mut Xml<impl Write>,
    tag: &str,
    attributes: &[(&str, &str)],
    inner: &[Inline],
) -> io::Result<()> {
    xml.open(tag, attributes)?;
    inlines(xml, inner)?;
    xml.close(tag)
}

/// Writes text where a newline is a line break.
pub(super) fn lines(xml: &mut Xml<impl Write>, text: &str) -> io::Result<()> {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            xml.empty("br", &[])?;
        }
        xml.text(line)?;
    }
    Ok(())
}
