//! A copy of a workbook that is safe to read: what is read for rows, measured, and nothing else.

use std::io::{Cursor, Read, Write};

use memchr::memmem;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::outline::Outlines;
use super::sieve;
use super::spelled::spelled;
use crate::package::container::{Part, SMALL, check_names, check_prolog, unpack};
use crate::package::part;
use crate::{ImportError, Limits};

/// A workbook that is safe to read.
pub(super) struct CleanCopy {
    /// The parts that hold rows, packed anew without compression: whoever reads them meets exactly the bytes that were
    /// counted and looked at.
    pub(crate) bytes: Vec<u8>,
    /// How many of the parts are worksheets.
    pub(crate) worksheets: usize,
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
            let bytes = spelled(&name, part.bytes)?;
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            let written = copy.start_file(&name, options).map_err(ImportError::damaged);
            written.and_then(|()| copy.write_all(&bytes).map_err(ImportError::damaged))?;
        }
    }
    let bytes = copy.finish().map(Cursor::into_inner).map_err(ImportError::damaged)?;
    Ok(CleanCopy { bytes, worksheets, outlines })
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
