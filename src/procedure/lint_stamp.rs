//! What a document is called and the word of its stamp, which must agree.

use super::lint_kind::{LintKind, Remark};
use prikaz_russian::{Participle, UnknownDocument, Words, typography};

/// What a document is called, and the word of its stamp, each with its key.
pub(super) fn named_and_stamped(
    words: &Words,
    (name_key, name): (&str, &str),
    (stamp_key, stamp): (&str, Option<&str>),
) -> Option<Remark> {
    let (key, what) = match words.agreement(name) {
        Err(UnknownDocument { word }) => {
            let file = UnknownDocument::FILE.to_owned();
            (name_key, LintKind::DocumentUnknown { word, file })
        }
        Ok(agreement) => {
            // Without a word of its own the stamp agrees by itself.
            let stamp = stamp?;
            let expected = Participle::Approved.short(agreement);
            if stamp.to_lowercase() == expected {
                return None;
            }
            let capitals = stamp.to_uppercase() == *stamp;
            let expected =
                if capitals { expected.to_uppercase() } else { typography::capitalised(&expected) };
            (stamp_key, LintKind::StampDisagrees { stamp: stamp.to_owned(), expected })
        }
    };
    Some((key.to_owned(), String::new(), what))
}
