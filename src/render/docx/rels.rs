//! `.rels`: which part leads to which.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use super::part::{R, Written};
use crate::xml::Xml;

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

/// What the text leads to, each once, in the order of first use.
#[derive(Debug, Default)]
pub(super) struct Relations {
    targets: Vec<Target>,
    /// Where each target stands among them.
    places: BTreeMap<Target, usize>,
}

/// What a text may lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Address(String),
    Picture(Arc<[u8]>),
}

impl Relations {
    /// The id of `address`.
    pub(super) fn address(&mut self, address: &str) -> String {
        self.id(Target::Address(address.to_owned()))
    }

    /// The id of the picture in `png`.
    pub(super) fn picture(&mut self, png: &Arc<[u8]>) -> String {
        self.id(Target::Picture(png.clone()))
    }

    /// The parts of the pictures with their files.
    pub(super) fn pictures(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.targets.iter().enumerate().filter_map(|(at, target)| match target {
            Target::Picture(png) => Some((format!("word/{}", picture_part(at)), &**png)),
            Target::Address(_) => None,
        })
    }

    fn id(&mut self, target: Target) -> String {
        let at = *self.places.entry(target).or_insert_with_key(|target| {
            self.targets.push(target.clone());
            self.targets.len() - 1
        });
        id(at)
    }
}

fn id(at: usize) -> String {
    format!("rId{}", PARTS.len() + 1 + at)
}

fn picture_part(at: usize) -> String {
    format!("media/picture{}.png", at + 1)
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
pub(super) fn write_document(out: impl Write, relations: &Relations) -> Written {
    let mut xml = begin(out)?;
    for (id, kind, target) in PARTS {
        relation(&mut xml, id, &format!("{R}/{kind}"), target)?;
    }
    for (at, target) in relations.targets.iter().enumerate() {
        match target {
            Target::Picture(_) => relation(&mut xml, &id(at), &format!("{R}/image"), &picture_part(at))?,
            Target::Address(address) => {
                let (id, kind) = (id(at), format!("{R}/hyperlink"));
                let external = ("TargetMode", "External");
                xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", address), external])?;
            }
        }
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
