//! What is said of a workbook as a whole: its properties, and the mark on every page.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use prikaz_document::Properties;

/// The mark stands at the right of the header of every printed page; `&` begins a code there.
pub(super) fn print_mark(workbook: &mut Workbook, mark: &str) {
    let header = format!("&R{}", mark.replace('&', "&&"));
    for sheet in workbook.worksheets_mut() {
        sheet.set_header(&header);
    }
}

/// What the workbook says of itself; the date is that of the document.
pub(super) fn properties(properties: &Properties) -> Result<DocProperties, XlsxError> {
    let date = properties.created;
    let year = u16::try_from(date.year()).unwrap_or_default();
    let created = ExcelDateTime::from_ymd(year, u8::from(date.month()), date.day())?;
    Ok(DocProperties::new()
        .set_title(&properties.title)
        .set_subject(&properties.subject)
        .set_author(&properties.author)
        .set_creation_datetime(&created))
}
