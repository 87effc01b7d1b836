//! The parts of a Word document that are read.

use crate::package::container::one_part;
use crate::package::kind::{Kind, main_part};
use crate::package::relation::{relations, relations_of};
use crate::{ImportError, Limits};

/// The parts of a text of Word that are read.
#[derive(Debug, Default)]
pub(super) struct WordParts {
    /// The text.
    pub(super) body: Vec<u8>,
    /// How it looks, where that is said.
    pub(super) styles: Option<Vec<u8>>,
    /// What stands beside it: heads and feet of pages, footnotes, endnotes, comments; each with the kind of its relation.
    pub(super) beside: Vec<(String, Vec<u8>)>,
}

/// The text of a Word document with what belongs to it; the part of the text is named by `_rels/.rels`.
///
/// # Errors
/// When the file is of another kind, holds macros, declares a document type, is damaged,
/// or the text unpacks to more than `limits` allow.
pub(super) fn word_parts(bytes: &[u8], limits: &Limits) -> Result<WordParts, ImportError> {
    const BESIDE: [&str; 5] = ["header", "footer", "footnotes", "endnotes", "comments"];
    let main = main_part(bytes, limits).map_err(|error| match error {
        ImportError::NoWorkbook => ImportError::NoWordDocument,
        other => other,
    })?;
    if main.kind != Kind::Text {
        return Err(ImportError::NoWordDocument);
    }
    let get = |name: &str| one_part(bytes, name, ImportError::NoWordDocument, limits);
    let mut parts = WordParts { body: get(&main.part)?, ..WordParts::default() };
    let Ok(source) = get(&relations_of(&main.part)) else { return Ok(parts) };
    let source = std::str::from_utf8(&source).map_err(ImportError::damaged)?;
    let mut left = limits.unpacked;
    for relation in relations(&main.part, source)? {
        let kind = relation.kind.rsplit('/').next().unwrap_or_default();
        let is_beside = BESIDE.contains(&kind);
        if kind != "styles" && !is_beside {
            continue;
        }
        // What leads nowhere is nothing that could be read.
        let Ok(content) = get(&relation.target) else { continue };
        left = left
            .checked_sub(content.len() as u64)
            .ok_or_else(|| ImportError::Inflates { part: relation.target.clone() })?;
        if is_beside {
            parts.beside.push((kind.to_owned(), content));
        } else {
            parts.styles = Some(content);
        }
    }
    Ok(parts)
}
