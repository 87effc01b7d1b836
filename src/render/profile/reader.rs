//! Reads a profile as a tree of sections, and gathers every fault on the way.
//!
//! *Invariant:* a value that could not be read has left a fault, and what stands for it is never used.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Expected, ProfileFault, ProfileFaultKind};
use super::{Fill, Millimetres, Points};
use prikaz_fact::ForeignWords;

/// A file being read: its text and what was found wrong so far.
pub(super) struct Sheet<'t> {
    file: &'t str,
    text: &'t str,
    faults: RefCell<Vec<ProfileFault>>,
    /// The line of each key read so far.
    lines: RefCell<BTreeMap<String, usize>>,
}

/// A section; without a table where it is missing, which was noted already.
pub(super) struct Section<'s> {
    sheet: &'s Sheet<'s>,
    path: String,
    place: Range<usize>,
    table: Option<&'s DeTable<'s>>,
    /// The same section of the profile this one is like: says what this one does not.
    base: Option<&'s DeTable<'s>>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'t> Sheet<'t> {
    /// A sheet for `text`, called `file`.
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, faults: RefCell::default(), lines: RefCell::default() }
    }

    /// Parses the text; faults of syntax are noted.
    pub(super) fn parse(&self) -> Spanned<DeTable<'t>> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let said = ForeignWords::of(error.message().replace('\n', " "));
            self.note(&error.span().unwrap_or(0..0), String::new(), ProfileFaultKind::Syntax { said });
        }
        root
    }

    /// The root of what [`Sheet::parse`] gave, over that of the profile it is like.
    pub(super) fn root<'s>(
        &'s self,
        parsed: &'s Spanned<DeTable<'s>>,
        base: Option<&'s Spanned<DeTable<'s>>>,
    ) -> Section<'s> {
        let (table, base) = (Some(parsed.get_ref()), base.map(Spanned::get_ref));
        Section { sheet: self, path: String::new(), place: 0..0, table, base, asked: RefCell::default() }
    }

    /// Whether nothing was found wrong so far.
    pub(super) fn is_sound(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    /// What was found wrong, from top to bottom.
    pub(super) fn into_faults(self) -> Vec<ProfileFault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by(|one, other| (one.line, &one.key).cmp(&(other.line, &other.key)));
        faults
    }

    /// Whether the file says `key`.
    pub(super) fn says(&self, key: &str) -> bool {
        self.lines.borrow().contains_key(key)
    }

    /// The line that `key` stands on.
    pub(super) fn line_of(&self, key: &str) -> usize {
        self.lines.borrow().get(key).copied().unwrap_or(1)
    }

    /// Notes that something is wrong with `key`, read before.
    pub(super) fn fault(&self, key: &str, what: ProfileFaultKind) {
        let (line, file) = (self.line_of(key), self.file.to_owned());
        self.faults.borrow_mut().push(ProfileFault { file, line, key: key.to_owned(), what });
    }

    fn note(&self, place: &Range<usize>, key: String, what: ProfileFaultKind) {
        let (line, file) = (self.line_at(place.start), self.file.to_owned());
        self.faults.borrow_mut().push(ProfileFault { file, line, key, what });
    }

    fn line_at(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }
}

impl<'s> Section<'s> {
    /// The section `key`, which must be there.
    pub(super) fn section(&self, key: &'static str) -> Self {
        let found = self.optional_section(key);
        if found.is_none() {
            self.missing(key);
        }
        found.unwrap_or_else(|| self.inner(key, (None, None), self.place.clone()))
    }

    /// The section `key`, if there is one.
    pub(super) fn optional_section(&self, key: &'static str) -> Option<Self> {
        let base = self.base.and_then(|base| base.get(key)?.get_ref().as_table());
        let Some(value) = self.own(key) else {
            // Faults of what is missing here belong to the file as a whole.
            return base.map(|base| self.inner(key, (None, Some(base)), 0..0));
        };
        match value.get_ref() {
            DeValue::Table(table) => Some(self.inner(key, (Some(table), base), value.span())),
            _ => {
                self.wrong(key, value, Expected::Section);
                Some(self.inner(key, (None, None), value.span()))
            }
        }
    }

    fn inner(
        &self,
        key: &str,
        (table, base): (Option<&'s DeTable<'s>>, Option<&'s DeTable<'s>>),
        place: Range<usize>,
    ) -> Self {
        Self { sheet: self.sheet, path: self.named(key), place, table, base, asked: RefCell::default() }
    }

