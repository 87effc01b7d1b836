//! What is found wrong in a file while it is read, each thing with its place.

use std::cell::RefCell;
use std::ops::Range;

use super::fault::{Fault, What};
use super::lines::Lines;

/// The text of a file, and what was found wrong in it so far.
pub(crate) struct Notes<'t, M> {
    file: &'t str,
    pub(crate) text: &'t str,
    lines: Lines,
    faults: RefCell<Vec<Fault<M>>>,
}

impl<'t, M: PartialEq> Notes<'t, M> {
    /// Nothing is wrong yet with `text`, called `file`.
    pub(crate) fn of(file: &'t str, text: &'t str) -> Self {
        Self { file, text, lines: Lines::of(text), faults: RefCell::default() }
    }

    /// Whether nothing was found wrong so far.
    pub(crate) fn is_sound(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    /// What was found wrong, in the order of the file.
    pub(crate) fn into_faults(self) -> Vec<Fault<M>> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults.dedup();
        faults
    }

    /// Line and column of an offset.
    pub(crate) fn position(&self, offset: usize) -> (u32, u32) {
        self.lines.position(self.text, offset)
    }

    /// Notes what is wrong with `key`, which stands at `span`, with the word that was probably meant.
    pub(crate) fn note(&self, span: &Range<usize>, key: String, what: What<M>, hint: Option<String>) {
        self.note_at(self.position(span.start), key, what, hint);
    }

    /// As [`Notes::note`], of what stands at this line and column.
    pub(crate) fn note_at(&self, place: (u32, u32), key: String, what: What<M>, hint: Option<String>) {
        let ((line, column), file) = (place, self.file.to_owned());
        self.faults.borrow_mut().push(Fault { file, line, column, key, what, hint });
    }
}
