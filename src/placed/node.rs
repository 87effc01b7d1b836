//! A value of a file, with its place and its declaration.

use std::fmt::Debug;
use std::ops::Range;
use std::str::FromStr;

use time::{Date, Month};
use toml::Spanned;
use toml::de::DeValue;

use super::fault::{ShapeFault, ValueType, What};
use super::key::{Key, Takes};
use super::lines::{Placed, Places};
use super::notes::Notes;
use prikaz_domain::InvalidId;
use prikaz_fact::{Coded, nearest};

/// All of them, or nothing where one could not be read; each is read first, so that every fault is told.
pub fn all<T>(read: impl IntoIterator<Item = Option<T>>) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = read.into_iter().collect();
    read.into_iter().collect()
}

/// A kind of file: what may be wrong with its meaning, and what its texts may hold.
pub trait Kind: Sized + 'static {
    /// What may be wrong with the meaning.
    type Meaning: Coded + Clone + Debug + PartialEq;

    /// The text of `node`, blank or not, with what it inserts filled in.
    fn text(&self, node: &Node<'_, Self>) -> Option<String> {
        node.raw_text()
    }
}

/// A value with its place.
pub struct Node<'s, K: Kind> {
    pub(crate) notes: &'s Notes<'s, K::Meaning>,
    kind: &'s K,
    path: String,
    span: Range<usize>,
    pub(crate) value: &'s DeValue<'s>,
    pub(crate) takes: Takes,
}

impl<K: Kind> Clone for Node<'_, K> {
    fn clone(&self) -> Self {
        Self { path: self.path.clone(), span: self.span.clone(), ..*self }
    }
}

impl<'s, K: Kind> Node<'s, K> {
    pub(crate) fn root(
        (notes, kind): (&'s Notes<'s, K::Meaning>, &'s K),
        value: &'s Spanned<DeValue<'s>>,
        takes: Takes,
    ) -> Self {
        Self { notes, kind, path: String::new(), span: value.span(), value: value.get_ref(), takes }
    }

    /// What stands under `key` here.
    pub(crate) fn below(&self, key: &str, value: &'s Spanned<DeValue<'s>>, takes: Takes) -> Self {
        let path = self.path_of(key);
        Self { path, span: value.span(), value: value.get_ref(), takes, ..*self }
    }

    fn element(&self, at: usize, value: &'s Spanned<DeValue<'s>>) -> Self {
        let (path, takes) = (format!("{}[{at}]", self.path), self.takes.elements());
        Self { path, span: value.span(), value: value.get_ref(), takes, ..*self }
    }

    /// Path of the key.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path of `key` below.
    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// What its kind of file adds.
    pub fn kind(&self) -> &'s K {
        self.kind
    }

    /// Whether nothing was found wrong in its file so far.
    pub fn is_sound(&self) -> bool {
        self.notes.is_sound()
    }

    /// Notes that something is wrong with `key` of its file, which stands at `place`.
    pub fn fault_at(&self, place: (u32, u32), key: &str, what: K::Meaning) {
        self.notes.note_at(place, key.to_owned(), What::Meaning(what), None);
    }

    /// Where it begins: line and column.
    pub fn position(&self) -> (u32, u32) {
        self.notes.position(self.span.start)
    }

    /// `value` with the line of this.
    pub fn placed<T>(&self, value: T) -> Placed<T> {
        Placed { value, line: self.position().0 }
    }

    /// Notes a fault here.
    pub fn fault(&self, what: K::Meaning) {
        self.hinted(what, None);
    }

    /// Notes a fault here, with the word that was probably meant.
    pub fn hinted(&self, what: K::Meaning, hint: Option<String>) {
        self.notes.note(&self.span, self.path.clone(), What::Meaning(what), hint);
    }

