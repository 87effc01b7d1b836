//! Copies of units' files with marks: read back they say the same, and every mark stands in its cell.

use std::io::{Cursor, Read as _};

use rust_xlsxwriter::{Format, Note, Workbook};

use prikaz::form::{Place, RawTable, Source};
use prikaz::import::{self, Limits, Mark};

use crate::import_tables::{docx, ods};
use crate::samples::keep;

fn mark(source: &Source, row: u32, column: u16, text: &str) -> Mark {
    let place = Place { source: source.clone(), row, column: Some(column) };
    Mark { place, text: text.to_owned(), grave: true }
}

fn read(bytes: &[u8]) -> Vec<RawTable> {
    import::read("a.csv", bytes, &Limits::default()).expect("tables")
}

fn marked(bytes: &[u8], marks: &[Mark]) -> Vec<u8> {
    import::marked(bytes, marks, &Limits::default()).expect("a copy").bytes
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// A workbook as a unit keeps it: borders, a note of its own, two worksheets, a merged title.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_border(rust_xlsxwriter::FormatBorder::Thin);
    let sheet = book.add_worksheet().set_name("Перечень").unwrap();
    sheet.merge_range(0, 0, 0, 2, "Сведения", &bold).unwrap();
    sheet.write_with_format(1, 0, "Точка", &bold).unwrap();
    sheet.write_with_format(1, 1, "Вид", &bold).unwrap();
    sheet.write(2, 0, "Сайт").unwrap();
    sheet.write(2, 1, "цифровая").unwrap();
    sheet.write(5, 1, "офлайн").unwrap();
    sheet.insert_note(2, 1, &Note::new("своя заметка")).unwrap();
    book.add_worksheet().set_name("Другой").unwrap().write(0, 0, "не трогать").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_keeps_all_it_had_and_gets_fills_and_comments() {
    let whole = workbook();
    let sheet = Source::Sheet("Перечень".into());
    let marks = [
        mark(&sheet, 2, 1, "нет такой графы"),
        mark(&sheet, 3, 1, "проверьте вид"),
        mark(&sheet, 3, 1, "и ещё раз"),
        mark(&sheet, 4, 0, "строки нет"),
        mark(&sheet, 6, 0, "не заполнена <графа> & «точка»"),
        mark(&sheet, 6, 2, "и эта"),
        mark(&sheet, 9, 0, "под таблицей"),
    ];
    let copy = marked(&whole, &marks);
    keep("marked.xlsx", &copy);
    let rows = |bytes: &[u8]| -> Vec<_> {
        read(bytes).into_iter().map(|table| (table.rows, table.merged)).collect()
    };
    assert_eq!(rows(&copy), rows(&whole), "what the unit wrote stays");
    let comments = part(&copy, "xl/comments1.xml");
    for words in ["своя заметка", "\nпроверьте вид\nи ещё раз", "не заполнена &lt;графа&gt; &amp; «точка»"]
    {
        assert!(comments.contains(words), "{words}\n{comments}");
    }
    let cells = part(&copy, "xl/worksheets/sheet1.xml");
    for cell in ["<c r=\"A4\" s=", "<c r=\"A6\" s=", "<c r=\"C6\" s=", "<row r=\"9\"><c r=\"A9\" s="] {
        assert!(cells.contains(cell), "{cell}\n{cells}");
    }
    assert_eq!(part(&copy, "xl/worksheets/sheet2.xml"), part(&whole, "xl/worksheets/sheet2.xml"));
    let styles = part(&copy, "xl/styles.xml");
    assert!(styles.contains("FFFFC7CE") && styles.contains("fillId=\"2\""), "{styles}");
}

#[test]
fn a_workbook_without_comments_gets_its_first() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Л").unwrap().write(0, 0, "Точка").unwrap();
    let whole = book.save_to_buffer().unwrap();
    let copy = marked(&whole, &[mark(&Source::Sheet("Л".into()), 1, 0, "так нельзя")]);
    keep("marked-first.xlsx", &copy);
    assert_eq!(read(&copy), read(&whole));
    assert!(part(&copy, "xl/comments_marks1.xml").contains("так нельзя"));
    assert!(part(&copy, "xl/worksheets/sheet1.xml").contains("<legacyDrawing "));
}

