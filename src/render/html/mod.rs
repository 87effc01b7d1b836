//! HTML: one page that needs nothing else, on screen and on paper.

mod css;
mod field;
mod picture;
mod table;

use std::io::{self, Write};

use super::flow::{Placed, flow, numbered};
use super::profile::Millimetres;
use super::xml::Xml;
use super::{Profile, RenderError, link};
use prikaz_document::{Block, Document, Inline, Orientation, Requisites, Role, Section, Signature, Stamp};

/// Writes `document` as HTML.
pub(super) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    let mut xml = Xml::piece(Vec::new());
    xml.ready(b"<!DOCTYPE html>\n")?;
    let language = document.properties.language.as_str();
    xml.open("html", &[("lang", language)])?;
    head(&mut xml, profile, document)?;
    xml.open("body", &[])?;
    for section in &document.sections {
        self::section(&mut xml, profile, document.mark.as_deref(), section)?;
    }
    xml.close("body")?;
    xml.close("html")?;
    Ok(xml.into_inner())
}

fn head(xml: &mut Xml<impl Write>, profile: &Profile, document: &Document) -> io::Result<()> {
    xml.open("head", &[])?;
    xml.empty("meta", &[("charset", "utf-8")])?;
    xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")])?;
    xml.empty("meta", &[("name", "author"), ("content", &document.properties.author)])?;
    xml.element("title", &[], &document.properties.title)?;
    xml.open("style", &[])?;
    xml.ready(css::of(profile, document.mark.as_deref()).as_bytes())?;
    xml.close("style")?;
    xml.close("head")
}

fn section(
    xml: &mut Xml<impl Write>,
    profile: &Profile,
    mark: Option<&str>,
    section: &Section,
) -> io::Result<()> {
    xml.ready(b"\n")?;
    let class = match section.orientation {
        Orientation::Portrait => "portrait",
        Orientation::Landscape => "landscape",
    };
    xml.open("section", &[("class", class)])?;
    if let Some(mark) = mark {
        xml.element("p", &[("class", Role::Mark.code())], mark)?;
    }
    for placed in flow(profile, section) {
        block(xml, profile, &placed, profile.page.text_width(section.orientation))?;
    }
    xml.close("section")
}

fn block(
    xml: &mut Xml<impl Write>,
    profile: &Profile,
    placed: &Placed<'_>,
    width: Millimetres,
) -> io::Result<()> {
    xml.ready(b"\n")?;
    match &*placed.block {
        Block::Paragraph(paragraph) => {
            let verb = placed.verb.as_deref();
            self::paragraph(xml, paragraph.role, &numbered(profile, paragraph), verb)
        }
        Block::Requisites(requisites) => self::requisites(xml, requisites),
        Block::Stamp(stamp) => self::stamp(xml, stamp),
        Block::Signature(signature) => self::signature(xml, signature),
        Block::Table(table) => table::write(xml, profile, table, width),
        Block::Picture(picture) => picture::write(xml, picture),
        Block::PageBreak => {
            xml.open("div", &[("class", "page-break")])?;
            xml.close("div")
        }
    }
}

/// The element that says what a paragraph is.
fn tag(role: Role) -> &'static str {
    match role {
        Role::Heading => "h1",
        Role::Title => "h2",
        Role::Subtitle => "h3",
        _ => "p",
    }
}

fn paragraph(xml: &mut Xml<impl Write>, role: Role, text: &[Inline], verb: Option<&str>) -> io::Result<()> {
    xml.open(tag(role), &[("class", role.code())])?;
    inlines(xml, text)?;
    if let Some(verb) = verb {
        xml.text(" ")?;
        xml.element("span", &[("class", "spaced")], verb)?;
    }
    xml.close(tag(role))
}

fn requisites(xml: &mut Xml<impl Write>, requisites: &Requisites) -> io::Result<()> {
    xml.open("div", &[("class", Role::Requisites.code())])?;
    xml.element("span", &[], &requisites.date)?;
    xml.element("span", &[("class", Role::Place.code())], &requisites.place)?;
    xml.element("span", &[], &requisites.number)?;
    xml.close("div")
}

fn stamp(xml: &mut Xml<impl Write>, stamp: &Stamp) -> io::Result<()> {
    stamp.lines.iter().try_for_each(|line| paragraph(xml, line.role, &line.inlines, None))
}

fn signature(xml: &mut Xml<impl Write>, signature: &Signature) -> io::Result<()> {
    xml.open("div", &[("class", "signature")])?;
    paragraph(xml, Role::Post, &signature.post, None)?;
    if !signature.mark.is_empty() {
        xml.open("div", &[("class", "signature_frame")])?;
        signature.mark.iter().try_for_each(|line| paragraph(xml, Role::SignatureMark, line, None))?;
        xml.close("div")?;
    }
    paragraph(xml, Role::Name, &Inline::lines(&signature.name), None)?;
    xml.close("div")
}

/// Writes text with its look.
fn inlines(xml: &mut Xml<impl Write>, inlines: &[Inline]) -> io::Result<()> {
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
fn lines(xml: &mut Xml<impl Write>, text: &str) -> io::Result<()> {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            xml.empty("br", &[])?;
        }
        xml.text(line)?;
    }
    Ok(())
}
