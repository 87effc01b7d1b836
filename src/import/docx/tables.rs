//! The tables of a Word document, every one of them, those within cells too.
//!
//! Word lays a table out on a grid: a cell may take several columns of it (`gridSpan`), a row may begin further right
//! (`gridBefore`), a cell may go on the one above (`vMerge`; ECMA-376 part 1, 17.4). Text under tracked changes counts
//! as Word would print it: what is struck out is not there, and neither is a row that is. The prompt of a content
//! control that nobody filled in is no text, nor is what is hidden.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::Grid;
use crate::form::RawTable;
use crate::import::limits::Gatherer;
use crate::import::xml::{DEEPEST, attribute, is_on, meant};
use crate::import::{ImportError, Limits};

/// Reads the tables of `word/document.xml`, in the order in which they begin.
pub(super) fn read(body: &[u8], limits: &Limits) -> Result<Vec<RawTable>, ImportError> {
    let body = std::str::from_utf8(body).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(body);
    let mut walk = Walk {
        gatherer: Gatherer::new(limits),
        open: Vec::new(),
        hidden: 0,
        tables: Vec::new(),
        read: Vec::new(),
        begun: 0,
    };
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) => walk.begin(&element)?,
            Event::Empty(element) if element.local_name().as_ref() == "p" => walk.take("\n"),
            Event::Empty(element) => walk.property(&element)?,
            Event::End(_) => walk.end()?,
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(entity) => walk.text(&meant(&entity)?),
            Event::DocType(_) => {
                return Err(ImportError::DocumentType { part: "word/document.xml".to_owned() });
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    if !walk.open.is_empty() {
        return Err(ImportError::damaged("word/document.xml ends too early"));
    }
    walk.read.sort_by_key(|(number, _)| *number);
    Ok(walk.read.into_iter().map(|(_, table)| table).collect())
}

/// An element that matters to the walk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    Paragraph,
    ParagraphProperties,
    Run,
    /// Properties of a run, or of the mark at the end of a paragraph.
    RunProperties,
    Text,
    Control,
    ControlProperties,
    /// What is struck out, moved away, or no text of the page.
    Hidden,
    Other,
}

/// An open element.
struct Open {
    part: Part,
    /// Whether it hides what is in it.
    hides: bool,
    /// Of a paragraph: its mark is struck out, so the next paragraph goes on in the same line.
    joins: bool,
}

struct Walk<'l> {
    gatherer: Gatherer<'l>,
    open: Vec<Open>,
    /// How many of the open elements hide what is in them.
    hidden: usize,
    /// The tables that are open, each within a cell of the one before.
    tables: Vec<Grid>,
    /// What was read, with the place at which the table began.
    read: Vec<(u32, RawTable)>,
    begun: u32,
}

