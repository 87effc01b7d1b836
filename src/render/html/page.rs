//! The page: its head, its sections, their blocks.

use std::io::{self, Write};

use super::paragraph::paragraph;
use super::{css, picture, table};
use crate::flow::{Placed, flow, numbered};
use crate::profile::Millimetres;
use crate::xml::Xml;
use crate::{Profile, RenderError};
use prikaz_document::{Block, Document, Inline, Orientation, Requisites, Role, Section, Signature, Stamp};

/// Writes `document` as HTML.
pub(crate) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
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
