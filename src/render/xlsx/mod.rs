//! XLSX: a sheet for each table, by rust_xlsxwriter.

mod chart;
mod look;
mod name;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{Profile, RenderError};
use crate::document::{Block, Document, Paragraph, Properties, Role, Section, plain};
use look::Look;
use name::Names;

/// Writes the tables of `document` as a workbook.
pub(super) fn write(profile: &Profile, document: &Document) -> Result<Vec<u8>, RenderError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&document.properties)?);
    let look = Look::new(profile);
    let mut names = Names::default();
    for (section, table) in document.tables() {
        let name = names.next(&table.name);
        let titles = titles(section);
        sheet::add(&mut workbook, profile, &look, &sheet::Content { name: &name, titles, table })?;
        if let Some(chart) = &table.chart {
            chart::add(
                &mut workbook,
                profile,
                &look,
                &names.next(&chart.title),
                (&name, section, table),
                chart,
            )?;
        }
    }
    if workbook.worksheets().is_empty() {
        return Err(RenderError::NoTable);
    }
    Ok(workbook.save_to_buffer()?)
}

/// The titles that stand over the tables of a section.
fn titles(section: &Section) -> Vec<String> {
    let paragraphs = section.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) if is_title(paragraph) => Some(plain(&paragraph.inlines)),
        _ => None,
    });
    paragraphs.collect()
}

fn is_title(paragraph: &Paragraph) -> bool {
    matches!(paragraph.role, Role::Title | Role::Caption)
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
