//! Several files as one.

use std::io::{Cursor, Write};

use prikaz_render::RenderError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{AppError, PaperError};

/// An archive of `files`, each under its name, which may hold folders; names are UTF-8 and say so, as Windows wants it.
///
/// # Errors
/// When it cannot be put together.
pub fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, AppError> {
    let broken = |error| AppError::Paper(PaperError::Render(RenderError::Archive(error)));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options).map_err(broken)?;
        let written = archive.write_all(bytes);
        written.map_err(|error| AppError::Paper(PaperError::Render(RenderError::Pack(error))))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(broken)
}
