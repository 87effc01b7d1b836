//! Paragraphs, built by docx-rs one at a time.

use std::io::{self, Write};

use docx_rs::{
    AlignmentType, BreakType, BuildXML as _, Hyperlink, HyperlinkData, HyperlinkType, Paragraph, Run,
};

use super::rels::Links;
use super::{Written, order};
use crate::document::{Alignment, Inline, Role};
use crate::render::link;
use crate::render::profile::{Millimetres, Points, Profile};
use crate::render::xml::{Element, Xml, clean};

/// Where a paragraph is written: the width of its text and the links met so far.
pub(super) struct Place<'a> {
    /// The look.
    pub(super) profile: &'a Profile,
    /// Width between the margins or the sides of a cell.
    pub(super) text_width: Millimetres,
    /// Addresses met so far.
    pub(super) links: Links,
}

/// A paragraph of `role`, its indents cut to the width its style allows.
pub(super) fn new(place: &Place<'_>, role: Role) -> Paragraph {
    let style = place.profile.style(role);
    let paragraph = Paragraph::new().style(role.word());
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
    let paragraph = filled(new(place, role), inlines, &mut place.links);
    write_built(xml, &paragraph)
}

/// `paragraph` with `inlines` added.
pub(super) fn filled(mut paragraph: Paragraph, inlines: &[Inline], links: &mut Links) -> Paragraph {
    for piece in pieces(inlines, Look::default()) {
        paragraph = match piece {
            Piece::Run(run) => paragraph.add_run(*run),
            Piece::Link(address, text) => paragraph.add_hyperlink(hyperlink(links, &address, text)),
        };
    }
    paragraph
}

/// Writes what docx-rs has built, in schema order.
pub(super) fn write_built(xml: &mut Xml<impl Write>, paragraph: &Paragraph) -> Written {
    let text = String::from_utf8(paragraph.build()).map_err(io::Error::other)?;
    for mut element in Element::parse(&text)? {
        order::arrange(&mut element);
        element.write(xml)?;
    }
    Ok(())
}

/// A run of letter-spaced text.
pub(super) fn spaced(text: &str, spacing: Points) -> Run {
    text_run(text, Look::default()).character_spacing(spacing.twips())
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

#[derive(Clone, Copy, Default)]
struct Look {
    strong: bool,
    emphasis: bool,
}

enum Piece {
    Run(Box<Run>),
    Link(String, Vec<Run>),
}

fn pieces(inlines: &[Inline], look: Look) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => pieces.push(Piece::Run(Box::new(text_run(text, look)))),
            Inline::LineBreak => pieces.push(Piece::Run(Box::new(text_run("\n", look)))),
            Inline::Strong(inner) => pieces.extend(self::pieces(inner, Look { strong: true, ..look })),
            Inline::Emphasis(inner) => pieces.extend(self::pieces(inner, Look { emphasis: true, ..look })),
            Inline::Raised(inner)
            | Inline::Lowered(inner)
            | Inline::Inserted(inner)
            | Inline::Deleted(inner) => pieces.extend(self::pieces(inner, look)),
            Inline::Field(field) => pieces.push(Piece::Run(Box::new(text_run(field.printed(), look)))),
            Inline::Link(link) if !link::is_permitted(&link.address) => {
                pieces.extend(self::pieces(&link.text, look));
            }
            Inline::Link(link) => {
                pieces.push(Piece::Link(link.address.clone(), runs(self::pieces(&link.text, look))));
            }
        }
    }
    pieces
}

/// The runs of `pieces`; a link inside a link is its text.
fn runs(pieces: Vec<Piece>) -> Vec<Run> {
    let runs = pieces.into_iter().flat_map(|piece| match piece {
        Piece::Run(run) => vec![*run],
        Piece::Link(_, runs) => runs,
    });
    runs.collect()
}

fn text_run(text: &str, look: Look) -> Run {
    let mut run = Run::new();
    for (n, line) in clean(text).split('\n').enumerate() {
        if n > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = tabbed(run, line);
    }
    let run = if look.strong { run.bold() } else { run };
    if look.emphasis { run.italic() } else { run }
}

fn tabbed(mut run: Run, line: &str) -> Run {
    for (n, part) in line.split('\t').enumerate() {
        if n > 0 {
            run = run.add_tab();
        }
        if !part.is_empty() {
            run = run.add_text(part);
        }
    }
    run
}

fn hyperlink(links: &mut Links, address: &str, text: Vec<Run>) -> Hyperlink {
    let mut link = Hyperlink::new("", HyperlinkType::Anchor);
    link.link = HyperlinkData::External { rid: links.id(address), path: String::new() };
    text.into_iter().fold(link, Hyperlink::add_run)
}
