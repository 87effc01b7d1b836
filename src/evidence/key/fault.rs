//! Why a text is no key, why nothing is signed, why a signature is none.

use prikaz_fact::coded;
use serde::Serialize;

use super::kind::KeyKind;
use super::name::{KeyId, KeyName};

coded! {
/// Why a text is no key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum KeyFault {
    /// It is not made of a name, an id and a key with plus signs between; a secret key begins with `PRIVATE+KEY+`.
    #[error("it is not made of a name, an id and a key")]
    NotOfThreeParts,
    /// The name is empty, too long, or has a space, a plus or a control character.
    #[error("no key can have its name")]
    NotAName,
    /// The id is not eight hexadecimal digits in lower case.
    #[error("its id is not eight hexadecimal digits")]
    NotAnId,
    /// The key itself is not base64 in its one spelling.
    #[error("the key is not base64")]
    NotBase64,
    /// The kind of the key is not known here.
    #[error("keys of kind {kind:#04x} are not known")]
    OtherKind {
        /// The byte that stands for the kind.
        kind: u8,
    },
    /// The key is too short or too long for its kind.
    #[error("a key of kind {kind} has not {found} bytes")]
    KeyLength {
        /// The kind.
        kind: KeyKind,
        /// How many bytes it has.
        found: u64,
    },
    /// The bytes are no key: no point of the curve, or one by which anybody could sign.
    #[error("the bytes are no key")]
    NotAKey,
    /// The id is not that of this name and key: a part was mistyped or changed.
    #[error("its id is {told}, and that of its name and key is {real}")]
    OtherId {
        /// The id that the text says.
        told: KeyId,
        /// The id that follows from the rest.
        real: KeyId,
    },
}
}

coded! {
/// Why a key signs nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum SignFault {
    /// A key of this kind signs checkpoints alone, and the text is none.
    #[error("the key `{name}` signs checkpoints alone")]
    NotACheckpoint {
        /// The name of the key.
        name: KeyName,
    },
    /// The time lies behind what the format can say.
    #[error("the time {time} is too late to be said")]
    TooLate {
        /// Seconds since 1970.
        time: u64,
    },
    /// The text is none that a note may have.
    #[error("the text is none that a note may have")]
    NotANote,
    /// A log signs with keys that bear its name.
    #[error("the key `{name}` does not bear the name of the log `{origin}`")]
    OtherOrigin {
        /// The name of the key.
        name: KeyName,
        /// The log.
        origin: String,
    },
    /// The key is of a kind that is not used for this.
    #[error("the key `{name}` is of kind {kind}")]
    OtherUse {
        /// The name of the key.
        name: KeyName,
        /// Its kind.
        kind: KeyKind,
    },
    /// There is no key to sign by.
    #[error("there is no key to sign by")]
    NoKey,
    /// The algorithm gave no signature; with the keys that are made here this does not happen.
    #[error("the key `{name}` gave no signature")]
    NoSignature {
        /// The name of the key.
        name: KeyName,
    },
}
}

coded! {
/// Why a signature is none of the key that it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum SignatureFault {
    /// It is too short or too long for the kind of the key.
    #[error("a signature of kind {kind} has not {found} bytes")]
    SignatureLength {
        /// The kind of the key.
        kind: KeyKind,
        /// How many bytes it has, with its time.
        found: u64,
    },
    /// The time in it lies behind what the format can say.
    #[error("the time {time} cannot be said")]
    TimeRange {
        /// Seconds since 1970.
        time: u64,
    },
    /// A key of this kind signs checkpoints alone, and the text is none.
    #[error("the text is no checkpoint")]
    TextIsNoCheckpoint,
    /// The key did not sign this: the text, the time or the signature was changed, or another key signed.
    #[error("the key did not sign this")]
    NotSigned,
}
}
