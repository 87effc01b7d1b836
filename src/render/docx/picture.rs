//! Pictures: on a line of their own, or in the corner of the page.

use std::io::Write;

use super::part::{R, Written};
use super::place::Place;
use crate::profile::Profile;
use crate::xml::Xml;
use prikaz_document::{Orientation, Picture, PicturePlace};

/// Namespace of the place of a drawing in a text.
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// Namespace of drawings.
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// Namespace of pictures.
const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The size of a picture in the unit of drawings, 36 000 to a millimetre.
struct Size {
    width: String,
    height: String,
}

impl Size {
    fn of(picture: &Picture) -> Self {
        Self { width: units(picture.width), height: units(picture.height) }
    }
}

/// A drawing takes no size of nought and none beyond 31 bits.
fn units(millimetres: f32) -> String {
    const UNITS: f32 = 36_000.0;
    const LARGEST: f32 = 2000.0 * UNITS;
    ((millimetres * UNITS).round().clamp(1.0, LARGEST) as u32).to_string()
}

/// Writes `picture` as a run.
pub(super) fn write(xml: &mut Xml<impl Write>, place: &mut Place<'_>, picture: &Picture) -> Written {
    let file = place.story.relations.picture(&picture.png);
    let id = place.story.id();
    let size = Size::of(picture);
    xml.open("w:r", &[])?;
    xml.open("w:drawing", &[])?;
    match picture.place {
        PicturePlace::Line => {
            let nought = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"), ("xmlns:wp", WP)];
            xml.open("wp:inline", &nought)?;
            content(xml, picture, &size, (&id, &file), |_| Ok(()))?;
            xml.close("wp:inline")?;
        }
        PicturePlace::Corner => {
            let below = below_the_text(place, picture.height);
            anchor(xml, place.profile, |xml| {
                aligned(xml, "wp:positionH", "right")?;
                match &below {
                    Some(from_top) => from_edge(xml, from_top),
                    None => aligned(xml, "wp:positionV", "bottom"),
                }
            })?;
            content(xml, picture, &size, (&id, &file), |xml| {
                xml.empty("wp:wrapSquare", &[("wrapText", "bothSides")])
            })?;
            xml.close("wp:anchor")?;
        }
        PicturePlace::Top => {
            let top = units(place.profile.emblem.top.0 as f32);
            anchor(xml, place.profile, |xml| {
                aligned(xml, "wp:positionH", "center")?;
                from_edge(xml, &top)
            })?;
            content(xml, picture, &size, (&id, &file), |xml| xml.empty("wp:wrapTopAndBottom", &[]))?;
            xml.close("wp:anchor")?;
        }
    }
    xml.close("w:drawing")?;
    xml.close("w:r")
}

/// How far from the upper edge of the sheet a picture stands that fits into the lower margin: there it covers no
/// text. Nothing where it is too high for the margin.
fn below_the_text(place: &Place<'_>, height: f32) -> Option<String> {
    /// What printers leave white at the edge.
    const EDGE: f64 = 1.0;
    let page = &place.profile.page;
    let portrait = page.text_width(Orientation::Portrait) == place.text_width;
    let orientation = if portrait { Orientation::Portrait } else { Orientation::Landscape };
    let (_, sheet) = page.size(orientation);
    let (margin, height) = (page.margins(orientation).bottom.0, f64::from(height));
    let from_top = sheet.0 - margin + (margin - height) / 2.0;
    (height + 2.0 * EDGE <= margin).then(|| units(from_top as f32))
}

/// So far from the upper edge of the sheet.
fn from_edge(xml: &mut Xml<impl Write>, from_top: &str) -> Written {
    xml.open("wp:positionV", &[("relativeFrom", "page")])?;
    xml.element("wp:posOffset", &[], from_top)?;
    xml.close("wp:positionV")
}

/// Opens a drawing that stands on the page, not in the line.
fn anchor<O: Write>(
    xml: &mut Xml<O>,
    profile: &Profile,
    position: impl FnOnce(&mut Xml<O>) -> Written,
) -> Written {
    let away = units(profile.emblem.space.0 as f32);
    xml.open(
        "wp:anchor",
        &[
            ("distT", &*away),
            ("distB", &away),
            ("distL", &away),
            ("distR", "0"),
            ("simplePos", "0"),
            ("relativeHeight", "1"),
            ("behindDoc", "0"),
            ("locked", "0"),
            ("layoutInCell", "1"),
            ("allowOverlap", "0"),
            ("xmlns:wp", WP),
        ],
    )?;
    xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")])?;
    position(xml)
}

/// Within the margins, which are not printed upon.
fn aligned(xml: &mut Xml<impl Write>, element: &str, align: &str) -> Written {
    xml.open(element, &[("relativeFrom", "margin")])?;
    xml.element("wp:align", &[], align)?;
    xml.close(element)
}

fn content<O: Write>(
    xml: &mut Xml<O>,
    picture: &Picture,
    size: &Size,
    (id, file): (&str, &str),
    wrap: impl FnOnce(&mut Xml<O>) -> Written,
) -> Written {
    let name = format!("Picture {id}");
    let said = [("id", id), ("name", name.as_str()), ("descr", picture.description.as_str())];
    xml.empty("wp:extent", &[("cx", &size.width), ("cy", &size.height)])?;
    xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")])?;
    wrap(xml)?;
    xml.empty("wp:docPr", &said)?;
    xml.open("a:graphic", &[("xmlns:a", A)])?;
    xml.open("a:graphicData", &[("uri", PIC)])?;
    xml.open("pic:pic", &[("xmlns:pic", PIC)])?;
    xml.open("pic:nvPicPr", &[])?;
    xml.empty("pic:cNvPr", &said)?;
    xml.empty("pic:cNvPicPr", &[])?;
    xml.close("pic:nvPicPr")?;
    fill(xml, file)?;
    shape(xml, size)?;
    xml.close("pic:pic")?;
    xml.close("a:graphicData")?;
    xml.close("a:graphic")
}

fn fill(xml: &mut Xml<impl Write>, file: &str) -> Written {
    xml.open("pic:blipFill", &[])?;
    xml.empty("a:blip", &[("r:embed", file), ("xmlns:r", R)])?;
    xml.open("a:stretch", &[])?;
    xml.empty("a:fillRect", &[])?;
    xml.close("a:stretch")?;
    xml.close("pic:blipFill")
}

fn shape(xml: &mut Xml<impl Write>, size: &Size) -> Written {
    xml.open("pic:spPr", &[])?;
    xml.open("a:xfrm", &[])?;
    xml.empty("a:off", &[("x", "0"), ("y", "0")])?;
    xml.empty("a:ext", &[("cx", &size.width), ("cy", &size.height)])?;
    xml.close("a:xfrm")?;
    xml.open("a:prstGeom", &[("prst", "rect")])?;
    xml.empty("a:avLst", &[])?;
    xml.close("a:prstGeom")?;
    xml.close("pic:spPr")
}
