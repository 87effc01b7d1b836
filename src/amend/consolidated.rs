//! The consolidated wording: the text as it stands after all amendments, with marks of who changed what.

use std::collections::{HashMap, HashSet};

use prikaz_domain::{Entry, EntryId};
use prikaz_form::{Form, PrintedNumber};

/// A row of the consolidated wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingRow {
    /// The row as it reads, or as it read when it was excluded.
    pub entry: Entry,
    /// What was done with it last.
    pub mark: Mark,
}

/// What was done with a row last, and by which edition of those given (from 0, the first being the original).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: it reads as it did at first.
    Original,
    /// It was added.
    Added(usize),
    /// It was restated, or words in it were changed.
    Amended(usize),
    /// It was excluded; the number stays.
    Excluded(usize),
}

/// The rows of the last of `editions`, and those excluded since the first, each in its place.
pub fn consolidated(form: &Form, editions: &[&[Entry]]) -> Vec<StandingRow> {
    let Some((first, later)) = editions.split_first() else { return Vec::new() };
    let original = first.iter().map(|entry| StandingRow { entry: entry.clone(), mark: Mark::Original });
    let mut rows: Vec<StandingRow> = original.collect();
    for (edition, no) in later.iter().zip(1..) {
        rows = after(form, rows, edition, no);
    }
    rows
}

/// The rows after the edition `no`: each of its rows behind those that went before it.
fn after(form: &Form, rows: Vec<StandingRow>, edition: &[Entry], no: usize) -> Vec<StandingRow> {
    let mut standing: HashMap<EntryId, usize> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        if !matches!(row.mark, Mark::Excluded(_)) {
            standing.insert(row.entry.id, place);
        }
    }
    let kept: HashSet<EntryId> =
        edition.iter().filter(|entry| standing.contains_key(&entry.id)).map(|entry| entry.id).collect();
    let mut woven = Vec::with_capacity(rows.len().max(edition.len()));
    let mut rows = rows.into_iter().peekable();
    for entry in edition {
        let is_kept = kept.contains(&entry.id);
        let number = PrintedNumber::parse(&entry.number);
        // Rows that are gone stay before a row that stays, and before a new one of a higher number.
        while let Some(gone) = rows.next_if(|row| {
            let is_gone = matches!(row.mark, Mark::Excluded(_)) || !kept.contains(&row.entry.id);
            let comes_first = is_kept || PrintedNumber::parse(&row.entry.number) < number;
            is_gone && comes_first
        }) {
            woven.push(excluded(gone, no));
        }
        if !is_kept {
            woven.push(StandingRow { entry: entry.clone(), mark: Mark::Added(no) });
        } else if let Some(row) = rows.next_if(|row| row.entry.id == entry.id) {
            let mark = if form.reads_the_same(&row.entry, entry) { row.mark } else { Mark::Amended(no) };
            woven.push(StandingRow { entry: entry.clone(), mark });
        } else {
            // A row that was moved: no amendment does that.
            woven.push(StandingRow { entry: entry.clone(), mark: Mark::Amended(no) });
        }
    }
    woven.extend(
        rows.filter(|row| !kept.contains(&row.entry.id) || matches!(row.mark, Mark::Excluded(_)))
            .map(|row| excluded(row, no)),
    );
    woven
}

fn excluded(row: StandingRow, no: usize) -> StandingRow {
    match row.mark {
        Mark::Excluded(_) => row,
        _ => StandingRow { entry: row.entry, mark: Mark::Excluded(no) },
    }
}
