//! Which addresses a document may lead to.

/// Whether `address` may become a link; anything else is printed as text only.
pub(super) fn is_permitted(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    known && !address.chars().any(|character| character.is_control() || character.is_whitespace())
}
