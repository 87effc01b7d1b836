//! Changes row by row, было beside стало, with a column of their own for whoever is to say something of each.

use crate::amend::Piece;
use crate::document::{Cell, Column, Content, Inline, Row, Table};
use crate::domain::{Entry, EntryId};
use crate::form::{ColumnKind, EntryChange, diff};
use crate::report::table::{self, Directory};

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
        let find = |rows: &[Entry], id: EntryId| rows.iter().find(|entry| entry.id == id).cloned();
        let mut made = Self { rows: Vec::new(), cells: Vec::new() };
        let said = Said { subject, directory: &directory };
        for change in diff(before, after) {
            let (id, cells) = match &change {
                EntryChange::Added { entry, .. } => (entry.id, said.added(entry)),
                EntryChange::Excluded { id, number } => {
                    let Some(entry) = find(before, *id) else { continue };
                    (*id, said.excluded(number, &entry))
                }
                EntryChange::Changed { id, .. } => {
                    let (Some(old), Some(new)) = (find(before, *id), find(after, *id)) else { continue };
                    match said.changed(&old, &new) {
                        Some(cells) => (*id, cells),
                        // Only what is not printed: the unit that keeps the row.
                        None => continue,
                    }
                }
            };
            made.rows.push(id);
            made.cells.push(cells);
        }
        made
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

struct Said<'a> {
    subject: Subject<'a>,
    directory: &'a Directory,
}

impl Said<'_> {
    fn added(&self, entry: &Entry) -> [Cell; 3] {
        [Cell::text(entry.number.as_str()), Cell::text("строки не было"), Cell::new(self.whole(entry))]
    }

    fn excluded(&self, number: &str, entry: &Entry) -> [Cell; 3] {
        [Cell::text(number), Cell::new(self.whole(entry)), Cell::text("строка исключается")]
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
        (!was.is_empty()).then(|| [Cell::text(new.number.as_str()), content(was), content(is)])
    }

    /// The whole row, a column a line.
    fn whole(&self, entry: &Entry) -> Content {
        let mut inlines = Vec::new();
        for column in &self.subject.procedure.form.columns {
            let text = table::printed_in(column, entry, self.directory);
            if column.kind != ColumnKind::Number && !text.is_empty() {
                titled(&mut inlines, &column.title, Inline::lines(&text.replace('\n', "; ")));
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
    let is_blank = crate::document::plain(&text).trim().is_empty();
    into.extend(if is_blank { vec![Inline::Text("—".to_owned())] } else { text });
}
