//! XLSX: a sheet for each table, by rust_xlsxwriter; of a list without rows, a sheet with its words.

mod blank;
mod cells;
mod chart;
mod height;
mod look;
mod name;
mod rich;
mod sheet;
mod words;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{Profile, RenderError};
use look::Look;
use name::Names;
use prikaz_document::{Block, Document, Lines, Properties, Role, Section, Table, plain};

pub(crate) use blank::write as write_blank;

/// Writes the tables of `document` as a workbook; what only stands side by side is no table.
pub(super) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
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

/// The mark stands at the right of the header of every printed page; `&` begins a code there.
fn print_mark(workbook: &mut Workbook, mark: &str) {
    let header = format!("&R{}", mark.replace('&', "&&"));
    for sheet in workbook.worksheets_mut() {
        sheet.set_header(&header);
    }
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

fn properties(properties: &Properties) -> Result<DocProperties, XlsxError> {
    let date = properties.created;
    let year = u16::try_from(date.year()).unwrap_or_default();
    let created = ExcelDateTime::from_ymd(year, u8::from(date.month()), date.day())?;
    Ok(DocProperties::new()
        .set_title(&properties.title)
        .set_subject(&properties.subject)
        .set_author(&properties.author)
        .set_creation_datetime(&created))
}
