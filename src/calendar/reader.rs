//! Reads tables of TOML key by key and keeps every fault with its line.

use std::ops::RangeInclusive;

use time::{Date, Month};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::civil::parse_date;
use super::fault::{Fault, Problem, ValueKind};
use prikaz_fact::ForeignWords;

const YEARS: RangeInclusive<i64> = 1900..=2100;

/// A value with the line it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Line in the file, from 1.
    pub line: usize,
}

/// Collects faults while a file is read.
pub(super) struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    faults: Vec<Fault>,
}

/// A table whose keys are taken out one after another; what is left over is unknown.
pub(super) struct Table<'t> {
    path: String,
    line: usize,
    entries: Vec<Entry<'t>>,
}

struct Entry<'t> {
    key: String,
    line: usize,
    value: Spanned<DeValue<'t>>,
}

impl Table<'_> {
    /// The line of `key`, or that of the table.
    pub(super) fn line_of(&self, key: &str) -> usize {
        self.entries.iter().find(|entry| entry.key == key).map_or(self.line, |entry| entry.line)
    }

    /// The path of `key` in the file, such as `norm.hours_40`.
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

impl<'t> Reader<'t> {
    pub(super) fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text: text.strip_prefix('\u{feff}').unwrap_or(text), faults: Vec::new() }
    }

    /// The whole file as a table; nothing where it is not TOML.
    pub(super) fn root(&mut self) -> Option<Table<'t>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let line = self.line_at(error.span().map_or(0, |span| span.start));
            self.fault(line, "", Problem::Syntax { detail: ForeignWords::of(error.message()) });
        }
        if errors.is_empty() { Some(self.open(String::new(), 1, table.into_inner())) } else { None }
    }

    /// The file, unless there were faults.
    pub(super) fn finish<T>(mut self, file: Option<T>) -> Result<T, Vec<Fault>> {
        self.faults.sort_by_key(|fault| fault.line);
        match file {
            Some(file) if self.faults.is_empty() => Ok(file),
            _ => Err(self.faults),
        }
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, line: usize, key: impl Into<String>, problem: Problem) {
        self.faults.push(Fault { file: self.name.to_owned(), line, key: key.into(), problem });
    }

    /// Ends the reading of `table`: keys nobody asked for are faults.
    pub(super) fn close(&mut self, table: Table<'_>) {
        for entry in &table.entries {
            self.fault(entry.line, table.path_of(&entry.key), Problem::UnknownKey);
        }
    }

    pub(super) fn year(&mut self, table: &mut Table<'t>) -> Option<i32> {
        let number = self.integer(table, "year")?;
        self.year_in_range(number, "year")
    }

    pub(super) fn years(&mut self, table: &mut Table<'t>, key: &str) -> Vec<i32> {
        let path = table.path_of(key);
        let items = self.items(table, key).unwrap_or_default();
        items
            .into_iter()
            .filter_map(|item| {
                let number = self.as_integer(&item, &path)?;
                self.year_in_range(number, &path)
            })
            .collect()
    }

    pub(super) fn integer(&mut self, table: &mut Table<'t>, key: &str) -> Option<Placed<i64>> {
        let path = table.path_of(key);
        let value = self.required(table, key)?;
        self.as_integer(&value, &path)
    }

    pub(super) fn integer_or_none(&mut self, table: &mut Table<'t>, key: &str) -> Option<Placed<i64>> {
        let path = table.path_of(key);
        let value = take(table, key)?;
        self.as_integer(&value, &path)
    }

    pub(super) fn text(&mut self, table: &mut Table<'t>, key: &str) -> Option<String> {
        let path = table.path_of(key);
        let value = self.required(table, key)?;
        self.as_text(&value, &path)
    }

    pub(super) fn text_or_none(&mut self, table: &mut Table<'t>, key: &str) -> Option<String> {
        let path = table.path_of(key);
        let value = take(table, key)?;
        self.as_text(&value, &path)
    }

    /// One of `words`, as the value that goes with it.
    pub(super) fn word<W: Copy>(
        &mut self,
        table: &mut Table<'t>,
        key: &str,
        words: &[(&str, W)],
    ) -> Option<W> {
        let (path, line) = (table.path_of(key), table.line_of(key));
        let text = self.text(table, key)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let expected = words.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.fault(line, path, Problem::UnknownWord { text, expected });
        }
        found
    }

    /// As [`Self::word`], with a value for an absent key.
    pub(super) fn word_or<W: Copy>(
        &mut self,
        table: &mut Table<'t>,
        key: &str,
        words: &[(&str, W)],
        otherwise: W,
    ) -> Option<W> {
        if !table.entries.iter().any(|entry| entry.key == key) {
            return Some(otherwise);
        }
        self.word(table, key, words)
    }

    pub(super) fn date(&mut self, table: &mut Table<'t>, key: &str) -> Option<Placed<Date>> {
        let path = table.path_of(key);
        let value = self.required(table, key)?;
        self.as_date(&value, &path)
    }

    pub(super) fn date_or_none(&mut self, table: &mut Table<'t>, key: &str) -> Option<Placed<Date>> {
        let path = table.path_of(key);
        let value = take(table, key)?;
        self.as_date(&value, &path)
    }

    pub(super) fn dates(&mut self, table: &mut Table<'t>, key: &str) -> Option<Vec<Placed<Date>>> {
        if !table.entries.iter().any(|entry| entry.key == key) {
            self.fault(table.line, table.path_of(key), Problem::MissingKey);
            return None;
        }
        Some(self.dates_or_none(table, key))
    }

    pub(super) fn dates_or_none(&mut self, table: &mut Table<'t>, key: &str) -> Vec<Placed<Date>> {
        let path = table.path_of(key);
        let items = self.items(table, key).unwrap_or_default();
        items.into_iter().filter_map(|item| self.as_date(&item, &path)).collect()
    }

    pub(super) fn table(&mut self, table: &mut Table<'t>, key: &str) -> Option<Table<'t>> {
        let path = table.path_of(key);
        let value = self.required(table, key)?;
        self.as_table(value, path)
    }

    /// The rows of `[[key]]`, each read by `read`; none where the key is absent.
    pub(super) fn tables<R>(
        &mut self,
        table: &mut Table<'t>,
        key: &str,
        read: impl Fn(&mut Self, &mut Table<'t>) -> Option<R>,
    ) -> Vec<R> {
        let path = table.path_of(key);
        let mut rows = Vec::new();
        for item in self.items(table, key).unwrap_or_default() {
            let Some(mut row) = self.as_table(item, path.clone()) else { continue };
            rows.extend(read(self, &mut row));
            self.close(row);
        }
        rows
    }

    fn required(&mut self, table: &mut Table<'t>, key: &str) -> Option<Spanned<DeValue<'t>>> {
        let value = take(table, key);
        if value.is_none() {
            self.fault(table.line, table.path_of(key), Problem::MissingKey);
        }
        value
    }

    fn items(&mut self, table: &mut Table<'t>, key: &str) -> Option<Vec<Spanned<DeValue<'t>>>> {
        let path = table.path_of(key);
        let value = take(table, key)?;
        let line = self.line_at(value.span().start);
        match value.into_inner() {
            DeValue::Array(items) => Some(items.into_iter().collect()),
            other => self.wrong_type(line, &path, ValueKind::Array, &other),
        }
    }

    fn as_table(&mut self, value: Spanned<DeValue<'t>>, path: String) -> Option<Table<'t>> {
        let line = self.line_at(value.span().start);
        match value.into_inner() {
            DeValue::Table(table) => Some(self.open(path, line, table)),
            other => self.wrong_type(line, &path, ValueKind::Table, &other),
        }
    }

    fn as_integer(&mut self, value: &Spanned<DeValue<'_>>, path: &str) -> Option<Placed<i64>> {
        let line = self.line_at(value.span().start);
        let DeValue::Integer(number) = value.get_ref() else {
            return self.wrong_type(line, path, ValueKind::Integer, value.get_ref());
        };
        match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(value) => Some(Placed { value, line }),
            Err(_) => {
                self.fault(line, path, Problem::OutOfRange { text: number.to_string() });
                None
            }
        }
    }

    fn as_text(&mut self, value: &Spanned<DeValue<'_>>, path: &str) -> Option<String> {
        let line = self.line_at(value.span().start);
        match value.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()),
            other => self.wrong_type(line, path, ValueKind::String, other),
        }
    }

    /// A date of TOML, or one in quotation marks.
    fn as_date(&mut self, value: &Spanned<DeValue<'_>>, path: &str) -> Option<Placed<Date>> {
        let line = self.line_at(value.span().start);
        let (text, date) = match value.get_ref() {
            DeValue::String(text) => (text.to_string(), parse_date(text)),
            DeValue::Datetime(found) => (found.to_string(), whole_date(found)),
            other => return self.wrong_type(line, path, ValueKind::Date, other),
        };
        match date {
            Some(value) => Some(Placed { value, line }),
            None => {
                self.fault(line, path, Problem::NotADate { text });
                None
            }
        }
    }

    fn year_in_range(&mut self, number: Placed<i64>, path: &str) -> Option<i32> {
        if YEARS.contains(&number.value) {
            return i32::try_from(number.value).ok();
        }
        self.fault(number.line, path, Problem::OutOfRange { text: number.value.to_string() });
        None
    }

    fn wrong_type<T>(
        &mut self,
        line: usize,
        path: &str,
        expected: ValueKind,
        value: &DeValue<'_>,
    ) -> Option<T> {
        self.fault(line, path, Problem::WrongType { expected, found: kind_of(value) });
        None
    }

    fn open(&self, path: String, line: usize, table: DeTable<'t>) -> Table<'t> {
        let entry = |(key, value): (Spanned<std::borrow::Cow<'t, str>>, _)| Entry {
            line: self.line_at(key.span().start),
            key: key.into_inner().into_owned(),
            value,
        };
        Table { path, line, entries: table.into_iter().map(entry).collect() }
    }

    fn line_at(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }
}

fn take<'t>(table: &mut Table<'t>, key: &str) -> Option<Spanned<DeValue<'t>>> {
    let place = table.entries.iter().position(|entry| entry.key == key)?;
    Some(table.entries.swap_remove(place).value)
}

fn whole_date(found: &toml::value::Datetime) -> Option<Date> {
    let date = found.date.filter(|_| found.time.is_none())?;
    Date::from_calendar_date(date.year.into(), Month::try_from(date.month).ok()?, date.day).ok()
}

/// What `value` is.
fn kind_of(value: &DeValue<'_>) -> ValueKind {
    match value {
        DeValue::String(_) => ValueKind::String,
        DeValue::Integer(_) => ValueKind::Integer,
        DeValue::Float(_) => ValueKind::Float,
        DeValue::Boolean(_) => ValueKind::Boolean,
        DeValue::Datetime(_) => ValueKind::Datetime,
        DeValue::Array(_) => ValueKind::Array,
        DeValue::Table(_) => ValueKind::Table,
    }
}
