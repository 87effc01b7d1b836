//! Unpacks the parts of an office file with a measure in hand, before anything reads them.

use std::io::{Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::part;
use crate::{ImportError, Limits};

/// The root of each part must stand within so many bytes.
const PROLOG: usize = 1 << 16;
/// Below this a good ratio is no sign of malice.
pub(crate) const SMALL: u64 = 1 << 20;

/// The content of the part `name`, whatever the case and the strokes of its name; `absent` where there is none.
pub(crate) fn one_part(
    bytes: &[u8],
    name: &str,
    absent: ImportError,
    limits: &Limits,
) -> Result<Vec<u8>, ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(ImportError::damaged)?;
    check_names(&archive, limits)?;
    let Some(place) = place_of(&archive, name) else { return Err(absent) };
    let mut entry = archive.by_index(place).map_err(ImportError::damaged)?;
    let packed = entry.compressed_size();
    unpack(&mut entry, name, packed, true, limits.part, limits).map(|part| part.bytes)
}

/// Where the part `name` stands in `archive`, whatever the case and the strokes of its name.
fn place_of(archive: &ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<usize> {
    (0..archive.len()).find(|place| {
        archive
            .name_for_index(*place)
            .is_some_and(|known| known.replace('\\', "/").eq_ignore_ascii_case(name))
    })
}

/// Refuses by the names of the parts alone.
pub(crate) fn check_names(archive: &ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<(), ImportError> {
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

/// A part that was unpacked.
pub(crate) struct Part {
    /// How many bytes it unpacked to.
    pub(crate) size: u64,
    /// Its content as UTF-8; nothing where it was only to be counted.
    pub(crate) bytes: Vec<u8>,
}

/// Unpacks a part to at most `most` bytes; one that is not `kept` is only counted.
///
/// # Errors
/// When it unpacks to more, or suspiciously well, is damaged, or declares a document type.
pub(crate) fn unpack(
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

/// Refuses a document type and anything that is not UTF-8: what stands before the root is looked at whole.
pub(crate) fn check_prolog(name: &str, part: &[u8]) -> Result<(), ImportError> {
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
