//! Where in a text something stands.

/// The line of `text`, from 1, that the byte `at` belongs to; the first where there is no such byte.
pub fn line_at(text: &str, at: usize) -> usize {
    1 + text.get(..at).unwrap_or_default().matches('\n').count()
}
