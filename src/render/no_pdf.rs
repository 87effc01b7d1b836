//! In place of the writer of PDF, in builds without the feature `pdf`.

use super::{Profile, RenderError};
use prikaz_document::Document;

/// Says that this build has no such writer.
pub(super) fn write(_: &Profile, _: &Document) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::NoPdf)
}

/// A build that writes no PDF has nothing to prove.
#[expect(clippy::unnecessary_wraps, reason = "the writer of PDF may fail here")]
pub(super) fn proof(_: &Profile, _: &Document) -> Result<(), RenderError> {
    Ok(())
}
