//! The printed text of a register: annexes, tables and sections, and the rows under them.

use prikaz_domain::Entry;
use prikaz_fact::coded;
use prikaz_form::Form;

/// The text of an edition, annex by annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The annexes, in order.
    pub annexes: Vec<AnnexText>,
}

/// The text of an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexText {
    /// The form with the columns as they are printed; «графа 1» is the first.
    pub form: Form,
    /// Whether rows can be told by what is printed: not in lists, nor where something is counted or summed up.
    pub has_addresses: bool,
    /// Rows with what stands over them, in the order of the text.
    pub grounds: Vec<Ground>,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// The table and the sections they stand under, outermost first; none where nothing stands over them.
    pub path: Vec<Unit>,
    /// The words that stand there instead of rows.
    pub absent: Option<String>,
    /// The rows, each with the number it is printed under.
    pub rows: Vec<Entry>,
}

/// A part of an annex that has a heading.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Its heading, as printed.
    pub heading: String,
}

impl Unit {
    /// The number it is named by, where its heading begins with one: «Раздел 2. …», «Таблица II»; else it is named by
    /// the heading.
    pub fn number(&self) -> Option<&str> {
        let word = match self.kind {
            UnitKind::Table => "таблица",
            UnitKind::Section(_) => "раздел",
        };
        let mut words = self.heading.split_whitespace();
        let is_called = words.next().is_some_and(|first| first.to_lowercase() == word);
        let number = words.next().filter(|_| is_called)?.trim_end_matches(['.', ':', ',']);
        let is_of = |signs: &str| !number.is_empty() && number.chars().all(|sign| signs.contains(sign));
        (is_of("0123456789.") || is_of("IVXLCDM")).then_some(number)
    }

    /// What it is called by.
    pub(super) fn name(&self) -> (bool, &str) {
        (self.kind == UnitKind::Table, self.number().unwrap_or(&self.heading))
    }
}

coded! {
/// What a part of an annex is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// One of several tables.
    Table,
    /// A section; 1 for the outermost.
    Section(u8),
}
}
