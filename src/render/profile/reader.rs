//! Reads a profile as a tree of sections over those of the profile it is like.
//!
//! *Invariant:* a value that could not be read has left a fault, and what stands for it is never used.

use super::fault::ProfileFaultKind;
use super::{Fill, Millimetres, Points};
use prikaz_placed::{Key, Kind};

/// The kind of file.
pub(super) struct ProfileText;

impl Kind for ProfileText {
    type Meaning = ProfileFaultKind;
}

pub(super) type Node<'s> = prikaz_placed::Node<'s, ProfileText>;
pub(super) type Sheet<'t> = prikaz_placed::Sheet<'t, ProfileText>;
type Table<'s> = prikaz_placed::Table<'s, ProfileText>;

/// A section; without a table where it is missing, which was noted already.
pub(super) struct Section<'s> {
    own: Option<Table<'s>>,
    /// The same section of the profile this one is like: says what this one does not.
    base: Option<Table<'s>>,
    /// What faults of the section as a whole belong to.
    place: Node<'s>,
}

impl<'s> Section<'s> {
    /// The file `own` over the file `base`.
    pub(super) fn root(own: &Node<'s>, base: Option<&Node<'s>>) -> Self {
        Self { own: own.table(), base: base.and_then(Node::table), place: own.clone() }
    }

    /// The section `key`, which must be there.
    pub(super) fn section(&self, key: &'static Key) -> Self {
        if self.value(key).is_none() {
            self.missing(key);
        }
        self.inner(
            self.own.as_ref().and_then(|own| own.get(key)),
            self.base.as_ref().and_then(|base| base.get(key)),
        )
    }

    /// The section of the name `name`, one of an enumeration, if there is one.
    pub(super) fn named(&self, name: &'static str) -> Option<Self> {
        let own = self.own.as_ref().and_then(|own| own.among(name));
        let base = self.base.as_ref().and_then(|base| base.among(name));
        (own.is_some() || base.is_some()).then(|| self.inner(own, base))
    }

    fn inner(&self, own: Option<Node<'s>>, base: Option<Node<'s>>) -> Self {
        // A section of the wrong type hides that of the base, or more faults would follow from the one.
        let of_base = base.filter(|_| own.as_ref().is_none_or(Node::is_table));
        let place = own.clone().unwrap_or_else(|| self.place.clone());
        Self { own: own.and_then(|own| own.table()), base: of_base.and_then(|base| base.table()), place }
    }

    /// A length.
    pub(super) fn millimetres(&self, key: &'static Key) -> Millimetres {
        Millimetres(self.number(key))
    }

    /// A thickness.
    pub(super) fn points(&self, key: &'static Key) -> Points {
        Points(self.number(key))
    }

    /// A number, which must be there.
    pub(super) fn number(&self, key: &'static Key) -> f64 {
        self.needed(key, Node::number).unwrap_or_default()
    }

    /// A number, if there is one.
    pub(super) fn optional_number(&self, key: &'static Key) -> Option<f64> {
        self.value(key)?.number()
    }

    /// `true` or `false`, if it is said.
    pub(super) fn optional_flag(&self, key: &'static Key) -> Option<bool> {
        self.value(key)?.flag()
    }

    /// A text, which must be there.
    pub(super) fn text(&self, key: &'static Key) -> String {
        self.needed(key, Node::raw_text).unwrap_or_default()
    }

    /// What the file itself says of `key`, if it does.
    pub(super) fn own(&self, key: &'static Key) -> Option<Node<'s>> {
        self.own.as_ref()?.get(key)
    }

    /// One of the `words`, which must be there; the first stands for a wrong one.
    pub(super) fn word<T: Copy>(&self, key: &'static Key, words: &[(&'static str, T)]) -> T {
        self.needed(key, |node| node.word(words)).unwrap_or(words[0].1)
    }

    /// One of the `words`, if there is one.
    pub(super) fn optional_word<T: Copy>(&self, key: &'static Key, words: &[(&'static str, T)]) -> Option<T> {
        self.value(key)?.word(words)
    }

    /// A colour or `none`.
    pub(super) fn fill(&self, key: &'static Key) -> Fill {
        let fill = self.needed(key, |node| {
            let word = node.raw_text()?;
            let fill = Fill::of_word(&word);
            if fill.is_none() {
                node.fault(ProfileFaultKind::NoColour { word });
            }
            fill
        });
        fill.unwrap_or_default()
    }

    /// Ends the reading: keys that nobody asked for are noted.
    pub(super) fn close(self) {
        if let Some(own) = &self.own {
            own.close();
        }
    }

    /// What the file says of `key`, else the profile it is like.
    fn value(&self, key: &'static Key) -> Option<Node<'s>> {
        // Both are asked, so that neither takes the key for one nobody asked for.
        let own = self.own(key);
        own.or_else(|| self.base.as_ref()?.get(key))
    }

    /// What `read` reads of `key`; a fault if the key is not there at all.
    fn needed<T>(&self, key: &'static Key, read: impl FnOnce(&Node<'s>) -> Option<T>) -> Option<T> {
        let value = self.value(key);
        if value.is_none() {
            self.missing(key);
        }
        read(&value?)
    }

    fn missing(&self, key: &'static Key) {
        if self.own.is_some() || self.base.is_some() {
            self.place.missing(key);
        }
    }
}
