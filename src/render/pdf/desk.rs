//! What typst asks for while it sets a paper: one source, the data, the faces; no files and no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::faces::Faces;

const PAPER: &str = include_str!("paper.typ");

/// The world of one paper.
pub(super) struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    paper: Source,
}

impl Desk {
    /// A desk with `faces` and what is `given` for the paper.
    pub(super) fn new(faces: Faces, given: Dict) -> Self {
        let fonts = faces.into_fonts();
        Self {
            library: LazyHash::new(Library::builder().with_inputs(given).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            paper: Source::detached(PAPER),
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.paper.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.paper.id() { Ok(self.paper.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
