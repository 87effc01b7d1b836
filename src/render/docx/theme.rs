//! `word/theme/theme1.xml`: the least a reader wants: plain colours, one font, no effects.

use std::io::Write;

use super::part::Written;
use crate::xml::Xml;

const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const NAME: (&str, &str) = ("name", "prikaz");

/// Colours of the scheme, all of them plain: an order is black on white.
const COLOURS: &[(&str, &str)] = &[
    ("a:dk1", "000000"),
    ("a:lt1", "FFFFFF"),
    ("a:dk2", "000000"),
    ("a:lt2", "FFFFFF"),
    ("a:accent1", "1F3864"),
    ("a:accent2", "2E74B5"),
    ("a:accent3", "7B7B7B"),
    ("a:accent4", "BF8F00"),
    ("a:accent5", "538135"),
    ("a:accent6", "833C0B"),
    ("a:hlink", "0563C1"),
    ("a:folHlink", "954F72"),
];

/// Writes the part.
pub(super) fn write(out: impl Write, font: &str) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("a:theme", &[("xmlns:a", A), NAME])?;
    xml.open("a:themeElements", &[])?;
    colours(&mut xml)?;
    fonts(&mut xml, font)?;
    formats(&mut xml)?;
    xml.close("a:themeElements")?;
    xml.close("a:theme")
}

fn colours(xml: &mut Xml<impl Write>) -> Written {
    xml.open("a:clrScheme", &[NAME])?;
    for (place, colour) in COLOURS {
        xml.open(place, &[])?;
        xml.empty("a:srgbClr", &[("val", colour)])?;
        xml.close(place)?;
    }
    xml.close("a:clrScheme")
}

fn fonts(xml: &mut Xml<impl Write>, font: &str) -> Written {
    xml.open("a:fontScheme", &[NAME])?;
    for place in ["a:majorFont", "a:minorFont"] {
        xml.open(place, &[])?;
        xml.empty("a:latin", &[("typeface", font)])?;
        xml.empty("a:ea", &[("typeface", "")])?;
        xml.empty("a:cs", &[("typeface", "")])?;
        xml.close(place)?;
    }
    xml.close("a:fontScheme")
}

/// Three of each: a scheme with fewer is not valid.
fn formats(xml: &mut Xml<impl Write>) -> Written {
    xml.open("a:fmtScheme", &[NAME])?;
    thrice(xml, "a:fillStyleLst", fill)?;
    thrice(xml, "a:lnStyleLst", |xml| {
        xml.open("a:ln", &[])?;
        fill(xml)?;
        xml.close("a:ln")
    })?;
    thrice(xml, "a:effectStyleLst", |xml| {
        xml.open("a:effectStyle", &[])?;
        xml.empty("a:effectLst", &[])?;
        xml.close("a:effectStyle")
    })?;
    thrice(xml, "a:bgFillStyleLst", fill)?;
    xml.close("a:fmtScheme")
}

fn thrice<W: Write>(xml: &mut Xml<W>, list: &str, one: impl Fn(&mut Xml<W>) -> Written) -> Written {
    xml.open(list, &[])?;
    for _ in 0..3 {
        one(xml)?;
    }
    xml.close(list)
}

fn fill(xml: &mut Xml<impl Write>) -> Written {
    xml.open("a:solidFill", &[])?;
    xml.empty("a:schemeClr", &[("val", "phClr")])?;
    xml.close("a:solidFill")
}
