//! Text inside a paragraph, written as it comes: runs, links, changes, fields.

use std::io::Write;

use super::part::Written;
use super::place::Place;
use super::run::{Level, RunLook};
use super::story::Change;
use super::{field, run};
use crate::link;
use crate::xml::Xml;
use prikaz_document::Inline;

/// Writes `inlines` in a look.
pub(super) fn write(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    inlines: &[Inline],
    look: RunLook,
) -> Written {
    inlines.iter().try_for_each(|inline| match inline {
        Inline::Text(text) => run::text(xml, place, text, look),
        Inline::LineBreak => run::text(xml, place, "\n", look),
        Inline::Strong(inner) => write(xml, place, inner, look.strong()),
        Inline::Emphasis(inner) => write(xml, place, inner, look.emphasised()),
        Inline::Raised(inner) => write(xml, place, inner, look.off_line(Level::Raised)),
        Inline::Lowered(inner) => write(xml, place, inner, look.off_line(Level::Lowered)),
        Inline::Inserted(inner) => write(xml, place, inner, look.changed(Change::Inserted)),
        Inline::Deleted(inner) => write(xml, place, inner, look.changed(Change::Deleted)),
        Inline::Field(field) if look.is_struck() => run::text(xml, place, field.printed(), look),
        Inline::Field(field) => field::write(xml, place, field, look),
        // A link inside a link is its text.
        Inline::Link(link) if look.is_linked() || !link::is_permitted(&link.address) => {
            write(xml, place, &link.text, look)
        }
        Inline::Link(link) => {
            let id = place.story.relations.address(&link.address);
            xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")])?;
            write(xml, place, &link.text, look.linked())?;
            xml.close("w:hyperlink")
        }
    })
}
