//! For which unit a blank is, and which columns it has.

use time::Date;

use prikaz_domain::{Digest, EditionNo, Entry, RegisterId, UnitId};
use prikaz_form::{Column, ColumnKind, Form, IDENTITY};
use prikaz_procedure::Unit;

use crate::paper::Subject;

/// Which blank it is: by this it is known when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankIdentity {
    /// The register.
    pub register: RegisterId,
    /// The unit.
    pub unit: UnitId,
    /// The edition whose rows stand in it; none before the first.
    pub edition: Option<EditionNo>,
    /// The procedure whose form it has, by the first digits of its digest.
    pub procedure: String,
}

impl BlankIdentity {
    /// The blank of `unit` by the form of the procedure with `digest`.
    pub fn new(register: RegisterId, unit: UnitId, edition: Option<EditionNo>, digest: Digest) -> Self {
        Self { register, unit, edition, procedure: digest.short() }
    }

    /// As it is printed: «Реквизиты бланка: points; hr; редакция 1; порядок 8ef72a00».
    pub fn printed(&self) -> String {
        let Self { register, unit, edition, procedure } = self;
        let edition = edition.map_or(0, |edition| edition.0);
        format!("{IDENTITY}: {register}; {unit}; редакция {edition}; порядок {procedure}")
    }

    /// Reads what [`BlankIdentity::printed`] gave.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().strip_prefix(IDENTITY)?.trim_start_matches([':', ' ', '\u{a0}']);
        let parts: Vec<&str> = text.split(';').map(str::trim).collect();
        let [register, unit, edition, procedure] = parts.as_slice() else { return None };
        let word = |part: &str, word: &str| -> Option<String> {
            Some(part.strip_prefix(word)?.trim_matches([' ', '\u{a0}']).to_owned())
        };
        let edition: u32 = word(edition, "редакция")?.parse().ok()?;
        Some(Self {
            register: RegisterId::new(*register).ok()?,
            unit: UnitId::new(*unit).ok()?,
            edition: (edition > 0).then_some(EditionNo(edition)),
            procedure: word(procedure, "порядок")?,
        })
    }
}

/// What stands in a blank.
#[derive(Debug, Clone)]
pub struct BlankFor<'a> {
    /// Which blank it is.
    pub identity: BlankIdentity,
    /// The unit.
    pub unit: &'a Unit,
    /// All rows of the edition in force: those of the unit stand in the blank, the others are chosen from.
    pub entries: &'a [Entry],
    /// The last day to hand in, where there is one.
    pub due: Option<Date>,
    /// Whether «изменений нет» is an answer.
    pub nil: bool,
    /// The day it is made.
    pub created: Date,
}

impl BlankFor<'_> {
    pub(super) fn own(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_of(&self.identity.unit))
    }

    pub(super) fn title(&self, subject: Subject<'_>) -> String {
        let register = &subject.procedure.register.name.accusative;
        format!("Сведения для включения в {register}: {}", self.unit.title)
    }
}

/// The columns of a blank: those of the form, its number first of them, then the marks.
pub(super) fn columns(form: &Form) -> impl Iterator<Item = &Column> {
    let number = form.columns.iter().filter(|column| column.kind == ColumnKind::Number);
    number.chain(form.filled_in())
}