    /// Notes a fault in line `line`, from 1, of a text that may have several lines in the file.
    pub fn fault_in_text(&self, line: usize, what: What<K::Meaning>, hint: Option<String>) {
        let raw = self.notes.text.get(self.span.clone()).unwrap_or_default();
        // A text in three quotation marks may begin on the line after them.
        let lead = raw.lines().next().is_some_and(|first| matches!(first.trim_end(), "\"\"\"" | "'''"));
        let breaks_before = (line + usize::from(lead)).saturating_sub(1);
        let at = match breaks_before.checked_sub(1) {
            Some(nth) => raw.match_indices('\n').nth(nth).map_or(0, |(at, _)| at + 1),
            None => 0,
        };
        let start = self.span.start + at;
        self.notes.note(&(start..self.span.end.max(start)), self.path.clone(), what, hint);
    }

    /// Notes a fault of shape here.
    pub fn misshapen(&self, what: ShapeFault) {
        self.notes.note(&self.span, self.path.clone(), what.into(), None);
    }

    /// Notes that `key`, which must be here, is not.
    pub fn missing(&self, key: &'static Key) {
        self.misshapen(ShapeFault::MissingKey { name: key.name.to_owned() });
    }

    /// Notes that `word` is not allowed here.
    pub fn unknown_word<'k>(&self, word: &str, known: impl Iterator<Item = &'k str>) {
        self.not_among(word, known.map(str::to_owned).collect());
    }

    fn not_among(&self, word: &str, known: Vec<String>) {
        let hint = nearest(word, known.iter().map(String::as_str));
        let what = ShapeFault::UnknownWord { word: word.to_owned(), known };
        self.notes.note(&self.span, self.path.clone(), what.into(), hint);
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        self.value.is_array()
    }

    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        self.value.is_str()
    }

    pub(crate) fn wrong_type(&self, expected: ValueType) {
        self.misshapen(ShapeFault::WrongType { expected, found: type_of(self.value) });
    }

    /// What stands under `key`, looked up without a word: nothing where this is no table of such a key, or has none.
    pub fn under(&self, key: &'static Key) -> Option<Self> {
        let declared = self.takes.keys()?.all().any(|one| std::ptr::eq(one, key));
        let value = self.value.as_table().filter(|_| declared)?.get(key.name)?;
        Some(self.below(key.name, value, key.takes))
    }

    /// What stands under each key of a table that may have any.
    pub fn entries(&self) -> Option<Vec<(String, Self)>> {
        let Some(table) = self.value.as_table() else {
            self.wrong_type(ValueType::Table);
            return None;
        };
        let takes = self.takes.values();
        let entry = |(key, value): (&'s Spanned<_>, _)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            (key.to_string(), self.below(key, value, takes))
        };
        Some(table.iter().map(entry).collect())
    }

    /// Elements of a list.
    pub fn list(&self) -> Option<Vec<Self>> {
        let Some(list) = self.value.as_array() else {
            self.wrong_type(ValueType::List);
            return None;
        };
        Some(list.iter().enumerate().map(|(at, value)| self.element(at + 1, value)).collect())
    }

    /// Elements of a list that must have one.
    pub fn some_list(&self) -> Option<Vec<Self>> {
        let list = self.list()?;
        if list.is_empty() {
            self.misshapen(ShapeFault::EmptyList);
            return None;
        }
        Some(list)
    }

    /// The text, blank or not, with its insertions filled in where it may have any.
    pub fn any_text(&self) -> Option<String> {
        self.kind().text(self)
    }

    /// The text as it stands in the file, blank or not.
    pub fn raw_text(&self) -> Option<String> {
        let text = self.value.as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(ValueType::Text);
        }
        text
    }

    /// A text that says something.
    pub fn text(&self) -> Option<String> {
        let text = self.any_text()?;
        if text.trim().is_empty() {
            self.misshapen(ShapeFault::EmptyText);
            return None;
        }
        Some(text)
    }

    /// A list of texts, at least one.
    pub fn texts(&self) -> Option<Vec<String>> {
        all(self.some_list()?.iter().map(Self::text))
    }

    /// The texts of a list that may be empty, without those that say nothing; each of these is a fault.
    pub fn sound_texts(&self) -> Vec<String> {
        self.list().unwrap_or_default().iter().filter_map(Self::text).collect()
    }

    /// A key.
    pub fn key<I: FromStr<Err = InvalidId>>(&self) -> Option<I> {
        let text = self.any_text()?;
        let bad = |invalid: InvalidId| ShapeFault::BadId { fault: invalid.fault(), text: invalid.0 };
        text.parse().map_err(|invalid| self.misshapen(bad(invalid))).ok()
    }

    /// `true` or `false`.
    pub fn flag(&self) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.wrong_type(ValueType::Flag);
        }
        flag
    }

    /// A whole number within the bounds that are declared for it.
    pub fn whole(&self) -> Option<u32> {
        let Some(digits) = self.value.as_integer() else {
            self.wrong_type(ValueType::Whole);
            return None;
        };
        let (least, greatest) = self.takes.whole().unwrap_or((0, u32::MAX));
        let number = u32::from_str_radix(digits.as_str(), digits.radix()).ok();
        let within = number.filter(|number| (least..=greatest).contains(number));
        if within.is_none() {
            self.out_of_range(digits.as_str(), least, greatest);
        }
        within
    }

    /// A number, whole or not, within the bounds that are declared for it.
    pub fn number(&self) -> Option<f64> {
        let written = match self.value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => {
                self.wrong_type(ValueType::Number);
                return None;
            }
        };
        let (least, greatest) = self.takes.number().unwrap_or((f64::MIN, f64::MAX));
        let number = written.replace('_', "").parse().unwrap_or(f64::NAN);
        if !(least..=greatest).contains(&number) {
            self.out_of_range(written, least, greatest);
            return None;
        }
        Some(number)
    }

    fn out_of_range(&self, number: &str, least: impl ToString, greatest: impl ToString) {
        let (least, greatest) = (least.to_string(), greatest.to_string());
        self.misshapen(ShapeFault::OutOfRange { number: number.to_owned(), least, greatest });
    }

    /// A date without time.
    pub fn date(&self) -> Option<Date> {
        match self.value.as_datetime() {
            // An impossible date was noted as the text was parsed.
            Some(read) if read.date.is_none() && read.time.is_none() => None,
            Some(read) if read.time.is_none() => read.date.and_then(civil),
            _ => {
                self.wrong_type(ValueType::Date);
                None
            }
        }
    }

    /// One of the words allowed here, as what it means.
    pub fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        debug_assert!(
            self.takes.words().is_some_and(|declared| words.iter().map(|(word, _)| word).eq(declared)),
            "the words of `{}` are not those declared",
            self.path,
        );
        let word = self.any_text()?;
        let found = words.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            self.unknown_word(&word, words.iter().map(|(known, _)| *known));
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Where each key below stands.
    pub fn places(&self) -> Places {
        let mut places = Places::default();
        walk(self, &mut |node| places.note(node.path(), node.position()));
        places
    }
}