#[test]
fn a_text_keeps_all_it_had_and_gets_fills_and_comments() {
    let whole = workbook_in_word();
    let table = Source::Table(2);
    let marks = [
        mark(&table, 1, 0, "графа названа не так"),
        mark(&table, 2, 2, "пусто"),
        mark(&table, 3, 0, "после вычеркнутой строки"),
    ];
    let copy = marked(&whole, &marks);
    assert_eq!(read(&copy), read(&whole), "what the unit wrote stays");
    let body = part(&copy, "word/document.xml");
    assert_eq!(body.matches("w:fill=\"FFC7CE\"").count(), 3, "{body}");
    assert_eq!(body.matches("<w:commentReference ").count(), 3);
    let after = body.split("Вычеркнуто").nth(1).unwrap();
    assert!(after.contains("w:fill=\"FFC7CE\"/>") && after.contains("w:id=\"2\""), "{after}");
    assert!(part(&copy, "word/comments.xml").contains("после вычеркнутой строки"));
}

/// A letter with two tables: cells with and without properties, one blank, one over two columns, a row struck out.
fn workbook_in_word() -> Vec<u8> {
    let grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>";
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr/>\
                <w:r><w:t>Точка</w:t></w:r></w:p></w:tc>";
    let blank = "<w:tc><w:tcPr/><w:p/></w:tc>";
    let struck = format!(
        "<w:tr><w:trPr><w:del w:id=\"90\" w:author=\"а\"/></w:trPr>{}{}{}</w:tr>",
        cell("Вычеркнуто"),
        cell("2"),
        cell("3")
    );
    docx(&format!(
        "<w:tbl>{grid}<w:tr>{0}{0}{0}</w:tr></w:tbl><w:p><w:r><w:t>Письмо</w:t></w:r></w:p>\
         <w:tbl>{grid}<w:tr>{wide}{1}</w:tr><w:tr>{2}{3}{blank}</w:tr>{struck}<w:tr>{4}{5}{6}</w:tr></w:tbl><w:p/>",
        cell("чужое"),
        cell("Вид"),
        cell("Сайт"),
        cell("сайта"),
        cell("Почта"),
        cell("б"),
        cell("в"),
    ))
}

#[test]
fn a_spreadsheet_of_libreoffice_is_taken_apart_where_it_repeats() {
    let cell = |attributes: &str, text: &str| {
        format!(
            "<table:table-cell {attributes} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let blank = "<table:table-cell table:number-columns-repeated=\"5\"/>";
    let twice = "table:number-columns-repeated=\"3\"";
    let whole = ods(&format!(
        "<table:table table:name=\"Л\"><table:table-row>{}{blank}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"4\">{}{}</table:table-row></table:table>",
        cell("table:style-name=\"ce1\"", "Точка"),
        cell(twice, "Сайт"),
        cell("", "б"),
    ));
    let sheet = Source::Sheet("Л".into());
    let marks = [mark(&sheet, 1, 0, "первая"), mark(&sheet, 1, 3, "пусто"), mark(&sheet, 3, 1, "средняя")];
    let copy = marked(&whole, &marks);
    assert_eq!(read(&copy), read(&whole), "what the unit wrote stays");
    let content = part(&copy, "content.xml");
    assert_eq!(content.matches("<office:annotation ").count(), 3, "{content}");
    assert!(
        content.contains("table:number-rows-repeated=\"2\""),
        "two rows before the marked one: {content}"
    );
}

#[test]
fn a_text_table_gets_a_column_of_marks() {
    let whole = "Точка;Вид\r\n\r\n\"Сайт\nгорода\";цифровая\r\nПочта\r\n".as_bytes();
    let marks = [mark(&Source::Whole, 3, 1, "так нельзя"), mark(&Source::Whole, 4, 1, "не заполнена графа")];
    let copy = String::from_utf8(marked(whole, &marks)).unwrap();
    assert_eq!(
        copy,
        "\u{feff}Точка;Вид;Замечания\n\"Сайт\nгорода\";цифровая;так нельзя\nПочта;;не заполнена графа\n"
    );
}

#[test]
fn what_is_marked_is_taken_out_of_hiding() {
    for name in ["hidden-rows-and-sheets.xlsx", "hidden-rows.ods"] {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name);
        let whole = std::fs::read(file).unwrap();
        let hidden = |bytes: &[u8]| {
            let tables = import::read(name, bytes, &Limits::default()).expect("tables");
            let table = tables.into_iter().find(|table| !table.rows.is_empty()).expect("rows");
            (table.hidden.rows, table.hidden.columns)
        };
        assert_eq!(hidden(&whole), (vec![(3, 3)], vec![(2, 2)]), "{name}");
        let sheet = Source::Sheet("Лист1".into());
        let copy = marked(&whole, &[mark(&sheet, 3, 1, "неверно")]);
        assert_eq!(
            hidden(&copy),
            (vec![], vec![(2, 2)]),
            "{name}: the row is seen, the column nobody marked is not"
        );
        let copy = marked(&whole, &[mark(&sheet, 2, 2, "неверно")]);
        assert_eq!(hidden(&copy), (vec![(3, 3)], vec![]), "{name}: the column is seen");
    }
}
