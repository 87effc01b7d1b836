//! The consolidated wording: the register as of a day, with marks of what amended it. It informs; the force is
//! with the orders.

use std::collections::{BTreeMap, HashMap};

use time::Date;

use crate::act::context::PartContext;
use crate::table::Directory;
use crate::{ForceStanding, table, wording};
use prikaz_amend::{Mark, StandingRow};
use prikaz_document::{Cell, NamedCells, Row, Table};
use prikaz_domain::{ActReference, Entry};
use prikaz_form::ColumnKind;
use prikaz_russian::{UnknownDocument, Words};

use super::Wording;
use super::woven::{LaidAnnex, Line, WovenPart, by_annex};
use crate::paper::context::{
    ConsolidatedContext, MarkAct, MarkContext, MarkKind, MarkUnit, MarkedPiece, Piece,
};
use crate::paper::order::{part_context, stamp};
use crate::paper::{Approved, Matter, Subject, register};

/// The last of `wordings` as it stands, by the facts `standing`. The first is that of the act that approved the register
/// anew; `restated` says for each later one which annexes, from 0, its order restated as a whole: such an annex has the
/// stamp of its new wording, and its rows are marked from there on.
///
/// # Errors
/// When an annex is called by a word that no list knows.
pub fn consolidated(
    subject: Subject<'_>,
    words: &Words,
    wordings: &[Wording<'_>],
    restated: &[Vec<usize>],
    standing: ForceStanding,
    created: Date,
) -> Result<Matter, UnknownDocument> {
    let editions: Vec<&[Entry]> = wordings.iter().map(|one| one.entries).collect();
    let form = &subject.procedure.form;
    let directory = Directory::of(form, editions.iter().rev().copied().flatten());
    let names = register::names(subject, words)?;
    let original = wordings.first().and_then(|one| one.act.as_ref());
    let base = |annex: usize| {
        restated.iter().rposition(|annexes| annexes.contains(&annex)).map_or(0, |place| place + 1)
    };
    let approved = |annex: usize| {
        let act = wordings.get(base(annex)).filter(|_| base(annex) > 0).and_then(|one| one.act.as_ref());
        let order = act.or(original).cloned();
        let amends = act.and(original).cloned();
        let (repeals, left_out) = (Vec::new(), Vec::new());
        Approved { order, signer: None, acting: None, created, update: false, amends, repeals, left_out }
    };
    let stamp_of = |annex: usize| stamp(subject, words, &names, annex, &approved(annex));
    let annexes = by_annex(form, &editions, base);
    let is_one = annexes.len() == 1;
    let last = editions.last().copied().unwrap_or_default();
    let called: Vec<String> = (0..names.len()).map(|at| format!("№\u{a0}{}", at + 1)).collect();
    let mut printed = table::annexes(form, last, None, if is_one { &[] } else { &called });
    let mut tables = BTreeMap::new();
    let mut parts: Vec<MarkedPiece> = Vec::new();
    for (annex, laid) in annexes.iter().enumerate() {
        let began = parts.len();
        match laid {
            LaidAnnex::Woven(woven) => {
                let marked = wordings.get(base(annex)..).unwrap_or_default();
                for part in woven {
                    let (piece, table) = marked_part((subject, marked), &directory, part, parts.len() + 1);
                    tables.insert(piece.piece.table.clone(), table);
                    parts.push(piece);
                }
            }
            LaidAnnex::AsDrawn => {
                let own =
                    printed.get_mut(annex).map(|own| std::mem::take(&mut own.parts)).unwrap_or_default();
                for part in own {
                    let PartContext { caption, table, clauses } =
                        part_context(part, parts.len() + 1, &mut tables);
                    let piece = Piece { title: String::new(), caption, table };
                    parts.push(MarkedPiece { piece, clauses, marks: Vec::new(), stamp: None });
                }
            }
        }
        // Of several annexes each begins with its own stamp and title.
        if let Some(first) = parts.get_mut(began).filter(|_| !is_one) {
            first.stamp = Some(stamp_of(annex)?);
            let title = form.annexes.get(annex).map(|annex| annex.title.join("\n"));
            first.piece.title = title.unwrap_or_default();
        }
    }
    let acts = |wordings: &[Wording<'_>]| -> Vec<String> {
        let acts = wordings.iter().filter_map(|one| one.act.as_ref());
        acts.map(|act| wording::requisites(subject.organisation, act)).collect()
    };
    let kind = original.map_or(subject.procedure.order.kind, |act| act.kind);
    let [plural, plural_genitive, _] = wording::plural(kind);
    let context = ConsolidatedContext {
        title: subject.procedure.register.annex_title.join("\n"),
        stamp: is_one.then(|| stamp_of(0)).transpose()?,
        kind_genitive: wording::genitive(kind),
        kinds_genitive: plural_genitive,
        kinds: plural,
        issuer: subject.organisation.name.full.genitive.clone(),
        amended_by: acts(wordings.get(1..).unwrap_or_default()),
        standing,
        pieces: parts,
        excluded: subject.procedure.order.amending.excluded,
    };
    let title = format!("{} (консолидированная редакция)", subject.procedure.register.annex_title.join(" "));
    Ok(Matter { tables, mark: subject.mark(), ..Matter::new(context, subject.properties(&title, created)) })
}

/// A table of a woven annex as facts of the template, and the table itself, with its marks.
fn marked_part(
    (subject, marked): (Subject<'_>, &[Wording<'_>]),
    directory: &Directory,
    part: &WovenPart,
    no: usize,
) -> (MarkedPiece, Table) {
    let name = format!("register-{no}");
    let mut made =
        Consolidating { subject, marked, directory, part, rows: Vec::new(), marks: WordingMarks::default() };
    made.lines();
    let Consolidating { rows, marks, .. } = made;
    let (marks, named) = marks.finish();
    let piece = MarkedPiece { piece: part.piece(&name, &[]), clauses: Vec::new(), marks, stamp: None };
    (piece, Table { rows, named, ..part.frame.clone() })
}

