//! Reads the tables of an OpenDocument spreadsheet (ODS; OpenDocument 1.3 part 3, clause 9).
//!
//! LibreOffice writes equal rows and cells once, with how often they are repeated: mostly a million blank ones, which
//! cost nothing here, since only what is filled in is kept.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::{Gatherer, narrow};
use super::typed::{iso_as_typed, number_as_typed};
use super::xml::{DEEPEST, attribute, meant};
use super::{ImportError, Limits};
use crate::form::{Hidden, Merged, RawTable, Source};

/// The tables of `content.xml`, in its order.
///
/// # Errors
/// When it is of a text or a drawing, is damaged, or holds more than `limits` allow.
pub(super) fn read(content: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    let content = std::str::from_utf8(content).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(content);
    let mut walk = Walk {
        gatherer: Gatherer::new(limits),
        open: Vec::new(),
        hidden: 0,
        spreadsheet: false,
        tables: Vec::new(),
        sheet: None,
        cell: None,
    };
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) => walk.begin(&element)?,
            Event::Empty(element) => {
                walk.begin(&element)?;
                walk.end()?;
            }
            Event::End(_) => walk.end()?,
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(entity) => walk.text(&meant(&entity)?),
            Event::DocType(_) => return Err(ImportError::DocumentType { part: "content.xml".to_owned() }),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    match (walk.open.is_empty(), walk.spreadsheet) {
        (false, _) => Err(ImportError::damaged("content.xml ends too early")),
        (true, false) => Err(ImportError::OpenDocumentText),
        (true, true) if walk.tables.is_empty() => Err(ImportError::NoSheets),
        (true, true) => Ok(walk.tables),
    }
}

/// An element that matters to the walk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Table,
    Row,
    Cell,
    Paragraph,
    /// Comments, drawings, former wordings.
    Hidden,
    Other,
}

/// A table being read.
struct Sheet {
    name: String,
    merged: Vec<Merged>,
    hidden: Hidden,
    /// Columns described so far.
    described: u32,
    /// Whether the row being read is hidden.
    is_hidden: bool,
    /// Rows before the one being read.
    row: u32,
    /// How often the row being read is repeated.
    repeated: u32,
    /// Columns before the cell being read.
    column: u32,
    /// What is filled in in the row being read: first column, how often, text.
    cells: Vec<(u32, u32, String)>,
}

/// A cell being read.
struct Cell {
    repeated: u32,
    /// Rows and columns it takes.
    span: (u32, u32),
    /// What its type says stands in it; else its text does.
    value: Option<String>,
    text: String,
}

struct Walk<'l> {
    gatherer: Gatherer<'l>,
    open: Vec<Part>,
    hidden: usize,
    spreadsheet: bool,
    tables: Vec<RawTable>,
    sheet: Option<Sheet>,
    cell: Option<Cell>,
}