impl Walk<'_> {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.len() >= DEEPEST {
            return Err(ImportError::damaged("elements stand too deep in one another"));
        }
        self.property(element)?;
        let part = self.part(element.local_name().as_ref());
        match part {
            Part::Table => {
                self.begun += 1;
                self.tables.push(Grid::new(self.begun));
            }
            Part::Row => self.in_table(Grid::begin_row),
            Part::Cell => self.in_table(Grid::begin_cell),
            _ => {}
        }
        let hides = part == Part::Hidden;
        self.hidden += usize::from(hides);
        self.open.push(Open { part, hides, joins: false });
        Ok(())
    }

    fn end(&mut self) -> Result<(), ImportError> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        self.hidden -= usize::from(open.hides);
        match open.part {
            Part::Paragraph if !open.joins => self.take("\n"),
            Part::Cell => self.end_cell()?,
            Part::Row => self.in_table(Grid::end_row),
            Part::Table => {
                let Some(table) = self.tables.pop() else { return Ok(()) };
                self.read.push((table.number(), table.finish()));
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ImportError> {
        let Some((table, outer)) = self.tables.split_last_mut() else { return Ok(()) };
        let text = table.end_cell(&mut self.gatherer)?;
        // What a table within a cell says, the cell says.
        if let (Some(outer), false) = (outer.last_mut(), text.is_empty()) {
            outer.take(&text);
            outer.take("\n");
        }
        Ok(())
    }

    /// An element that stands alone, or the beginning of one that does not.
    fn property(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        let name = element.local_name();
        match (self.inside(), name.as_ref()) {
            (Some(Part::RowProperties), "gridBefore") => {
                let columns = number(element)?;
                self.in_table(|table| table.skip(columns));
            }
            (Some(Part::RowProperties), "del") => self.in_table(Grid::strike_row),
            (Some(Part::CellProperties), "gridSpan") => {
                let columns = number(element)?;
                self.in_table(|table| table.widen(columns));
            }
            (Some(Part::CellProperties), "vMerge") => {
                let goes_on = attribute(element, "val")?.is_none_or(|how| how != "restart");
                self.in_table(|table| table.merge_down(goes_on));
            }
            (Some(Part::CellProperties), "hMerge") => {
                let goes_on = attribute(element, "val")?.is_none_or(|how| how != "restart");
                self.in_table(|table| table.merge_right(goes_on));
            }
            (Some(Part::RunProperties), "vanish") if is_on(element)? => self.hide(Part::Run),
            (Some(Part::RunProperties), "del" | "moveFrom") => self.join_paragraph(),
            (Some(Part::ControlProperties), "showingPlcHdr") if is_on(element)? => self.hide(Part::Control),
            (Some(Part::Run), "br" | "cr") => self.take("\n"),
            (Some(Part::Run), "tab" | "ptab") => self.take(" "),
            (Some(Part::Run), "noBreakHyphen") => self.take("\u{2011}"),
            _ => {}
        }
        Ok(())
    }

    fn inside(&self) -> Option<Part> {
        self.open.last().map(|open| open.part)
    }

    fn part(&self, name: &str) -> Part {
        match name {
            "tbl" => Part::Table,
            "tr" => Part::Row,
            "trPr" => Part::RowProperties,
            "tc" => Part::Cell,
            "tcPr" => Part::CellProperties,
            "p" => Part::Paragraph,
            "pPr" => Part::ParagraphProperties,
            "r" => Part::Run,
            "rPr" => Part::RunProperties,
            "t" if self.inside() == Some(Part::Run) => Part::Text,
            "sdt" => Part::Control,
            "sdtPr" => Part::ControlProperties,
            // The twin of a modern drawing, instructions of fields, what a change was before it.
            "Fallback" | "instrText" | "delText" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "pPrChange" | "rPrChange" => Part::Hidden,
            // Within properties these are marks, not containers.
            "del" | "moveFrom"
                if !matches!(self.inside(), Some(Part::RowProperties | Part::RunProperties)) =>
            {
                Part::Hidden
            }
            _ => Part::Other,
        }
    }

    /// Hides the rest of the innermost open `part`.
    fn hide(&mut self, part: Part) {
        // The properties of a paragraph's mark are within no run of that paragraph.
        let open = self.open.iter_mut().rev().take_while(|open| open.part != Part::ParagraphProperties);
        if let Some(open) = { open }.find(|open| open.part == part && !open.hides) {
            open.hides = true;
            self.hidden += 1;
        }
    }

    fn join_paragraph(&mut self) {
        let of_mark =
            self.open.iter().rev().nth(1).is_some_and(|open| open.part == Part::ParagraphProperties);
        let paragraph = self.open.iter_mut().rev().find(|open| open.part == Part::Paragraph);
        if let (true, Some(paragraph)) = (of_mark, paragraph) {
            paragraph.joins = true;
        }
    }

    fn in_table(&mut self, act: impl FnOnce(&mut Grid)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    fn text(&mut self, text: &str) {
        if self.inside() == Some(Part::Text) {
            self.take(text);
        }
    }

    fn take(&mut self, text: &str) {
        if self.hidden == 0 {
            self.in_table(|table| table.take(text));
        }
    }
}

/// A number of columns; nonsense is one.
fn number(element: &BytesStart<'_>) -> Result<u32, ImportError> {
    Ok(attribute(element, "val")?.and_then(|text| text.trim().parse().ok()).unwrap_or(1))
}
