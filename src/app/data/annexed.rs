//! What the annexes of an order rest on, beside the register: procedures, and tables that stand in files.

use prikaz_import::{self as import, Limits};
use prikaz_order::{Annex, AnnexBody, AnnexTable};
use prikaz_procedure::keys::{annex_table, order_annex};
use prikaz_procedure::{Fault, FaultKind, Places, Procedure, Thing};
use prikaz_report::paper::AnnexRows;

use crate::data::load_error::LoadError;
use crate::data::loading::load_alone;
use crate::{AppError, DataDir};

/// What the annexes that an order brings itself rest on.
#[derive(Debug, Default)]
pub struct Annexed {
    /// The procedures they are.
    pub procedures: Vec<Procedure>,
    /// The rows of tables that stand in files, by the place of the annex.
    pub rows: AnnexRows,
    /// These files, by name.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What `annexes` rest on; every file that is missing or does not fit is a fault of the file at `place`, where the
/// annexes stand under the key given, with the places of its keys. `beside` gives the files beside it.
pub(crate) fn own_annexes(
    data: &DataDir,
    place: &str,
    annexes: &[Annex],
    (key, places): (&str, &Places),
    beside: impl Fn(&str) -> Option<Vec<u8>>,
) -> Result<Annexed, LoadError> {
    let (mut own, mut faults) = (Annexed::default(), Vec::new());
    for (at, annex) in annexes.iter().enumerate() {
        let mut fault = |of: &str, what| {
            let key = format!("{key}[{}].{of}", at + 1);
            faults.push(Fault::at(place, places.of(&key), key, what));
        };
        let of_file = order_annex::TABLE.path(&annex_table::FILE);
        match &annex.body {
            AnnexBody::Procedure(id) => match load_alone(data, id) {
                Ok((procedure, _)) => own.procedures.push(procedure),
                Err(LoadError::Missing { .. }) => {
                    let (thing, name) = (Thing::Procedure, id.to_string());
                    fault(order_annex::PROCEDURE.name, FaultKind::UnknownReference { thing, name });
                }
                Err(error) => return Err(error),
            },
            AnnexBody::Table(AnnexTable { file: Some(name), .. }) => {
                let read = beside(name).and_then(|bytes| Some((table_of(name, &bytes)?, bytes)));
                let Some((found, bytes)) = read else {
                    fault(&of_file, FaultKind::NoRowsIn { file: name.clone() });
                    continue;
                };
                let AnnexBody::Table(table) = &annex.body else { continue };
                let rows = fitted(table, found, |what| fault(&of_file, what));
                own.rows.insert(at, rows);
                own.files.push((name.clone(), bytes));
            }
            AnnexBody::Table(_) | AnnexBody::Register | AnnexBody::Text(_) | AnnexBody::Beside => {}
        }
    }
    if faults.is_empty() { Ok(own) } else { Err(LoadError::Faulty { place: place.to_owned(), faults }) }
}

/// The rows read from a file, each as wide as the table; what does not fit is told.
fn fitted(table: &AnnexTable, found: Vec<Vec<String>>, mut fault: impl FnMut(FaultKind)) -> Vec<Vec<String>> {
    let columns = match table.columns.len() {
        0 => found.first().map_or(0, Vec::len),
        columns => columns,
    };
    for (row, cells) in (1..).zip(found.iter().map(Vec::len)).filter(|(_, cells)| *cells > columns) {
        fault(FaultKind::RowWidth { row, cells, columns });
    }
    if !table.widths.is_empty() && table.widths.len() != columns {
        fault(FaultKind::RowWidth { row: 0, cells: table.widths.len(), columns });
    }
    let filled = |mut row: Vec<String>| {
        row.resize(columns, String::new());
        row
    };
    found.into_iter().map(filled).collect()
}

/// What the annexes that the order of `procedure` brings beside the register rest on.
///
/// # Errors
/// When one of them is missing or faulty.
pub fn annexed(data: &DataDir, procedure: &Procedure) -> Result<Annexed, LoadError> {
    let path = format!("procedures/{}.toml", procedure.id);
    annexed_at(data, &data.place(&path), procedure, &Places::default())
}

/// As [`annexed`], for a paper of a register.
///
/// # Errors
/// When one of them is missing or faulty.
pub(crate) fn annexed_of(data: &DataDir, procedure: &Procedure) -> Result<Annexed, AppError> {
    annexed(data, procedure).map_err(|error| match error {
        LoadError::Faulty { faults, .. } => AppError::Data(faults),
        LoadError::Missing { .. } | LoadError::Unreadable { .. } => {
            AppError::NoProcedure(procedure.id.clone())
        }
    })
}

pub(crate) fn annexed_at(
    data: &DataDir,
    place: &str,
    procedure: &Procedure,
    places: &Places,
) -> Result<Annexed, LoadError> {
    let own = procedure.order.text.annexes.get(1..).unwrap_or_default();
    let beside = |name: &str| data.bytes(&format!("procedures/{name}"));
    own_annexes(data, place, own, ("order.annex", places), beside)
}

/// The rows of the first table in a file, each as wide as what it holds.
fn table_of(name: &str, bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let tables = import::read(name, bytes, &Limits::default()).ok()?;
    let table = tables.into_iter().find(|table| !table.rows.is_empty())?;
    let row = |row: prikaz_form::RawRow| {
        let width = row.cells.last().map_or(0, |cell| usize::from(cell.column) + 1);
        let mut cells = vec![String::new(); width];
        for cell in row.cells {
            cells[usize::from(cell.column)] = cell.text;
        }
        cells
    };
    Some(table.rows.into_iter().map(row).collect())
}
