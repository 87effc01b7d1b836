//! Keys by which is signed.

use std::fmt;

use ed25519_dalek::{self as ed25519, Signer as _};
use ml_dsa::{Keypair as _, MlDsa44};
use zeroize::{Zeroize as _, Zeroizing};

use crate::note::{Note, NoteSignature};
use crate::text::to_base64;

use super::fault::{KeyFault, SignFault};
use super::kind::KeyKind;
use super::message::{LATEST, message};
use super::name::{KeyId, KeyName};
use super::verifier::{VerifierKey, parts};

/// How many bytes a seed has, of every kind of key (RFC 8032, section 5.1.5; FIPS 204, section 5.1).
pub const SEED_LEN: usize = 32;

/// What a secret key in text begins with.
const BEGIN: &str = "PRIVATE+KEY+";

/// A key to sign by. Whoever has it is the log, or the witness: it belongs outside the folder of the store, where those
/// who can write to the folder cannot read it.
pub struct SecretKey {
    seed: Zeroizing<[u8; SEED_LEN]>,
    verifier: VerifierKey,
}

impl SecretKey {
    /// The key that `seed` makes: 32 bytes of true randomness, which are the secret and are used for nothing else.
    ///
    /// # Errors
    /// When they make a key by which anybody could sign; nobody has ever met such a seed.
    pub fn from_seed(name: KeyName, kind: KeyKind, seed: [u8; SEED_LEN]) -> Result<Self, KeyFault> {
        let seed = Zeroizing::new(seed);
        let public = match kind {
            KeyKind::Ed25519 | KeyKind::Ed25519Cosignature => {
                ed25519::SigningKey::from_bytes(&seed).verifying_key().to_bytes().to_vec()
            }
            KeyKind::MlDsa44 => ml_dsa_key(&seed).verifying_key().encode().to_vec(),
        };
        Ok(Self { verifier: VerifierKey::of(name, kind, &public)?, seed })
    }

    /// Reads a key as [`Self::to_text`] writes it, without white space around.
    ///
    /// # Errors
    /// When it is anything else, or its id is not that of its name and key.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let rest = text.strip_prefix(BEGIN).ok_or(KeyFault::NotOfThreeParts)?;
        let (name, rest) = rest.split_once('+').ok_or(KeyFault::NotOfThreeParts)?;
        let (id, key) = rest.split_once('+').ok_or(KeyFault::NotOfThreeParts)?;
        let (told, kind, mut bytes) = parts(id, key)?;
        let seed = <[u8; SEED_LEN]>::try_from(&*bytes);
        let found = bytes.len() as u64;
        bytes.zeroize();
        let seed = seed.map_err(|_| KeyFault::KeyLength { kind, found })?;
        let read = Self::from_seed(KeyName::parse(name).ok_or(KeyFault::NotAName)?, kind, seed)?;
        let real = read.verifier.id();
        if real == told { Ok(read) } else { Err(KeyFault::OtherId { told, real }) }
    }

    /// The key in text, `PRIVATE+KEY+name+id+base64`: the form in which others that write signed notes keep theirs,
    /// though no text of C2SP has it. The text is wiped where it is dropped.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new([self.verifier.kind().byte(); 1 + SEED_LEN]);
        bytes[1..].copy_from_slice(&*self.seed);
        let key = Zeroizing::new(to_base64(*bytes));
        Zeroizing::new(format!("{BEGIN}{}+{}+{}", self.verifier.name(), self.verifier.id(), *key))
    }

    /// The key by which its signatures are checked; it is no secret.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// Signs the note with that text. `time`, in seconds since 1970, is said by signatures of every kind but
    /// [`KeyKind::Ed25519`]. The same text and time give the same signature.
    ///
    /// # Errors
    /// When the text is no note, is no checkpoint and has to be one, or the time cannot be said.
    pub fn sign(&self, text: &str, time: u64) -> Result<NoteSignature, SignFault> {
        let (name, kind) = (self.verifier.name(), self.verifier.kind());
        if !Note::is_text(text) {
            return Err(SignFault::NotANote);
        }
        if time > LATEST && kind != KeyKind::Ed25519 {
            return Err(SignFault::TooLate { time });
        }
        let message = message(kind, name, text, time)
            .ok_or_else(|| SignFault::NotACheckpoint { name: name.clone() })?;
        let time = time.to_be_bytes();
        let bytes = match kind {
            KeyKind::Ed25519 => self.ed25519(&message),
            KeyKind::Ed25519Cosignature => [&time[..], &self.ed25519(&message)].concat(),
            KeyKind::MlDsa44 => {
                let signed = self.ml_dsa(&message);
                let signed = signed.ok_or_else(|| SignFault::NoSignature { name: name.clone() })?;
                [&time[..], &signed].concat()
            }
        };
        Ok(NoteSignature { name: name.clone(), id: self.verifier.id(), bytes })
    }

    fn ed25519(&self, message: &[u8]) -> Vec<u8> {
        ed25519::SigningKey::from_bytes(&self.seed).sign(message).to_bytes().to_vec()
    }

    /// Without added randomness (FIPS 204, section 3.4): there is none here.
    fn ml_dsa(&self, message: &[u8]) -> Option<Vec<u8>> {
        let key = ml_dsa_key(&self.seed);
        let signature = key.expanded_key().sign_deterministic(message, &[]).ok()?;
        Some(signature.encode().to_vec())
    }
}

fn ml_dsa_key(seed: &[u8; SEED_LEN]) -> ml_dsa::SigningKey<MlDsa44> {
    let mut bytes = (*seed).into();
    let key = ml_dsa::SigningKey::from_seed(&bytes);
    bytes.zeroize();
    key
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, id): (&KeyName, KeyId) = (self.verifier.name(), self.verifier.id());
        write!(f, "SecretKey({name}+{id})")
    }
}
