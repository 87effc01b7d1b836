//! Kinds of keys: the algorithm, and what is signed by it.

use prikaz_fact::coded;

coded! {
/// What a key signs, and how (C2SP `signed-note`, «Signature types»).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind: Serialize {
    /// Ed25519 over the text of the note: a log. Says no time.
    Ed25519,
    /// Ed25519 over the time and the text of a checkpoint: a witness (`tlog-cosignature`, «Ed25519 signed message»).
    Ed25519Cosignature,
    /// ML-DSA-44 over name, time and what the checkpoint says: a log or a witness (`tlog-cosignature`, «ML-DSA-44
    /// signed message»); the text of C2SP gives no other signature by such a key.
    MlDsa44 = "ml-dsa-44",
}
}

impl KeyKind {
    /// The byte that stands for the kind in ids and texts of keys.
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 0x01,
            Self::Ed25519Cosignature => 0x04,
            Self::MlDsa44 => 0x06,
        }
    }

    /// The kind that `byte` stands for, of those that are known here.
    pub(super) fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.byte() == byte)
    }

    /// Whether a log may sign its checkpoints so.
    pub fn is_of_log(self) -> bool {
        self != Self::Ed25519Cosignature
    }

    /// Whether a witness may cosign so: it has to say when.
    pub fn is_of_witness(self) -> bool {
        self != Self::Ed25519
    }

    /// How long a signature is, with its time, in bytes.
    pub(super) fn signature_len(self) -> usize {
        match self {
            Self::Ed25519 => 64,
            Self::Ed25519Cosignature => 8 + 64,
            Self::MlDsa44 => 8 + 2420,
        }
    }
}
