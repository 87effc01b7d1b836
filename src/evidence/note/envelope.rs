//! A note, read strictly.

use std::fmt;

use super::fault::NoteFault;
use super::signature::NoteSignature;

/// More signatures are not taken; C2SP asks for 16 at the least.
pub const MOST_SIGNATURES: usize = 64;

/// More bytes are not taken: as many signatures by ML-DSA-44 have room beside a long text.
const LONGEST: usize = 1 << 20;

/// A text with signatures, not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

impl Note {
    /// Whether a note may have that text: it ends with a line feed and has no other control character.
    pub fn is_text(text: &str) -> bool {
        text.ends_with('\n') && !has_control(text)
    }

    /// The note of a text, and of signatures that were made of it; none where it can have no such text, or no
    /// signatures.
    pub fn of(text: &str, signatures: Vec<NoteSignature>) -> Option<Self> {
        let is_note = Self::is_text(text) && (1..=MOST_SIGNATURES).contains(&signatures.len());
        is_note.then(|| Self { text: text.to_owned(), signatures })
    }

    /// Reads a note.
    ///
    /// # Errors
    /// When the bytes are anything else.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteFault> {
        if bytes.len() > LONGEST {
            return Err(NoteFault::TooLong { most: LONGEST as u64 });
        }
        let note = std::str::from_utf8(bytes).map_err(|_| NoteFault::NotUtf8)?;
        if has_control(note) {
            return Err(NoteFault::ControlCharacter);
        }
        // The text may have empty lines of its own: the last one parts it from the signatures.
        let parted = note.rfind("\n\n").ok_or(NoteFault::NoSignatures)?;
        let (text, signatures) = (&note[..=parted], &note[parted + 2..]);
        if signatures.is_empty() {
            return Err(NoteFault::NoSignatures);
        }
        let lines = signatures.strip_suffix('\n').ok_or(NoteFault::Unfinished)?;
        Ok(Self { text: text.to_owned(), signatures: read_lines(lines)? })
    }

    /// What is signed, with its last line feed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, in their order, of whichever keys.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// The same text with one signature more; none where there are as many as are taken.
    pub fn with(&self, signature: NoteSignature) -> Option<Self> {
        Self::of(&self.text, [&*self.signatures, &[signature]].concat())
    }
}

fn has_control(text: &str) -> bool {
    text.bytes().any(|byte| byte < b' ' && byte != b'\n')
}

fn read_lines(lines: &str) -> Result<Vec<NoteSignature>, NoteFault> {
    let found = lines.split('\n').count();
    if found > MOST_SIGNATURES {
        return Err(NoteFault::TooManySignatures { found: found as u64, most: MOST_SIGNATURES as u64 });
    }
    let read = |(line, number)| NoteSignature::parse(line).ok_or(NoteFault::NotASignature { line: number });
    lines.split('\n').zip(1..).map(read).collect()
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}
