//! What every writer of a part shares.

use std::io;

/// Namespace of the words of WordprocessingML.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of relationships.
pub(super) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The answer of every writer of a part.
pub(super) type Written = io::Result<()>;
