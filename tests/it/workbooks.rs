//! XLSX, read back.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use prikaz::document::{Bar, Block, Cell, Chart, Column, Content, Document, Row, Section, Table};
use prikaz::document::{Orientation, PageNumbering};
use prikaz::render::{Format, RenderError, write};

use crate::samples;

fn read(file: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(file)).unwrap()
}

fn of_tables(tables: Vec<Table>) -> Document {
    let blocks = tables.into_iter().map(|table| Block::Table(Box::new(table))).collect();
    let section =
        Section { orientation: Orientation::Portrait, page_numbering: PageNumbering::Continue, blocks };
    Document {
        properties: samples::properties(),
        mark: None,
        revision: None,
        protected: false,
        lists: None,
        sections: vec![section],
    }
}

fn table(name: &str, rows: Vec<Row>) -> Table {
    let columns = vec![Column::new(1.0); 3];
    let head = vec![Row::new(["Срок", "Дней", "Дата"].map(Cell::text))];
    Table { name: name.to_owned(), columns, head, rows, ..Table::default() }
}

#[test]
fn order_comes_back_cell_by_cell() {
    let mut book = read(write(Format::Xlsx, &samples::profile(), &samples::order(2)).unwrap());
    let sheet = book.worksheet_range("Перечень").unwrap();
    let row = |n: u32| (0..4).map(|c| sheet.get_value((n, c)).unwrap().to_string()).collect::<Vec<_>>();
    assert_eq!(row(0)[0], "ПЕРЕЧЕНЬ\nточек взаимодействия с\u{a0}клиентом");
    assert_eq!(row(1), ["Номер строки", "Процесс", "", "Точка взаимодействия"]);
    assert_eq!(row(2), ["", "направление", "наименование", ""]);
    assert_eq!(row(3), ["1", "2", "3", "4"]);
    assert_eq!(row(4)[0], "Раздел 1. Государственная поддержка");
    assert_eq!(row(5)[2], "Сопровождение проектов по принципу «одного окна» & <\"других\">");
    assert_eq!(sheet.get_value((6, 3)), Some(&Data::String("=1+1".to_owned())));
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let texts = ["=1+1", "+1", "-1", "@x", "=HYPERLINK(\"x\")", "1e5", "a\u{1}b"];
    let rows = texts.iter().map(|text| Row::new([Cell::text(*text)])).collect();
    let mut book =
        read(write(Format::Xlsx, &samples::profile(), &of_tables(vec![table("т", rows)])).unwrap());
    let sheet = book.worksheet_range("т").unwrap();
    for (n, text) in (1..).zip(texts) {
        let known = Data::String(text.replace('\u{1}', "\u{fffd}"));
        assert_eq!(sheet.get_value((n, 0)), Some(&known));
    }
    assert!(book.worksheet_formula("т").unwrap().used_cells().next().is_none());
}

#[test]
fn numbers_and_dates_are_typed() {
    let date = time::Date::from_calendar_date(2024, time::Month::June, 5).unwrap();
    let row = [Cell::text("x"), Cell::new(Content::Number(12.5)), Cell::new(Content::Date(date))];
    let document = of_tables(vec![table("т", vec![Row::new(row)])]);
    let mut book = read(write(Format::Xlsx, &samples::profile(), &document).unwrap());
    let sheet = book.worksheet_range("т").unwrap();
    assert_eq!(sheet.get_value((1, 1)), Some(&Data::Float(12.5)));
    assert!(matches!(sheet.get_value((1, 2)), Some(Data::DateTime(date)) if date.as_f64() == 45448.0));
    let text = String::from_utf8(write(Format::Text, &samples::profile(), &document).unwrap()).unwrap();
    assert!(text.contains("x\t12,5\t05.06.2024"));
}

#[test]
fn sheets_get_names_that_excel_takes() {
    let long = "Перечень точек взаимодействия с клиентом";
    let names = ["a/b:c", "A B C", "", long, long, "'x'"];
    let tables = names.iter().map(|name| table(name, vec![])).collect();
    let book = read(write(Format::Xlsx, &samples::profile(), &of_tables(tables)).unwrap());
    let first = "Перечень точек взаимодействия с";
    let second = "Перечень точек взаимодействия 2";
    assert_eq!(book.sheet_names(), ["a b c", "A B C 2", "Таблица", first, second, "x"]);
}

#[test]
fn too_long_a_cell_is_named() {
    let rows = vec![Row::new([Cell::text("x"), Cell::text("ж".repeat(40_000))])];
    let error = write(Format::Xlsx, &samples::profile(), &of_tables(vec![table("т", rows)])).unwrap_err();
    assert!(
        matches!(&error, RenderError::LongCell { sheet, cell } if sheet == "т" && cell == "B2"),
        "{error}"
    );
}

#[test]
fn chart_stands_on_its_own_sheet() {
    let rows =
        (1..4).map(|n| Row::new([Cell::text("срок"), Cell::new(Content::Number(f64::from(n)))])).collect();
    let bar = |name: &str, days| Bar { name: name.to_owned(), values: vec![days] };
    let chart = Chart {
        title: "Сроки".into(),
        heads: vec!["Этап".into(), "Затрачено".into()],
        bars: vec![bar("сбор", 3), bar("согласование", 5)],
        measure: "рабочие дни".into(),
    };
    let document = of_tables(vec![Table { chart: Some(chart), ..table("т", rows) }]);
    let file = write(Format::Xlsx, &samples::profile(), &document).unwrap();
    assert!(zip::ZipArchive::new(Cursor::new(&file)).unwrap().by_name("xl/charts/chart1.xml").is_ok());
    let mut read = read(file);
    assert_eq!(read.sheet_names(), ["т", "Сроки"]);
    let sheet = read.worksheet_range("Сроки").unwrap();
    let shown: Vec<String> = sheet.rows().skip(2).map(|row| format!("{} {}", row[0], row[1])).collect();
    assert_eq!(shown, ["Этап Затрачено", "сбор 3", "согласование 5"], "a chart bears its own numbers");
}

#[test]
fn mark_is_printed_on_every_sheet() {
    let mut document = of_tables(vec![table("Первая", vec![]), table("Вторая", vec![])]);
    document.mark = Some("ОБРАЗЕЦ".to_owned());
    let file = write(Format::Xlsx, &samples::profile(), &document).unwrap();
    let mut parts = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let sheets: Vec<String> =
        parts.file_names().filter(|name| name.starts_with("xl/worksheets/")).map(str::to_owned).collect();
    assert_eq!(sheets.len(), 2);
    for name in sheets {
        let text = std::io::read_to_string(parts.by_name(&name).unwrap()).unwrap();
        assert!(text.contains("<oddHeader>&amp;RОБРАЗЕЦ</oddHeader>"), "{name}: {text}");
    }
}
