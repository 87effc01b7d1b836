//! The witness itself.

use crate::checkpoint::{Checkpoint, Policy};
use crate::key::{SecretKey, VerifierKey};
use crate::note::NoteSignature;
use crate::tree::{empty_root, verify_consistency};

use super::refused::Refused;
use super::request::WitnessRequest;

/// Who cosigns the checkpoints of one log.
#[derive(Debug)]
pub struct Witness {
    key: SecretKey,
    log: Policy,
}

/// What a witness remembers of the log: the last checkpoint that it signed, with its signature. A new witness remembers
/// nothing. Lost state cannot be made up: a witness that forgot has to say so, and begin under another name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WitnessState {
    last: Option<(Checkpoint, u64)>,
}

impl WitnessState {
    /// The last checkpoint that was signed, with the signature of the witness: what has to be kept, as it is written.
    pub fn checkpoint(&self) -> Option<&Checkpoint> {
        self.last.as_ref().map(|(checkpoint, _)| checkpoint)
    }

    /// How many lines the log had then.
    pub fn size(&self) -> u64 {
        self.checkpoint().map_or(0, |checkpoint| checkpoint.head().size())
    }
}

/// What a witness answers when it signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    /// Its signature of the checkpoint; a line that goes back to the log.
    pub cosignature: NoteSignature,
    /// What it has to remember before that line goes anywhere.
    pub state: WitnessState,
}

impl Witness {
    /// A witness that signs by `key` what is signed by one of the keys `log`.
    ///
    /// # Errors
    /// When a witness cannot sign by that key, or the keys do not go together.
    pub fn new(key: SecretKey, log: &[VerifierKey]) -> Result<Self, Refused> {
        let own = key.verifier();
        if !own.kind().is_of_witness() {
            return Err(Refused::NotAWitness { name: own.name().clone(), kind: own.kind() });
        }
        // A log is no witness of itself.
        Policy::new(log, std::slice::from_ref(own), 1)?;
        Ok(Self { log: Policy::new(log, &[], 0)?, key })
    }

    /// The state that was kept as the text of [`WitnessState::checkpoint`]. Its own signature is what a witness
    /// believes: the log may have other keys by now.
    ///
    /// # Errors
    /// When it is no checkpoint of the log that this witness signed.
    pub fn remember(&self, kept: &[u8]) -> Result<WitnessState, Refused> {
        let checkpoint = Checkpoint::parse(kept)?;
        let (own, note) = (self.key.verifier(), checkpoint.note());
        let signed = note.signatures().iter().filter(|one| (&one.name, one.id) == (own.name(), own.id()));
        let times = signed.filter_map(|one| own.verify(note.text(), &one.bytes).ok().flatten());
        let is_of_log = checkpoint.head().origin() == self.log.origin().as_str();
        let time = times.max().filter(|_| is_of_log).ok_or(Refused::NotOurState)?;
        Ok(WitnessState { last: Some((checkpoint, time)) })
    }

    /// Signs the checkpoint of `request` at `time`, in seconds since 1970, if it extends what `state` remembers.
    ///
    /// # Errors
    /// When it does not, or is not signed by the log; nothing is to be remembered then, though what was refused may be
    /// worth keeping: two checkpoints that the log signed and that do not go together prove what it did.
    pub fn consider(
        &self,
        state: &WitnessState,
        request: &WitnessRequest,
        time: u64,
    ) -> Result<Considered, Refused> {
        let WitnessRequest { old_size, path, checkpoint } = request;
        // A path of another size would be judged by the wrong root.
        if *old_size != state.size() {
            return Err(Refused::OtherOldSize { kept: state.size(), told: *old_size });
        }
        // A time of zero would say none.
        let before = state.last.as_ref().map_or(1, |(_, before)| *before);
        if time < before {
            return Err(Refused::ClockWentBack { before, now: time });
        }
        let empty = empty_root();
        let old_root = state.checkpoint().map_or(&empty, |last| last.head().root());
        let head = self.log.open(checkpoint)?.head;
        verify_consistency((*old_size, old_root), (head.size(), head.root()), path)?;
        let cosignature = self.key.sign(checkpoint.note().text(), time)?;
        let checkpoint = checkpoint.with(cosignature.clone()).ok_or(Refused::NoRoom)?;
        Ok(Considered { cosignature, state: WitnessState { last: Some((checkpoint, time)) } })
    }
}
