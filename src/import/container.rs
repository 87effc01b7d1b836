//! Unpacks an office file with a measure in hand, before anything reads its parts.

use std::io::{Cursor, Read, Write};

use memchr::memmem;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::outline::Outlines;
use super::relation::{relations, relations_of};
use super::{ImportError, Limits, kind, part, raised, sieve};

/// The root of each part must stand within so many bytes.
const PROLOG: usize = 1 << 16;
/// Below this a good ratio is no sign of malice.
const SMALL: u64 = 1 << 20;

/// A workbook that is safe to read.
pub(super) struct CleanCopy {
    /// The parts that hold rows, packed anew without compression: whoever reads them meets exactly the bytes that were
    /// counted and looked at.
    pub(super) bytes: Vec<u8>,
    /// How many of the parts are worksheets.
    pub(super) worksheets: usize,
    /// What they say beside their cells.
    pub(super) outlines: Outlines,
}

/// The workbook without what is not read for rows.
///
/// # Errors
/// When the workbook is of another kind, holds macros, declares a document type, is damaged,
/// or unpacks to more than `limits` allow.
pub(super) fn clean_copy(bytes: &[u8], limits: &Limits) -> Result<CleanCopy, ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ImportError::damaged)?;
    check_names(&archive, limits)?;
    let worksheets = archive.file_names().filter(|name| sieve::is_worksheet(name)).count();
    let mut outlines = Outlines::default();
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut measure, mut sheets) = (limits.unpacked, limits.sheet);
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(ImportError::damaged)?;
        let name = entry.name().replace('\\', "/");
        let packed = entry.compressed_size();
        let kept = is_read(&name);
        let part = if kept && sieve::is_worksheet(&name) {
            unpack_worksheet(&mut entry, &name, packed, &mut sheets, limits)?
        } else {
            let read = kept || is_drawing(&name);
            let part = unpack(&mut entry, &name, packed, read, limits.part.min(measure), limits)?;
            measure -= part.size;
            part
        };
        if kept || is_drawing(&name) {
            outlines.look(&name, &part.bytes, limits)?;
        }
        if kept {
            let bytes = raised::spelled(&name, part.bytes)?;
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            let written = copy.start_file(&name, options).map_err(ImportError::damaged);
            written.and_then(|()| copy.write_all(&bytes).map_err(ImportError::damaged))?;
        }
    }
    let bytes = copy.finish().map(Cursor::into_inner).map_err(ImportError::damaged)?;
    Ok(CleanCopy { bytes, worksheets, outlines })
}

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
    let main = kind::main_part(bytes, limits).map_err(|error| match error {
        ImportError::NoWorkbook => ImportError::NoWordDocument,
        other => other,
    })?;
    if main.kind != kind::Kind::Text {
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

/// What an OpenDocument file says, `content.xml`.
///
/// # Errors
/// As of [`word_body`]; and when the file is closed with a password.
pub(super) fn open_document_body(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, ImportError> {
    let manifest =
        one_part(bytes, "META-INF/manifest.xml", ImportError::NoWorkbook, limits).unwrap_or_default();
    let says = |word: &[u8]| memmem::find(&manifest, word).is_some();
    if says(b"encryption-data") {
        return Err(ImportError::Encrypted);
    }
    if says(b"sun.star.oleobject") {
        return Err(ImportError::Embedded { part: "OLE".to_owned() });
    }
    one_part(bytes, "content.xml", ImportError::NoWorkbook, limits)
}

/// The content of the part `name`, whatever the case and the strokes of its name; `absent` where there is none.
pub(super) fn one_part(
    bytes: &[u8],
    name: &str,
    absent: ImportError,
    limits: &Limits,
) -> Result<Vec<u8>, ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ImportError::damaged)?;
    check_names(&archive, limits)?;
    let Some(place) = kind::place_of(&archive, name) else { return Err(absent) };
    let mut entry = archive.by_index(place).map_err(ImportError::damaged)?;
    let packed = entry.compressed_size();
    unpack(&mut entry, name, packed, true, limits.part, limits).map(|part| part.bytes)
}

