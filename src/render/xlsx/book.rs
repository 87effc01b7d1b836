//! A document as a workbook.

use rust_xlsxwriter::Workbook;

use super::look::Look;
use super::name::Names;
use super::whole::{print_mark, properties};
use super::{chart, sheet, words};
use crate::{Profile, RenderError};
use prikaz_document::{Block, Document, Lines, Role, Section, Table, plain};

/// Writes the tables of `document` as a workbook; what only stands side by side is no table.
pub(crate) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&document.properties)?);
    let mut look = Look::new(profile);
    let mut names = Names::default();
    for (section, table) in document.tables().filter(|(_, table)| table.lines == Lines::Drawn) {
        let name = names.next(&table.name);
        let titles = titles(section, table);
        sheet::add(&mut workbook, profile, &mut look, &sheet::Content { name: &name, titles, table })?;
        if let Some(chart) = &table.chart {
            chart::add(&mut workbook, profile, &mut look, &names.next(&chart.title), chart)?;
        }
    }
    if workbook.worksheets().is_empty() {
        // A list of nothing says so in words; a letter has nothing to do in a workbook.
        let lists = document.lists.as_ref().ok_or(RenderError::NoTable)?;
        let (titles, table) = words::of(document);
        let name = names.next(lists);
        let content = sheet::Content { name: &name, titles, table: &table };
        sheet::add(&mut workbook, profile, &mut look, &content)?;
    }
    if let Some(mark) = &document.mark {
        print_mark(&mut workbook, mark);
    }
    Ok(workbook.save_to_buffer()?)
}

/// The titles over `table` in its section, and its own caption.
fn titles(section: &Section, table: &Table) -> Vec<String> {
    let mut titles: Vec<(Role, String)> = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Table(other) if std::ptr::eq(&**other, table) => break,
            Block::Table(_) => titles.retain(|(role, _)| *role == Role::Title),
            Block::Paragraph(line) if matches!(line.role, Role::Title | Role::Caption) => {
                titles.push((line.role, plain(&line.inlines)));
            }
            _ => {}
        }
    }
    titles.into_iter().map(|(_, text)| text).collect()
}
