//! What a workbook of Excel says of its worksheets beside their cells: merged areas, hidden rows and columns
//! (ISO/IEC 29500-1, clauses 18.3.1.55, 18.3.1.73, 18.3.1.13).
//!
//! Most worksheets say nothing of the kind; that is told by looking for the words alone, which costs next to nothing.

use std::collections::HashMap;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::address::cell;
use super::{aside, sieve};
use crate::limits::narrow;
use crate::package::relation::{relations, resolved};
use crate::package::xml::{attribute, says};
use crate::{ImportError, Limits, pages};
use prikaz_form::{Aside, Hidden, Merged, Told};

/// What a worksheet says beside its cells.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(crate) merged: Vec<Merged>,
    pub(crate) hidden: Hidden,
    /// What stands beside the cells: comments, words of drawings; formulas without a value.
    pub(crate) told: Vec<Told>,
}

/// The outlines of all worksheets of a workbook, gathered part by part.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    by_part: HashMap<String, Outline>,
    /// Names of the worksheets with the keys of their parts.
    sheets: Vec<(String, String)>,
    /// Names of parts by their keys.
    parts: HashMap<String, String>,
    /// Parts of comments and drawings, by those of the worksheets that lead to them.
    beside: Vec<(String, String)>,
    /// What comments and drawings say.
    said: HashMap<String, Vec<Told>>,
}

