//! Changes row by row, было beside стало, with a column of their own for whoever is to say something of each.

use std::collections::{HashMap, HashSet};

use crate::table::{self, Directory};
use prikaz_amend::Piece;
use prikaz_document::{Cell, Column, Content, Inline, Row, Table};
use prikaz_domain::{Entry, EntryId};
use prikaz_form::ColumnKind;

use super::Subject;
use super::editions::compared;

/// Rows that come, change or go between two wordings.
pub(super) struct Changes {
    /// The rows, in the order of the table.
    pub(super) rows: Vec<EntryId>,
    cells: Vec<[Cell; 3]>,
}

impl Changes {
    /// What makes `after` of `before`.
    pub(super) fn between(subject: Subject<'_>, before: &[Entry], after: &[Entry]) -> Self {
        let form = &subject.procedure.form;
        let directory = Directory::of(form, after.iter().chain(before));
        let said = ChangeWords { subject, directory: &directory };
        let mut made = Self { rows: Vec::new(), cells: Vec::new() };
        let stays: HashSet<EntryId> = after.iter().map(|entry| entry.id).collect();
        let places: HashMap<EntryId, usize> =
            before.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect();
        // Rows that go stand where they stood. A row is the same row whatever its number: before the first edition is
        // approved all are numbered through after every change.
        let mut next = 0;
        let mut gone = |made: &mut Self, to: usize| {
            for entry in before.get(next..to).into_iter().flatten().filter(|entry| !stays.contains(&entry.id))
            {
                made.push(entry.id, said.excluded(entry));
            }
            next = next.max(to);
        };
        for entry in after {
            match places.get(&entry.id) {
                Some(place) => {
                    gone(&mut made, *place);
                    if let Some(cells) = said.changed(&before[*place], entry) {
                        made.push(entry.id, cells);
                    }
                }
                None => made.push(entry.id, said.added(entry)),
            }
        }
        gone(&mut made, before.len());
        made
    }

    fn push(&mut self, id: EntryId, cells: [Cell; 3]) {
        self.rows.push(id);
        self.cells.push(cells);
    }

    /// The table, with what `beside` gives for each row.
    pub(super) fn table(self, beside: impl Fn(EntryId) -> Cell) -> Table {
        let row = |(id, [place, was, is]): (EntryId, [Cell; 3])| Row::new([place, was, is, beside(id)]);
        Table {
            name: "Изменения".to_owned(),
            columns: [10.0, 34.0, 34.0, 22.0].map(Column::new).to_vec(),
            head: vec![Row::new(["Строка", "Было", "Стало", "Замечание"].map(Cell::text))],
            rows: self.rows.into_iter().zip(self.cells).map(row).collect(),
            ..Table::default()
        }
    }
}

struct ChangeWords<'a> {
    subject: Subject<'a>,
    directory: &'a Directory,
}

impl ChangeWords<'_> {
    fn added(&self, entry: &Entry) -> [Cell; 3] {
        [Cell::text(entry.number.as_str()), Cell::text("строки не было"), Cell::new(self.whole(entry))]
    }

    fn excluded(&self, entry: &Entry) -> [Cell; 3] {
        [Cell::text(entry.number.as_str()), Cell::new(self.whole(entry)), Cell::text("строка исключается")]
    }

    /// The columns that read otherwise, with the words that go and those that come set strong.
    fn changed(&self, old: &Entry, new: &Entry) -> Option<[Cell; 3]> {
        let (mut was, mut is) = (Vec::new(), Vec::new());
        for column in &self.subject.procedure.form.columns {
            let printed = |entry| table::printed_in(column, entry, self.directory);
            let (before, after) = (printed(old), printed(new));
            if column.kind == ColumnKind::Number || before == after {
                continue;
            }
            let strong = |text: &str| Some(Inline::Strong(Inline::lines(text)));
            let gone = compared(&before, &after, |piece| match piece {
                Piece::Deleted(text) => strong(text),
                Piece::Inserted(_) | Piece::Same(_) => None,
            });
            let come = compared(&before, &after, |piece| match piece {
                Piece::Inserted(text) => strong(text),
                Piece::Deleted(_) | Piece::Same(_) => None,
            });
            titled(&mut was, &column.title, gone.into_vec());
            titled(&mut is, &column.title, come.into_vec());
        }
        let content = |inlines: Vec<Inline>| Cell::new(Content::Inlines(inlines.into_boxed_slice()));
        let number = match old.number == new.number {
            true => new.number.clone(),
            false => format!("{} (прежде {})", new.number, old.number),
        };
        (!was.is_empty()).then(|| [Cell::text(number), content(was), content(is)])
    }

    /// The whole row, a column a line.
    fn whole(&self, entry: &Entry) -> Content {
        let mut inlines = Vec::new();
        for column in &self.subject.procedure.form.columns {
            let text = table::printed_in(column, entry, self.directory);
            if column.kind != ColumnKind::Number && !text.is_empty() {
                titled(&mut inlines, &column.title, Inline::lines(&text.replace('\n', " ")));
            }
        }
        Content::Inlines(inlines.into_boxed_slice())
    }
}

/// Adds a line «Графа: text»; an empty cell says so.
fn titled(into: &mut Vec<Inline>, title: &str, text: Vec<Inline>) {
    if !into.is_empty() {
        into.push(Inline::LineBreak);
    }
    into.push(Inline::Emphasis(vec![Inline::Text(format!("{title}:"))]));
    into.push(Inline::Text(" ".to_owned()));
    let is_blank = prikaz_document::plain(&text).trim().is_empty();
    into.extend(if is_blank { vec![Inline::Text("—".to_owned())] } else { text });
}
