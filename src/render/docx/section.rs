//! `w:sectPr`: sheet, margins, headers, page numbers.

use std::io::Write;

use super::part::Written;
use super::rels;
use crate::profile::{Numbering, Profile};
use crate::xml::Xml;
use prikaz_document::{Orientation, PageNumbering, Section};

/// Writes the properties of `section`, the first of the document or a later one.
pub(super) fn write(
    xml: &mut Xml<impl Write>,
    profile: &Profile,
    section: &Section,
    is_first: bool,
) -> Written {
    let restarts = restarts(profile, section);
    xml.open("w:sectPr", &[])?;
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", rels::DEFAULT_HEADER)])?;
    xml.empty("w:headerReference", &[("w:type", "first"), ("r:id", rels::FIRST_HEADER)])?;
    xml.empty("w:type", &[("w:val", "nextPage")])?;
    sheet(xml, profile, section.orientation)?;
    if restarts {
        xml.empty("w:pgNumType", &[("w:start", "1")])?;
    }
    if restarts || is_first {
        xml.empty("w:titlePg", &[])?;
    }
    xml.close("w:sectPr")
}

fn restarts(profile: &Profile, section: &Section) -> bool {
    section.page_numbering == PageNumbering::Restart && profile.page_numbering == Numbering::PerAnnex
}

fn sheet(xml: &mut Xml<impl Write>, profile: &Profile, orientation: Orientation) -> Written {
    let (width, height) = profile.page.size(orientation);
    let (width, height) = (width.twips().to_string(), height.twips().to_string());
    let orient = match orientation {
        Orientation::Portrait => "portrait",
        Orientation::Landscape => "landscape",
    };
    xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height), ("w:orient", orient)])?;
    margins(xml, profile, orientation)
}

fn margins(xml: &mut Xml<impl Write>, profile: &Profile, orientation: Orientation) -> Written {
    let margins = profile.page.margins(orientation);
    let attributes = [
        ("w:top", margins.top),
        ("w:right", margins.right),
        ("w:bottom", margins.bottom),
        ("w:left", margins.left),
        ("w:header", margins.header),
        ("w:footer", margins.bottom),
    ];
    let texts = attributes.map(|(key, length)| (key, length.twips().to_string()));
    let mut written: Vec<_> = texts.iter().map(|(key, text)| (*key, text.as_str())).collect();
    written.push(("w:gutter", "0"));
    xml.empty("w:pgMar", &written)
}