/// Visits every value below `node`, itself included.
pub fn walk<'s, K: Kind>(node: &Node<'s, K>, visit: &mut impl FnMut(&Node<'s, K>)) {
    visit(node);
    match node.value {
        DeValue::Table(table) => {
            for (key, value) in table.iter() {
                let name = key.get_ref();
                let declared = node.takes.keys().and_then(|keys| keys.key(name)).map(|key| key.takes);
                walk(&node.below(name, value, declared.unwrap_or_else(|| node.takes.values())), visit);
            }
        }
        DeValue::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                walk(&node.element(at + 1, value), visit);
            }
        }
        _ => {}
    }
}

fn civil(date: toml::value::Date) -> Option<Date> {
    let month = Month::try_from(date.month).ok()?;
    Date::from_calendar_date(i32::from(date.year), month, date.day).ok()
}

fn type_of(value: &DeValue<'_>) -> ValueType {
    match value {
        DeValue::String(_) => ValueType::Text,
        DeValue::Integer(_) => ValueType::Whole,
        DeValue::Float(_) => ValueType::Fraction,
        DeValue::Boolean(_) => ValueType::Flag,
        DeValue::Datetime(read) if read.time.is_none() => ValueType::Date,
        DeValue::Datetime(_) => ValueType::Moment,
        DeValue::Array(_) => ValueType::List,
        DeValue::Table(_) => ValueType::Table,
    }
}
