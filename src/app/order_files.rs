//! Orders that stand alone: found by key or path, checked, composed.

use std::path::{Path, PathBuf};

use time::Date;

use super::data::DataDir;
use super::procedures::{self, Checked, LoadError};
use super::{PaperError, Printer, load_words};
use crate::document::Document;
use crate::domain::ProcedureId;
use crate::import::{self, Limits};
use crate::order::AnnexBody;
use crate::procedure::{self, Fault, FaultKind, FileKind, OrderFile, Organisation, Places, Procedure};
use crate::render::Format;
use crate::report::paper::{self, AnnexRows};
use crate::russian::Words;

/// An order with all it rests on.
#[derive(Debug, Clone)]
pub struct LoadedOrder {
    /// The order.
    pub file: OrderFile,
    /// Its body.
    pub organisation: Organisation,
    /// The procedures it approves.
    pub procedures: Vec<Procedure>,
    /// The text of its file.
    pub text: String,
    /// The files it rests on, by name.
    pub beside: Vec<(String, Vec<u8>)>,
    /// Rows of the tables of its annexes, where they stand in files.
    pub rows: AnnexRows,
    words: Words,
    places: Places,
}

/// The keys of the orders there are, sorted.
pub fn list(data: &DataDir) -> Vec<String> {
    let names = data.list("orders", "toml");
    names.into_iter().filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect()
}

/// The order `named`: the path of a file that ends in `.toml`, or the key of one in the folder `orders`.
///
/// # Errors
/// When a file is missing or faulty.
pub fn load(data: &DataDir, named: &str) -> Result<LoadedOrder, LoadError> {
    let (place, text) = text_of(data, named)?;
    let organisation = match procedure::organisation_named_in(&text) {
        Some(organisation) => Some(procedures::load_organisation(data, &organisation)?),
        None => None,
    };
    let faulty = |faults| LoadError::Faulty { place: place.clone(), faults };
    let (file, places) = procedure::load_order(&place, &text, organisation.as_ref()).map_err(faulty)?;
    let organisation = organisation.ok_or_else(|| faulty(Vec::new()))?;
    let mut procedures = Vec::new();
    for annex in &file.order.text.annexes {
        if let AnnexBody::Procedure(id) = &annex.body {
            procedures.push(approved(data, id, &place)?);
        }
    }
    let (rows, files) = annex_rows(data, named, &place, &file)?;
    let wrong = |faults| LoadError::Faulty { place: data.place("russian"), faults };
    let words = load_words(data).map_err(wrong)?;
    let text_of = |one: &Procedure| {
        let name = format!("{}.toml", one.id);
        Some((name.clone(), data.read(&format!("procedures/{name}"))?.into_bytes()))
    };
    let beside = procedures.iter().filter_map(text_of).chain(files).collect();
    Ok(LoadedOrder { file, organisation, procedures, text, beside, rows, words, places })
}

/// What the order `named` gets wrong: all that reading tells, and, where it can be read, what its text does.
///
/// # Errors
/// When the file cannot be read, or what it rests on is missing.
pub fn check(data: &DataDir, named: &str) -> Result<(Checked, Option<LoadedOrder>), LoadError> {
    let checked = |faults, lints| Checked { file: named.to_owned(), kind: FileKind::Order, faults, lints };
    match load(data, named) {
        Ok(loaded) => {
            let LoadedOrder { file, organisation, words, places, .. } = &loaded;
            let is_day_off = procedures::days_off(data, Some(organisation));
            let lints = procedure::lint_order(file, places, Some(words), is_day_off);
            Ok((checked(Vec::new(), lints), Some(loaded)))
        }
        Err(LoadError::Faulty { faults, .. }) => Ok((checked(faults, Vec::new()), None)),
        Err(error) => Err(error),
    }
}

type Files = Vec<(String, Vec<u8>)>;

/// The rows of annexes that stand in files beside the order, and these files; every one that is missing or does not
/// fit is a fault.
fn annex_rows(
    data: &DataDir,
    named: &str,
    place: &str,
    order: &OrderFile,
) -> Result<(AnnexRows, Files), LoadError> {
    let (mut rows, mut files, mut faults) = (AnnexRows::new(), Files::new(), Vec::new());
    for (at, annex) in order.order.text.annexes.iter().enumerate() {
        let AnnexBody::Table(table) = &annex.body else { continue };
        let Some(name) = &table.file else { continue };
        let key = format!("annex[{}].table.file", at + 1);
        let mut fault = |what| {
            let (file, key) = (place.to_owned(), key.clone());
            faults.push(Fault { file, line: 1, column: 1, key, what, hint: None });
        };
        let read = beside(data, named, name).and_then(|bytes| Some((table_of(name, &bytes)?, bytes)));
        let Some((found, bytes)) = read else {
            fault(FaultKind::NoRowsIn { file: name.clone() });
            continue;
        };
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
        rows.insert(at, found.into_iter().map(filled).collect());
        files.push((name.clone(), bytes));
    }
    if faults.is_empty() {
        Ok((rows, files))
    } else {
        Err(LoadError::Faulty { place: place.to_owned(), faults })
    }
}

