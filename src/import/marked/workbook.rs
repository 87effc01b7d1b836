//! Marks in a workbook: the fill of cells, a comment to each (ECMA-376 part 1, 18.3 and 18.8).

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::package::{Package, last_within};
use super::said::{Cells, GRAVE, LIGHT, Said};
use super::workbook_notes;
use crate::ImportError;
use crate::package::xml::{attribute, says};
use crate::workbook::address::{column_of, name};
use crate::workbook::splice::{Met, Splices, opened, prefix, walk, with_attribute};
use prikaz_form::Source;

/// The workbook with what is said of its cells.
pub(super) fn marked(mut package: Package, tables: &BTreeMap<Source, Cells>) -> Result<Package, ImportError> {
    let workbook = package.main("xl/workbook.xml")?;
    let sheets = sheets(&package, &workbook)?;
    let mut styles = WorkbookFormats::of(&package, &workbook)?;
    for (source, cells) in tables {
        let Source::Sheet(name) = source else { continue };
        let Some(part) = sheets.get(&**name) else { continue };
        let text = mark_cells(package.needed(part)?, cells, &mut styles)?;
        package.set(part, text);
        workbook_notes::add(&mut package, part, cells)?;
    }
    styles.write(&mut package)?;
    Ok(package)
}

/// The parts of the worksheets, by their names.
fn sheets(package: &Package, workbook: &str) -> Result<BTreeMap<String, String>, ImportError> {
    let relations = package.relations(workbook)?;
    let mut sheets = BTreeMap::new();
    walk(package.needed(workbook)?, |met, _| {
        let (Met::Start(element) | Met::Empty(element)) = met else { return Ok(()) };
        if element.local_name().as_ref() != "sheet" {
            return Ok(());
        }
        let name = attribute(element, "name")?.unwrap_or_default();
        let id = attribute(element, "id")?.unwrap_or_default();
        let target = relations.iter().find(|relation| relation.id == id);
        sheets.extend(target.map(|relation| (name, relation.target.clone())));
        Ok(())
    })?;
    Ok(sheets)
}

/// The formats of cells, with those that marks need.
struct WorkbookFormats {
    /// The part, where the workbook has one.
    part: Option<String>,
    /// Every format there is, as it is written.
    formats: Vec<String>,
    fills: usize,
    prefix: String,
    /// Formats to be added: the old one and its new fill, in the order of their numbers.
    new: Vec<(usize, bool)>,
}

