//! What leads from one part of an office file to another (ISO/IEC 29500-2, clause 8).

use quick_xml::Reader;
use quick_xml::events::Event;

use super::xml::attribute;
use crate::ImportError;

/// A relation of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) id: String,
    pub(crate) kind: String,
    /// Name of the part it leads to.
    pub(crate) target: String,
}

/// The relations of `part` that `source` lists.
///
/// # Errors
/// When it is no XML.
pub(crate) fn relations(part: &str, source: &str) -> Result<Vec<Relation>, ImportError> {
    let mut found = Vec::new();
    let mut reader = Reader::from_str(source);
    loop {
        let (Event::Start(element) | Event::Empty(element)) =
            (match reader.read_event().map_err(ImportError::damaged)? {
                Event::Eof => return Ok(found),
                event => event,
            })
        else {
            continue;
        };
        if element.local_name().as_ref() == "Relationship" {
            found.push(Relation {
                id: attribute(&element, "Id")?.unwrap_or_default(),
                kind: attribute(&element, "Type")?.unwrap_or_default(),
                target: resolved(part, &attribute(&element, "Target")?.unwrap_or_default()),
            });
        }
    }
}

/// Name of the part that lists the relations of `part`; of the package where that is empty.
pub(crate) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// The part that `target` of a relation of `part` means.
pub(crate) fn resolved(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = part.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
