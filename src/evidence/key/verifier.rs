//! Keys by which signatures are checked; whoever checks has them from outside, by a way that he trusts.

use std::fmt;

use crate::text::{from_base64, to_base64};

use super::fault::{KeyFault, SignatureFault};
use super::kind::KeyKind;
use super::message::{LATEST, message};
use super::name::{KeyId, KeyName};
use super::public::PublicKey;

/// A key to check by: `name+id+base64`, a «vkey» (C2SP `signed-note`, «Verifier keys»).
#[derive(Debug, Clone)]
pub struct VerifierKey {
    name: KeyName,
    kind: KeyKind,
    id: KeyId,
    public: PublicKey,
}

impl VerifierKey {
    pub(super) fn of(name: KeyName, kind: KeyKind, public: &[u8]) -> Result<Self, KeyFault> {
        // What an ML-DSA-44 key signs gives the length of its name one byte.
        if kind == KeyKind::MlDsa44 && name.as_str().len() > usize::from(u8::MAX) {
            return Err(KeyFault::NotAName);
        }
        let id = KeyId::of(&name, kind, public);
        Ok(Self { name, kind, id, public: PublicKey::read(kind, public)? })
    }

    /// Reads a key as [`Display`](fmt::Display) writes it, without white space around.
    ///
    /// # Errors
    /// When it is anything else, or its id is not that of its name and key.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let (name, rest) = text.split_once('+').ok_or(KeyFault::NotOfThreeParts)?;
        let (id, key) = rest.split_once('+').ok_or(KeyFault::NotOfThreeParts)?;
        let (told, kind, public) = parts(id, key)?;
        let read = Self::of(KeyName::parse(name).ok_or(KeyFault::NotAName)?, kind, &public)?;
        if read.id == told { Ok(read) } else { Err(KeyFault::OtherId { told, real: read.id }) }
    }

    /// Its name.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// What it signs, and how.
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Its id.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The key itself, in bytes: two keys of other names or kinds may be the same one.
    pub(crate) fn public_bytes(&self) -> Vec<u8> {
        self.public.bytes()
    }

    /// Checks that this key signed the note with that text; `signature` is what stands behind the id in its line. Gives
    /// the time that the signature says, in seconds since 1970; a time of zero of an ML-DSA-44 key says none.
    ///
    /// # Errors
    /// When it did not.
    pub fn verify(&self, text: &str, signature: &[u8]) -> Result<Option<u64>, SignatureFault> {
        if signature.len() != self.kind.signature_len() {
            return Err(SignatureFault::SignatureLength { kind: self.kind, found: signature.len() as u64 });
        }
        let (time, signature) = match signature.split_first_chunk() {
            Some((time, rest)) if self.kind != KeyKind::Ed25519 => (u64::from_be_bytes(*time), rest),
            _ => (0, signature),
        };
        if time > LATEST {
            return Err(SignatureFault::TimeRange { time });
        }
        let message = message(self.kind, &self.name, text, time).ok_or(SignatureFault::TextIsNoCheckpoint)?;
        if !self.public.has_signed(&message, signature) {
            return Err(SignatureFault::NotSigned);
        }
        Ok(match self.kind {
            KeyKind::Ed25519 => None,
            KeyKind::Ed25519Cosignature => Some(time),
            KeyKind::MlDsa44 => Some(time).filter(|time| *time > 0),
        })
    }
}

/// The id, the kind and the bytes that the last two parts of a key in text say.
pub(super) fn parts(id: &str, key: &str) -> Result<(KeyId, KeyKind, Vec<u8>), KeyFault> {
    let id = KeyId::parse(id).ok_or(KeyFault::NotAnId)?;
    let mut bytes = from_base64(key).filter(|bytes| !bytes.is_empty()).ok_or(KeyFault::NotBase64)?;
    let kind = bytes.remove(0);
    Ok((id, KeyKind::of_byte(kind).ok_or(KeyFault::OtherKind { kind })?, bytes))
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[self.kind.byte()], &*self.public.bytes()].concat();
        write!(f, "{}+{}+{}", self.name, self.id, to_base64(key))
    }
}

/// Keys are the same where their texts are.
impl PartialEq for VerifierKey {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, self.kind, self.public_bytes()) == (&other.name, other.kind, other.public_bytes())
    }
}

impl Eq for VerifierKey {}