/// The file `name` beside the order `named`.
fn beside(data: &DataDir, named: &str, name: &str) -> Option<Vec<u8>> {
    match named.ends_with(".toml") {
        true => std::fs::read(Path::new(named).with_file_name(name)).ok(),
        false => data.bytes(&format!("orders/{name}")),
    }
}

/// The rows of the first table in a file, each as wide as what it holds.
fn table_of(name: &str, bytes: &[u8]) -> Option<Vec<Vec<String>>> {
    let tables = import::read(name, bytes, &Limits::default()).ok()?;
    let table = tables.into_iter().find(|table| !table.rows.is_empty())?;
    let row = |row: crate::form::RawRow| {
        let width = row.cells.last().map_or(0, |cell| usize::from(cell.column) + 1);
        let mut cells = vec![String::new(); width];
        for cell in row.cells {
            cells[usize::from(cell.column)] = cell.text;
        }
        cells
    };
    Some(table.rows.into_iter().map(row).collect())
}

/// The procedure that an annex is.
fn approved(data: &DataDir, id: &ProcedureId, place: &str) -> Result<Procedure, LoadError> {
    match procedures::load(data, id) {
        Ok((procedure, _)) => Ok(procedure),
        Err(LoadError::Missing { .. }) => {
            let what =
                FaultKind::UnknownReference { thing: procedure::Thing::Procedure, name: id.to_string() };
            let key = "annex.procedure".to_owned();
            let fault = Fault { file: place.to_owned(), line: 1, column: 1, key, what, hint: None };
            Err(LoadError::Faulty { place: place.to_owned(), faults: vec![fault] })
        }
        Err(error) => Err(error),
    }
}

fn text_of(data: &DataDir, named: &str) -> Result<(String, String), LoadError> {
    if !named.ends_with(".toml") {
        let path = format!("orders/{named}.toml");
        let place = data.place(&path);
        return match data.read(&path) {
            Some(text) => Ok((place, text)),
            None => Err(LoadError::Missing { place }),
        };
    }
    let path = PathBuf::from(named);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok((named.to_owned(), text)),
        Err(source) => Err(LoadError::Unreadable { path: named.to_owned(), source }),
    }
}

/// The order as the file that `path` names; `today` is the day a draft says it was made on.
///
/// # Errors
/// When the paper cannot be made.
pub fn compose(
    data: &DataDir,
    loaded: &LoadedOrder,
    path: &Path,
    today: Date,
) -> Result<Vec<u8>, PaperError> {
    let format = super::papers::format_of(path)?;
    compose_as(data, loaded, format, today)
}

/// The order in `format`.
///
/// # Errors
/// When the paper cannot be made.
pub fn compose_as(
    data: &DataDir,
    loaded: &LoadedOrder,
    format: Format,
    today: Date,
) -> Result<Vec<u8>, PaperError> {
    let (printer, document) = document_of(data, loaded, today)?;
    printer.write(format, &loaded.organisation.profile, &document)
}

/// Says whether the order can be printed in every format this build writes, before it is signed.
///
/// # Errors
/// When it cannot.
pub(super) fn proof(data: &DataDir, loaded: &LoadedOrder, today: Date) -> Result<(), PaperError> {
    let (printer, document) = document_of(data, loaded, today)?;
    printer.proof(&loaded.organisation.profile, &document)
}

fn document_of(data: &DataDir, loaded: &LoadedOrder, today: Date) -> Result<(Printer, Document), PaperError> {
    let LoadedOrder { file, organisation, procedures, rows, words, .. } = loaded;
    let found = |id: &ProcedureId| procedures.iter().find(|procedure| procedure.id == *id);
    let matter = paper::stand_alone(file, organisation, words, rows, found, today)?;
    let printer = Printer::new(data.clone());
    let document = printer.set(matter, Some(organisation), None)?;
    Ok((printer, document))
}
