//! The consolidated wording: the register as of a day, with marks of what amended it. It informs; the force is
//! with the orders.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use time::Date;

use crate::amend::{Mark, StandingRow, consolidated as standing_rows};
use crate::document::{Cell, NamedCells, Row, Table};
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
    let mut made = Made { subject, marked, directory, rows: Vec::new(), marks: Marks::default() };
    rows.iter().for_each(|row| made.row(row));
    let Made { rows, marks, .. } = made;
    let (marks, named) = marks.finish();
    let table = Table { rows, named, ..table::of_register(&subject.procedure.form, &[]) };
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
        "marks": marks,
        "excluded": match subject.procedure.order.amending.excluded {
            ExcludedAs::Excluded => "excluded",
            ExcludedAs::Void => "void",
        },
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
    rows: Vec<Row>,
    marks: Marks,
}

impl Made<'_> {
    /// The row, and under it the mark of what changed it last.
    fn row(&mut self, row: &StandingRow) {
        let form = &self.subject.procedure.form;
        let (kind, by) = match row.mark {
            Mark::Excluded(by) => return self.excluded(&row.entry.number, by),
            Mark::Original => (None, 0),
            Mark::Added(by) => (Some("added"), by),
            Mark::Amended(by) => (Some("amended"), by),
        };
        self.rows.push(table::of_entry(form, &row.entry, &self.directory));
        if let Some(kind) = kind {
            self.mark(kind, by, None, Vec::new());
        }
    }

    /// The number stays; the rest says that the row is gone.
    fn excluded(&mut self, number: &str, by: usize) {
        let columns = &self.subject.procedure.form.columns;
        match columns.first().map(|column| &column.kind) {
            Some(ColumnKind::Number) if columns.len() > 1 => {
                self.mark("excluded", by, None, vec![Cell::text(number)]);
            }
            _ => self.mark("excluded", by, Some(number), Vec::new()),
        }
    }

    /// A row of the cells `before` and the mark, whose words the template finds. `number` is that of the row where it
    /// does not stand beside the mark.
    fn mark(&mut self, kind: &'static str, by: usize, number: Option<&str>, before: Vec<Cell>) {
        let columns = self.subject.procedure.form.columns.len().saturating_sub(before.len());
        let place = (self.rows.len(), before.len());
        let made = &self.marked[by];
        self.marks.add(place, (kind, by, number), || match &made.act {
            Some(act) => act_of(self.subject, act),
            None => json!({ "nominative": made.name, "genitive": made.name, "instrumental": made.name }),
        });
        let mark = Cell::text("").spanning(u16::try_from(columns).unwrap_or(u16::MAX), 1);
        self.rows.push(Row::new(before.into_iter().chain([mark])));
    }
}

/// «приказ от 03.02.2025 № 12» in the cases that marks need.
fn act_of(subject: Subject<'_>, act: &ActReference) -> Value {
    let requisites = wording::requisites(subject.organisation, act);
    let named = |word: String| format!("{word} {requisites}");
    json!({
        "nominative": named(wording::nominative(act.kind)),
        "genitive": named(wording::genitive(act.kind)),
        "instrumental": named(wording::instrumental(act.kind)),
    })
}

/// The marks of a wording: each kind of each act once, with the cells it stands in.
#[derive(Default)]
struct Marks {
    facts: Vec<Value>,
    names: HashMap<(&'static str, usize, Option<String>), String>,
    cells: NamedCells,
}

impl Marks {
    fn add(
        &mut self,
        place: (usize, usize),
        (kind, by, number): (&'static str, usize, Option<&str>),
        act: impl FnOnce() -> Value,
    ) {
        let fresh = format!("mark-{}", self.facts.len() + 1);
        let name = self.names.entry((kind, by, number.map(str::to_owned))).or_insert_with(|| {
            self.facts.push(json!({ "name": fresh, "kind": kind, "number": number, "act": act() }));
            fresh
        });
        self.cells.entry(name.clone()).or_default().push(place);
    }

    /// The facts of the marks, and the cells each stands in.
    fn finish(self) -> (Vec<Value>, NamedCells) {
        (self.facts, self.cells)
    }
}
