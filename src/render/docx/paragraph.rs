//! Paragraphs: their properties built by docx-rs, their text written as it comes.

use std::io::{self, Write};

use docx_rs::{AlignmentType, BuildXML as _, Paragraph};

use super::inlines;
use super::order;
use super::part::Written;
use super::place::Place;
use super::run::RunLook;
use super::story::Change;
use crate::xml::{Element, Node, Xml};
use prikaz_document::{Alignment, Inline, Role};

/// A paragraph of `role`, its indents cut to the width its style allows.
pub(super) fn new(place: &Place<'_>, role: Role) -> Paragraph {
    let style = place.profile.style(role);
    let paragraph = Paragraph::new().style(role.code());
    let (left, right) = style.indents(place.text_width);
    match (left.twips(), right.twips()) {
        (0, 0) => paragraph,
        (left, right) => paragraph.indent(Some(left), None, Some(right), None),
    }
}

/// Writes a paragraph of `role` that holds `inlines`.
pub(super) fn write(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    role: Role,
    inlines: &[Inline],
) -> Written {
    let built = new(place, role);
    write_built(xml, place, &built, inlines)
}

/// Writes the paragraph that docx-rs has `built`, with `inlines` in it.
pub(super) fn write_built(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    built: &Paragraph,
    inlines: &[Inline],
) -> Written {
    begin(xml, place, built, inlines)?;
    inlines::write(xml, place, inlines, RunLook::default())?;
    xml.close("w:p")
}

/// Opens the paragraph that docx-rs has `built`; `inlines` are those it is going to hold.
pub(super) fn begin(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    built: &Paragraph,
    inlines: &[Inline],
) -> Written {
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    properties(built)?.iter().try_for_each(|property| property.write(xml))?;
    if let Some(change) = change_of_all(inlines) {
        xml.open("w:rPr", &[])?;
        place.story.mark(xml, change)?;
        xml.close("w:rPr")?;
    }
    xml.close("w:pPr")
}

/// The properties of a paragraph in schema order, none of them of its mark.
fn properties(built: &Paragraph) -> io::Result<Vec<Element>> {
    let text = String::from_utf8(built.build()).map_err(io::Error::other)?;
    let mut properties = Vec::new();
    for mut paragraph in Element::parse(&text)? {
        order::arrange(&mut paragraph);
        let own = paragraph.children.into_iter().filter_map(Node::into_element);
        for element in own.filter(|child| child.name == "w:pPr") {
            properties.extend(element.children.into_iter().filter_map(Node::into_element));
        }
    }
    properties.retain(|property| property.name != "w:rPr");
    Ok(properties)
}

/// The change that a paragraph as a whole undergoes; its end goes with its text.
fn change_of_all(inlines: &[Inline]) -> Option<Change> {
    let all = |is_such: fn(&Inline) -> bool| !inlines.is_empty() && inlines.iter().all(is_such);
    if all(|inline| matches!(inline, Inline::Inserted(_))) {
        return Some(Change::Inserted);
    }
    all(|inline| matches!(inline, Inline::Deleted(_))).then_some(Change::Deleted)
}

/// The alignment in the words of docx-rs.
pub(super) fn alignment(alignment: Alignment) -> AlignmentType {
    match alignment {
        Alignment::Left => AlignmentType::Left,
        Alignment::Centre => AlignmentType::Center,
        Alignment::Right => AlignmentType::Right,
        Alignment::Justified => AlignmentType::Both,
    }
}