    /// A length.
    pub(super) fn millimetres(&self, key: &'static str, range: RangeInclusive<f64>) -> Millimetres {
        Millimetres(self.number(key, range))
    }

    /// A thickness.
    pub(super) fn points(&self, key: &'static str, range: RangeInclusive<f64>) -> Points {
        Points(self.number(key, range))
    }

    /// A number, which must be there.
    pub(super) fn number(&self, key: &'static str, range: RangeInclusive<f64>) -> f64 {
        self.needed(key, |section| section.optional_number(key, range)).unwrap_or_default()
    }

    /// A number, if there is one.
    pub(super) fn optional_number(&self, key: &'static str, range: RangeInclusive<f64>) -> Option<f64> {
        let value = self.value(key)?;
        let written = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => {
                self.wrong(key, value, Expected::Number);
                return None;
            }
        };
        let number = written.replace('_', "").parse().unwrap_or(f64::NAN);
        if range.contains(&number) {
            return Some(number);
        }
        let (least, most) = (range.start().to_string(), range.end().to_string());
        self.note(key, value, ProfileFaultKind::OutOfRange { number: written, least, most });
        None
    }

    /// `true` or `false`, if it is said.
    pub(super) fn optional_flag(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.wrong(key, value, Expected::Flag);
        None
    }

    /// A text, which must be there.
    pub(super) fn text(&self, key: &'static str) -> String {
        self.needed(key, |section| section.optional_text(key)).map(str::to_owned).unwrap_or_default()
    }

    /// A text, if there is one.
    pub(super) fn optional_text(&self, key: &'static str) -> Option<&'s str> {
        let value = self.value(key)?;
        if let DeValue::String(text) = value.get_ref() {
            return Some(text);
        }
        self.wrong(key, value, Expected::Text);
        None
    }

    /// One of the `words`, which must be there; the first stands for a wrong one.
    pub(super) fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> T {
        self.needed(key, |section| section.optional_word(key, words)).unwrap_or(words[0].1)
    }

    /// One of the `words`, if there is one.
    pub(super) fn optional_word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let word = self.optional_text(key)?;
        let found = words.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            let known = words.iter().map(|(known, _)| (*known).to_owned()).collect();
            self.note_of(key, ProfileFaultKind::UnknownWord { word: word.to_owned(), known });
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A colour or `none`.
    pub(super) fn fill(&self, key: &'static str) -> Fill {
        let Some(word) = self.needed(key, |section| section.optional_text(key)) else {
            return Fill::default();
        };
        Fill::of_word(word).unwrap_or_else(|| {
            self.note_of(key, ProfileFaultKind::NoColour { word: word.to_owned() });
            Fill::default()
        })
    }

    /// Ends the reading: keys that nobody asked for are noted.
    pub(super) fn close(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table.into_iter().flatten() {
            if !asked.contains(&key.get_ref().as_ref()) {
                let known = asked.iter().map(|key| (*key).to_owned()).collect();
                let what = ProfileFaultKind::UnknownKey { known };
                self.sheet.note(&key.span(), self.named(key.get_ref()), what);
            }
        }
    }

    /// What the file says of `key`, else the profile it is like.
    fn value(&self, key: &'static str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.own(key).or_else(|| self.base?.get(key))
    }

    fn own(&self, key: &'static str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.asked.borrow_mut().push(key);
        let (name, value) = self.table?.get_key_value(key)?;
        self.sheet.lines.borrow_mut().insert(self.named(key), self.sheet.line_at(name.span().start));
        Some(value)
    }

    /// What `read` reads of `key`; a fault if the key is not there at all.
    fn needed<T>(&self, key: &'static str, read: impl FnOnce(&Self) -> Option<T>) -> Option<T> {
        let read = read(self);
        let says = |table: Option<&DeTable<'_>>| table.is_some_and(|table| table.contains_key(key));
        if read.is_none() && !says(self.table) && !says(self.base) {
            self.missing(key);
        }
        read
    }

    fn missing(&self, key: &str) {
        if self.table.is_some() || self.base.is_some() {
            self.sheet.note(&self.place, self.named(key), ProfileFaultKind::MissingKey);
        }
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: Expected) {
        self.note(key, value, ProfileFaultKind::WrongType { expected });
    }

    fn note(&self, key: &str, value: &Spanned<DeValue<'_>>, what: ProfileFaultKind) {
        self.sheet.note(&value.span(), self.named(key), what);
    }

    fn note_of(&self, key: &str, what: ProfileFaultKind) {
        self.sheet.fault(&self.named(key), what);
    }

    fn named(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}
