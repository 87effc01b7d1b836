//! The redline: the annex with the changes marked in it, such as Word tracks them.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use time::Date;

use crate::amend::{Mark, Piece, StandingRow, consolidated};
use crate::document::{Cell, Content, Inline, Revision, Row, RowRevision, Table};
use crate::domain::{Entry, EntryId};
use crate::form::Form;
use crate::report::table::{self, Directory};

use super::super::{Matter, Subject};
use super::{Wording, compared};

/// The last of `wordings` with what changed against the first marked in it. The changes are made by the body, on
/// the day `created`.
pub fn redline(subject: Subject<'_>, wordings: &[Wording<'_>], created: Date) -> Matter {
    let form = &subject.procedure.form;
    let rows = |one: Option<&Wording<'_>>| one.map_or(&[][..], |one| one.entries).to_vec();
    let (old, new) = (rows(wordings.first()), rows(wordings.last()));
    let before: HashMap<EntryId, &Entry> = old.iter().map(|entry| (entry.id, entry)).collect();
    let standing = consolidated(form, &[&old, &new]);
    let directory = Directory::of(form, new.iter().chain(&old));
    let marked = standing.iter().map(|one| row(form, &directory, one, before.get(&one.entry.id).copied()));
    let table = Table { rows: marked.collect(), ..table::of_register(form, &[]) };
    let name = |one: Option<&Wording<'_>>| one.map(|one| one.name.clone()).unwrap_or_default();
    let context = json!({
        "title": subject.procedure.register.annex_title.join("\n"),
        "from": name(wordings.first()),
        "to": name(wordings.last()),
    });
    let title = format!("{} с отмеченными изменениями", subject.procedure.register.annex_title.join(" "));
    let author = subject.organisation.name.full.nominative.clone();
    Matter {
        tables: BTreeMap::from([("register".to_owned(), table)]),
        mark: subject.mark(),
        revision: Some(Revision { author, on: created }),
        ..Matter::new("redline", context, subject.properties(&title, created))
    }
}

fn row(form: &Form, directory: &Directory, standing: &StandingRow, before: Option<&Entry>) -> Row {
    let entry = &standing.entry;
    let (revision, from) = match standing.mark {
        Mark::Original => (None, None),
        Mark::Added(_) => (Some(RowRevision::Inserted), None),
        Mark::Excluded(_) => (Some(RowRevision::Deleted), None),
        Mark::Amended(_) => (None, before),
    };
    let cells = form.columns.iter().map(|column| {
        let text = table::printed_in(column, entry, directory);
        let old = from.map(|from| table::printed_in(column, from, directory));
        match old {
            Some(old) if old != text => Cell::new(Content::Inlines(compared(&old, &text, marked))),
            // The text of a row that comes or goes is tracked with the row.
            _ => Cell::text(text),
        }
    });
    Row { revision, ..Row::new(cells.collect::<Vec<_>>()) }
}

fn marked(piece: Piece<'_>) -> Option<Inline> {
    match piece {
        Piece::Same(_) => None,
        Piece::Deleted(text) => Some(Inline::Deleted(Inline::lines(text))),
        Piece::Inserted(text) => Some(Inline::Inserted(Inline::lines(text))),
    }
}
