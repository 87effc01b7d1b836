//! What a file is: told by how it begins and by what its parts say they are, never by its name alone.

use std::io::{Cursor, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use prikaz_fact::coded;

use super::container::{check_names, one_part};
use super::relation::{relations, relations_of};
use super::xml::attribute;
use super::{ImportError, Limits};

/// How files of Office 97 begin, and files with a password.
pub(super) const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

coded! {
/// A file of a kind that people send beside workbooks and texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign: Serialize {
    /// Other files, packed.
    Archive,
    /// A text in the Rich Text Format.
    Rtf,
    /// A page of the web, whatever it is called.
    WebPage,
    /// A workbook or a text as one XML file of Office 2003.
    OfficeXml,
    /// A presentation.
    Presentation,
    /// A drawing.
    Drawing,
    /// A workbook or a text of Apple.
    Apple,
    /// A PDF document.
    Pdf,
    /// A picture, mostly a scan.
    Picture,
    /// A letter of a mail program.
    Letter,
}
}

/// What an office file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A workbook of Excel.
    Workbook,
    /// A text of Word.
    Text,
    /// Anything of LibreOffice.
    OpenDocument,
}

/// The part that an office file begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Main {
    pub(super) kind: Kind,
    pub(super) part: String,
}

/// What a file that is no package is, by how it begins; none where nothing is told so.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    const OPENING: usize = 4096;
    const BEGINNINGS: [(&[u8], Foreign); 12] = [
        (b"Rar!\x1a\x07", Foreign::Archive),
        (b"7z\xBC\xAF\x27\x1C", Foreign::Archive),
        (b"\x1F\x8B\x08", Foreign::Archive),
        (b"{\\rtf", Foreign::Rtf),
        (b"%PDF", Foreign::Pdf),
        (b"\x89PNG", Foreign::Picture),
        (b"\xFF\xD8\xFF", Foreign::Picture),
        (b"GIF8", Foreign::Picture),
        (b"II*\0", Foreign::Picture),
        (b"MM\0*", Foreign::Picture),
        (b"AT&TFORM", Foreign::Picture),
        (b"RIFF", Foreign::Picture),
    ];
    let opening = &bytes[..bytes.len().min(OPENING)];
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| opening.starts_with(beginning)) {
        return Some(*kind);
    }
    if opening.get(4..8) == Some(b"ftyp") {
        return Some(Foreign::Picture);
    }
    let text = String::from_utf8_lossy(opening).replace('\0', "").to_lowercase();
    let text = text.trim_start_matches(|sign: char| sign == '\u{feff}' || sign.is_whitespace());
    let says = |word: &str| text.contains(word);
    let tag = text.trim_start_matches(|sign| sign != '<');
    if text.starts_with("<?xml") && (says("urn:schemas-microsoft-com:office") || says("progid=")) {
        return Some(Foreign::OfficeXml);
    }
    if text.starts_with('<')
        && (tag.starts_with("<html") || tag.starts_with("<!doctype html") || says("<html"))
    {
        return Some(Foreign::WebPage);
    }
    if text.starts_with('<') && says("<table") {
        return Some(Foreign::WebPage);
    }
    let is_mail = says("mime-version:") && says("content-type:");
    match (is_mail, says("multipart/related") || says("text/html")) {
        (true, true) if !says("received:") && !says("\nto:") => Some(Foreign::WebPage),
        (true, _) => Some(Foreign::Letter),
        (false, _) => None,
    }
}

/// What a file in the container of Office 97 is; `otherwise` where its streams do not tell.
pub(super) fn old_document(bytes: &[u8], otherwise: ImportError) -> ImportError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        ImportError::Encrypted
    } else if has("WordDocument") {
        ImportError::OldWord
    } else if has("PowerPoint Document") {
        ImportError::Foreign { what: Foreign::Presentation }
    } else if has("VisioDocument") {
        ImportError::Foreign { what: Foreign::Drawing }
    } else if has("__substg1.0_") {
        ImportError::Foreign { what: Foreign::Letter }
    } else if has("Workbook") || has("Book") {
        ImportError::OldExcel
    } else {
        otherwise
    }
}

/// What a package holds, and the part it begins with: `_rels/.rels` names it, and `[Content_Types].xml` says what it is.
///
/// # Errors
/// When it is of another kind, holds macros, is damaged, or has more parts than `limits` allow.
pub(super) fn main_part(bytes: &[u8], limits: &Limits) -> Result<Main, ImportError> {
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

/// The content of the part `name` of `archive`, whatever the case and the strokes of its name.
pub(super) fn place_of<R: Read + std::io::Seek>(archive: &ZipArchive<R>, name: &str) -> Option<usize> {
    (0..archive.len()).find(|place| {
        archive
            .name_for_index(*place)
            .is_some_and(|known| known.replace('\\', "/").eq_ignore_ascii_case(name))
    })
}
