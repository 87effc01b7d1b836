//! A file being read.

use std::cell::RefCell;
use std::fmt::Debug;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, ShapeFault, What};
use super::key::{Keys, Takes};
use super::lines::Lines;
use super::node::Node;
use prikaz_fact::{Coded, ForeignWords};

/// A kind of file: what may be wrong with its meaning, and what its texts may hold.
pub trait Kind: Sized + 'static {
    /// What may be wrong with the meaning.
    type Meaning: Coded + Clone + Debug + PartialEq;

    /// The text of `node`, blank or not, with what it inserts filled in.
    fn text(&self, node: &Node<'_, Self>) -> Option<String> {
        node.raw_text()
    }
}

/// A file being read: its text and what was found wrong so far.
pub struct Sheet<'t, K: Kind> {
    file: &'t str,
    pub(crate) text: &'t str,
    lines: Lines,
    faults: RefCell<Vec<Fault<K::Meaning>>>,
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
        Self { file, text, lines: Lines::of(text), faults: RefCell::default(), kind }
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
        let (root, errors) = DeTable::parse_recoverable(self.text);
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
        Node::root(self, parsed, Takes::Table(keys))
    }

    /// What the kind of file adds.
    pub fn kind(&self) -> &K {
        &self.kind
    }

    /// Whether nothing was found wrong so far.
    pub fn is_sound(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    /// What was found wrong, in the order of the file.
    pub fn into_faults(self) -> Vec<Fault<K::Meaning>> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults.dedup();
        faults
    }

    /// Notes that something is wrong with `key`, which stands at `place`.
    pub fn fault_at(&self, place: (u32, u32), key: &str, what: K::Meaning) {
        self.note_at(place, key.to_owned(), What::Meaning(what), None);
    }

    /// Line and column of an offset.
    pub(crate) fn position(&self, offset: usize) -> (u32, u32) {
        self.lines.position(self.text, offset)
    }

    pub(crate) fn note(
        &self,
        span: &Range<usize>,
        key: String,
        what: What<K::Meaning>,
        hint: Option<String>,
    ) {
        self.note_at(self.position(span.start), key, what, hint);
    }

    fn note_at(&self, place: (u32, u32), key: String, what: What<K::Meaning>, hint: Option<String>) {
        let ((line, column), file) = (place, self.file.to_owned());
        self.faults.borrow_mut().push(Fault { file, line, column, key, what, hint });
    }

    fn note_syntax(&self, said: &str, span: Range<usize>) -> Soundness {
        let text = self.text.get(span.clone()).unwrap_or_default().to_owned();
        let (what, soundness) = match said {
            "duplicate key" => (ShapeFault::Duplicate { name: text }, Soundness::Sound),
            _ if said.starts_with("invalid date") => (ShapeFault::ImpossibleDate { text }, Soundness::Sound),
            _ => (ShapeFault::Syntax { said: ForeignWords::of(said) }, Soundness::Broken),
        };
        self.note(&span, String::new(), what.into(), None);
        soundness
    }
}
