//! The comparative table: было, стало, основание.

use std::collections::BTreeMap;

use time::Date;

use crate::table::{self, Directory};
use prikaz_amend::{Mark, Piece, StandingRow, Unit, UnitKind};
use prikaz_document::{Cell, Column, Content, Inline, Row, Table};
use prikaz_domain::Entry;
use prikaz_form::{ColumnKind, Form};
use prikaz_russian::typography;

use super::woven::{Line, WovenPart, woven};
use super::{Wording, compared};
use crate::paper::context::{ComparisonContext, GroundContext};
use crate::paper::{Matter, Subject};

/// The comparative table of the first and the last of `wordings`; those between say which order changed what.
pub fn comparison(subject: Subject<'_>, wordings: &[Wording<'_>], created: Date) -> Matter {
    let form = &subject.procedure.form;
    let editions: Vec<&[Entry]> = wordings.iter().map(|one| one.entries).collect();
    let directory = Directory::of(form, editions.iter().rev().copied().flatten());
    let mut made = Comparing {
        directory,
        reasons: reasons(subject, wordings),
        rows: Vec::new(),
        gone: Vec::new(),
        counts: [0; 3],
    };
    for part in woven(form, &editions) {
        for line in &part.lines {
            if let Line::Row { row, within } = line {
                made.row(&Place { part: &part, within }, row);
            }
        }
    }
    let table = Table {
        name: "Сравнение".to_owned(),
        columns: [16.0, 34.0, 34.0, 16.0].map(Column::new).to_vec(),
        head: vec![Row::new(["Строка, графа", "Было", "Стало", "Основание"].map(Cell::text))],
        column_numbers: true,
        rows: made.rows,
        named: (!made.gone.is_empty()).then(|| ("excluded".to_owned(), made.gone)).into_iter().collect(),
        ..Table::default()
    };
    let name = |one: Option<&Wording<'_>>| one.map(|one| one.name.clone()).unwrap_or_default();
    let [added, changed, excluded] = made.counts;
    let context = ComparisonContext {
        register: subject.procedure.register.name.genitive.clone(),
        from: name(wordings.first()),
        to: name(wordings.last()),
        added,
        changed,
        excluded,
        grounds: wordings.iter().skip(1).map(ground).collect(),
    };
    let title = format!("Сравнительная таблица к {}", subject.procedure.register.name.dative);
    Matter {
        tables: BTreeMap::from([("comparison".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new(context, subject.properties(&title, created))
    }
}

fn reasons(subject: Subject<'_>, wordings: &[Wording<'_>]) -> Vec<String> {
    wordings.iter().map(|one| one.reason(subject)).collect()
}

fn ground(one: &Wording<'_>) -> GroundContext {
    let (text, clause) = one.ground.clone().unwrap_or_default();
    GroundContext { name: one.name.clone(), text, clause, basis: one.basis.clone() }
}

struct Comparing {
    directory: Directory,
    reasons: Vec<String>,
    rows: Vec<Row>,
    /// The cells that say that a row is gone, in words of the template.
    gone: Vec<(usize, usize)>,
    /// Rows added, changed, excluded.
    counts: [usize; 3],
}

/// Where a row stands.
struct Place<'a> {
    part: &'a WovenPart,
    /// The parts around it, the innermost first.
    within: &'a [Unit],
}

impl Place<'_> {
    /// «Строка 5», and under which headings: «Строка 5, раздел «Сайт», приложение 2».
    fn named(&self, number: &str) -> String {
        let mut named = format!("Строка {number}");
        for unit in self.within {
            let word = match unit.kind {
                UnitKind::Table => "таблица",
                UnitKind::Section(_) => "раздел",
            };
            let name = unit.number().map_or_else(|| typography::quoted(&unit.heading), str::to_owned);
            named += &format!(", {word} {name}");
        }
        self.part.annex.map_or_else(|| named.clone(), |annex| format!("{named}, приложение {}", annex + 1))
    }
}

impl Comparing {
    fn row(&mut self, place: &Place<'_>, row: &StandingRow) {
        let before = place.part.before.get(&row.entry.id);
        let named = || place.named(&row.entry.number);
        match (row.mark, before) {
            (Mark::Original, _) | (Mark::Excluded(_), None) => {}
            (Mark::Excluded(by), Some(before)) => {
                self.counts[2] += 1;
                let was = self.whole(&place.part.form, before);
                self.push(named(), was, text(""), by);
                self.gone.push((self.rows.len() - 1, 2));
            }
            (Mark::Amended(by), Some(before)) => {
                let changed = self.changed(place, before, &row.entry, by);
                self.counts[1] += usize::from(changed);
            }
            (Mark::Added(by) | Mark::Amended(by), _) => {
                self.counts[0] += 1;
                let is = self.whole(&place.part.form, &row.entry);
                self.push(named(), text("—"), is, by);
            }
        }
    }

    /// A row of the table for each column that changed; whether any did.
    fn changed(&mut self, place: &Place<'_>, before: &Entry, after: &Entry, by: usize) -> bool {
        let mut any = false;
        for (column, no) in place.part.form.columns.iter().zip(1..) {
            let printed = |entry| table::printed_in(column, entry, &self.directory);
            let (old, new) = (printed(before), printed(after));
            if column.kind == ColumnKind::Number || old == new {
                continue;
            }
            any = true;
            let strong = |text: &str| Some(Inline::Strong(Inline::lines(text)));
            let was = compared(&old, &new, |piece| match piece {
                Piece::Deleted(text) => strong(text),
                Piece::Inserted(_) | Piece::Same(_) => None,
            });
            let is = compared(&old, &new, |piece| match piece {
                Piece::Inserted(text) => strong(text),
                Piece::Deleted(_) | Piece::Same(_) => None,
            });
            let named =
                format!("{}, графа {no} {}", place.named(&after.number), typography::quoted(&column.title));
            self.push(named, or_dash(was), or_dash(is), by);
        }
        any
    }

    fn push(&mut self, place: String, was: Content, is: Content, by: usize) {
        let reason = self.reasons.get(by).cloned().unwrap_or_default();
        self.rows.push(Row::new([Cell::text(place), Cell::new(was), Cell::new(is), Cell::text(reason)]));
    }

    /// The whole row, a column a line.
    fn whole(&self, form: &Form, entry: &Entry) -> Content {
        let columns = form.columns.iter().zip(1..);
        let filled = columns.filter(|(column, _)| column.kind != ColumnKind::Number);
        let lines = filled.map(|(column, no)| (no, table::printed_in(column, entry, &self.directory)));
        let lines: Vec<String> = lines
            .filter(|(_, text)| !text.is_empty())
            .map(|(no, text)| format!("графа {no}: {}", text.replace('\n', " ")))
            .collect();
        text(&lines.join("\n"))
    }
}

fn text(text: &str) -> Content {
    Content::Text(text.into())
}

/// An empty cell says so.
fn or_dash(inlines: Box<[Inline]>) -> Content {
    if inlines.is_empty() { text("—") } else { Content::Inlines(inlines) }
}