struct Consolidating<'a> {
    subject: Subject<'a>,
    marked: &'a [Wording<'a>],
    directory: &'a Directory,
    part: &'a WovenPart,
    rows: Vec<Row>,
    marks: WordingMarks,
}

impl Consolidating<'_> {
    fn lines(&mut self) {
        let mut is_gone = false;
        for line in &self.part.lines {
            match line {
                Line::Heading { unit, level, mark } => {
                    is_gone = matches!(mark, Mark::Excluded(_));
                    self.rows.push(Row::section(*level, unit.heading.as_str()));
                    match mark {
                        Mark::Added(by) => {
                            self.mark((MarkKind::Added, MarkUnit::Section, *by), None, Vec::new())
                        }
                        Mark::Excluded(by) => {
                            self.mark((MarkKind::Excluded, MarkUnit::Section, *by), None, Vec::new())
                        }
                        Mark::Original | Mark::Amended(_) => {}
                    }
                }
                Line::Absent(text) => {
                    let width = u16::try_from(self.part.frame.columns.len()).unwrap_or(u16::MAX);
                    self.rows.push(Row::new([Cell::text(text.as_str()).spanning(width, 1)]));
                }
                // The rows went with their section.
                Line::Row { .. } if is_gone => {}
                Line::Row { row, .. } => self.row(row),
            }
        }
    }

    /// The row, and under it the mark of what changed it last.
    fn row(&mut self, row: &StandingRow) {
        let (kind, by) = match row.mark {
            Mark::Excluded(by) => return self.excluded(&row.entry.number, by),
            Mark::Original => (None, 0),
            Mark::Added(by) => (Some(MarkKind::Added), by),
            Mark::Amended(by) => (Some(MarkKind::Amended), by),
        };
        self.rows.push(table::of_entry(&self.part.form, &row.entry, self.directory));
        if let Some(kind) = kind {
            self.mark((kind, MarkUnit::Row, by), None, Vec::new());
        }
    }

    /// The number stays; the rest says that the row is gone.
    fn excluded(&mut self, number: &str, by: usize) {
        let columns = &self.part.form.columns;
        match columns.first().map(|column| &column.kind) {
            Some(ColumnKind::Number) if columns.len() > 1 => {
                self.mark((MarkKind::Excluded, MarkUnit::Row, by), None, vec![Cell::text(number)]);
            }
            _ => self.mark((MarkKind::Excluded, MarkUnit::Row, by), Some(number), Vec::new()),
        }
    }

    /// A row of the cells `before` and the mark, whose words the template finds. `number` is that of the row where it
    /// does not stand beside the mark.
    fn mark(&mut self, of: Of, number: Option<&str>, before: Vec<Cell>) {
        let columns = self.part.frame.columns.len().saturating_sub(before.len());
        let place = (self.rows.len(), before.len());
        let made = &self.marked[of.2];
        self.marks.add(place, of, number, || match &made.act {
            Some(act) => act_of(self.subject, act),
            None => MarkAct {
                nominative: made.name.clone(),
                genitive: made.name.clone(),
                instrumental: made.name.clone(),
            },
        });
        let mark = Cell::text("").spanning(u16::try_from(columns).unwrap_or(u16::MAX), 1);
        self.rows.push(Row::new(before.into_iter().chain([mark])));
    }
}

/// What was done, with what kind of unit, by which wording.
type Of = (MarkKind, MarkUnit, usize);

/// «приказ от 03.02.2025 № 12» in the cases that marks need.
fn act_of(subject: Subject<'_>, act: &ActReference) -> MarkAct {
    let requisites = wording::requisites(subject.organisation, act);
    let named = |word: String| format!("{word} {requisites}");
    MarkAct {
        nominative: named(wording::nominative(act.kind)),
        genitive: named(wording::genitive(act.kind)),
        instrumental: named(wording::instrumental(act.kind)),
    }
}

/// The marks of a wording: each kind of each act once, with the cells it stands in.
#[derive(Default)]
struct WordingMarks {
    facts: Vec<MarkContext>,
    names: HashMap<(Of, Option<String>), String>,
    cells: NamedCells,
}

impl WordingMarks {
    fn add(&mut self, place: (usize, usize), of: Of, number: Option<&str>, act: impl FnOnce() -> MarkAct) {
        let fresh = format!("mark-{}", self.facts.len() + 1);
        let name = self.names.entry((of, number.map(str::to_owned))).or_insert_with(|| {
            let (name, number) = (fresh.clone(), number.map(str::to_owned));
            self.facts.push(MarkContext { name, kind: of.0, unit: of.1, number, act: act() });
            fresh
        });
        self.cells.entry(name.clone()).or_default().push(place);
    }

    /// The facts of the marks, and the cells each stands in.
    fn finish(self) -> (Vec<MarkContext>, NamedCells) {
        (self.facts, self.cells)
    }
}
