//! Reads the tables of an OpenDocument spreadsheet (ODS; OpenDocument 1.3 part 3, clause 9).
//!
//! LibreOffice writes equal rows and cells once, with how often they are repeated: mostly a million blank ones, which
//! cost nothing here, since only what is filled in is kept.

use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet::{Sheet, SheetCell, count, is_hidden};
use crate::author::AUTHOR;
use crate::gatherer::Gatherer;
use crate::package::xml::{DEEPEST, attribute, meant};
use crate::raised::{self, Looks};
use crate::{ImportError, Limits};
use prikaz_form::{Aside, RawTable, Source, Told};

/// The tables of `content.xml`, in its order.
///
/// # Errors
/// When it is of a text or a drawing, is damaged, or holds more than `limits` allow.
pub(super) fn read(content: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    let content = std::str::from_utf8(content).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(content);
    let mut walk = SheetWalk {
        gatherer: Gatherer::new(limits),
        open: Vec::new(),
        hidden: 0,
        spreadsheet: false,
        tables: Vec::new(),
        sheet: None,
        cell: None,
        aside: String::new(),
        author: String::new(),
        looks: Vec::new(),
        styles: HashMap::new(),
        unseen: HashSet::new(),
        style: None,
        parted: true,
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
enum SheetElement {
    Table,
    Row,
    Cell,
    Paragraph,
    Span,
    /// Comments.
    Comment,
    /// Who wrote a comment.
    Author,
    /// Drawings and text boxes.
    Drawing,
    /// Former wordings.
    Former,
    Other,
}

struct SheetWalk<'l> {
    gatherer: Gatherer<'l>,
    open: Vec<SheetElement>,
    hidden: usize,
    spreadsheet: bool,
    tables: Vec<RawTable>,
    sheet: Option<Sheet>,
    cell: Option<SheetCell>,
    /// What the open comment or drawing says, and who says it.
    aside: String,
    author: String,
    /// Looks of the open spans.
    looks: Vec<Looks>,
    /// Looks of the styles of text.
    styles: HashMap<String, Looks>,
    /// The style being described.
    style: Option<String>,
    /// Styles of worksheets that are hidden.
    unseen: HashSet<String>,
    /// Whether white space stands before the next sign, or the paragraph begins there.
    parted: bool,
}

impl SheetWalk<'_> {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.len() >= DEEPEST {
            return Err(ImportError::damaged("elements stand too deep in one another"));
        }
        let name = element.local_name();
        let part = self.part(name.as_ref());
        match (part, name.as_ref()) {
            (SheetElement::Comment | SheetElement::Drawing | SheetElement::Former, _) => self.hidden += 1,
            _ if self.hidden > 0 => {}
            (_, "style") => self.style = attribute(element, "name")?,
            (_, "text-properties") => self.text_style(element)?,
            (_, "table-properties") if attribute(element, "display")?.as_deref() == Some("false") => {
                self.unseen.extend(self.style.clone());
            }
            (SheetElement::Span, _) => {
                let style = attribute(element, "style-name")?.unwrap_or_default();
                self.looks.push(self.styles.get(&style).copied().unwrap_or_default());
            }
            (SheetElement::Paragraph, _) => self.parted = true,
            (_, "spreadsheet") => self.spreadsheet = true,
            (SheetElement::Table, _) if self.sheet.is_none() => {
                let mut sheet = Sheet::new(element)?;
                let style = attribute(element, "style-name")?;
                if style.is_some_and(|style| self.unseen.contains(&*style)) {
                    sheet.told.push(Told::of_sheet(&sheet.name));
                }
                self.sheet = Some(sheet);
            }
            (SheetElement::Row, _) => {
                let (repeated, hidden) = (count(element, "number-rows-repeated")?, is_hidden(element)?);
                self.in_sheet(|sheet| (sheet.repeated, sheet.is_hidden) = (repeated, hidden));
            }
            (_, "table-column") => {
                let (repeated, hidden) = (count(element, "number-columns-repeated")?, is_hidden(element)?);
                self.in_sheet(|sheet| sheet.describe(repeated, hidden));
            }
            (SheetElement::Cell, _) => self.cell = Some(SheetCell::new(element)?),
            (_, "s") => {
                let spaces = count(element, "c")?.min(256);
                self.text_in_cell(&" ".repeat(spaces as usize));
                self.parted = false;
            }
            (_, "tab") => self.text_in_cell(" "),
            (_, "line-break") => {
                self.text_in_cell("\n");
                self.parted = true;
            }
            _ => {}
        }
        self.open.push(part);
        Ok(())
    }

    fn part(&self, name: &str) -> SheetElement {
        match name {
            "table" => SheetElement::Table,
            "table-row" => SheetElement::Row,
            "table-cell" | "covered-table-cell" => SheetElement::Cell,
            "p" | "h" => SheetElement::Paragraph,
            "span" => SheetElement::Span,
            "annotation" => SheetElement::Comment,
            "creator" => SheetElement::Author,
            "shapes" | "frame" | "custom-shape" => SheetElement::Drawing,
            "tracked-changes" => SheetElement::Former,
            _ => SheetElement::Other,
        }
    }

    fn end(&mut self) -> Result<(), ImportError> {
        match self.open.pop() {
            Some(part @ (SheetElement::Comment | SheetElement::Drawing | SheetElement::Former)) => {
                self.hidden -= 1;
                if self.hidden == 0 {
                    self.end_aside(part);
                }
            }
            Some(SheetElement::Paragraph) if self.hidden > 0 => self.aside.push(' '),
            _ if self.hidden > 0 => {}
            Some(SheetElement::Span) => drop(self.looks.pop()),
            Some(SheetElement::Paragraph) => self.text_in_cell("\n"),
            Some(SheetElement::Cell) => self.end_cell(),
            Some(SheetElement::Row) => return self.end_row(),
            Some(SheetElement::Table) if !self.open.contains(&SheetElement::Table) => self.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.open.last() == Some(&SheetElement::Author) {
            self.author.push_str(text);
        }
        if !self.open.contains(&SheetElement::Paragraph) {
            return;
        }
        if self.hidden > 0 {
            self.aside.push_str(text);
            return;
        }
        let text = self.collapsed(text);
        let looks =
            self.looks.iter().fold(Looks::default(), |all, one| std::array::from_fn(|at| all[at] | one[at]));
        if looks.contains(&true) && !text.is_empty() {
            self.text_in_cell(&raised::between(looks, &text));
        } else {
            self.text_in_cell(&text);
        }
    }

    /// White space is one space, and none where a paragraph begins (OpenDocument 1.3 part 3, 6.1.2).
    fn collapsed(&mut self, text: &str) -> String {
        let mut kept = String::with_capacity(text.len());
        for sign in text.chars() {
            match sign {
                ' ' | '\t' | '\n' | '\r' if self.parted => {}
                ' ' | '\t' | '\n' | '\r' => {
                    kept.push(' ');
                    self.parted = true;
                }
                sign => {
                    kept.push(sign);
                    self.parted = false;
                }
            }
        }
        kept
    }

    /// What a style says of its text.
    fn text_style(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        let is = |name: &str, word: &str| -> Result<bool, ImportError> {
            Ok(attribute(element, name)?.is_some_and(|says| says.starts_with(word)))
        };
        let looks = [
            is("font-weight", "bold")?,
            is("font-style", "italic")?,
            is("text-position", "super")?,
            is("text-position", "sub")?,
        ];
        self.styles.extend(self.style.clone().map(|style| (style, looks)));
        Ok(())
    }

    /// A comment or a drawing is no text of the cell, and told.
    fn end_aside(&mut self, part: SheetElement) {
        let text = std::mem::take(&mut self.aside).trim().to_owned();
        // A comment of the program itself, in a copy that it marked, is nothing that the unit says.
        let is_own = std::mem::take(&mut self.author).trim() == AUTHOR;
        let what = match part {
            SheetElement::Comment => Aside::Comment,
            SheetElement::Drawing => Aside::TextBox,
            _ => return,
        };
        if text.is_empty() || is_own {
            return;
        }
        match (&mut self.cell, &mut self.sheet) {
            (Some(cell), _) => cell.told.push((what, text)),
            (None, Some(sheet)) => sheet.told.push(Told { row: 0, column: None, what, text }),
            (None, None) => {}
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
            let Sheet { name, merged, hidden, told, .. } = sheet;
            let source = Source::Sheet(name.into());
            let rows = self.gatherer.rows();
            self.tables.push(RawTable { source, rows, merged, hidden, told, ..RawTable::default() });
        }
    }
}
