//! Reads a TOML file as a tree of values that know their place, and gathers every fault on the way.
//!
//! *Invariant:* no text makes it panic; a value that could not be read has left a fault.

mod table;

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::str::FromStr;

use time::{Date, Month};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::act::{Speaker, UncalledActor};
use super::fault::{Fault, FaultKind, Thing, ValueType};
use super::place::Lines;
use prikaz_domain::InvalidId;
use prikaz_fact::{ForeignWords, nearest};

pub(super) use table::Table;

/// A file being read: its text and what was found wrong so far.
pub(super) struct Sheet<'t> {
    file: &'t str,
    text: &'t str,
    lines: Lines,
    faults: RefCell<Vec<Fault>>,
    speaker: OnceCell<Speaker>,
}

/// A value with its place.
#[derive(Clone)]
pub(super) struct Node<'s> {
    sheet: &'s Sheet<'s>,
    path: String,
    span: Range<usize>,
    value: &'s DeValue<'s>,
}

/// Whether the text was good enough TOML to be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Soundness {
    /// Read on.
    Sound,
    /// What would be read is not what was meant.
    Broken,
}

impl<'t> Sheet<'t> {
    /// A sheet for `text`, called `file`.
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, lines: Lines::of(text), faults: RefCell::default(), speaker: OnceCell::new() }
    }

    /// Parses the text; faults of syntax are noted.
    pub(super) fn parse(&self) -> (Spanned<DeValue<'t>>, Soundness) {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        let mut soundness = Soundness::Sound;
        for error in errors {
            if self.note_syntax(error.message(), error.span().unwrap_or(0..0)) == Soundness::Broken {
                soundness = Soundness::Broken;
            }
        }
        (Spanned::new(root.span(), DeValue::Table(root.into_inner())), soundness)
    }

    /// The root of what [`Sheet::parse`] gave.
    pub(super) fn root<'s>(&'s self, parsed: &'s Spanned<DeValue<'s>>) -> Node<'s> {
        Node { sheet: self, path: String::new(), span: parsed.span(), value: parsed.get_ref() }
    }

    /// What was found wrong, in the order of the file.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults.dedup();
        faults
    }

    fn note_syntax(&self, said: &str, span: Range<usize>) -> Soundness {
        let text = self.text.get(span.clone()).unwrap_or_default().to_owned();
        let (what, soundness) = match said {
            "duplicate key" => (FaultKind::Duplicate { thing: Thing::Key, name: text }, Soundness::Sound),
            _ if said.starts_with("invalid date") => (FaultKind::ImpossibleDate { text }, Soundness::Sound),
            _ => (FaultKind::Syntax { said: ForeignWords::of(said) }, Soundness::Broken),
        };
        self.note(&span, String::new(), what, None);
        soundness
    }

    fn note(&self, span: &Range<usize>, key: String, what: FaultKind, hint: Option<String>) {
        let (line, column) = self.lines.position(self.text, span.start);
        self.faults.borrow_mut().push(Fault { file: self.file.to_owned(), line, column, key, what, hint });
    }

    /// Line and column of an offset.
    pub(super) fn position(&self, offset: usize) -> (u32, u32) {
        self.lines.position(self.text, offset)
    }
}

impl<'s> Node<'s> {
    /// Path of the key.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Where it begins: line and column.
    pub(super) fn position(&self) -> (u32, u32) {
        self.sheet.position(self.span.start)
    }

    /// Notes a fault here.
    pub(super) fn fault(&self, what: FaultKind) {
        self.sheet.note(&self.span, self.path.clone(), what, None);
    }

    /// Notes a fault in line `line`, from 1, of a text that may have several lines in the file.
    pub(super) fn fault_in_text(&self, line: usize, what: FaultKind, hint: Option<String>) {
        let raw = self.sheet.text.get(self.span.clone()).unwrap_or_default();
        // A text in three quotation marks may begin on the line after them.
        let lead = raw.lines().next().is_some_and(|first| matches!(first.trim_end(), "\"\"\"" | "'''"));
        let breaks_before = (line + usize::from(lead)).saturating_sub(1);
        let at = match breaks_before.checked_sub(1) {
            Some(nth) => raw.match_indices('\n').nth(nth).map_or(0, |(at, _)| at + 1),
            None => 0,
        };
        let start = self.span.start + at;
        self.sheet.note(&(start..self.span.end.max(start)), self.path.clone(), what, hint);
    }

