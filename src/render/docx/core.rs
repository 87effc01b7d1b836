//! `docProps/core.xml`: title, author, subject, date.

use std::io::Write;

use super::part::Written;
use crate::xml::Xml;
use prikaz_document::Properties;

const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// Writes the part.
pub(super) fn write(out: impl Write, properties: &Properties) -> Written {
    let mut xml = Xml::file(out)?;
    xml.open("cp:coreProperties", NAMESPACES)?;
    xml.element("dc:title", &[], &properties.title)?;
    xml.element("dc:subject", &[], &properties.subject)?;
    xml.element("dc:creator", &[], &properties.author)?;
    xml.element("cp:lastModifiedBy", &[], &properties.author)?;
    time(&mut xml, "dcterms:created", properties.created)?;
    time(&mut xml, "dcterms:modified", properties.created)?;
    xml.element("dc:language", &[], &properties.language)?;
    xml.close("cp:coreProperties")
}

fn time(xml: &mut Xml<impl Write>, name: &str, date: time::Date) -> Written {
    let year = date.year().clamp(0, 9999);
    let text = format!("{year:04}-{:02}-{:02}T00:00:00Z", u8::from(date.month()), date.day());
    xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], &text)
}
