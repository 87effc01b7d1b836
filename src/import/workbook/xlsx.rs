//! Reads the worksheets of an XLSX workbook, cell by cell.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use prikaz_form::{Aside, Merged, Place, RawRow, RawTable, Source, Told};

use super::clean_copy::{CleanCopy, clean_copy};
use super::outline::{Outline, Outlines};
use super::typed::{iso_as_typed, number_as_typed};
use crate::gatherer::Gatherer;
use crate::{ImportError, Limits};

/// The worksheets of a workbook, in its order.
///
/// # Errors
/// When the container is refused, a worksheet cannot be read, or holds more than `limits` allow.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    const ELSEWHERE: usize = 20;
    let CleanCopy { bytes, worksheets, outlines } = clean_copy(bytes, limits)?;
    // Some programs keep worksheets in other folders than Excel.
    let most = if worksheets == 0 { ELSEWHERE } else { worksheets }.min(limits.sheets);
    // The reader checks neither the numbers of rows nor of columns for overflow.
    let read = catch_unwind(AssertUnwindSafe(|| read_sheets(bytes, most, outlines, limits)));
    read.unwrap_or_else(|_| Err(ImportError::damaged("the worksheet has impossible cells")))
}

fn read_sheets(
    copy: Vec<u8>,
    most: usize,
    mut outlines: Outlines,
    limits: &Limits,
) -> Result<Vec<RawTable>, ImportError> {
    let mut workbook = Xlsx::new(Cursor::new(copy)).map_err(ImportError::damaged)?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<(String, bool)> =
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    // More worksheets than parts: one and the same would be read again and again.
    if names.len() > most {
        return Err(ImportError::TooManySheets { count: names.len() as u64, most: most as u64 });
    }
    let mut gatherer = Gatherer::new(limits);
    let mut tables = Vec::new();
    for (name, is_hidden) in names {
        let mut outline = outlines.take(&name);
        if is_hidden {
            outline.told.push(Told::of_sheet(&name));
        }
        match read_sheet(&mut workbook, &name, outline, &mut gatherer) {
            Ok(table) => tables.push(table),
            Err(SheetError::NoSheet) => {}
            Err(SheetError::Refused(refused)) => return Err(refused),
        }
    }
    if tables.is_empty() { Err(ImportError::NoSheets) } else { Ok(tables) }
}

enum SheetError {
    /// A chart or a sheet of macros in the place of a worksheet.
    NoSheet,
    Refused(ImportError),
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
    outline: Outline,
    gatherer: &mut Gatherer<'_>,
) -> Result<RawTable, SheetError> {
    let sheet: Arc<str> = name.into();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|error| match error {
        XlsxError::NotAWorksheet(_) => SheetError::NoSheet,
        other => SheetError::Refused(ImportError::damaged(other)),
    })?;
    let mut last = (0, 0);
    loop {
        let cell = cells.next_cell().map_err(|error| SheetError::Refused(unreadable(error, &sheet, last)))?;
        let Some(cell) = cell else { break };
        last = cell.get_position();
        take(gatherer, last, cell.get_value()).map_err(SheetError::Refused)?;
    }
    let Outline { merged, hidden, mut told } = outline;
    let mut rows = gatherer.rows();
    uncover(&mut rows, &merged, &mut told);
    Ok(RawTable { source: Source::Sheet(sheet), rows, merged, hidden, told, ..RawTable::default() })
}

/// Takes out what stands under merged cells: other programs leave it there, and nobody sees it.
fn uncover(rows: &mut [RawRow], merged: &[Merged], told: &mut Vec<Told>) {
    for area in merged {
        let first = rows.partition_point(|row| row.row < area.rows.0);
        for row in rows[first..].iter_mut().take_while(|row| row.row <= area.rows.1) {
            let number = row.row;
            row.cells.retain(|cell| {
                let inside = (area.columns.0..=area.columns.1).contains(&cell.column);
                let is_first = (number, cell.column) == (area.rows.0, area.columns.0);
                let covered = inside && !is_first;
                if covered {
                    let (what, text) = (Aside::Covered, cell.text.clone());
                    told.push(Told { row: number, column: Some(cell.column), what, text });
                }
                !covered
            });
        }
    }
}

fn unreadable(error: XlsxError, sheet: &Arc<str>, (row, column): (u32, u32)) -> ImportError {
    match error {
        XlsxError::CellError(value) => {
            let column = u16::try_from(column).ok();
            let after = Place { source: Source::Sheet(sheet.clone()), row: row.saturating_add(1), column };
            ImportError::FailedFormula { after: after.to_string(), value }
        }
        other => ImportError::damaged(other),
    }
}

fn take(
    gatherer: &mut Gatherer<'_>,
    (row, column): (u32, u32),
    value: &DataRef<'_>,
) -> Result<(), ImportError> {
    match value {
        DataRef::Empty => Ok(()),
        DataRef::String(text) | DataRef::DurationIso(text) => gatherer.take(row, column, text),
        DataRef::SharedString(text) => gatherer.take(row, column, text),
        DataRef::Int(number) => gatherer.take(row, column, &number.to_string()),
        DataRef::Float(number) => gatherer.take(row, column, &number_as_typed(*number)),
        DataRef::Bool(yes) => gatherer.take(row, column, if *yes { "да" } else { "нет" }),
        DataRef::DateTime(moment) => gatherer.take(row, column, &moment_as_typed(moment)),
        DataRef::DateTimeIso(moment) => gatherer.take(row, column, &iso_as_typed(moment)),
        DataRef::Error(error) => gatherer.take(row, column, failure(error)),
    }
}

/// `11.04.2024`, with the time where there is one; a time alone as `15:30`.
fn moment_as_typed(moment: &ExcelDateTime) -> String {
    const LAST_DAY: f64 = 2_958_466.0;
    let days = moment.as_f64();
    if !(0.0..LAST_DAY).contains(&days) {
        return number_as_typed(days);
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    if moment.is_duration() {
        let minutes = (days * 1440.0).round();
        return format!("{}:{:02}", (minutes / 60.0).trunc(), minutes % 60.0);
    }
    let date = format!("{day:02}.{month:02}.{year}");
    match (days < 1.0, (hour, minute)) {
        (true, _) => format!("{hour:02}:{minute:02}"),
        (false, (0, 0)) => date,
        (false, _) => format!("{date} {hour:02}:{minute:02}"),
    }
}

/// As a Russian worksheet shows a failed formula.
fn failure(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#ДЕЛ/0!",
        CellErrorType::NA => "#Н/Д",
        CellErrorType::Name => "#ИМЯ?",
        CellErrorType::Null => "#ПУСТО!",
        CellErrorType::Num => "#ЧИСЛО!",
        CellErrorType::Ref => "#ССЫЛКА!",
        CellErrorType::Value => "#ЗНАЧ!",
        CellErrorType::GettingData => "#DATA!",
    }
}
