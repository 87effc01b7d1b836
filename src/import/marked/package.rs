//! An office file as its parts: read with a measure in hand, written with fixed times.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::splice::{Met, Splices, walk};
use crate::import::container::resolved;
use crate::import::xml::attribute;
use crate::import::{ImportError, Limits, sieve};

/// The parts of an office file, in their order.
#[derive(Debug)]
pub(super) struct Package(Vec<(String, Vec<u8>)>);

/// A relation of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    /// Name of the part it leads to.
    pub(super) target: String,
}

impl Package {
    pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Self, ImportError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ImportError::damaged)?;
        let mut left = limits.unpacked;
        let mut parts = Vec::with_capacity(archive.len());
        for place in 0..archive.len() {
            let entry = archive.by_index(place).map_err(ImportError::damaged)?;
            let name = entry.name().to_owned();
            let most = left.min(limits.part);
            let content = if sieve::is_worksheet(&name) {
                sieve::unpack(entry, &name, limits.sheet, limits)?.0
            } else {
                let mut content = Vec::new();
                entry.take(most + 1).read_to_end(&mut content).map_err(ImportError::damaged)?;
                content
            };
            if content.len() as u64 > most {
                return Err(ImportError::Inflates { part: name });
            }
            left -= content.len() as u64;
            if !name.ends_with('/') {
                parts.push((name, content));
            }
        }
        Ok(Self(parts))
    }

    pub(super) fn into_bytes(self) -> Result<Vec<u8>, ImportError> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in self.0 {
            // The first part of an OpenDocument file is its kind, and is not packed.
            let method =
                if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default().compression_method(method);
            let written = archive.start_file(&name, options).map_err(ImportError::damaged);
            written.and_then(|()| archive.write_all(&content).map_err(ImportError::damaged))?;
        }
        archive.finish().map(Cursor::into_inner).map_err(ImportError::damaged)
    }

    /// The text of a part, whatever the case of its name.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.and_then(|(_, content)| std::str::from_utf8(content).ok())
    }

    /// The text of a part that has to be there.
    pub(super) fn needed(&self, name: &str) -> Result<&str, ImportError> {
        self.text(name).ok_or_else(|| ImportError::damaged(format!("`{name}` is missing")))
    }

    pub(super) fn set(&mut self, name: &str, content: String) {
        match self.0.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, old)) => *old = content.into_bytes(),
            None => self.0.push((name.to_owned(), content.into_bytes())),
        }
    }

    /// The relations of `part`.
    pub(super) fn relations(&self, part: &str) -> Result<Vec<Relation>, ImportError> {
        let mut relations = Vec::new();
        let Some(source) = self.text(&relations_of(part)) else { return Ok(relations) };
        walk(source, |met, _| {
            let (Met::Start(element) | Met::Empty(element)) = met else { return Ok(()) };
            if element.local_name().as_ref() == "Relationship" {
                relations.push(Relation {
                    id: attribute(element, "Id")?.unwrap_or_default(),
                    kind: attribute(element, "Type")?.unwrap_or_default(),
                    target: resolved(part, &attribute(element, "Target")?.unwrap_or_default()),
                });
            }
            Ok(())
        })?;
        Ok(relations)
    }

    /// Adds a relation from `part` to the part `target` and gives its identity.
    pub(super) fn relate(&mut self, part: &str, kind: &str, target: &str) -> Result<String, ImportError> {
        let known = self.relations(part)?;
        let free = |number: usize| format!("rIdMarks{number}");
        let is_taken = |id: &String| known.iter().any(|relation| relation.id == *id);
        let id = (1..).map(free).find(|id| !is_taken(id)).unwrap_or_default();
        let element = format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{target}\"/>");
        let name = relations_of(part);
        let text = match self.text(&name) {
            Some(source) => last_within(source, "Relationships", &element)?,
            None => format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
                 xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{element}</Relationships>"
            ),
        };
        self.set(&name, text);
        Ok(id)
    }

    /// Says of which type the part `name` is.
    pub(super) fn declare(&mut self, name: &str, content_type: &str) -> Result<(), ImportError> {
        const TYPES: &str = "[Content_Types].xml";
        let element = format!("<Override PartName=\"/{name}\" ContentType=\"{content_type}\"/>");
        let text = last_within(self.needed(TYPES)?, "Types", &element)?;
        self.set(TYPES, text);
        Ok(())
    }
}

/// `source` with `new` as the last thing within its element `parent`.
pub(super) fn last_within(source: &str, parent: &str, new: &str) -> Result<String, ImportError> {
    let mut splices = Splices::default();
    let mut done = false;
    walk(source, |met, span| {
        match met {
            Met::End(name) if name == parent && !done => splices.insert(span.start, new),
            Met::Empty(element) if element.local_name().as_ref() == parent && !done => {
                splices.replace(
                    span.start,
                    span.end,
                    super::splice::opened(&source[span.start..span.end], new),
                );
            }
            _ => return Ok(()),
        }
        done = true;
        Ok(())
    })?;
    Ok(splices.apply(source))
}

fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
