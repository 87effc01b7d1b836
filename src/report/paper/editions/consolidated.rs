//! The consolidated wording: the register as of a day, with marks of what amended it. It informs; the force is
//! with the orders.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::Date;

use crate::amend::{Mark, StandingRow, consolidated as standing_rows};
use crate::document::{Cell, Content, Inline, Row, Table};
use crate::domain::{ActReference, Entry};
use crate::form::ColumnKind;
use crate::procedure::ExcludedAs;
use crate::report::table::Directory;
use crate::report::{table, wording};

use super::super::{Matter, Subject};
use super::Wording;

/// The last of `wordings` as it stands, by the facts `standing`. The first is that of the act that approved the register anew; `base` is the
/// wording from which rows are marked: the last one that restated the annex as a whole.
pub fn consolidated(
    subject: Subject<'_>,
    wordings: &[Wording<'_>],
    base: usize,
    standing: Value,
    created: Date,
) -> Matter {
    let marked = &wordings[base.min(wordings.len())..];
    let editions: Vec<&[Entry]> = marked.iter().map(|one| one.entries).collect();
    let rows = standing_rows(&subject.procedure.form, &editions);
    let directory = Directory::of(&subject.procedure.form, editions.iter().rev().copied().flatten());
    let made = Made { subject, marked, directory };
    let table = Table {
        rows: rows.iter().flat_map(|row| made.row(row)).collect(),
        ..table::of_register(&subject.procedure.form, &[])
    };
    let acts = |wordings: &[Wording<'_>]| -> Vec<String> {
        let acts = wordings.iter().filter_map(|one| one.act.as_ref());
        acts.map(|act| wording::requisites(subject.organisation, act)).collect()
    };
    let original = wordings.first().and_then(|one| one.act.as_ref());
    let kind = original.map_or(subject.procedure.order.kind, |act| act.kind);
    let [plural, plural_genitive, _] = wording::plural(kind);
    let issuer = &subject.organisation.name.full.genitive;
    let context = json!({
        "title": subject.procedure.register.annex_title.join("\n"),
        "stamp": {
            "head": subject.procedure.register.stamp.word.as_deref().unwrap_or("УТВЕРЖДЕН"),
            "lines": [format!("{} {issuer}", wording::instrumental(kind)), acts(&wordings[..wordings.len().min(1)]).concat()],
        },
        "kind_genitive": wording::genitive(kind),
        "kinds_genitive": plural_genitive,
        "kinds": plural,
        "issuer": issuer,
        "amended_by": acts(wordings.get(1..).unwrap_or_default()),
        "standing": standing,
    });
    let title = format!("{} (консолидированная редакция)", subject.procedure.register.annex_title.join(" "));
    Matter {
        tables: BTreeMap::from([("register".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new("consolidated", context, subject.properties(&title, created))
    }
}

struct Made<'a> {
    subject: Subject<'a>,
    marked: &'a [Wording<'a>],
    directory: Directory,
}

impl Made<'_> {
    /// The row, and under it the mark of what changed it last.
    fn row(&self, row: &StandingRow) -> Vec<Row> {
        let form = &self.subject.procedure.form;
        let entry = || table::of_entry(form, &row.entry, &self.directory);
        match row.mark {
            Mark::Original => vec![entry()],
            Mark::Added(by) => {
                vec![entry(), self.note(format!("(введена {})", self.act(by, wording::instrumental)))]
            }
            Mark::Amended(by) => {
                vec![entry(), self.note(format!("(в ред. {})", self.act(by, wording::genitive)))]
            }
            Mark::Excluded(by) => vec![self.excluded(&row.entry.number, by)],
        }
    }

    /// The number stays; the rest says that the row is gone.
    fn excluded(&self, number: &str, by: usize) -> Row {
        let gone = match self.subject.procedure.order.amending.excluded {
            ExcludedAs::Excluded => "исключена",
            ExcludedAs::Void => "утратила силу",
        };
        let said = format!("{gone} ({})", self.act(by, wording::nominative));
        let columns = &self.subject.procedure.form.columns;
        match columns.first().map(|column| &column.kind) {
            Some(ColumnKind::Number) if columns.len() > 1 => {
                Row::new([Cell::text(number), note(&said).spanning(width(columns.len() - 1), 1)])
            }
            _ => self.note(format!("строка {number} {said}")),
        }
    }

    fn note(&self, said: String) -> Row {
        Row::new([note(&said).spanning(width(self.subject.procedure.form.columns.len()), 1)])
    }

    /// «приказа от 03.02.2025 № 12».
    fn act(&self, by: usize, word: fn(crate::domain::OrderKind) -> String) -> String {
        let act: Option<&ActReference> = self.marked.get(by).and_then(|one| one.act.as_ref());
        let named = |act: &ActReference| {
            format!("{} {}", word(act.kind), wording::requisites(self.subject.organisation, act))
        };
        act.map_or_else(|| self.marked.get(by).map(|one| one.name.clone()).unwrap_or_default(), named)
    }
}

fn note(said: &str) -> Cell {
    Cell::new(Content::Inlines(Box::new([Inline::Emphasis(vec![Inline::Text(said.to_owned())])])))
}

fn width(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
