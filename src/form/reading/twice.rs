//! Rows of one file that nothing tells apart: those with one key of the form.
//!
//! The key says which row is which, so of two with one key nobody can say later which was meant. That may be right (a
//! key need not tell everything), so the rows are taken; but never in silence.

use prikaz_domain::ColumnKey;

use super::checked::Row;
use crate::content::grid::Grid;
use crate::heads::head::of_column;
use crate::table::fault::{Fault, FaultKind};
use crate::{Column, Form, Place, RuleKind, Source};

/// What is told of rows that have one key: the later ones, each with the row that has it first.
pub(crate) fn told(form: &Form, columns: &[(u16, &Column)], rows: &[Row]) -> Vec<Fault> {
    let named = |keys: &[ColumnKey]| -> Vec<ColumnKey> {
        let is_named = |key: &&ColumnKey| columns.iter().any(|(_, column)| column.key == **key);
        keys.iter().filter(is_named).cloned().collect()
    };
    let all = || -> Vec<ColumnKey> { form.filled_in().map(|column| column.key.clone()).collect() };
    let key = if form.key.is_empty() { named(&all()) } else { named(&form.key) };
    let Some((number, column)) =
        key.first().and_then(|first| columns.iter().find(|(_, column)| column.key == *first))
    else {
        return Vec::new();
    };
    // A rule of content that says the same has its own words and its own clause.
    let rules: Vec<Vec<ColumnKey>> = form.rules.iter().filter_map(|rule| told_apart_by(&rule.kind)).collect();
    let grid =
        Grid::of(rows.iter().map(|row| &row.cells).collect(), key.iter().chain(rules.iter().flatten()));
    let is_said = |one: usize, other: usize| {
        rules.iter().any(|columns| grid.key(one, columns) == grid.key(other, columns))
    };
    let titles = || key.iter().filter_map(|key| form.column(key)).map(|column| column.title.clone());
    let mut faults = Vec::new();
    for group in grid.groups(&key) {
        for row in group[1..].iter().filter(|row| !is_said(group[0], **row)) {
            let (first, later) = (&rows[group[0]].place, &rows[*row].place);
            let other = Some(&first.source).filter(|source| **source != later.source);
            let kind = FaultKind::KeyTwice {
                first: first.row,
                first_sheet: other.and_then(|source| match source {
                    Source::Sheet(name) => Some(name.to_string()),
                    _ => None,
                }),
                first_table: other.and_then(|source| match source {
                    Source::Table(number) => Some(*number),
                    _ => None,
                }),
                alike: rows[*row].cells == rows[group[0]].cells,
                columns: titles().collect(),
            };
            let place = Place { column: Some(*number), ..rows[*row].place.clone() };
            faults.push(of_column(place, column, kind));
        }
    }
    faults
}

/// The columns that a rule lets stand together only once.
fn told_apart_by(rule: &RuleKind) -> Option<Vec<ColumnKey>> {
    match rule {
        RuleKind::UniqueWithin { columns, within } => Some(within.iter().chain(columns).cloned().collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::FaultKind;
    use crate::definition::form::tests::{key, points};
    use crate::reading::check::check;
    use crate::table::raw::tests::table;

    #[test]
    fn rows_are_told_apart_by_those_columns_of_the_key_that_the_file_has() {
        let mut form = points();
        form.key = vec![key("kind"), key("process")];
        let told = |text: &str| -> Vec<Vec<String>> {
            let faults = check(&form, &table(text)).faults.into_iter();
            let columns = faults.filter_map(|fault| match fault.kind {
                FaultKind::KeyTwice { columns, .. } => Some(columns),
                _ => None,
            });
            columns.collect()
        };
        let rows = "Процесс | Потребности\nприём | консультация\nприём | получение форм";
        assert_eq!(told(rows), [["Процесс"]]);
        let whole = "Процесс | Вид точки | Потребности\n\
                     приём | цифровая точка | консультация\nприём | офлайн-точка | получение форм";
        assert!(told(whole).is_empty());
    }
}
