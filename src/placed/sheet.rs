//! A file being read.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, ShapeFault, What};
use super::key::{Keys, Takes};
use super::node::{Kind, Node};
use super::notes::Notes;
use prikaz_fact::ForeignWords;

/// A file being read: its text and what was found wrong so far.
pub struct Sheet<'t, K: Kind> {
    notes: Notes<'t, K::Meaning>,
    kind: K,
}

/// Whether the text was good enough TOML to be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soundness {
    /// Read on.
    Sound,
    /// What would be read is not what was meant.
    Broken,
}

impl<'t, K: Kind> Sheet<'t, K> {
    /// A sheet for `text`, called `file`.
    pub fn new(file: &'t str, text: &'t str, kind: K) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { notes: Notes::of(file, text), kind }
    }

    /// Reads the file `text`, called `file`, whose keys are `keys`: what `read` makes of it, where it could be read, and
    /// every fault there is.
    pub fn read<T>(
        file: &str,
        text: &str,
        kind: K,
        keys: &'static Keys,
        read: impl for<'s> FnOnce(&Node<'s, K>) -> Option<T>,
    ) -> (Option<T>, Vec<Fault<K::Meaning>>) {
        let sheet = Sheet::new(file, text, kind);
        let mut found = None;
        {
            let (parsed, soundness) = sheet.parse();
            if soundness == Soundness::Sound {
                found = read(&sheet.root(&parsed, keys));
            }
        }
        (found, sheet.into_faults())
    }

    /// As [`Sheet::read`]: what was read of a file without faults.
    ///
    /// # Errors
    /// Every fault of the file, in its order.
    pub fn load<T>(
        file: &str,
        text: &str,
        kind: K,
        keys: &'static Keys,
        read: impl for<'s> FnOnce(&Node<'s, K>) -> Option<T>,
    ) -> Result<T, Vec<Fault<K::Meaning>>> {
        let (found, faults) = Self::read(file, text, kind, keys, read);
        found.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// Parses the text; faults of syntax are noted.
    pub fn parse(&self) -> (Spanned<DeValue<'t>>, Soundness) {
        let (root, errors) = DeTable::parse_recoverable(self.notes.text);
        let mut soundness = Soundness::Sound;
        for error in errors {
            if self.note_syntax(error.message(), error.span().unwrap_or(0..0)) == Soundness::Broken {
                soundness = Soundness::Broken;
            }
        }
        (Spanned::new(root.span(), DeValue::Table(root.into_inner())), soundness)
    }

    /// The root of what [`Sheet::parse`] gave, a table of `keys`.
    pub fn root<'s>(&'s self, parsed: &'s Spanned<DeValue<'s>>, keys: &'static Keys) -> Node<'s, K> {
        Node::root((&self.notes, &self.kind), parsed, Takes::Table(keys))
    }

    /// What the kind of file adds.
    pub fn kind(&self) -> &K {
        &self.kind
    }

    /// Whether nothing was found wrong so far.
    pub fn is_sound(&self) -> bool {
        self.notes.is_sound()
    }

    /// What was found wrong, in the order of the file.
    pub fn into_faults(self) -> Vec<Fault<K::Meaning>> {
        self.notes.into_faults()
    }

    /// Notes that something is wrong with `key`, which stands at `place`.
    pub fn fault_at(&self, place: (u32, u32), key: &str, what: K::Meaning) {
        self.notes.note_at(place, key.to_owned(), What::Meaning(what), None);
    }

    fn note_syntax(&self, said: &str, span: Range<usize>) -> Soundness {
        let text = self.notes.text.get(span.clone()).unwrap_or_default().to_owned();
        let (what, soundness) = match said {
            "duplicate key" => (ShapeFault::Duplicate { name: text }, Soundness::Sound),
            _ if said.starts_with("invalid date") => (ShapeFault::ImpossibleDate { text }, Soundness::Sound),
            _ => (ShapeFault::Syntax { said: ForeignWords::of(said) }, Soundness::Broken),
        };
        self.notes.note(&span, String::new(), what.into(), None);
        soundness
    }
}
