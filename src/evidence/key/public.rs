//! The two algorithms: what is public of a key, and whether it signed a message.

use ed25519_dalek as ed25519;
use ml_dsa::{EncodedVerifyingKey, MlDsa44, Signature, VerifyingKey};

use super::fault::KeyFault;
use super::kind::KeyKind;

/// The public part of a key.
#[derive(Debug, Clone)]
pub(super) enum PublicKey {
    Ed25519(ed25519::VerifyingKey),
    /// Large once it is unfolded for checking.
    MlDsa44(Box<VerifyingKey<MlDsa44>>),
}

impl PublicKey {
    /// Reads the bytes of a key of `kind`.
    pub(super) fn read(kind: KeyKind, bytes: &[u8]) -> Result<Self, KeyFault> {
        let length = || KeyFault::KeyLength { kind, found: bytes.len() as u64 };
        match kind {
            KeyKind::Ed25519 | KeyKind::Ed25519Cosignature => {
                let bytes = bytes.try_into().map_err(|_| length())?;
                let key = ed25519::VerifyingKey::from_bytes(bytes).map_err(|_| KeyFault::NotAKey)?;
                if key.is_weak() { Err(KeyFault::NotAKey) } else { Ok(Self::Ed25519(key)) }
            }
            KeyKind::MlDsa44 => {
                let bytes = EncodedVerifyingKey::<MlDsa44>::try_from(bytes).map_err(|_| length())?;
                Ok(Self::MlDsa44(Box::new(VerifyingKey::decode(&bytes))))
            }
        }
    }

    /// The bytes of the key: 32 (RFC 8032), or 1312 (FIPS 204).
    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.to_bytes().to_vec(),
            Self::MlDsa44(key) => key.encode().to_vec(),
        }
    }

    /// Whether the key signed `message`. Ed25519 is checked strictly, so that a signature has one form.
    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Ed25519(key) => ed25519::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            Self::MlDsa44(key) => Signature::try_from(signature)
                .is_ok_and(|signature| key.verify_with_context(message, &[], &signature)),
        }
    }
}
