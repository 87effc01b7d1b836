//! What exactly is signed, for each kind of key.

use std::borrow::Cow;

use crate::checkpoint::TreeHead;

use super::kind::KeyKind;
use super::name::KeyName;

/// The latest time that the format can say, in seconds since 1970 (`tlog-cosignature`, «Format»).
pub(super) const LATEST: u64 = i64::MAX as u64;

/// What the key `name` of `kind` signs of a note with that text at `time`; none where the key signs checkpoints alone
/// and the text is none.
pub(super) fn message<'a>(kind: KeyKind, name: &KeyName, text: &'a str, time: u64) -> Option<Cow<'a, [u8]>> {
    match kind {
        KeyKind::Ed25519 => Some(Cow::Borrowed(text.as_bytes())),
        KeyKind::Ed25519Cosignature => {
            TreeHead::of_text(text).ok()?;
            Some(Cow::Owned(format!("cosignature/v1\ntime {time}\n{text}").into_bytes()))
        }
        KeyKind::MlDsa44 => cosigned_message(name, &TreeHead::of_text(text).ok()?, time).map(Cow::Owned),
    }
}

/// The structure `cosigned_message` of `tlog-cosignature`: a whole tree is a subtree that begins with leaf 0.
fn cosigned_message(name: &KeyName, head: &TreeHead, time: u64) -> Option<Vec<u8>> {
    let mut message = b"subtree/v1\n\0".to_vec();
    push_short(&mut message, name.as_str())?;
    message.extend(time.to_be_bytes());
    push_short(&mut message, head.origin())?;
    message.extend(0_u64.to_be_bytes());
    message.extend(head.size().to_be_bytes());
    message.extend(head.root().as_bytes());
    Some(message)
}

/// A text behind a byte that says its length: from 1 to 255.
fn push_short(message: &mut Vec<u8>, text: &str) -> Option<()> {
    message.push(u8::try_from(text.len()).ok().filter(|len| *len > 0)?);
    message.extend(text.as_bytes());
    Some(())
}
