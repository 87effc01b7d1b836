//! `.rels`: which part leads to which.

use std::io::Write;

use super::{R, Written};
use crate::render::xml::Xml;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// Id of the header of all pages but the first.
pub(super) const DEFAULT_HEADER: &str = "rId1";
/// Id of the header of the first page.
pub(super) const FIRST_HEADER: &str = "rId2";

/// Parts the document leads to, by id.
const PARTS: &[(&str, &str, &str)] = &[
    (DEFAULT_HEADER, "header", "header1.xml"),
    (FIRST_HEADER, "header", "header2.xml"),
    ("rId3", "styles", "styles.xml"),
    ("rId4", "settings", "settings.xml"),
    ("rId5", "fontTable", "fontTable.xml"),
    ("rId6", "theme", "theme/theme1.xml"),
];

/// Addresses that the text leads to, each once, in the order of first use.
#[derive(Debug, Default)]
pub(super) struct Links {
    addresses: Vec<String>,
}

impl Links {
    /// The id of `address`.
    pub(super) fn id(&mut self, address: &str) -> String {
        let known = self.addresses.iter().position(|known| known == address);
        let at = known.unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        });
        link_id(at)
    }
}

fn link_id(at: usize) -> String {
    format!("rId{}", PARTS.len() + 1 + at)
}

/// Writes `_rels/.rels`.
pub(super) fn write_package(out: impl Write) -> Written {
    let mut xml = begin(out)?;
    relation(&mut xml, "rId1", &format!("{R}/officeDocument"), "word/document.xml")?;
    relation(&mut xml, "rId2", CORE, "docProps/core.xml")?;
    relation(&mut xml, "rId3", &format!("{R}/extended-properties"), "docProps/app.xml")?;
    xml.close("Relationships")
}

/// Writes `word/_rels/document.xml.rels`.
pub(super) fn write_document(out: impl Write, links: &Links) -> Written {
    let mut xml = begin(out)?;
    for (id, kind, target) in PARTS {
        relation(&mut xml, id, &format!("{R}/{kind}"), target)?;
    }
    for (at, address) in links.addresses.iter().enumerate() {
        let kind = format!("{R}/hyperlink");
        let external = ("TargetMode", "External");
        xml.empty("Relationship", &[("Id", &link_id(at)), ("Type", &kind), ("Target", address), external])?;
    }
    xml.close("Relationships")
}

fn begin<W: Write>(out: W) -> std::io::Result<Xml<W>> {
    let mut xml = Xml::file(out)?;
    xml.open("Relationships", &[("xmlns", NAMESPACE)])?;
    Ok(xml)
}

fn relation(xml: &mut Xml<impl Write>, id: &str, kind: &str, target: &str) -> Written {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)])
}