impl Outlines {
    /// Looks at the part `name`, if it is one that says something.
    ///
    /// # Errors
    /// When it is no XML.
    pub(crate) fn look(&mut self, name: &str, part: &[u8], limits: &Limits) -> Result<(), ImportError> {
        let lower = name.to_lowercase();
        match lower.rsplit_once('/') {
            _ if sieve::is_worksheet(&lower) => {
                let outline = outline(part, limits)?;
                self.by_part.extend(outline.map(|outline| (lower, outline)));
            }
            Some((folder, file)) if folder.ends_with("/worksheets/_rels") => {
                let sheet = format!("{}{}", folder.trim_end_matches("_rels"), file.trim_end_matches(".rels"));
                let source = std::str::from_utf8(part).map_err(ImportError::damaged)?;
                let beside = relations(&sheet, source)?.into_iter().filter(|relation| {
                    relation.kind.ends_with("/comments") || relation.kind.ends_with("/drawing")
                });
                self.beside.extend(beside.map(|relation| (sheet.clone(), relation.target.to_lowercase())));
            }
            Some((folder, file)) if folder.ends_with("/drawings") || file.starts_with("comments") => {
                // What cannot be read is not read for rows either way; that something is there is told.
                let unread =
                    Told { row: 0, column: None, what: Aside::Comment, text: pages::UNREADABLE.to_owned() };
                self.said.insert(lower, aside::of(part).unwrap_or_else(|_| vec![unread]));
            }
            Some((_, "workbook.xml")) => self.sheets = pairs(part, "sheet", ("name", "id"))?,
            Some((folder, "workbook.xml.rels")) => {
                let workbook = format!("{}workbook.xml", folder.strip_suffix("_rels").unwrap_or_default());
                let targets = pairs(part, "Relationship", ("Id", "Target"))?.into_iter();
                let named = |target: String| resolved(&workbook, &target).to_lowercase();
                self.parts = targets.map(|(key, target)| (key, named(target))).collect();
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes out what is said of the worksheet `name`.
    pub(crate) fn take(&mut self, name: &str) -> Outline {
        let key = self.sheets.iter().find(|(sheet, _)| sheet == name).map(|(_, key)| key);
        let Some(part) = key.and_then(|key| self.parts.get(key)) else { return Outline::default() };
        let mut outline = self.by_part.remove(part).unwrap_or_default();
        for (_, target) in self.beside.iter().filter(|(sheet, _)| sheet == part) {
            outline.told.extend(self.said.remove(target).unwrap_or_default());
        }
        outline
    }
}

/// Two attributes of every element `name` of a part that has both.
fn pairs(part: &[u8], name: &str, (one, other): (&str, &str)) -> Result<Vec<(String, String)>, ImportError> {
    let mut found = Vec::new();
    each(part, |element| {
        if element.local_name().as_ref() == name {
            found.extend(attribute(element, one)?.zip(attribute(element, other)?));
        }
        Ok(())
    })?;
    Ok(found)
}

/// Every element of a part, or of the end of one.
fn each(
    part: &[u8],
    mut look: impl FnMut(&BytesStart<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let text = std::str::from_utf8(part).map_err(ImportError::damaged)?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event().map_err(ImportError::damaged)? {
            Event::Start(element) | Event::Empty(element) => look(&element)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What a worksheet says; none where it says nothing.
fn outline(part: &[u8], limits: &Limits) -> Result<Option<Outline>, ImportError> {
    const HIDES: [&[u8]; 3] = [b"hidden=\"1", b"hidden=\"t", b"hidden='"];
    let hides = HIDES.iter().any(|word| memmem::find(part, word).is_some());
    let merges = memmem::find(part, b"mergeCell");
    let computes =
        [&b"<f>"[..], b"<f ", b":f>", b":f "].iter().any(|word| memmem::find(part, word).is_some());
    // Merged areas stand behind the rows, which need not be looked at for them.
    let start_of = |place: usize| part[..place].iter().rposition(|sign| *sign == b'<').unwrap_or(0);
    let mut made = Outline::default();
    // Heads and feet of pages stand behind the rows as well.
    let margins =
        memmem::rfind(part, b"headerFooter>").and_then(|end| memmem::rfind(&part[..end], b"headerFooter"));
    if let Some(place) = margins {
        made.told = pages::told(pages::of_worksheet(&part[start_of(place)..])?.into_iter().map(Ok));
    }
    let start = match (hides || computes, merges) {
        (true, _) => 0,
        (false, Some(place)) => start_of(place),
        (false, None) => return Ok((!made.told.is_empty()).then_some(made)),
    };
    let mut row = 0_u32;
    let mut formula = Formula::default();
    each(&part[start..], |element| {
        match element.local_name().as_ref() {
            "mergeCell" => {
                let area = attribute(element, "ref")?.and_then(|area| merged(&area));
                made.merged.extend(area.filter(|area| area.columns.0 < limits.columns));
            }
            "c" if computes => {
                formula.end(&mut made.told);
                formula.cell = attribute(element, "r")?;
            }
            "f" if computes => formula.is_one = true,
            "v" | "is" if computes => formula.has_value = true,
            "row" if hides => {
                row = number(element, "r")?.unwrap_or(row.saturating_add(1));
                if says(element, "hidden")? {
                    made.hidden.add_row(row);
                }
            }
            "col" if says(element, "hidden")? => {
                let (first, last) = (number(element, "min")?, number(element, "max")?);
                let column = |number: Option<u32>| number?.checked_sub(1).map(narrow);
                made.hidden.columns.extend(column(first).zip(column(last)));
            }
            _ => {}
        }
        Ok(())
    })?;
    formula.end(&mut made.told);
    Ok(Some(made))
}

/// A cell that may hold a formula whose value the file does not say.
#[derive(Default)]
struct Formula {
    cell: Option<String>,
    is_one: bool,
    has_value: bool,
}

impl Formula {
    fn end(&mut self, told: &mut Vec<Told>) {
        let ended = std::mem::take(self);
        let place = ended.cell.filter(|_| ended.is_one && !ended.has_value).and_then(|name| cell(&name));
        told.extend(place.map(|(column, row)| Told {
            row,
            column: Some(column),
            what: Aside::NoValue,
            text: String::new(),
        }));
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<u32>, ImportError> {
    Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()))
}

/// The area `A1:B3`; none where it is none.
fn merged(area: &str) -> Option<Merged> {
    let (first, last) = area.split_once(':')?;
    let ((left, top), (right, bottom)) = (cell(first)?, cell(last)?);
    Some(Merged { rows: (top, bottom), columns: (left, right) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sheet: &str) -> Option<Outline> {
        outline(sheet.as_bytes(), &Limits::default()).expect("read")
    }

    #[test]
    fn a_worksheet_of_cells_alone_says_nothing() {
        let rows = "<sheetData><row r=\"1\" hidden=\"false\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
        assert!(of(&format!("<worksheet>{rows}</worksheet>")).is_none());
    }

    #[test]
    fn merged_areas_are_found_behind_the_rows() {
        let sheet = "<x:worksheet><x:sheetData><x:row r=\"1\"/></x:sheetData><x:mergeCells count=\"3\">\
                     <x:mergeCell ref=\"A1:C2\"/><x:mergeCell ref=\"nothing\"/><x:mergeCell ref=\"$AA$3:AB4\"></x:mergeCell>\
                     </x:mergeCells></x:worksheet>";
        let areas = of(sheet).expect("areas").merged;
        let area = |rows, columns| Merged { rows, columns };
        assert_eq!(areas, [area((1, 2), (0, 2)), area((3, 4), (26, 27))]);
    }

    #[test]
    fn hidden_rows_and_columns_are_found() {
        let sheet = "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\"/></cols><sheetData>\
                     <row/><row hidden=\"true\"/><row r=\"3\" hidden=\"1\"/><row r=\"7\" hidden='1'/></sheetData></worksheet>";
        let hidden = of(sheet).expect("hidden").hidden;
        assert_eq!(hidden.rows, [(2, 3), (7, 7)]);
        assert_eq!(hidden.columns, [(1, 2)]);
        let behind_the_last = "<row r=\"4294967295\"/><row hidden=\"1\"/>";
        assert_eq!(of(behind_the_last).expect("hidden").hidden.rows, [(u32::MAX, u32::MAX)]);
    }
}