impl Walk<'_> {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.len() >= DEEPEST {
            return Err(ImportError::damaged("elements stand too deep in one another"));
        }
        let name = element.local_name();
        let part = self.part(name.as_ref());
        match (part, name.as_ref()) {
            (Part::Hidden, _) => self.hidden += 1,
            _ if self.hidden > 0 => {}
            (_, "spreadsheet") => self.spreadsheet = true,
            (Part::Table, _) if self.sheet.is_none() => self.sheet = Some(Sheet::new(element)?),
            (Part::Row, _) => {
                let (repeated, hidden) = (count(element, "number-rows-repeated")?, is_hidden(element)?);
                self.in_sheet(|sheet| (sheet.repeated, sheet.is_hidden) = (repeated, hidden));
            }
            (_, "table-column") => {
                let (repeated, hidden) = (count(element, "number-columns-repeated")?, is_hidden(element)?);
                self.in_sheet(|sheet| sheet.describe(repeated, hidden));
            }
            (Part::Cell, _) => self.cell = Some(Cell::new(element)?),
            (_, "s") => {
                let spaces = count(element, "c")?.min(256);
                self.text_in_cell(&" ".repeat(spaces as usize));
            }
            (_, "tab") => self.text_in_cell(" "),
            (_, "line-break") => self.text_in_cell("\n"),
            _ => {}
        }
        self.open.push(part);
        Ok(())
    }

    fn part(&self, name: &str) -> Part {
        match name {
            "table" => Part::Table,
            "table-row" => Part::Row,
            "table-cell" | "covered-table-cell" => Part::Cell,
            "p" | "h" => Part::Paragraph,
            "annotation" | "shapes" | "tracked-changes" | "frame" | "custom-shape" => Part::Hidden,
            _ => Part::Other,
        }
    }

    fn end(&mut self) -> Result<(), ImportError> {
        match self.open.pop() {
            Some(Part::Hidden) => self.hidden -= 1,
            _ if self.hidden > 0 => {}
            Some(Part::Paragraph) => self.text_in_cell("\n"),
            Some(Part::Cell) => self.end_cell(),
            Some(Part::Row) => return self.end_row(),
            Some(Part::Table) if !self.open.contains(&Part::Table) => self.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.hidden == 0 && self.open.contains(&Part::Paragraph) {
            self.text_in_cell(text);
        }
    }

    fn text_in_cell(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    fn in_sheet(&mut self, act: impl FnOnce(&mut Sheet)) {
        if let Some(sheet) = &mut self.sheet {
            act(sheet);
        }
    }

    fn end_cell(&mut self) {
        if let Some(cell) = self.cell.take() {
            self.in_sheet(|sheet| sheet.put(cell));
        }
    }

    fn end_row(&mut self) -> Result<(), ImportError> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let cells = std::mem::take(&mut sheet.cells);
        if !cells.is_empty() {
            for row in sheet.row..sheet.row.saturating_add(sheet.repeated) {
                if sheet.is_hidden {
                    sheet.hidden.add_row(row.saturating_add(1));
                }
                for (first, repeated, text) in &cells {
                    for column in *first..first.saturating_add(*repeated) {
                        self.gatherer.take(row, column, text)?;
                    }
                }
            }
        }
        sheet.row = sheet.row.saturating_add(sheet.repeated);
        sheet.column = 0;
        Ok(())
    }

    fn end_table(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            let Sheet { name, merged, hidden, .. } = sheet;
            let source = Source::Sheet(name.into());
            self.tables.push(RawTable { source, rows: self.gatherer.rows(), merged, hidden });
        }
    }
}

impl Sheet {
    fn new(element: &BytesStart<'_>) -> Result<Self, ImportError> {
        let name = attribute(element, "name")?.unwrap_or_default();
        Ok(Self {
            name,
            merged: Vec::new(),
            hidden: Hidden::default(),
            described: 0,
            is_hidden: false,
            row: 0,
            repeated: 1,
            column: 0,
            cells: Vec::new(),
        })
    }

    /// Takes note of the next columns.
    fn describe(&mut self, repeated: u32, hidden: bool) {
        let next = self.described.saturating_add(repeated);
        if hidden {
            self.hidden.columns.push((narrow(self.described), narrow(next - 1)));
        }
        self.described = next;
    }

    /// Puts a cell behind those before it, as often as it is repeated.
    fn put(&mut self, cell: Cell) {
        let first = self.column;
        self.column = first.saturating_add(cell.repeated);
        let area = Merged {
            rows: (self.row.saturating_add(1), self.row.saturating_add(cell.span.0)),
            columns: (narrow(first), narrow(first.saturating_add(cell.span.1 - 1))),
        };
        if !area.is_single() {
            self.merged.push(area);
        }
        let text = cell.value.unwrap_or(cell.text);
        let text = text.trim();
        if !text.is_empty() {
            self.cells.push((first, cell.repeated, text.to_owned()));
        }
    }
}

impl Cell {
    fn new(element: &BytesStart<'_>) -> Result<Self, ImportError> {
        Ok(Self {
            repeated: count(element, "number-columns-repeated")?,
            span: (count(element, "number-rows-spanned")?, count(element, "number-columns-spanned")?),
            value: value(element)?,
            text: String::new(),
        })
    }
}

/// What stands in a cell by its type, spelled as a Russian worksheet shows it; none where its text is what counts.
fn value(element: &BytesStart<'_>) -> Result<Option<String>, ImportError> {
    let Some(kind) = attribute(element, "value-type")? else { return Ok(None) };
    Ok(match kind.as_str() {
        "float" | "percentage" | "currency" => {
            attribute(element, "value")?.and_then(|text| text.parse().ok()).map(number_as_typed)
        }
        "date" => attribute(element, "date-value")?.map(|moment| iso_as_typed(&moment)),
        "boolean" => attribute(element, "boolean-value")?
            .map(|yes| if yes == "true" { "да" } else { "нет" }.to_owned()),
        _ => None,
    })
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> Result<bool, ImportError> {
    Ok(attribute(element, "visibility")?.is_some_and(|how| matches!(&*how, "collapse" | "filter")))
}

/// How often something is repeated or how far it goes: once, where that is not said or makes no sense.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, ImportError> {
    Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()).unwrap_or(1).max(1))
}
