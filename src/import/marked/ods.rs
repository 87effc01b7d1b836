//! Marks in a spreadsheet of LibreOffice: the fill of cells, a comment to each (OpenDocument 1.3 part 3, 9.1 and 14.1).
//! Rows and cells that are written once and repeated are taken apart where only some of them are marked.

use std::collections::BTreeMap;

use quick_xml::escape::escape;
use quick_xml::events::BytesStart;

use super::package::{Package, last_within};
use super::said::{Cells, Said};
use crate::ImportError;
use crate::author::AUTHOR;
use crate::package::xml::attribute;
use crate::workbook::splice::{Met, Span, Splices, opened, prefix, walk, with_attribute};
use prikaz_form::Source;

const CONTENT: &str = "content.xml";
const COLUMNS: &str = "table:number-columns-repeated";
const ROWS: &str = "table:number-rows-repeated";

/// The spreadsheet with what is said of its cells.
pub(super) fn marked(mut package: Package, tables: &BTreeMap<Source, Cells>) -> Result<Package, ImportError> {
    let source = package.needed(CONTENT)?;
    let mut styles = CellStyles::of(source)?;
    let mut splices = Splices::default();
    let mut cells: Option<&Cells> = None;
    let (mut row, mut column, mut repeated, mut begun) = (0_u32, 0_u32, 1_u32, 0);
    walk(source, |met, span| {
        match met {
            Met::Start(element) if element.local_name().as_ref() == "table" => {
                let name = attribute(element, "name")?.unwrap_or_default();
                (cells, row, column) = (tables.get(&Source::Sheet(name.into())), 0, 0);
            }
            Met::Start(element) | Met::Empty(element) if element.local_name().as_ref() == "table-column" => {
                let first = column;
                column = column.saturating_add(count(element, "number-columns-repeated")?);
                let marked = |(_, marked): &(u32, u16)| (first..column).contains(&u32::from(*marked));
                if cells.is_some_and(|cells| cells.keys().any(marked)) {
                    splices.replace(span.start, span.end, shown(&source[span.start..span.end]));
                }
            }
            Met::Start(element) if element.local_name().as_ref() == "table-row" => {
                (repeated, begun) = (count(element, "number-rows-repeated")?, span.start);
            }
            Met::Empty(element) if element.local_name().as_ref() == "table-row" => {
                row = row.saturating_add(count(element, "number-rows-repeated")?);
            }
            Met::End("table-row") => {
                let first = row.saturating_add(1);
                row = row.saturating_add(repeated);
                let marks = cells.map(|cells| cells.range((first, 0)..=(row, u16::MAX)));
                let marks: Vec<_> = marks.into_iter().flatten().collect();
                if !marks.is_empty() {
                    let whole = &source[begun..span.end];
                    splices.replace(begun, span.end, rows(whole, first, row, &marks, &mut styles)?);
                }
            }
            Met::End("table") => cells = None,
            _ => {}
        }
        Ok(())
    })?;
    let text = splices.apply(source);
    let text = if styles.new.is_empty() { text } else { with_styles(&text, &styles.written())? };
    package.set(CONTENT, text);
    Ok(package)
}

/// The spreadsheet with `styles` among those of its cells, where it may have none.
fn with_styles(source: &str, styles: &str) -> Result<String, ImportError> {
    const SPACES: &str = "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
                          xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";
    let mut body = None;
    let mut has_styles = false;
    walk(source, |met, span| {
        if let Met::Start(element) | Met::Empty(element) = met {
            match element.local_name().as_ref() {
                "automatic-styles" => has_styles = true,
                "body" => body = body.take().or(Some((span.start, prefix(element)))),
                _ => {}
            }
        }
        Ok(())
    })?;
    match body {
        Some((at, p)) if !has_styles => {
            let mut splices = Splices::default();
            splices.insert(at, format!("<{p}automatic-styles {SPACES}>{styles}</{p}automatic-styles>"));
            Ok(splices.apply(source))
        }
        _ => last_within(source, "automatic-styles", styles),
    }
}