/// Refuses by the names of the parts alone.
pub(super) fn check_names(archive: &ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<(), ImportError> {
    if archive.len() > limits.parts {
        return Err(ImportError::TooManyParts { count: archive.len() as u64, most: limits.parts as u64 });
    }
    for name in archive.file_names() {
        let lower = lower(name);
        if lower.starts_with('/') || lower.contains(':') || lower.split('/').any(|step| step == "..") {
            return Err(ImportError::UnsafeName { part: name.to_owned() });
        }
        // What is embedded lies in `xl/embeddings`, `word/embeddings`; OLE objects are binary.
        if lower.contains("/embeddings/") {
            return Err(ImportError::Embedded { part: name.to_owned() });
        }
        // Macros of Excel and Word, and of LibreOffice.
        let macros = lower.rsplit('/').next() == Some("vbaproject.bin") || lower.starts_with("basic/");
        if macros {
            return Err(ImportError::Macros);
        }
    }
    Ok(())
}

fn lower(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}

/// Only these parts are read for rows; pictures, drawings and the like are counted and dropped.
fn is_read(name: &str) -> bool {
    let lower = name.to_lowercase();
    let folder_of_pictures =
        lower.contains("/drawings/") || lower.contains("/media/") || lower.contains("/charts/");
    // Queries of Excel, properties of the document, colours: nothing in them is a row.
    let is_aside = ["customxml/", "docprops/", "xl/theme/"].iter().any(|folder| lower.starts_with(folder));
    (lower.ends_with(".xml") || lower.ends_with(".rels")) && !folder_of_pictures && !is_aside
}

/// Drawings are looked at for their words.
fn is_drawing(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.contains("/drawings/drawing") && lower.ends_with(".xml")
}

struct Part {
    size: u64,
    bytes: Vec<u8>,
}

fn unpack(
    entry: &mut impl Read,
    name: &str,
    packed: u64,
    kept: bool,
    most: u64,
    limits: &Limits,
) -> Result<Part, ImportError> {
    let allowed = most.min(packed.saturating_mul(limits.ratio).max(SMALL));
    let mut bytes = Vec::new();
    let mut measured = entry.take(allowed + 1);
    let size = if kept {
        measured.read_to_end(&mut bytes).map(|size| size as u64)
    } else {
        std::io::copy(&mut measured, &mut std::io::sink())
    };
    let size = size.map_err(ImportError::damaged)?;
    if size > allowed {
        return Err(ImportError::Inflates { part: name.to_owned() });
    }
    if kept {
        bytes = part::utf8(name, bytes)?;
        check_prolog(name, &bytes)?;
        disarm(name, &mut bytes);
    }
    Ok(Part { size, bytes })
}

/// A worksheet has a measure of its own: most of it may be empty cells, which are not kept.
fn unpack_worksheet(
    entry: &mut impl Read,
    name: &str,
    packed: u64,
    measure: &mut u64,
    limits: &Limits,
) -> Result<Part, ImportError> {
    let allowed = (*measure).min(packed.saturating_mul(limits.ratio).max(SMALL));
    let (bytes, size) = sieve::unpack(entry, name, allowed, limits)?;
    *measure -= size;
    let mut bytes = part::utf8(name, bytes)?;
    check_prolog(name, &bytes)?;
    forget_dimension(&mut bytes);
    Ok(Part { size, bytes })
}

/// Refuses a document type and anything that is not UTF-8: what stands before the root is looked at whole.
fn check_prolog(name: &str, part: &[u8]) -> Result<(), ImportError> {
    if part.contains(&0) {
        return Err(ImportError::ForeignEncoding { part: name.to_owned() });
    }
    let mut reader = quick_xml::Reader::from_reader(&part[..part.len().min(PROLOG)]);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::DocType(_)) => return Err(ImportError::DocumentType { part: name.to_owned() }),
            Ok(Event::Start(_) | Event::Empty(_)) => return Ok(()),
            Ok(Event::Eof) | Err(_) => return Err(ImportError::damaged(format!("`{name}` has no root"))),
            Ok(_) => {}
        }
    }
}

/// The reader makes room for as many shared strings as the part says there are, before it has seen one:
/// the saying is taken away.
fn disarm(name: &str, part: &mut [u8]) {
    const SAYING: &[u8] = b"uniqueCount";
    if !name.to_lowercase().ends_with("sharedstrings.xml") {
        return;
    }
    let places: Vec<usize> = (0..part.len().saturating_sub(SAYING.len()))
        .filter(|place| part[*place] == SAYING[0] && part[*place..].starts_with(SAYING))
        .collect();
    for place in places {
        part[place] = b'v';
    }
}

/// The reader trips over areas that are no cells («1:5»), which LibreOffice writes, and nobody here needs to know how
/// far a worksheet says it goes: the saying is taken away.
fn forget_dimension(part: &mut [u8]) {
    const SAYING: &[u8] = b"dimension";
    let end = memmem::find(part, b"sheetData").unwrap_or(part.len());
    let places: Vec<usize> = memmem::find_iter(&part[..end], SAYING).collect();
    for place in places {
        part[place] = b'D';
    }
}
