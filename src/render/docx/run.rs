//! A run: text of one look.

use std::io::Write;

use super::part::Written;
use super::place::Place;
use super::story::Change;
use crate::profile::Points;
use crate::xml::Xml;

/// The style of text that only says what is to be put in.
pub(super) const HINT: &str = "PlaceholderText";

/// How a run differs from its paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunLook {
    strong: bool,
    emphasis: bool,
    level: Option<Level>,
    /// What the changes around it do, the outermost first.
    changes: [Option<Change>; 2],
    /// Whether it stands inside a link.
    linked: bool,
    /// Space between the letters.
    spacing: Points,
    /// Whether it only says what is to be put into a field.
    is_hint: bool,
}

/// Off the line.
#[derive(Debug, Clone, Copy)]
pub(super) enum Level {
    Raised,
    Lowered,
}

impl RunLook {
    /// Letters with space between them.
    pub(super) fn spaced(spacing: Points) -> Self {
        Self { spacing, ..Self::default() }
    }

    /// The look of strong text.
    pub(super) fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    /// The look of emphasis.
    pub(super) fn emphasised(self) -> Self {
        Self { emphasis: true, ..self }
    }

    /// The look of text off the line.
    pub(super) fn off_line(self, level: Level) -> Self {
        Self { level: Some(level), ..self }
    }

    /// The look of the text of a link.
    pub(super) fn linked(self) -> Self {
        Self { linked: true, ..self }
    }

    /// Whether it stands inside a link.
    pub(super) fn is_linked(&self) -> bool {
        self.linked
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
    pub(super) fn is_struck(&self) -> bool {
        self.changes.contains(&Some(Change::Deleted))
    }

    fn is_plain(&self) -> bool {
        let Self { strong, emphasis, level, spacing, is_hint, .. } = self;
        !(*strong || *emphasis || *is_hint || level.is_some() || spacing.0 > 0.0)
    }
}

/// Writes `text` as a run, where a newline is a line break.
pub(super) fn text(xml: &mut Xml<impl Write>, place: &mut Place<'_>, text: &str, look: RunLook) -> Written {
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
fn properties(xml: &mut Xml<impl Write>, look: RunLook) -> Written {
    if look.is_plain() {
        return Ok(());
    }
    xml.open("w:rPr", &[])?;
    if look.is_hint {
        xml.empty("w:rStyle", &[("w:val", HINT)])?;
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
