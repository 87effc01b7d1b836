//! All messages there are.

use super::Declared;

/// Every message that the program declares.
pub fn declared() -> Vec<Declared> {
    [super::general::declared(), super::task::declared(), super::typed::declared()]
        .into_iter()
        .flatten()
        .collect()
}
