//! In place of the writer of PDF, in builds without the feature `pdf`.

use super::{Profile, RenderError};
use crate::document::Document;

/// Says that this build has no such writer.
pub(super) fn write(_: &Profile, _: &Document) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::NoPdf)
}
