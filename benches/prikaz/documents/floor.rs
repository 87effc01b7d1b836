//! The least that such files can cost: their XML written straight, and plain rust_xlsxwriter.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::annex::COLUMNS;

/// The body of a DOCX with a table of `rows`, written straight and deflated at level 6.
pub(crate) fn docx(rows: &[[String; 7]]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("word/document.xml", options.compression_level(Some(6))).expect("memory does not fail");
    let mut line = String::new();
    for row in rows {
        line.clear();
        line.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        row.iter().for_each(|text| cell(&mut line, text));
        line.push_str("</w:tr>");
        zip.write_all(line.as_bytes()).expect("memory does not fail");
    }
    zip.finish().expect("memory does not fail").into_inner()
}

fn cell(line: &mut String, text: &str) {
    line.push_str("<w:tc><w:tcPr><w:tcW w:w=\"1440\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"table_cell\"/></w:pPr><w:r><w:t>");
    line.push_str(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    line.push_str("</w:t></w:r></w:p></w:tc>");
}

/// A workbook of `rows` as the manual of rust_xlsxwriter would write it, in low memory above 100 000 rows.
pub(crate) fn xlsx(rows: &[[String; 7]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let cell = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap();
    let head = Format::new().set_bold().set_border(FormatBorder::Thin).set_text_wrap();
    let sheet = if rows.len() > 100_000 {
        workbook.add_worksheet_with_low_memory().expect("a sheet")
    } else {
        workbook.add_worksheet()
    };
    for (column, (title, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, title, &head).expect("a cell");
    }
    for (n, row) in (1..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            match (column, text.parse::<f64>()) {
                (0 | 5, Ok(number)) => {
                    sheet.write_number_with_format(n, column, number, &cell).expect("a cell")
                }
                _ => sheet.write_string_with_format(n, column, text, &cell).expect("a cell"),
            };
        }
    }
    sheet.set_freeze_panes(1, 0).expect("a sheet");
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    workbook.save_to_buffer().expect("memory does not fail")
}
