//! A value, written.

use std::cell::Cell;
use std::sync::Arc;

use serde::ser::Serialize;
use serde_json::Error;

use super::text::Text;
use super::writer::ValueWriter;

/// The canonical JSON of `value`.
///
/// # Errors
/// When `value` cannot be written as JSON (a map whose keys are not texts, a number that is none), or is nested
/// so deep that it could not be read back.
pub(crate) fn canonical(value: &impl Serialize) -> Result<Arc<str>, Error> {
    let mut text = SPARE.take();
    text.clear();
    value.serialize(ValueWriter::of(&mut text))?;
    let written = text.out.as_str().into();
    if text.out.len() <= SPARE_LEN {
        SPARE.set(text);
    }
    Ok(written)
}

thread_local! {
    /// What the last value of this thread was written in, so that each need not grow its own.
    static SPARE: Cell<Text> = Cell::default();
}

/// Longer texts are rare, and not worth keeping their memory for.
const SPARE_LEN: usize = 1 << 18;
