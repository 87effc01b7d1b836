//! Text inside a paragraph, written as it comes: runs, links, changes, fields.

use std::io::Write;

use super::field;
use super::paragraph::Place;
use super::part::Written;
use super::story::Change;
use crate::link;
use crate::profile::Points;
use crate::xml::Xml;
use prikaz_document::Inline;

/// How a run differs from its paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    strong: bool,
    emphasis: bool,
    level: Option<Level>,
    /// What the changes around it do, the outermost first.
    changes: [Option<Change>; 2],
    /// Whether it stands inside a link; a link inside a link is its text.
    linked: bool,
    /// Space between the letters.
    spacing: Points,
    /// Whether it only says what is to be put into a field.
    is_hint: bool,
}

/// Off the line.
#[derive(Debug, Clone, Copy)]
enum Level {
    Raised,
    Lowered,
}

impl Look {
    /// Letters with space between them.
    pub(super) fn spaced(spacing: Points) -> Self {
        Self { spacing, ..Self::default() }
    }

    /// The look of text that only says what is to be put in.
    pub(super) fn hinting(self) -> Self {
        Self { is_hint: true, ..self }
    }

    /// The look of text that `change` takes in or strikes out.
    pub(super) fn changed(mut self, change: Change) -> Self {
        match self.changes {
            [None, _] => self.changes[0] = Some(change),
            [Some(outer), None] if outer != change => self.changes[1] = Some(change),
            _ => {}
        }
        self
    }

    /// Whether some change strikes it out.
    fn is_struck(&self) -> bool {
        self.changes.contains(&Some(Change::Deleted))
    }

    fn is_plain(&self) -> bool {
        let Self { strong, emphasis, level, spacing, is_hint, .. } = self;
        !(*strong || *emphasis || *is_hint || level.is_some() || spacing.0 > 0.0)
    }
}

/// Writes `inlines` in a look.
pub(super) fn write(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    inlines: &[Inline],
    look: Look,
) -> Written {
    inlines.iter().try_for_each(|inline| match inline {
        Inline::Text(text) => self::text(xml, place, text, look),
        Inline::LineBreak => self::text(xml, place, "\n", look),
        Inline::Strong(inner) => write(xml, place, inner, Look { strong: true, ..look }),
        Inline::Emphasis(inner) => write(xml, place, inner, Look { emphasis: true, ..look }),
        Inline::Raised(inner) => write(xml, place, inner, Look { level: Some(Level::Raised), ..look }),
        Inline::Lowered(inner) => write(xml, place, inner, Look { level: Some(Level::Lowered), ..look }),
        Inline::Inserted(inner) => write(xml, place, inner, look.changed(Change::Inserted)),
        Inline::Deleted(inner) => write(xml, place, inner, look.changed(Change::Deleted)),
        Inline::Field(field) if look.is_struck() => self::text(xml, place, field.printed(), look),
        Inline::Field(field) => field::write(xml, place, field, look),
        Inline::Link(link) if look.linked || !link::is_permitted(&link.address) => {
            write(xml, place, &link.text, look)
        }
        Inline::Link(link) => {
            let id = place.story.relations.address(&link.address);
            xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")])?;
            write(xml, place, &link.text, Look { linked: true, ..look })?;
            xml.close("w:hyperlink")
        }
    })
}

/// Writes `text` as a run, where a newline is a line break.
pub(super) fn text(xml: &mut Xml<impl Write>, place: &mut Place<'_>, text: &str, look: Look) -> Written {
    if text.is_empty() {
        return Ok(());
    }
    for change in look.changes.into_iter().flatten() {
        place.story.open(xml, change)?;
    }
    xml.open("w:r", &[])?;
    properties(xml, look)?;
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            xml.empty("w:br", &[])?;
        }
        tabbed(xml, line, if look.is_struck() { "w:delText" } else { "w:t" })?;
    }
    xml.close("w:r")?;
    look.changes.into_iter().rev().flatten().try_for_each(|change| xml.close(change.element()))
}

/// In the order of the schema.
fn properties(xml: &mut Xml<impl Write>, look: Look) -> Written {
    if look.is_plain() {
        return Ok(());
    }
    xml.open("w:rPr", &[])?;
    if look.is_hint {
        xml.empty("w:rStyle", &[("w:val", field::HINT)])?;
    }
    for (name, is_set) in
        [("w:b", look.strong), ("w:bCs", look.strong), ("w:i", look.emphasis), ("w:iCs", look.emphasis)]
    {
        if is_set {
            xml.empty(name, &[])?;
        }
    }
    if look.spacing.0 > 0.0 {
        xml.empty("w:spacing", &[("w:val", &look.spacing.twips().to_string())])?;
    }
    if let Some(level) = look.level {
        let level = match level {
            Level::Raised => "superscript",
            Level::Lowered => "subscript",
        };
        xml.empty("w:vertAlign", &[("w:val", level)])?;
    }
    xml.close("w:rPr")
}

/// Word has an element for it; the character itself it prints.
const SOFT_HYPHEN: char = '\u{ad}';

fn tabbed(xml: &mut Xml<impl Write>, line: &str, element: &str) -> Written {
    for (n, part) in line.split('\t').enumerate() {
        if n > 0 {
            xml.empty("w:tab", &[])?;
        }
        for (n, piece) in part.split(SOFT_HYPHEN).enumerate() {
            if n > 0 {
                xml.empty("w:softHyphen", &[])?;
            }
            if !piece.is_empty() {
                xml.element(element, &[("xml:space", "preserve")], piece)?;
            }
        }
    }
    Ok(())
}
