//! The tables of a Word document, every one of them, those within cells too.
//!
//! Word lays a table out on a grid: a cell may take several columns of it (`gridSpan`), a row may begin further right
//! (`gridBefore`), a cell may go on the one above (`vMerge`; ECMA-376 part 1, 17.4). Text under tracked changes counts
//! as Word would print it: what is struck out is not there, and neither is a row that is. The prompt of a content
//! control that nobody filled in is no text, nor is what is hidden.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::above::Above;
use super::drift::Columns;
use super::field::OldField;
use super::grid::Grid;
use super::notes::Notes;
use super::styles::{Reads, Styles, position};
use super::symbol;
use crate::gatherer::Gatherer;
use crate::package::xml::{DEEPEST, attribute, is_on, meant};
use crate::{ImportError, Limits, raised};
use prikaz_form::{Aside, RawTable};

/// Reads the tables of a text, in the order in which they begin; its `styles` say what is seen of it, `notes` what stands
/// beside it.
pub(super) fn read(
    body: &[u8],
    styles: &Styles,
    notes: &Notes,
    limits: &Limits,
) -> Result<Vec<RawTable>, ImportError> {
    let mut read = walk(body, styles, notes, limits)?;
    read.sort_by_key(Grid::number);
    Ok(read.into_iter().map(Grid::finish).collect())
}

/// For each table of a text, by its number: the columns of its grid that are taken for others.
pub(super) fn columns(body: &[u8], limits: &Limits) -> Result<BTreeMap<u32, Columns>, ImportError> {
    let read = walk(body, &Styles::default(), &Notes::default(), limits)?;
    Ok(read.into_iter().map(|grid| (grid.number(), grid.columns())).collect())
}

fn walk(body: &[u8], styles: &Styles, notes: &Notes, limits: &Limits) -> Result<Vec<Grid>, ImportError> {
    let body = std::str::from_utf8(body).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(body);
    let mut walk = TableWalk {
        gatherer: Gatherer::new(limits),
        styles,
        notes,
        open: Vec::new(),
        hidden: 0,
        runs: Vec::new(),
        paragraphs: Vec::new(),
        raised: 0,
        lowered: 0,
        field: OldField::default(),
        tables: Vec::new(),
        above: Above::default(),
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
    if walk.open.is_empty() {
        Ok(walk.read)
    } else {
        Err(ImportError::damaged("word/document.xml ends too early"))
    }
}

/// An element that matters to the walk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TablePart {
    Table,
    TableGrid,
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
    /// A list to choose from, or a box to tick, of forms before Word 2007.
    Field,
    /// An exponent or an index of a formula.
    Exponent,
    Index,
    /// What is struck out, moved away, or no text of the page.
    Hidden,
    Other,
}

/// An open element.
struct Open {
    part: TablePart,
    /// Whether it hides what is in it.
    hides: bool,
    /// Of a paragraph: its mark is struck out, so the next paragraph goes on in the same line.
    joins: bool,
}

struct TableWalk<'l> {
    gatherer: Gatherer<'l>,
    styles: &'l Styles,
    notes: &'l Notes,
    open: Vec<Open>,
    /// How the open runs read, each within the one before.
    runs: Vec<Reads>,
    /// How runs of the open paragraphs read that say nothing of it.
    paragraphs: Vec<Reads>,
    /// How many exponents and how many indices are open.
    raised: usize,
    lowered: usize,
    field: OldField,
    /// How many of the open elements hide what is in them.
    hidden: usize,
    /// The tables that are open, each within a cell of the one before.
    tables: Vec<Grid>,
    /// What stands above the next table.
    above: Above,
    /// What was read.
    read: Vec<Grid>,
    begun: u32,
}

