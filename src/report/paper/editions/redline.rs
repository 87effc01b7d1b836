//! The redline: the annex with the changes marked in it, such as Word tracks them.

use std::collections::BTreeMap;

use time::Date;

use crate::table::{self, Directory};
use prikaz_amend::{Mark, Piece, StandingRow};
use prikaz_document::{Cell, Content, Inline, Revision, Row, RowRevision, Table};
use prikaz_domain::Entry;
use prikaz_form::Form;

use super::wording::title_of;
use super::woven::{Line, WovenPart, woven};
use super::{Wording, compared};
use crate::paper::context::RedlineContext;
use crate::paper::{Matter, Subject};

/// The last of `wordings` with what changed against the first marked in it. The changes are made by the body, on
/// the day `created`.
pub fn redline(subject: Subject<'_>, wordings: &[Wording<'_>], created: Date) -> Matter {
    let form = &subject.procedure.form;
    let rows = |one: Option<&Wording<'_>>| one.map_or(&[][..], |one| one.entries).to_vec();
    let (old, new) = (rows(wordings.first()), rows(wordings.last()));
    let directory = Directory::of(form, new.iter().chain(&old));
    let woven = woven(form, &[&old, &new]);
    let mut tables = BTreeMap::new();
    let mut parts = Vec::new();
    for (at, part) in woven.iter().enumerate() {
        let name = format!("register-{}", at + 1);
        let before = at.checked_sub(1).and_then(|before| woven.get(before));
        parts.push(part.piece(&name, title_of(subject, part, before)));
        tables.insert(name, table_of(part, &directory));
    }
    let name = |one: Option<&Wording<'_>>| one.map(|one| one.name.clone()).unwrap_or_default();
    let context = RedlineContext {
        title: subject.procedure.register.annex_title.join("\n"),
        pieces: parts,
        from: name(wordings.first()),
        to: name(wordings.last()),
    };
    let title = format!("{} с отмеченными изменениями", subject.procedure.register.annex_title.join(" "));
    let author = subject.organisation.name.full.nominative.clone();
    Matter {
        tables,
        mark: subject.mark(),
        revision: Some(Revision { author, on: created }),
        ..Matter::new(context, subject.properties(&title, created))
    }
}

fn table_of(part: &WovenPart, directory: &Directory) -> Table {
    let width = u16::try_from(part.frame.columns.len()).unwrap_or(u16::MAX);
    let lines = part.lines.iter().map(|line| match line {
        Line::Heading { unit, level, mark } => {
            Row { revision: revision(*mark), ..Row::section(*level, unit.heading.as_str()) }
        }
        Line::Absent(text) => Row::new([Cell::text(text.as_str()).spanning(width, 1)]),
        Line::Row { row: standing, .. } => {
            row(&part.form, directory, standing, part.before.get(&standing.entry.id))
        }
    });
    Table { rows: lines.collect(), ..part.frame.clone() }
}

fn revision(mark: Mark) -> Option<RowRevision> {
    match mark {
        Mark::Original | Mark::Amended(_) => None,
        Mark::Added(_) => Some(RowRevision::Inserted),
        Mark::Excluded(_) => Some(RowRevision::Deleted),
    }
}

fn row(form: &Form, directory: &Directory, standing: &StandingRow, before: Option<&Entry>) -> Row {
    let entry = &standing.entry;
    let from = before.filter(|_| matches!(standing.mark, Mark::Amended(_)));
    let cells = form.columns.iter().map(|column| {
        let text = table::printed_in(column, entry, directory);
        let old = from.map(|from| table::printed_in(column, from, directory));
        match old {
            Some(old) if old != text => Cell::new(Content::Inlines(compared(&old, &text, marked))),
            // The text of a row that comes or goes is tracked with the row.
            _ => Cell::text(text),
        }
    });
    Row { revision: revision(standing.mark), ..Row::new(cells.collect::<Vec<_>>()) }
}

fn marked(piece: Piece<'_>) -> Option<Inline> {
    match piece {
        Piece::Same(_) => None,
        Piece::Deleted(text) => Some(Inline::Deleted(Inline::lines(text))),
        Piece::Inserted(text) => Some(Inline::Inserted(Inline::lines(text))),
    }
}