/// The formats of cells that marks need, made of those the cells have.
struct CellStyles {
    known: BTreeMap<String, String>,
    /// Old name and whether the fault is grave, by the new number.
    new: Vec<(String, bool)>,
}

impl CellStyles {
    fn of(source: &str) -> Result<Self, ImportError> {
        let mut known = BTreeMap::new();
        let mut open: Option<(String, usize)> = None;
        walk(source, |met, span| {
            match met {
                Met::Start(element) if element.local_name().as_ref() == "style" => {
                    open = attribute(element, "name")?.map(|name| (name, span.start));
                }
                Met::Empty(element) if element.local_name().as_ref() == "style" => {
                    let name = attribute(element, "name")?;
                    known.extend(name.map(|name| (name, source[span.start..span.end].to_owned())));
                }
                Met::End("style") => {
                    known.extend(open.take().map(|(name, start)| (name, source[start..span.end].to_owned())));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(Self { known, new: Vec::new() })
    }

    /// Name of the format `old` with the fill of a mark.
    fn filled(&mut self, old: &str, grave: bool) -> String {
        let known = self.new.iter().position(|(name, known)| name == old && *known == grave);
        let place = known.unwrap_or_else(|| {
            self.new.push((old.to_owned(), grave));
            self.new.len() - 1
        });
        format!("marks{place}")
    }

    fn written(&self) -> String {
        let styles = self.new.iter().enumerate().map(|(place, (old, grave))| {
            let fill = Said { grave: *grave, ..Said::default() }.fill();
            let bare =
                "<style:style style:family=\"table-cell\" style:parent-style-name=\"Default\"/>".to_owned();
            let whole = self.known.get(old).cloned().unwrap_or(bare);
            let (tag, rest) = whole.split_at(whole.find('>').map_or(whole.len(), |end| end + 1));
            let tag = with_attribute(tag, "style:name", &format!("marks{place}"));
            let colour = format!("#{}", fill.to_lowercase());
            match rest.find("<style:table-cell-properties") {
                Some(start) => {
                    let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
                    let properties = with_attribute(&rest[start..end], "fo:background-color", &colour);
                    format!("{tag}{}{properties}{}", &rest[..start], &rest[end..])
                }
                None => {
                    let properties =
                        format!("<style:table-cell-properties fo:background-color=\"{colour}\"/>");
                    if rest.is_empty() {
                        opened(&tag, &properties)
                    } else {
                        format!("{tag}{properties}{rest}")
                    }
                }
            }
        });
        styles.collect()
    }
}

/// The row `whole`, which stands for those from `first` to `last`, taken apart at those that are marked.
fn rows(
    whole: &str,
    first: u32,
    last: u32,
    marks: &[(&(u32, u16), &Said)],
    styles: &mut CellStyles,
) -> Result<String, ImportError> {
    let (tag, rest) = whole.split_at(whole.find('>').map_or(whole.len(), |end| end + 1));
    let times = |count: u32| match count {
        0 => String::new(),
        count => format!("{}{rest}", with_attribute(tag, ROWS, &count.to_string())),
    };
    let mut by_row: BTreeMap<u32, BTreeMap<u16, &Said>> = BTreeMap::new();
    for ((row, column), said) in marks {
        by_row.entry(*row).or_default().insert(*column, *said);
    }
    let mut text = String::new();
    let mut next = first;
    for (row, marks) in by_row {
        text.push_str(&times(row - next));
        text.push_str(&shown(&with_attribute(tag, ROWS, "1")));
        text.push_str(&cells(rest, &marks, styles)?);
        next = row + 1;
    }
    text.push_str(&times(last.saturating_add(1) - next));
    Ok(text)
}

/// The tag of a row or a column out of hiding: nobody puts right what he does not see.
fn shown(tag: &str) -> String {
    const HIDING: &str = "table:visibility";
    if tag.contains(HIDING) { with_attribute(tag, HIDING, "visible") } else { tag.to_owned() }
}

/// What stands in a row behind its tag, with its marked cells.
fn cells(rest: &str, marks: &BTreeMap<u16, &Said>, styles: &mut CellStyles) -> Result<String, ImportError> {
    // Whole again, so that it can be walked through.
    let source = format!("<row>{}", rest.rsplit_once("</").map_or(rest, |(inside, _)| inside)) + "</row>";
    let mut splices = Splices::default();
    let mut depth = 0_usize;
    let mut begun = (0, 1, String::new());
    let mut column = 0_u32;
    walk(&source, |met, span| {
        let ended = match &met {
            Met::Start(element) if depth == 1 && is_cell(element) => {
                begun = (span.start, count(element, "number-columns-repeated")?, style(element)?);
                None
            }
            Met::Empty(element) if depth == 1 && is_cell(element) => {
                Some((span.start, count(element, "number-columns-repeated")?, style(element)?))
            }
            Met::End("table-cell" | "covered-table-cell") if depth == 2 => Some(begun.clone()),
            _ => None,
        };
        match met {
            Met::Start(_) => depth += 1,
            Met::End(_) => depth = depth.saturating_sub(1),
            Met::Empty(_) => {}
        }
        let Some((start, repeated, style)) = ended else { return Ok(()) };
        let first = column;
        column = column.saturating_add(repeated);
        let here: Vec<(u32, &Said)> = marks
            .iter()
            .map(|(column, said)| (u32::from(*column), *said))
            .filter(|(marked, _)| (first..column).contains(marked))
            .collect();
        if !here.is_empty() {
            let area = Span { start, end: span.end };
            splices.replace(
                area.start,
                area.end,
                apart(&source[start..span.end], first, column, &here, &style, styles),
            );
        }
        Ok(())
    })?;
    let inside = splices.apply(&source);
    let inside = inside.trim_start_matches("<row>").trim_end_matches("</row>");
    let end = rest.rsplit_once("</").map_or("", |(_, name)| name);
    Ok(format!("{inside}</{end}"))
}

/// A cell that stands for the columns from `first` up to `behind`, taken apart at those that are marked.
fn apart(
    whole: &str,
    first: u32,
    behind: u32,
    marks: &[(u32, &Said)],
    style: &str,
    styles: &mut CellStyles,
) -> String {
    let (tag, rest) = whole.split_at(whole.find('>').map_or(whole.len(), |end| end + 1));
    let times = |count: u32| match count {
        0 => String::new(),
        count => format!("{}{rest}", with_attribute(tag, COLUMNS, &count.to_string())),
    };
    let mut text = String::new();
    let mut next = first;
    for (column, said) in marks {
        text.push_str(&times(column - next));
        let tag = with_attribute(tag, COLUMNS, "1");
        let tag = with_attribute(&tag, "table:style-name", &styles.filled(style, said.grave));
        let comment = comment(said);
        text.push_str(&if rest.is_empty() {
            opened(&tag, &comment)
        } else {
            format!("{tag}{comment}{rest}")
        });
        next = column + 1;
    }
    text.push_str(&times(behind - next));
    text
}

fn comment(said: &Said) -> String {
    let line = |line: &String| format!("<text:p>{}</text:p>", escape(line.as_str()));
    let lines: String = said.lines.iter().map(line).collect();
    format!(
        "<office:annotation xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         office:display=\"false\"><dc:creator>{AUTHOR}</dc:creator>{lines}</office:annotation>"
    )
}

fn is_cell(element: &BytesStart<'_>) -> bool {
    matches!(element.local_name().as_ref(), "table-cell" | "covered-table-cell")
}

fn style(element: &BytesStart<'_>) -> Result<String, ImportError> {
    Ok(attribute(element, "style-name")?.unwrap_or_default())
}

fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, ImportError> {
    Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()).unwrap_or(1).max(1))
}
