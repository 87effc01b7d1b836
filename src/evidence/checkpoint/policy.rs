//! Whose signatures count: the keys of a log, those of witnesses, and how many of these are asked for.

use std::collections::BTreeSet;

use crate::key::{KeyName, VerifierKey};

use super::fault::{CheckpointFault, PolicyFault};
use super::opened::{Opened, Signed, Signer};
use super::signed::Checkpoint;

/// Whom to believe. One key of the log suffices, so that keys can be replaced; of witnesses as many as are asked for.
/// Every signature of a given key has to be right, whether it is needed or not.
#[derive(Debug, Clone)]
pub struct Policy {
    origin: KeyName,
    keys: Vec<(Signer, VerifierKey)>,
    needed: usize,
}

impl Policy {
    /// A policy of these keys; `needed` witnesses have to have signed. The log is the one whose name its keys bear;
    /// keys of one name are one witness.
    ///
    /// # Errors
    /// When the keys are not those of one log, a kind of key is not used so, a key is given twice, or more witnesses
    /// are asked for than are given.
    pub fn new(log: &[VerifierKey], witnesses: &[VerifierKey], needed: usize) -> Result<Self, PolicyFault> {
        let origin = log.first().ok_or(PolicyFault::NoLogKey)?.name().clone();
        if let Some(other) = log.iter().find(|key| *key.name() != origin) {
            return Err(PolicyFault::SeveralLogs { first: origin, other: other.name().clone() });
        }
        let log = log.iter().map(|key| (Signer::Log, key.clone()));
        let keys: Vec<_> = log.chain(witnesses.iter().map(|key| (Signer::Witness, key.clone()))).collect();
        are_used_so(&keys)?;
        are_others(&keys)?;
        let given = witnesses.iter().map(VerifierKey::name).collect::<BTreeSet<_>>().len();
        if given < needed {
            return Err(PolicyFault::TooFewGiven { needed: needed as u64, given: given as u64 });
        }
        Ok(Self { origin, keys, needed })
    }

    /// The log that the policy is of.
    pub fn origin(&self) -> &KeyName {
        &self.origin
    }

    /// Checks whose signatures `checkpoint` has. What costs least is looked at first: names, then signatures by
    /// Ed25519, then those by ML-DSA-44.
    ///
    /// # Errors
    /// When it is one of another log, too few signed it, or a signature that names a given key is none of it.
    pub fn open(&self, checkpoint: &Checkpoint) -> Result<Opened, CheckpointFault> {
        self.is_named_enough(checkpoint)?;
        let mut claimed: Vec<_> = self.claimed(checkpoint).collect();
        claimed.sort_by_key(|(_, key, _)| key.kind());
        let checked = claimed.into_iter().map(|(by, key, bytes)| {
            let (name, id) = (key.name().clone(), key.id());
            let time = key.verify(checkpoint.note().text(), bytes);
            let time = time.map_err(|why| CheckpointFault::FalseSignature { name: name.clone(), id, why })?;
            Ok(Signed { by, name, id, kind: key.kind(), time })
        });
        let signed: BTreeSet<_> = checked.collect::<Result<_, CheckpointFault>>()?;
        Ok(Opened { head: checkpoint.head().clone(), signed: signed.into_iter().collect() })
    }

    /// Whether the names suffice, if all signatures are what they seem.
    fn is_named_enough(&self, checkpoint: &Checkpoint) -> Result<(), CheckpointFault> {
        let found = checkpoint.head().origin();
        if found != self.origin.as_str() {
            let expected = self.origin.to_string();
            return Err(CheckpointFault::OtherLog { expected, found: found.to_owned() });
        }
        if !self.claimed(checkpoint).any(|(by, ..)| by == Signer::Log) {
            return Err(CheckpointFault::NotSignedByLog);
        }
        let witnesses = self.claimed(checkpoint).filter(|(by, ..)| *by == Signer::Witness);
        let found = witnesses.map(|(_, key, _)| key.name()).collect::<BTreeSet<_>>().len();
        if found < self.needed {
            let (needed, found) = (self.needed as u64, found as u64);
            return Err(CheckpointFault::TooFewWitnesses { needed, found });
        }
        Ok(())
    }

    /// The signatures that name a given key. Others are passed over, as C2SP asks: keys come and go.
    fn claimed<'a>(
        &'a self,
        checkpoint: &'a Checkpoint,
    ) -> impl Iterator<Item = (Signer, &'a VerifierKey, &'a [u8])> {
        checkpoint.note().signatures().iter().flat_map(|signature| {
            let named =
                self.keys.iter().filter(|(_, key)| *key.name() == signature.name && key.id() == signature.id);
            named.map(|(by, key)| (*by, key, &*signature.bytes))
        })
    }
}

fn are_used_so(keys: &[(Signer, VerifierKey)]) -> Result<(), PolicyFault> {
    let is_used = |(by, key): &&(Signer, VerifierKey)| match by {
        Signer::Log => key.kind().is_of_log(),
        Signer::Witness => key.kind().is_of_witness(),
    };
    match keys.iter().find(|one| !is_used(one)) {
        Some((_, key)) => Err(PolicyFault::OtherUse { name: key.name().clone(), kind: key.kind() }),
        None => Ok(()),
    }
}

/// No two keys are the same bytes, whatever they are called; nor is one told by the name and id of another.
fn are_others(keys: &[(Signer, VerifierKey)]) -> Result<(), PolicyFault> {
    let (mut bytes, mut called) = (BTreeSet::new(), BTreeSet::new());
    for (_, key) in keys {
        if !bytes.insert(key.public_bytes()) || !called.insert((key.name(), key.id())) {
            return Err(PolicyFault::Twice { name: key.name().clone() });
        }
    }
    Ok(())
}
