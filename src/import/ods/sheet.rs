//! A table of a spreadsheet being read: its rows and cells, written once and repeated.

use quick_xml::events::BytesStart;

use crate::limits::narrow;
use crate::package::xml::attribute;
use crate::workbook::typed::{iso_as_typed, number_as_typed};
use crate::{ImportError, raised};
use prikaz_form::{Aside, Hidden, Merged, Told};

/// A table being read.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) merged: Vec<Merged>,
    pub(super) hidden: Hidden,
    pub(super) told: Vec<Told>,
    /// Columns described so far.
    pub(super) described: u32,
    /// Whether the row being read is hidden.
    pub(super) is_hidden: bool,
    /// Rows before the one being read.
    pub(super) row: u32,
    /// How often the row being read is repeated.
    pub(super) repeated: u32,
    /// Columns before the cell being read.
    pub(super) column: u32,
    /// What is filled in in the row being read: first column, how often, text.
    pub(super) cells: Vec<(u32, u32, String)>,
}

/// A cell being read.
pub(super) struct SheetCell {
    pub(super) repeated: u32,
    /// Rows and columns it takes.
    pub(super) span: (u32, u32),
    /// What its type says stands in it; else its text does.
    pub(super) value: Option<String>,
    pub(super) text: String,
    pub(super) is_covered: bool,
    pub(super) told: Vec<(Aside, String)>,
}

impl Sheet {
    pub(super) fn new(element: &BytesStart<'_>) -> Result<Self, ImportError> {
        let name = attribute(element, "name")?.unwrap_or_default();
        Ok(Self {
            name,
            merged: Vec::new(),
            hidden: Hidden::default(),
            told: Vec::new(),
            described: 0,
            is_hidden: false,
            row: 0,
            repeated: 1,
            column: 0,
            cells: Vec::new(),
        })
    }

    /// Takes note of the next columns.
    pub(super) fn describe(&mut self, repeated: u32, hidden: bool) {
        let next = self.described.saturating_add(repeated);
        if hidden {
            self.hidden.columns.push((narrow(self.described), narrow(next - 1)));
        }
        self.described = next;
    }

    /// Puts a cell behind those before it, as often as it is repeated.
    pub(super) fn put(&mut self, cell: SheetCell) {
        let first = self.column;
        self.column = first.saturating_add(cell.repeated);
        let area = Merged {
            rows: (self.row.saturating_add(1), self.row.saturating_add(cell.span.0)),
            columns: (narrow(first), narrow(first.saturating_add(cell.span.1 - 1))),
        };
        if !area.is_single() {
            self.merged.push(area);
        }
        let (row, column) = (self.row.saturating_add(1), Some(narrow(first)));
        let aside = cell.told.into_iter().map(|(what, text)| Told { row, column, what, text });
        self.told.extend(aside);
        let text = cell.value.unwrap_or(cell.text);
        let text = text.trim();
        // A merged cell hides what stands under it.
        if cell.is_covered && !raised::is_blank(text) {
            let text = raised::cell(0, text).text;
            self.told.push(Told { row, column, what: Aside::Covered, text });
        } else if !raised::is_blank(text) {
            self.cells.push((first, cell.repeated, text.to_owned()));
        }
    }
}

impl SheetCell {
    pub(super) fn new(element: &BytesStart<'_>) -> Result<Self, ImportError> {
        Ok(Self {
            repeated: count(element, "number-columns-repeated")?,
            span: (count(element, "number-rows-spanned")?, count(element, "number-columns-spanned")?),
            value: value(element)?,
            text: String::new(),
            is_covered: element.local_name().as_ref() == "covered-table-cell",
            told: Vec::new(),
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
pub(super) fn is_hidden(element: &BytesStart<'_>) -> Result<bool, ImportError> {
    Ok(attribute(element, "visibility")?.is_some_and(|how| matches!(&*how, "collapse" | "filter")))
}

/// How often something is repeated or how far it goes: once, where that is not said or makes no sense.
pub(super) fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, ImportError> {
    Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()).unwrap_or(1).max(1))
}
