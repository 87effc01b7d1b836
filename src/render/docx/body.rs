//! `word/document.xml`: blocks in sections.

use std::io::{self, BufWriter, Write};

use super::paragraph;
use super::part::{R, W, Written};
use super::place::Place;
use super::run::{self, RunLook};
use super::story::Story;
use super::{beside, inlines, picture, section, table};
use crate::flow::{Placed, flow, numbered};
use crate::profile::{PlaceOfIssue, Profile};
use crate::xml::Xml;
use prikaz_document::{
    Block, Document, Inline, Paragraph, Picture, PicturePlace, Requisites, Role, Section, Stamp,
};

/// Bytes handed to the archive at a time; a tag at a time costs several times the work.
const BUFFER: usize = 1 << 16;

/// Writes the part; the answer is what the text has met.
pub(super) fn write(out: impl Write, profile: &Profile, document: &Document) -> io::Result<Story> {
    let mut xml = Xml::file(BufWriter::with_capacity(BUFFER, out))?;
    let mut story = Story::new(document);
    let language = document.properties.language.as_str();
    xml.open("w:document", &[("xmlns:w", W), ("xmlns:r", R)])?;
    xml.open("w:body", &[])?;
    for (n, section) in document.sections.iter().enumerate() {
        let text_width = profile.page.text_width(section.orientation);
        let mut place = Place { profile, language, text_width, story: &mut story };
        blocks(&mut xml, &mut place, section)?;
        end(&mut xml, profile, section, n == 0, n + 1 == document.sections.len())?;
    }
    xml.close("w:body")?;
    xml.close("w:document")?;
    xml.into_inner().flush()?;
    Ok(story)
}

fn blocks(xml: &mut Xml<impl Write>, place: &mut Place<'_>, section: &Section) -> Written {
    let mut after_table = false;
    for placed in flow(place.profile, section) {
        if after_table && begins_with_table(&placed.block) {
            point(xml, |_| Ok(()))?;
        }
        after_table = ends_with_table(place.profile, &placed.block);
        block(xml, place, &placed)?;
    }
    if after_table {
        point(xml, |_| Ok(()))?;
    }
    Ok(())
}

fn begins_with_table(block: &Block) -> bool {
    matches!(block, Block::Table(_) | Block::Signature(_) | Block::Requisites(_))
}

fn ends_with_table(profile: &Profile, block: &Block) -> bool {
    match block {
        Block::Table(table) => table.notes.is_empty(),
        Block::Requisites(_) => profile.requisites.place == PlaceOfIssue::Between,
        _ => begins_with_table(block),
    }
}

fn block(xml: &mut Xml<impl Write>, place: &mut Place<'_>, placed: &Placed<'_>) -> Written {
    match &*placed.block {
        Block::Paragraph(paragraph) => one(xml, place, paragraph, placed),
        Block::Requisites(requisites) => self::requisites(xml, place, requisites),
        Block::Stamp(stamp) => self::stamp(xml, place, stamp),
        Block::Signature(signature) => beside::signature(xml, place, signature),
        Block::Table(content) => table::write(xml, place, content, placed.keep_next),
        Block::Picture(picture) => self::picture(xml, place, picture),
        Block::PageBreak => page_break(xml),
    }
}

fn one(
    xml: &mut Xml<impl Write>,
    place: &mut Place<'_>,
    paragraph: &Paragraph,
    placed: &Placed<'_>,
) -> Written {
    let mut built = paragraph::new(place, paragraph.role);
    if placed.keep_next {
        built = built.keep_next(true);
    }
    let inlines = numbered(place.profile, paragraph);
    paragraph::begin(xml, place, &built, &paragraph.inlines)?;
    inlines::write(xml, place, &inlines, RunLook::default())?;
    if let Some(verb) = &placed.verb {
        let spacing = place.profile.verb.letter_spacing;
        run::text(xml, place, " ", RunLook::default())?;
        run::text(xml, place, verb, RunLook::spaced(spacing))?;
    }
    xml.close("w:p")
}

/// A picture on the line stands in the middle; one with a place on the page hangs on a paragraph without room.
fn picture(xml: &mut Xml<impl Write>, place: &mut Place<'_>, picture: &Picture) -> Written {
    match picture.place {
        PicturePlace::Line => {
            let built = paragraph::new(place, Role::Picture).keep_next(true);
            paragraph::begin(xml, place, &built, &[])?;
            picture::write(xml, place, picture)?;
            xml.close("w:p")
        }
        PicturePlace::Top | PicturePlace::Corner => point(xml, |xml| picture::write(xml, place, picture)),
    }
}

fn stamp(xml: &mut Xml<impl Write>, place: &mut Place<'_>, stamp: &Stamp) -> Written {
    stamp.lines.iter().try_for_each(|line| paragraph::write(xml, place, line.role, &line.inlines))
}

/// Date on the left, number on the right, place between or below.
fn requisites(xml: &mut Xml<impl Write>, place: &mut Place<'_>, requisites: &Requisites) -> Written {
    let Requisites { date, number, place: city } = requisites;
    match place.profile.requisites.place {
        PlaceOfIssue::Between => beside::line(xml, place, Role::Requisites, &[date, city, number]),
        PlaceOfIssue::Below => {
            beside::line(xml, place, Role::Requisites, &[date, number])?;
            paragraph::write(xml, place, Role::Place, &Inline::lines(city))
        }
    }
}

fn page_break(xml: &mut Xml<impl Write>) -> Written {
    point(xml, |xml| {
        xml.open("w:r", &[])?;
        xml.empty("w:br", &[("w:type", "page")])?;
        xml.close("w:r")
    })
}

/// Ends a section: the last one in the body, others in a paragraph of their own.
fn end(
    xml: &mut Xml<impl Write>,
    profile: &Profile,
    section: &Section,
    is_first: bool,
    is_last: bool,
) -> Written {
    if is_last {
        return section::write(xml, profile, section, is_first);
    }
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    vanishing(xml)?;
    section::write(xml, profile, section, is_first)?;
    xml.close("w:pPr")?;
    xml.close("w:p")
}

/// A paragraph that takes no room: between tables, which would merge, and after the last one.
fn point<O: Write>(xml: &mut Xml<O>, content: impl FnOnce(&mut Xml<O>) -> Written) -> Written {
    xml.open("w:p", &[])?;
    xml.open("w:pPr", &[])?;
    vanishing(xml)?;
    xml.close("w:pPr")?;
    content(xml)?;
    xml.close("w:p")
}

/// The least height that Word knows, so that a full page is not followed by an empty one.
fn vanishing(xml: &mut Xml<impl Write>) -> Written {
    xml.empty("w:spacing", &[("w:line", "20"), ("w:lineRule", "exact")])?;
    xml.open("w:rPr", &[])?;
    xml.empty("w:sz", &[("w:val", "2")])?;
    xml.close("w:rPr")
}
