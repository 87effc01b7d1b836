//! Marks in a text of Word: the fill of cells, a comment to each (ECMA-376 part 1, 17.4.32 and 17.13.4).

use std::collections::BTreeMap;

use quick_xml::escape::escape;
use quick_xml::events::BytesStart;

use super::package::{Package, last_within};
use super::said::{Cells, Said};
use crate::ImportError;
use crate::author::AUTHOR;
use crate::docx::{self, Columns};
use crate::package::xml::attribute;
use crate::workbook::splice::{Met, Span, Splices, opened, prefix, walk};
use prikaz_form::Source;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// What stands behind the fill among the properties of a cell.
const BEHIND: [&str; 11] = [
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
    "headers",
    "cellIns",
    "cellDel",
    "cellMerge",
    "tcPrChange",
];

/// The text with what is said of the cells of its tables.
pub(super) fn marked(mut package: Package, tables: &BTreeMap<Source, Cells>) -> Result<Package, ImportError> {
    let main = package.main("word/document.xml")?;
    let comments = package.relations(&main)?.into_iter().find(|one| one.kind.ends_with("/comments"));
    let known = comments.as_ref().and_then(|one| package.text(&one.target));
    let first = known.map_or(Ok(0), next_comment)?;
    let source = package.needed(&main)?;
    let mut body = Body {
        source,
        tables,
        splices: Splices::default(),
        grids: Vec::new(),
        columns: docx::columns(source)?,
        begun: 0,
        first,
        said: Vec::new(),
    };
    let mut open: Vec<String> = Vec::new();
    walk(source, |met, span| {
        match met {
            Met::Start(element) => {
                body.begin(element, span, open.last().map(String::as_str), false)?;
                open.push(element.local_name().as_ref().to_owned());
            }
            Met::Empty(element) => body.begin(element, span, open.last().map(String::as_str), true)?,
            Met::End(name) => {
                open.pop();
                body.end(name, span, open.last().map(String::as_str));
            }
        }
        Ok(())
    })?;
    let (said, text) = (body.said, body.splices.apply(source));
    package.set(&main, text);
    write_comments(&mut package, &main, comments.map(|one| one.target), first, &said)?;
    Ok(package)
}

/// The first number that no comment has.
fn next_comment(source: &str) -> Result<usize, ImportError> {
    let mut next = 0;
    walk(source, |met, _| {
        if let Met::Start(element) | Met::Empty(element) = met
            && element.local_name().as_ref() == "comment"
        {
            let id = attribute(element, "id")?.and_then(|id| id.parse::<usize>().ok());
            next = next.max(id.map_or(0, |id| id.saturating_add(1)));
        }
        Ok(())
    })?;
    Ok(next)
}

/// A table being walked through, counted as the reader of tables counts.
struct WalkedTable {
    number: u32,
    row: u32,
    column: u32,
    struck: bool,
    cell: Option<WalkedCell>,
}

/// A cell being walked through.
#[derive(Default)]
struct WalkedCell {
    span: u32,
    behind_tag: usize,
    prefix: String,
    /// Whether its properties were met.
    has_properties: bool,
    /// Where the fill belongs, within its properties.
    fill_at: Option<usize>,
    /// The fill it has.
    fill: Option<Span>,
    /// The properties, where nothing is in them.
    bare_properties: Option<Span>,
    /// The first paragraph: where its text begins and ends, or all of it where nothing is in it.
    text: (Option<usize>, Option<usize>),
    bare_paragraph: Option<Span>,
}

struct Body<'s> {
    source: &'s str,
    tables: &'s BTreeMap<Source, Cells>,
    splices: Splices,
    grids: Vec<WalkedTable>,
    /// Columns that the reader takes for others.
    columns: BTreeMap<u32, Columns>,
    begun: u32,
    first: usize,
    said: Vec<String>,
}