impl WorkbookFormats {
    fn of(package: &Package, workbook: &str) -> Result<Self, ImportError> {
        let relations = package.relations(workbook)?;
        let part = relations.into_iter().find(|relation| relation.kind.ends_with("/styles"));
        let part = part.map(|relation| relation.target).filter(|part| package.text(part).is_some());
        let mut styles = Self { part, formats: Vec::new(), fills: 0, prefix: String::new(), new: Vec::new() };
        let source = styles.part.as_deref().and_then(|part| package.text(part)).unwrap_or_default();
        let mut inside = "";
        let mut begun = 0;
        walk(source, |met, span| {
            match met {
                Met::Start(element) => match element.local_name().as_ref() {
                    "cellXfs" => (inside, styles.prefix) = ("formats", prefix(element)),
                    "fills" => inside = "fills",
                    "fill" if inside == "fills" => styles.fills += 1,
                    "xf" if inside == "formats" => begun = span.start,
                    _ => {}
                },
                Met::Empty(element) => match element.local_name().as_ref() {
                    "fill" if inside == "fills" => styles.fills += 1,
                    "xf" if inside == "formats" => {
                        styles.formats.push(source[span.start..span.end].to_owned())
                    }
                    _ => {}
                },
                Met::End("cellXfs" | "fills") => inside = "",
                Met::End("xf") if inside == "formats" => {
                    styles.formats.push(source[begun..span.end].to_owned());
                }
                Met::End(_) => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// The number of the format `old` with the fill of a mark; none where the workbook has no formats.
    fn filled(&mut self, old: usize, grave: bool) -> Option<usize> {
        let old = if old < self.formats.len() { old } else { 0 };
        self.part.as_ref().filter(|_| !self.formats.is_empty())?;
        let known = self.new.iter().position(|new| *new == (old, grave));
        let place = known.unwrap_or_else(|| {
            self.new.push((old, grave));
            self.new.len() - 1
        });
        Some(self.formats.len() + place)
    }

    fn write(self, package: &mut Package) -> Result<(), ImportError> {
        let Some(part) = self.part.filter(|_| !self.new.is_empty()) else { return Ok(()) };
        let p = &self.prefix;
        let fill = |colour: &str| {
            format!(
                "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"FF{colour}\"/><{p}bgColor \
                 indexed=\"64\"/></{p}patternFill></{p}fill>"
            )
        };
        let formats: String = self
            .new
            .iter()
            .map(|(old, grave)| {
                let number = self.fills + usize::from(!grave);
                let whole = &self.formats[*old];
                let (tag, rest) = whole.split_at(whole.find('>').map_or(whole.len(), |end| end + 1));
                let tag =
                    with_attribute(&with_attribute(tag, "fillId", &number.to_string()), "applyFill", "1");
                format!("{tag}{rest}")
            })
            .collect();
        let text = last_within(package.needed(&part)?, "fills", &(fill(GRAVE) + &fill(LIGHT)))?;
        let text = last_within(&text, "cellXfs", &formats)?;
        let text = counted(&text, "fills", self.fills + 2)?;
        package.set(&part, counted(&text, "cellXfs", self.formats.len() + self.new.len())?);
        Ok(())
    }
}

/// `source` with the attribute `count` of the element `name` right.
fn counted(source: &str, name: &str, count: usize) -> Result<String, ImportError> {
    let mut splices = Splices::default();
    walk(source, |met, span| {
        if let Met::Start(element) = met
            && element.local_name().as_ref() == name
        {
            let tag = with_attribute(&source[span.start..span.end], "count", &count.to_string());
            splices.replace(span.start, span.end, tag);
        }
        Ok(())
    })?;
    Ok(splices.apply(source))
}

/// The worksheet with the formats of its marked cells; cells and rows that it does not have are made.
fn mark_cells(source: &str, cells: &Cells, styles: &mut WorkbookFormats) -> Result<String, ImportError> {
    let mut rows: BTreeMap<u32, BTreeMap<u16, &Said>> = BTreeMap::new();
    for ((row, column), said) in cells {
        rows.entry(*row).or_default().insert(*column, said);
    }
    let mut sheet = MarkedSheet {
        source,
        splices: Splices::default(),
        styles,
        rows,
        row: 0,
        column: 0,
        prefix: String::new(),
    };
    let mut current: BTreeMap<u16, &Said> = BTreeMap::new();
    let mut inside = false;
    walk(source, |met, span| {
        match met {
            Met::Start(element) if element.local_name().as_ref() == "sheetData" => {
                (inside, sheet.prefix) = (true, prefix(element));
            }
            Met::End("sheetData") => {
                inside = false;
                sheet.missing_rows(u32::MAX, span.start);
            }
            Met::Start(element) | Met::Empty(element)
                if !inside && element.local_name().as_ref() == "col" =>
            {
                sheet.show_columns(element, cells, (span.start, span.end))?;
            }
            _ if !inside => {}
            Met::Start(element) if element.local_name().as_ref() == "row" => {
                current = sheet.begin_row(attribute(element, "r")?, span.start);
                if !current.is_empty() {
                    sheet.show(element, (span.start, span.end))?;
                }
            }
            Met::Empty(element) if element.local_name().as_ref() == "row" => {
                let marks = sheet.begin_row(attribute(element, "r")?, span.start);
                if !marks.is_empty() {
                    let cells = sheet.new_cells(&marks);
                    sheet.splices.replace(
                        span.start,
                        span.end,
                        opened(&source[span.start..span.end], &cells),
                    );
                }
            }
            Met::Start(element) | Met::Empty(element) if element.local_name().as_ref() == "c" => {
                let old = attribute(element, "s")?.and_then(|style| style.parse().ok()).unwrap_or(0);
                sheet.cell(&mut current, attribute(element, "r")?, old, (span.start, span.end));
            }
            Met::End("row") => {
                let rest = std::mem::take(&mut current);
                let cells = sheet.new_cells(&rest);
                sheet.splices.insert(span.start, cells);
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(sheet.splices.apply(source))
}

struct MarkedSheet<'s, 'c> {
    source: &'s str,
    splices: Splices,
    styles: &'s mut WorkbookFormats,
    /// Marks of the rows that were not met yet.
    rows: BTreeMap<u32, BTreeMap<u16, &'c Said>>,
    /// The row being read.
    row: u32,
    /// The column behind the last cell.
    column: u16,
    prefix: String,
}

impl<'c> MarkedSheet<'_, 'c> {
    /// The marks of the row that begins at `at`; rows before it that the worksheet does not have are made.
    fn begin_row(&mut self, number: Option<String>, at: usize) -> BTreeMap<u16, &'c Said> {
        self.row = number.and_then(|number| number.parse().ok()).unwrap_or(self.row.saturating_add(1));
        self.column = 0;
        self.missing_rows(self.row, at);
        self.rows.remove(&self.row).unwrap_or_default()
    }

    /// Takes a row or a column out of hiding: nobody puts right what he does not see.
    fn show(&mut self, element: &BytesStart<'_>, (start, end): (usize, usize)) -> Result<(), ImportError> {
        if says(element, "hidden")? {
            let tag = with_attribute(&self.source[start..end], "hidden", "0");
            self.splices.replace(start, end, tag);
        }
        Ok(())
    }

    fn show_columns(
        &mut self,
        element: &BytesStart<'_>,
        cells: &Cells,
        span: (usize, usize),
    ) -> Result<(), ImportError> {
        let number = |name: &str| -> Result<u32, ImportError> {
            Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()).unwrap_or(0))
        };
        let columns = number("min")?..=number("max")?;
        match cells.keys().any(|(_, column)| columns.contains(&(u32::from(*column) + 1))) {
            true => self.show(element, span),
            false => Ok(()),
        }
    }

    fn missing_rows(&mut self, before: u32, at: usize) {
        let later = self.rows.split_off(&before);
        let missing = std::mem::replace(&mut self.rows, later);
        let row = self.row;
        for (number, marks) in missing {
            self.row = number;
            let cells = self.new_cells(&marks);
            let p = &self.prefix;
            self.splices.insert(at, format!("<{p}row r=\"{number}\">{cells}</{p}row>"));
        }
        self.row = row;
    }

    fn new_cells(&mut self, marks: &BTreeMap<u16, &Said>) -> String {
        let cells = marks.iter().map(|(column, said)| {
            let style =
                self.styles.filled(0, said.grave).map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
            format!("<{}c r=\"{}\"{style}/>", self.prefix, name(self.row, *column))
        });
        cells.collect()
    }

    fn cell(
        &mut self,
        marks: &mut BTreeMap<u16, &'c Said>,
        reference: Option<String>,
        old: usize,
        (start, end): (usize, usize),
    ) {
        let column = reference.as_deref().and_then(column_of).unwrap_or(self.column);
        self.column = column.saturating_add(1);
        let here = marks.split_off(&column);
        let missing = std::mem::replace(marks, here);
        let cells = self.new_cells(&missing);
        self.splices.insert(start, cells);
        if let Some(said) = marks.remove(&column)
            && let Some(style) = self.styles.filled(old, said.grave)
        {
            let tag = with_attribute(&self.source[start..end], "s", &style.to_string());
            self.splices.replace(start, end, tag);
        }
    }
}
