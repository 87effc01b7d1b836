//! What a package is: told by what its parts say they are, never by its name.

use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::container::{check_names, one_part};
use super::relation::{relations, relations_of};
use super::xml::attribute;
use crate::{Foreign, ImportError, Limits};

/// What an office file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workbook of Excel.
    Workbook,
    /// A text of Word.
    Text,
    /// Anything of LibreOffice.
    OpenDocument,
}

/// The part that an office file begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Main {
    pub(crate) kind: Kind,
    pub(crate) part: String,
}

/// What a package holds, and the part it begins with: `_rels/.rels` names it, and `[Content_Types].xml` says what it is.
///
/// # Errors
/// When it is of another kind, holds macros, is damaged, or has more parts than `limits` allow.
pub(crate) fn main_part(bytes: &[u8], limits: &Limits) -> Result<Main, ImportError> {
    const USUAL: [&str; 4] =
        ["xl/workbook.xml", "word/document.xml", "ppt/presentation.xml", "visio/document.xml"];
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(ImportError::damaged)?;
    check_names(&archive, limits)?;
    let names: Vec<String> = archive.file_names().map(|name| name.replace('\\', "/")).collect();
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if has("content.xml") && !has("[Content_Types].xml") {
        return Ok(Main { kind: Kind::OpenDocument, part: "content.xml".to_owned() });
    }
    if names.iter().any(|name| name.ends_with(".iwa")) {
        return Err(ImportError::Foreign { what: Foreign::Apple });
    }
    if has("xl/workbook.bin") {
        return Err(ImportError::BinaryWorkbook);
    }
    // Without relations the usual places are looked at.
    let part = named_main(bytes, limits)?.filter(|part| has(part));
    let part = part.or_else(|| USUAL.into_iter().find(|name| has(name)).map(str::to_owned));
    let Some(part) = part else { return Err(ImportError::NoWorkbook) };
    kind_of(bytes, &part, limits).map(|kind| Main { kind, part })
}

fn named_main(bytes: &[u8], limits: &Limits) -> Result<Option<String>, ImportError> {
    let Ok(source) = one_part(bytes, &relations_of(""), ImportError::NoWorkbook, limits) else {
        return Ok(None);
    };
    let source = std::str::from_utf8(&source).map_err(ImportError::damaged)?;
    let main = relations("", source)?.into_iter().find(|relation| relation.kind.ends_with("/officeDocument"));
    Ok(main.map(|relation| relation.target))
}

/// What the part `part` says it is; where it does not say so, what its folder says.
fn kind_of(bytes: &[u8], part: &str, limits: &Limits) -> Result<Kind, ImportError> {
    let said = match one_part(bytes, "[Content_Types].xml", ImportError::NoWorkbook, limits) {
        Ok(types) => content_type(&types, part)?,
        Err(_) => None,
    };
    let told = said.unwrap_or_default().to_lowercase();
    let is = |word: &str, folder: &str| {
        told.contains(word) || (!told.contains("main") && part.to_lowercase().starts_with(folder))
    };
    if told.contains("sheet.binary") || part.to_lowercase().ends_with(".bin") {
        Err(ImportError::BinaryWorkbook)
    } else if is("spreadsheetml", "xl/") {
        Ok(Kind::Workbook)
    } else if is("wordprocessingml", "word/") || told.contains("ms-word") {
        Ok(Kind::Text)
    } else if told.contains("ms-excel") {
        Ok(Kind::Workbook)
    } else if is("presentationml", "ppt/") || told.contains("powerpoint") {
        Err(ImportError::Foreign { what: Foreign::Presentation })
    } else if is("visio", "visio/") {
        Err(ImportError::Foreign { what: Foreign::Drawing })
    } else {
        Err(ImportError::NoWorkbook)
    }
}

fn content_type(types: &[u8], part: &str) -> Result<Option<String>, ImportError> {
    let source = std::str::from_utf8(types).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(source);
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == "Override" => {
                let name = attribute(&element, "PartName")?.unwrap_or_default().replace('\\', "/");
                if name.trim_start_matches('/').eq_ignore_ascii_case(part) {
                    return attribute(&element, "ContentType");
                }
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}