impl Body<'_> {
    fn begin(
        &mut self,
        element: &BytesStart<'_>,
        span: Span,
        parent: Option<&str>,
        is_empty: bool,
    ) -> Result<(), ImportError> {
        let name = element.local_name();
        match (name.as_ref(), parent) {
            ("tbl", _) if !is_empty => {
                self.begun += 1;
                self.grids.push(WalkedTable {
                    number: self.begun,
                    row: 0,
                    column: 0,
                    struck: false,
                    cell: None,
                });
            }
            ("tr", _) => self.in_grid(|grid| (grid.row, grid.column, grid.struck) = (grid.row + 1, 0, false)),
            ("del", Some("trPr")) => self.in_grid(|grid| grid.struck = true),
            ("gridBefore", Some("trPr")) => {
                let columns = number(element)?;
                self.in_grid(|grid| grid.column = grid.column.saturating_add(columns));
            }
            ("tc", _) if !is_empty => {
                let cell = WalkedCell {
                    span: 1,
                    behind_tag: span.end,
                    prefix: prefix(element),
                    ..WalkedCell::default()
                };
                self.in_grid(|grid| grid.cell = Some(cell));
            }
            ("gridSpan", Some("tcPr")) => {
                let columns = number(element)?;
                self.in_cell(|cell| cell.span = columns.max(1));
            }
            ("shd", Some("tcPr")) => self.in_cell(|cell| cell.fill = Some(span)),
            (behind, Some("tcPr")) if BEHIND.contains(&behind) => {
                self.in_cell(|cell| cell.fill_at = cell.fill_at.or(Some(span.start)));
            }
            ("tcPr", _) => self.in_cell(|cell| {
                cell.has_properties = true;
                cell.bare_properties = is_empty.then_some(span);
            }),
            ("p", _) => self.in_cell(|cell| {
                if cell.text.0.is_none() && cell.bare_paragraph.is_none() {
                    if is_empty { cell.bare_paragraph = Some(span) } else { cell.text.0 = Some(span.end) }
                }
            }),
            ("pPr", Some("p")) if is_empty => self.begin_text_behind(span),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, span: Span, parent: Option<&str>) {
        match (name, parent) {
            ("tbl", _) => {
                self.grids.pop();
            }
            ("tr", _) => self.in_grid(|grid| grid.row -= u32::from(grid.struck)),
            ("tcPr", _) => self.in_cell(|cell| cell.fill_at = cell.fill_at.or(Some(span.start))),
            ("pPr", Some("p")) => self.begin_text_behind(span),
            ("p", _) => self.in_cell(|cell| {
                if cell.text.0.is_some() {
                    cell.text.1 = cell.text.1.or(Some(span.start));
                }
            }),
            ("tc", _) => self.end_cell(),
            _ => {}
        }
    }

    /// The text of a paragraph begins behind its properties.
    fn begin_text_behind(&mut self, properties: Span) {
        self.in_cell(|cell| {
            if cell.text.1.is_none() {
                cell.text.0 = cell.text.0.map(|_| properties.end);
            }
        });
    }

    fn in_grid(&mut self, act: impl FnOnce(&mut WalkedTable)) {
        if let Some(grid) = self.grids.last_mut() {
            act(grid);
        }
    }

    fn in_cell(&mut self, act: impl FnOnce(&mut WalkedCell)) {
        if let Some(cell) = self.grids.last_mut().and_then(|grid| grid.cell.as_mut()) {
            act(cell);
        }
    }

    fn end_cell(&mut self) {
        let Some(grid) = self.grids.last_mut() else { return };
        let Some(cell) = grid.cell.take() else { return };
        let column = grid.column;
        grid.column = column.saturating_add(cell.span);
        let column = self.columns.get(&grid.number).map_or(column, |columns| columns.of(column));
        let (Ok(column), false) = (u16::try_from(column), grid.struck) else { return };
        let said =
            self.tables.get(&Source::Table(grid.number)).and_then(|cells| cells.get(&(grid.row, column)));
        if let Some(said) = said {
            self.mark(&cell, said);
        }
    }

    fn mark(&mut self, cell: &WalkedCell, said: &Said) {
        let p = &cell.prefix;
        let fill = format!("<{p}shd {p}val=\"clear\" {p}color=\"auto\" {p}fill=\"{}\"/>", said.fill());
        match (cell.fill, cell.bare_properties, cell.fill_at) {
            (Some(old), ..) => self.splices.replace(old.start, old.end, fill),
            (None, Some(bare), _) => {
                self.splices.replace(bare.start, bare.end, opened(&self.source[bare.start..bare.end], &fill));
            }
            (None, None, Some(at)) if cell.has_properties => self.splices.insert(at, fill),
            _ => self.splices.insert(cell.behind_tag, format!("<{p}tcPr>{fill}</{p}tcPr>")),
        }
        let id = self.first + self.said.len();
        self.said.push(said.text());
        let begin = format!("<{p}commentRangeStart {p}id=\"{id}\"/>");
        let end =
            format!("<{p}commentRangeEnd {p}id=\"{id}\"/><{p}r><{p}commentReference {p}id=\"{id}\"/></{p}r>");
        match (cell.text, cell.bare_paragraph) {
            ((Some(from), Some(to)), _) => {
                self.splices.insert(from, begin);
                self.splices.insert(to, end);
            }
            (_, Some(bare)) => {
                let tag = &self.source[bare.start..bare.end];
                self.splices.replace(bare.start, bare.end, opened(tag, &(begin + &end)));
            }
            _ => {}
        }
    }
}

fn number(element: &BytesStart<'_>) -> Result<u32, ImportError> {
    Ok(attribute(element, "val")?.and_then(|text| text.trim().parse().ok()).unwrap_or(1))
}

fn write_comments(
    package: &mut Package,
    main: &str,
    part: Option<String>,
    first: usize,
    said: &[String],
) -> Result<(), ImportError> {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
    let comments: String = (first..).zip(said).map(|(id, text)| comment(id, text)).collect();
    match part {
        Some(part) => {
            let text = last_within(package.needed(&part)?, "comments", &comments)?;
            package.set(&part, text);
        }
        None => {
            let usual = "word/comments.xml";
            let part = if package.text(usual).is_none() { usual } else { "word/comments_marks.xml" };
            package.set(part, format!("<w:comments xmlns:w=\"{MAIN}\">{comments}</w:comments>"));
            package.relate(main, KIND, part)?;
            package.declare(part, TYPE)?;
        }
    }
    Ok(())
}

fn comment(id: usize, text: &str) -> String {
    let line =
        |line: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escape(line));
    let lines: String = text.lines().map(line).collect();
    format!(
        "<w:comment xmlns:w=\"{MAIN}\" w:id=\"{id}\" w:author=\"{AUTHOR}\" w:initials=\"п\">{lines}</w:comment>"
    )
}