    /// Notes that `name` is none of `known`, proposing the nearest.
    pub(super) fn unknown<'k>(&self, thing: Thing, name: &str, known: impl IntoIterator<Item = &'k str>) {
        let hint = nearest(name, known);
        let what = FaultKind::UnknownReference { thing, name: name.to_owned() };
        self.sheet.note(&self.span, self.path.clone(), what, hint);
    }

    /// Whether it is a table.
    pub(super) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        self.value.is_array()
    }

    /// Whether it is a text.
    pub(super) fn is_text(&self) -> bool {
        self.value.is_str()
    }

    fn wrong_type(&self, expected: ValueType) {
        self.fault(FaultKind::WrongType { expected });
    }

    /// A table.
    pub(super) fn table(&self) -> Option<Table<'s>> {
        let Some(table) = self.value.as_table() else {
            self.wrong_type(ValueType::Table);
            return None;
        };
        Some(Table::of(self.clone(), table))
    }

    /// Elements of a list.
    pub(super) fn list(&self) -> Option<Vec<Self>> {
        let Some(list) = self.value.as_array() else {
            self.wrong_type(ValueType::List);
            return None;
        };
        Some(list.iter().enumerate().map(|(at, value)| self.element(at + 1, value)).collect())
    }

    /// Elements of a list that must have one.
    pub(super) fn some_list(&self) -> Option<Vec<Self>> {
        let list = self.list()?;
        if list.is_empty() {
            self.fault(FaultKind::EmptyList);
            return None;
        }
        Some(list)
    }

    fn element(&self, at: usize, value: &'s Spanned<DeValue<'s>>) -> Self {
        let path = format!("{}[{at}]", self.path);
        Self { sheet: self.sheet, path, span: value.span(), value: value.get_ref() }
    }

    /// From now on the texts of `[order]` are filled in by `speaker`.
    pub(super) fn let_orders_insert(&self, speaker: Speaker) {
        // A sheet is read once; a second speaker would say the same.
        let _ = self.sheet.speaker.set(speaker);
    }

    /// Words for those who act that no text of the file has asked for, once `[order]` was read; nothing where its texts
    /// are not filled in.
    pub(super) fn uncalled(&self) -> Option<Vec<UncalledActor>> {
        self.sheet.speaker.get().map(Speaker::uncalled)
    }

    /// The text, blank or not, with its insertions filled in where it may have any.
    pub(super) fn any_text(&self) -> Option<String> {
        let text = self.raw_text()?;
        match self.sheet.speaker.get() {
            Some(speaker) if self.path.starts_with("order.") && has_insertion(&text) => speaker.say(self),
            _ => Some(text),
        }
    }

    /// The text as it stands in the file, blank or not.
    pub(super) fn raw_text(&self) -> Option<String> {
        let text = self.value.as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(ValueType::Text);
        }
        text
    }

    /// A text that says something.
    pub(super) fn text(&self) -> Option<String> {
        let text = self.any_text()?;
        if text.trim().is_empty() {
            self.fault(FaultKind::EmptyText);
            return None;
        }
        Some(text)
    }

    /// A list of texts, at least one, none twice.
    pub(super) fn texts(&self) -> Option<Vec<String>> {
        self.some_list()?.iter().map(Self::text).collect()
    }

    /// A key.
    pub(super) fn key<K: FromStr<Err = InvalidId>>(&self) -> Option<K> {
        let text = self.any_text()?;
        text.parse().map_err(|InvalidId(text)| self.fault(FaultKind::BadId { text })).ok()
    }

    /// `true` or `false`.
    pub(super) fn flag(&self) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.wrong_type(ValueType::Flag);
        }
        flag
    }

    /// A whole number within bounds.
    pub(super) fn number(&self, bounds: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let Some(digits) = self.value.as_integer() else {
            self.wrong_type(ValueType::Number);
            return None;
        };
        let number = u32::from_str_radix(digits.as_str(), digits.radix()).ok();
        let within = number.filter(|number| bounds.contains(number));
        if within.is_none() {
            self.fault(FaultKind::OutOfRange { least: *bounds.start(), greatest: *bounds.end() });
        }
        within
    }

    /// A date without time.
    pub(super) fn date(&self) -> Option<Date> {
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
    pub(super) fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        let word = self.any_text()?;
        let found = words.iter().find(|(known, _)| *known == word);
        if found.is_none() {
            self.unknown_word(&word, words.iter().map(|(known, _)| *known));
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// Notes that `word` is not allowed here.
    pub(super) fn unknown_word(&self, word: &str, known: impl Iterator<Item = &'static str> + Clone) {
        let hint = nearest(word, known.clone());
        let known = known.map(str::to_owned).collect();
        let what = FaultKind::UnknownWord { word: word.to_owned(), known };
        self.sheet.note(&self.span, self.path.clone(), what, hint);
    }
}

fn has_insertion(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn civil(date: toml::value::Date) -> Option<Date> {
    let month = Month::try_from(date.month).ok()?;
    Date::from_calendar_date(i32::from(date.year), month, date.day).ok()
}

/// Visits every value below `node`, itself included.
pub(super) fn walk<'s>(node: &Node<'s>, visit: &mut impl FnMut(&Node<'s>)) {
    visit(node);
    match node.value {
        DeValue::Table(table) => {
            for (key, value) in table.iter() {
                let path = joined(&node.path, key.get_ref());
                let span = value.span();
                walk(&Node { sheet: node.sheet, path, span, value: value.get_ref() }, visit);
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

/// Notes each key that `keys` gives a second time.
pub(super) fn none_twice<'n, 's: 'n>(thing: Thing, keys: impl IntoIterator<Item = (&'n Node<'s>, String)>) {
    let mut seen = std::collections::BTreeSet::new();
    for (node, name) in keys {
        if !seen.insert(name.clone()) {
            node.fault(FaultKind::Duplicate { thing, name });
        }
    }
}