impl TableWalk<'_> {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.len() >= DEEPEST {
            return Err(ImportError::damaged("elements stand too deep in one another"));
        }
        self.property(element)?;
        let part = self.part(element.local_name().as_ref());
        match part {
            TablePart::Table => {
                self.begun += 1;
                let above = std::mem::take(&mut self.above).text;
                self.tables.push(Grid::new(self.begun, !self.tables.is_empty(), above));
            }
            TablePart::Row => self.in_table(Grid::begin_row),
            TablePart::Cell => self.in_table(Grid::begin_cell),
            TablePart::Paragraph => self.paragraphs.push(self.styles.under(None, Reads::default())),
            TablePart::Run => self.runs.push(self.paragraphs.last().copied().unwrap_or_default()),
            TablePart::Field => self.field = OldField::default(),
            TablePart::Exponent => self.raised += 1,
            TablePart::Index => self.lowered += 1,
            _ => {}
        }
        let hides = part == TablePart::Hidden;
        self.hidden += usize::from(hides);
        self.open.push(Open { part, hides, joins: false });
        Ok(())
    }

    fn end(&mut self) -> Result<(), ImportError> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        self.hidden -= usize::from(open.hides);
        match open.part {
            TablePart::Paragraph => {
                self.paragraphs.pop();
                self.above.end();
                if !open.joins {
                    self.take("\n");
                }
            }
            TablePart::Run => drop(self.runs.pop()),
            TablePart::Field => self.field.end(),
            TablePart::Exponent => self.raised -= 1,
            TablePart::Index => self.lowered -= 1,
            TablePart::Cell => self.end_cell()?,
            TablePart::Row => self.in_table(Grid::end_row),
            TablePart::Table => {
                let Some(table) = self.tables.pop() else { return Ok(()) };
                self.read.push(table);
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
            (Some(TablePart::RowProperties), "gridBefore") => {
                let columns = number(element)?;
                self.in_table(|table| table.skip(columns));
            }
            (Some(TablePart::RowProperties), "hidden") if is_on(element)? => self.in_table(Grid::hide_row),
            (Some(TablePart::RowProperties), "del") => self.in_table(Grid::strike_row),
            (Some(TablePart::CellProperties), "gridSpan") => {
                let columns = number(element)?;
                self.in_table(|table| table.widen(columns));
            }
            (Some(TablePart::CellProperties), "vMerge") => {
                let goes_on = attribute(element, "val")?.is_none_or(|how| how != "restart");
                self.in_table(|table| table.merge_down(goes_on));
            }
            (Some(TablePart::CellProperties), "hMerge") => {
                let goes_on = attribute(element, "val")?.is_none_or(|how| how != "restart");
                self.in_table(|table| table.merge_right(goes_on));
            }
            (Some(TablePart::RunProperties), "del" | "moveFrom") => self.join_paragraph(),
            (Some(TablePart::RunProperties), name) => self.run_property(name, element)?,
            (Some(TablePart::ParagraphProperties), "pStyle") => {
                let key = attribute(element, "val")?;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    *paragraph = self.styles.under(key.as_deref(), Reads::default());
                }
            }
            (Some(TablePart::ControlProperties), "showingPlcHdr") if is_on(element)? => {
                self.hide(TablePart::Control)
            }
            (Some(TablePart::Run), name) => self.sign(name, element)?,
            (Some(TablePart::Field), name) => self.field.property(name, element)?,
            (Some(TablePart::TableGrid), "gridCol") => {
                let width = attribute(element, "w")?.and_then(|width| width.trim().parse().ok()).unwrap_or(0);
                self.in_table(|table| table.add_column(width));
            }
            (_, "den") => self.take_in_run("/"),
            (_, "drawing" | "pict" | "object") => self.in_table(Grid::take_picture),
            _ => {}
        }
        Ok(())
    }

    /// What a run says of itself; what the mark of a paragraph says is nothing to the text.
    fn run_property(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), ImportError> {
        let of_run = self.open.iter().rev().nth(1).is_some_and(|open| open.part == TablePart::Run);
        let Some(run) = self.runs.last_mut().filter(|_| of_run) else { return Ok(()) };
        match name {
            "rStyle" => {
                if let Some(key) = attribute(element, "val")? {
                    *run = self.styles.under(Some(&key), *run);
                }
            }
            "vanish" => run.unseen = is_on(element)?,
            "b" => run.looks[0] = is_on(element)?,
            "i" => run.looks[1] = is_on(element)?,
            "vertAlign" => (run.looks[2], run.looks[3]) = position(element)?,
            _ => {}
        }
        Ok(())
    }

    /// A sign that is written as an element of its own.
    fn sign(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), ImportError> {
        match name {
            "br" | "cr" => self.take_in_run("\n"),
            "tab" | "ptab" => self.take_in_run(" "),
            "noBreakHyphen" => self.take_in_run("\u{2011}"),
            "sym" => self.take_in_run(symbol::meant(element)?.encode_utf8(&mut [0; 4])),
            "drawing" | "pict" | "object" => self.in_table(Grid::take_picture),
            "commentReference" => self.note(Aside::Comment, element)?,
            "footnoteReference" | "endnoteReference" => self.note(Aside::Footnote, element)?,
            "fldChar" if attribute(element, "fldCharType")?.as_deref() == Some("end") => {
                if let Some(chosen) = self.field.chosen() {
                    self.take_in_run(&chosen);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn note(&mut self, kind: Aside, element: &BytesStart<'_>) -> Result<(), ImportError> {
        let id = attribute(element, "id")?.unwrap_or_default();
        let text = self.notes.text(kind, &id).to_owned();
        self.in_table(|table| table.tell(kind, &text));
        Ok(())
    }

    fn inside(&self) -> Option<TablePart> {
        self.open.last().map(|open| open.part)
    }

    fn part(&self, name: &str) -> TablePart {
        match name {
            "tbl" => TablePart::Table,
            "tblGrid" => TablePart::TableGrid,
            "tr" => TablePart::Row,
            "trPr" => TablePart::RowProperties,
            "tc" => TablePart::Cell,
            "tcPr" => TablePart::CellProperties,
            "p" => TablePart::Paragraph,
            "pPr" => TablePart::ParagraphProperties,
            "r" => TablePart::Run,
            "rPr" => TablePart::RunProperties,
            "t" if self.inside() == Some(TablePart::Run) => TablePart::Text,
            "sdt" => TablePart::Control,
            "sdtPr" => TablePart::ControlProperties,
            "ddList" | "checkBox" => TablePart::Field,
            "sup" => TablePart::Exponent,
            "sub" => TablePart::Index,
            // The twin of a modern drawing, instructions of fields, what a change was before it.
            "Fallback" | "instrText" | "delText" | "tblPrChange" | "tblGridChange" | "trPrChange"
            | "tcPrChange" | "pPrChange" | "rPrChange" => TablePart::Hidden,
            // Within properties these are marks, not containers.
            "del" | "moveFrom"
                if !matches!(self.inside(), Some(TablePart::RowProperties | TablePart::RunProperties)) =>
            {
                TablePart::Hidden
            }
            _ => TablePart::Other,
        }
    }

    /// Hides the rest of the innermost open `part`.
    fn hide(&mut self, part: TablePart) {
        // The properties of a paragraph's mark are within no run of that paragraph.
        let open = self.open.iter_mut().rev().take_while(|open| open.part != TablePart::ParagraphProperties);
        if let Some(open) = { open }.find(|open| open.part == part && !open.hides) {
            open.hides = true;
            self.hidden += 1;
        }
    }

    fn join_paragraph(&mut self) {
        let of_mark =
            self.open.iter().rev().nth(1).is_some_and(|open| open.part == TablePart::ParagraphProperties);
        let paragraph = self.open.iter_mut().rev().find(|open| open.part == TablePart::Paragraph);
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
        if self.inside() == Some(TablePart::Text) {
            self.field.show();
            self.take_in_run(text);
        }
    }

    fn take(&mut self, text: &str) {
        if self.hidden == 0 && self.tables.is_empty() {
            self.above.take(text);
        }
        if self.hidden == 0 {
            self.in_table(|table| table.take(text));
        }
    }

    /// Takes text that reads as the innermost run does.
    fn take_in_run(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let Reads { unseen, mut looks } = self.runs.last().copied().unwrap_or_default();
        looks[2] |= self.raised > 0;
        looks[3] |= self.lowered > 0;
        match (unseen, looks.contains(&true) && text != "\n") {
            (true, _) => self.in_table(|table| table.take_unseen(text)),
            (false, true) => self.take(&raised::between(looks, text)),
            (false, false) => self.take(text),
        }
    }
}

/// A number of columns; nonsense is one.
fn number(element: &BytesStart<'_>) -> Result<u32, ImportError> {
    Ok(attribute(element, "val")?.and_then(|text| text.trim().parse().ok()).unwrap_or(1))
}
