//! An office file as its parts: read with a measure in hand, written with fixed times.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::package::part;
use crate::package::relation::{Relation, relations, relations_of};
use crate::workbook::sieve;
use crate::workbook::splice::{Met, Splices, opened, walk_loosely};
use crate::{ImportError, Limits};

/// The parts of an office file, in their order.
///
/// Names are written with `/`, as they should be; what is not set stays as it was, byte for byte.
#[derive(Debug)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    /// Parts that are not written as plain UTF-8, as UTF-8: by their places.
    texts: BTreeMap<usize, String>,
    /// Names of the parts that were set.
    set: BTreeSet<String>,
}

impl Package {
    pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Self, ImportError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ImportError::damaged)?;
        let mut left = limits.unpacked;
        let mut parts = Vec::with_capacity(archive.len());
        let mut texts = BTreeMap::new();
        for place in 0..archive.len() {
            let entry = archive.by_index(place).map_err(ImportError::damaged)?;
            let name = entry.name().replace('\\', "/");
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
                if is_text(&name) && !is_plain(&content) {
                    let text =
                        part::utf8(&name, content.clone()).ok().and_then(|text| String::from_utf8(text).ok());
                    texts.extend(text.map(|text| (parts.len(), text)));
                }
                parts.push((name, content));
            }
        }
        Ok(Self { parts, texts, set: BTreeSet::new() })
    }

    pub(super) fn into_bytes(self) -> Result<Vec<u8>, ImportError> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in self.parts {
            // The first part of an OpenDocument file is its kind, and is not packed.
            let method =
                if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default().compression_method(method);
            let written = archive.start_file(&name, options).map_err(ImportError::damaged);
            written.and_then(|()| archive.write_all(&content).map_err(ImportError::damaged))?;
        }
        archive.finish().map(Cursor::into_inner).map_err(ImportError::damaged)
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.parts.iter().position(|(known, _)| known.eq_ignore_ascii_case(name))
    }

    /// The text of a part, whatever the case of its name and whatever it is written in.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let place = self.place(name)?;
        match self.texts.get(&place) {
            Some(text) => Some(text),
            None => std::str::from_utf8(&self.parts[place].1).ok(),
        }
    }

    /// The text of a part that has to be there.
    pub(super) fn needed(&self, name: &str) -> Result<&str, ImportError> {
        self.text(name).ok_or_else(|| ImportError::damaged(format!("`{name}` is missing")))
    }

    pub(super) fn set(&mut self, name: &str, content: String) {
        self.set.insert(name.to_lowercase());
        match self.place(name) {
            Some(place) => {
                self.texts.remove(&place);
                self.parts[place].1 = content.into_bytes();
            }
            None => self.parts.push((name.to_owned(), content.into_bytes())),
        }
    }

    /// Checks that each part that was set is sound XML: a copy that does not open is none.
    ///
    /// # Errors
    /// When one is not.
    pub(super) fn check(&self) -> Result<(), ImportError> {
        let set = self.parts.iter().filter(|(name, _)| self.set.contains(&name.to_lowercase()));
        // The boxes of comments are written by Excel itself with tags that nothing ends.
        for (_, content) in set.filter(|(name, _)| !name.ends_with(".vml")) {
            let text = std::str::from_utf8(content).map_err(ImportError::damaged)?;
            let mut reader = Reader::from_str(text);
            loop {
                match reader.read_event().map_err(ImportError::damaged)? {
                    Event::Start(element) | Event::Empty(element) => {
                        for attribute in element.attributes() {
                            attribute.map_err(ImportError::damaged)?;
                        }
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// The part that the package begins with; `usual` where nothing names it.
    pub(super) fn main(&self, usual: &str) -> Result<String, ImportError> {
        let main =
            self.relations("")?.into_iter().find(|relation| relation.kind.ends_with("/officeDocument"));
        Ok(main
            .map(|relation| relation.target)
            .filter(|part| self.text(part).is_some())
            .unwrap_or(usual.to_owned()))
    }

    /// The relations of `part`.
    pub(super) fn relations(&self, part: &str) -> Result<Vec<Relation>, ImportError> {
        self.text(&relations_of(part)).map_or_else(|| Ok(Vec::new()), |source| relations(part, source))
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

fn is_text(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|kind| lower.ends_with(kind))
}

/// Whether a part is UTF-8 without a mark; else it says otherwise within its first signs.
fn is_plain(part: &[u8]) -> bool {
    part.first() == Some(&b'<') && part.get(1) != Some(&0) && std::str::from_utf8(part).is_ok()
}

/// `source` with `new` as the last thing within its element `parent`.
pub(super) fn last_within(source: &str, parent: &str, new: &str) -> Result<String, ImportError> {
    let mut splices = Splices::default();
    let mut done = false;
    walk_loosely(source, |met, span| {
        match met {
            Met::End(name) if name == parent && !done => splices.insert(span.start, new),
            Met::Empty(element) if element.local_name().as_ref() == parent && !done => {
                splices.replace(span.start, span.end, opened(&source[span.start..span.end], new));
            }
            _ => return Ok(()),
        }
        done = true;
        Ok(())
    })?;
    if done {
        Ok(splices.apply(source))
    } else {
        Err(ImportError::damaged(format!("`{parent}` does not end")))
    }
}
