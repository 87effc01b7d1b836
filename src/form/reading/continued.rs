//! Tables that go on another one: Word parts a table at the end of a page, people part it by an empty line, and a second
//! worksheet goes on the first without saying its head again.
//!
//! Such tables are read as one, so that all that holds from row to row holds across them; their cells keep their own
//! places.

use std::borrow::Cow;
use std::collections::BTreeSet;

use prikaz_domain::Severity;

use super::check::check;
use super::several;
use crate::heads::head::{Head, of_head};
use crate::heads::matching::match_head;
use crate::table::fault::{Fault, FaultKind};
use crate::{Form, RawTable, Source};

/// A table with those that go on it.
pub(super) struct Joined<'t> {
    pub(crate) table: Cow<'t, RawTable>,
    /// That they were read so.
    pub(crate) faults: Vec<Fault>,
}

/// `chosen` among `tables` with those behind it that go on it: they have no head of their own, as many columns as it has
/// under its head, and rows most of which are sound under that.
pub(crate) fn joined<'t>(form: &Form, tables: &'t [RawTable], chosen: &'t RawTable) -> Joined<'t> {
    let mut made = Joined { table: Cow::Borrowed(chosen), faults: Vec::new() };
    let mut found = None;
    if form.shapes.iter().any(|shape| shape.tables.is_some()) {
        found = match_head(form, chosen).0;
        if let Some(table) = found.as_ref().and_then(|head| several::joined(form, tables, chosen, head)) {
            made.table = Cow::Owned(table);
            return made;
        }
    }
    let behind = tables.iter().skip_while(|table| !std::ptr::eq(*table, chosen)).skip(1);
    let behind: Vec<&RawTable> = behind.filter(|table| !table.rows.is_empty()).collect();
    if behind.is_empty() {
        return made;
    }
    let Some(head) = found.or_else(|| match_head(form, chosen).0) else { return made };
    for other in behind {
        let Some(other) = fitted(form, chosen, &head, other) else { break };
        let rows = other.rows.len();
        let first = other.rows[0].row;
        made.faults.push(of_head(&other, first, None, FaultKind::TableContinued { rows }));
        made.table.to_mut().append(other);
    }
    made
}

/// `other` as it would go on `chosen`, with its columns where those of `chosen` are; none where it does not.
fn fitted(form: &Form, chosen: &RawTable, head: &Head, other: &RawTable) -> Option<RawTable> {
    if matches!(other.source, Source::Whole) || match_head(form, other).0.is_some() {
        return None;
    }
    let wanted: BTreeSet<u16> =
        head.titles.iter().map(|title| title.column).chain(head.columns.keys().copied()).collect();
    let found: BTreeSet<u16> =
        other.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    let mut fitted = other.clone();
    if !found.is_subset(&wanted) {
        // A table of Word has a grid of its own: columns are told by their order.
        if found.len() != wanted.len() || !matches!(other.source, Source::Table(_)) {
            return None;
        }
        let order: Vec<u16> = wanted.into_iter().collect();
        let of = |column: u16| found.range(..column).count();
        let moved = |column: u16| order.get(of(column)).copied().unwrap_or(column);
        fitted
            .rows
            .iter_mut()
            .flat_map(|row| &mut row.cells)
            .for_each(|cell| cell.column = moved(cell.column));
        fitted.merged.iter_mut().for_each(|area| {
            area.columns = (moved(area.columns.0), moved(area.columns.1));
        });
        fitted.told.iter_mut().for_each(|told| told.column = told.column.map(moved));
    }
    is_sound(form, chosen, head, &fitted).then_some(fitted)
}

/// Whether most of the rows of `other` are sound under the head of `chosen`.
fn is_sound(form: &Form, chosen: &RawTable, head: &Head, other: &RawTable) -> bool {
    let mut trial = RawTable {
        source: chosen.source.clone(),
        rows: chosen.rows[..head.body].to_vec(),
        merged: chosen.merged.iter().filter(|area| area.rows.0 <= head.row).copied().collect(),
        ..RawTable::default()
    };
    trial.append(other.clone());
    let checked = check(form, &trial);
    let wrong: BTreeSet<u32> = checked
        .faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error && fault.place.source == other.source)
        .map(|fault| fault.place.row)
        .collect();
    let rows = checked.rows.len();
    let sound = checked.rows.iter().filter(|row| !wrong.contains(&row.place.row)).count();
    rows > 0 && sound * 2 >= rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::form::tests::{column, points};
    use crate::table::raw::tests::table;
    use crate::{ColumnKind, Merged};

    #[test]
    fn a_table_goes_on_another_under_whose_merged_titles_its_rows_are_sound() {
        let mut form = points();
        "Точка: вид".clone_into(&mut form.columns[2].title);
        "Обращение: вид".clone_into(&mut form.columns[3].title);
        form.columns.push(column("help", "Помощь: вид", ColumnKind::Text { longest: 300 }));
        // Only the merged cell tells that «вид» under the end of it is that of the point.
        let first = "Процесс | Точка |  | Обращение\n | | вид | вид\n\
                     приём | | цифровая точка | консультация";
        let over = Merged { rows: (1, 1), columns: (1, 2) };
        let first = RawTable { source: Source::Table(1), merged: vec![over], ..table(first) };
        let parts = |second: &str| {
            let tables = [first.clone(), RawTable { source: Source::Table(2), ..table(second) }];
            joined(&form, &tables, &tables[0]).table.parts.len()
        };
        assert_eq!(
            parts("выдача | | офлайн-точка | получение форм\nотказ | | офлайн-точка | консультация"),
            1
        );
        assert_eq!(parts("выдача | офлайн-точка | 3 | получение форм"), 0, "values of other columns");
    }
}
