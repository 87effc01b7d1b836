//! The body's list of processes («реестр процессов»), as a table with a unit and what tells a process.

use std::collections::BTreeMap;

use prikaz_domain::ColumnKey;
use prikaz_fact::coded;
use prikaz_form::{Form, ListedProcess, RawRow, RawTable, folded, process_columns};
use prikaz_procedure::{Organisation, Unit};

use crate::Rulebook;

/// Head of the column with units.
const UNIT: &str = "Подразделение";

coded! {
/// What is wrong with a list of processes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ListFault {
    /// No row has the heads.
    NoHead {
        /// The heads that are looked for.
        heads: Vec<String>,
    },
    /// A row names a unit that is none.
    NoUnit {
        /// The row.
        row: u32,
        /// What it names.
        value: String,
    },
    /// A row says nothing in a column.
    Blank {
        /// The row.
        row: u32,
        /// The column.
        title: String,
    },
}
}

/// The list in the first of `tables` that has its heads.
///
/// # Errors
/// All that is wrong with it.
pub fn process_list(book: &Rulebook, tables: &[RawTable]) -> Result<Vec<ListedProcess>, Vec<ListFault>> {
    let form = &book.procedure.form;
    let wanted = heads(form);
    let found = tables.iter().find_map(|table| {
        let place = table.rows.iter().position(|row| places(row, &wanted).is_some())?;
        Some((table, place, places(&table.rows[place], &wanted)?))
    });
    let Some((table, head, places)) = found else {
        return Err(vec![ListFault::NoHead { heads: wanted.into_iter().map(|(_, title)| title).collect() }]);
    };
    let (mut listed, mut faults) = (Vec::new(), Vec::new());
    for row in &table.rows[head + 1..] {
        match process(&book.organisation, &wanted, &places, row) {
            Ok(process) => listed.push(process),
            Err(wrong) => faults.extend(wrong),
        }
    }
    if faults.is_empty() { Ok(listed) } else { Err(faults) }
}

/// The head of the units, then those of the columns that tell a process.
fn heads(form: &Form) -> Vec<(Option<ColumnKey>, String)> {
    let columns = process_columns(form).unwrap_or_default().iter().filter_map(|key| form.column(key));
    let titles = columns.map(|column| (Some(column.key.clone()), column.title.clone()));
    std::iter::once((None, UNIT.to_owned())).chain(titles).collect()
}

/// Where each head stands in a row; none where one is missing.
fn places(row: &RawRow, wanted: &[(Option<ColumnKey>, String)]) -> Option<Vec<u16>> {
    let place = |title: &String| {
        row.cells.iter().find(|cell| folded(&cell.text) == folded(title)).map(|cell| cell.column)
    };
    wanted.iter().map(|(_, title)| place(title)).collect()
}

fn process(
    body: &Organisation,
    wanted: &[(Option<ColumnKey>, String)],
    places: &[u16],
    row: &RawRow,
) -> Result<ListedProcess, Vec<ListFault>> {
    let mut faults = Vec::new();
    let mut cells = BTreeMap::new();
    let mut unit = None;
    for ((key, title), place) in wanted.iter().zip(places) {
        let text = row.text(*place).split_whitespace().collect::<Vec<_>>().join(" ");
        match key {
            None => unit = Some(text),
            Some(_) if text.is_empty() => {
                faults.push(ListFault::Blank { row: row.row, title: title.clone() })
            }
            Some(key) => drop(cells.insert(key.clone(), text)),
        }
    }
    let named = unit.unwrap_or_default();
    let is_named = |unit: &&Unit| folded(&unit.title) == folded(&named) || unit.id.as_str() == named;
    match body.units.iter().find(is_named) {
        Some(unit) if faults.is_empty() => Ok(ListedProcess { unit: unit.id.clone(), cells }),
        Some(_) => Err(faults),
        None => {
            faults.push(ListFault::NoUnit { row: row.row, value: named });
            Err(faults)
        }
    }
}
