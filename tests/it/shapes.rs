//! Tables of every shape: DOCX, XLSX and HTML show the same cells, merges included.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use prikaz::document::{
    Block, Cell, Column, Content, Document, Inline, Orientation, PageNumbering, Row, RowKind, Section, Table,
};
use prikaz::render::xml::{Element, Node};
use prikaz::render::{Format, write};
use proptest::prelude::*;

use crate::ooxml::{all, attribute, part};
use crate::samples;

/// Where a cell begins, rows and columns it covers, what stands in it.
pub(crate) type Cells = BTreeMap<(usize, usize), (usize, usize, String)>;

pub(crate) fn document(table: Table) -> Document {
    let blocks = vec![Block::Table(Box::new(table))];
    let section =
        Section { orientation: Orientation::Landscape, page_numbering: PageNumbering::Continue, blocks };
    let (properties, sections) = (samples::properties(), vec![section]);
    Document { properties, mark: None, revision: None, protected: false, lists: None, sections }
}

pub(crate) fn file(format: Format, document: &Document) -> Vec<u8> {
    write(format, &samples::profile(), document).unwrap()
}

/// Text of an element, its line breaks as newlines.
fn text(element: &Element) -> String {
    let pieces = element.children.iter().map(|child| match child {
        Node::Text(text) => text.clone(),
        Node::Element(element) if matches!(&*element.name, "w:br" | "br") => "\n".to_owned(),
        Node::Element(element) => text(element),
    });
    pieces.collect()
}

fn number(element: &Element, key: &str) -> usize {
    attribute(element, key).map_or(1, |value| value.parse().unwrap())
}

/// Cells of the only table of a DOCX.
fn of_docx(bytes: &[u8]) -> Cells {
    let body = part(bytes, "word/document.xml");
    let mut cells = Cells::new();
    let mut reaching: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (row, line) in all(all(&body, "w:tbl")[0], "w:tr").into_iter().enumerate() {
        let mut column = 0;
        for cell in line.elements().filter(|child| child.name == "w:tc") {
            let columns = all(cell, "w:gridSpan").first().map_or(1, |span| number(span, "w:val"));
            match all(cell, "w:vMerge").first().map(|merge| attribute(merge, "w:val")) {
                Some(None) => {
                    let first = reaching[&column];
                    let above = cells.get_mut(&first).unwrap();
                    assert_eq!(above.1, columns, "a merged cell keeps its width");
                    above.0 += 1;
                }
                merge => {
                    if merge.is_some() {
                        reaching.insert(column, (row, column));
                    }
                    cells.insert((row, column), (1, columns, text(cell)));
                }
            }
            column += columns;
        }
    }
    cells
}

/// Cells of the only table of a page.
fn of_html(bytes: &[u8]) -> Cells {
    let page = std::str::from_utf8(bytes).unwrap();
    let table = &page[page.find("<table").unwrap()..page.find("</table>").unwrap() + "</table>".len()];
    let table = Element::parse(table).unwrap().remove(0);
    let mut cells = Cells::new();
    let mut taken = BTreeSet::new();
    for (row, line) in all(&table, "tr").into_iter().enumerate() {
        let mut column = 0;
        for cell in line.elements() {
            while taken.contains(&(row, column)) {
                column += 1;
            }
            let (rows, columns) = (number(cell, "rowspan"), number(cell, "colspan"));
            for place in (row..row + rows).flat_map(|row| (column..column + columns).map(move |c| (row, c))) {
                assert!(taken.insert(place), "two cells at {place:?}");
            }
            cells.insert((row, column), (rows, columns, text(cell)));
            column += columns;
        }
    }
    cells
}

/// Cells of the first sheet of a workbook, as far as the table reaches.
fn of_xlsx(bytes: &[u8], rows: usize, columns: usize) -> Cells {
    let sheet = part(bytes, "xl/worksheets/sheet1.xml");
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let values = book.worksheet_range_at(0).unwrap().unwrap();
    let value = |row: usize, column: usize| {
        let place = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
        values.get_value(place).map(ToString::to_string).unwrap_or_default()
    };
    let mut covered = BTreeSet::new();
    let mut cells = Cells::new();
    for merge in all(&sheet, "mergeCell") {
        let (from, to) = attribute(merge, "ref").unwrap().split_once(':').unwrap();
        let ((top, left), (bottom, right)) = (place(from), place(to));
        if top >= rows {
            continue; // a note under the table
        }
        covered.extend((top..=bottom).flat_map(|row| (left..=right).map(move |column| (row, column))));
        cells.insert((top, left), (bottom - top + 1, right - left + 1, value(top, left)));
    }
    for place in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
        if !covered.contains(&place) {
            cells.insert(place, (1, 1, value(place.0, place.1)));
        }
    }
    cells
}

/// «B12» as row and column from nought.
fn place(name: &str) -> (usize, usize) {
    let letters: String = name.chars().take_while(char::is_ascii_uppercase).collect();
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1);
    (name[letters.len()..].parse::<usize>().unwrap() - 1, column - 1)
}

/// The cells that all three formats show.
#[track_caller]
pub(crate) fn agreed(table: Table) -> Cells {
    let (rows, columns) = (table.repeated_rows() + table.rows.len(), table.columns.len());
    let document = document(table);
    let page = of_html(&file(Format::Html, &document));
    assert_eq!(of_docx(&file(Format::Docx, &document)), page, "DOCX and HTML");
    assert_eq!(of_xlsx(&file(Format::Xlsx, &document), rows, columns), page, "XLSX and HTML");
    page
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<Cell> {
    texts.map(Cell::text).to_vec()
}

fn total(cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Total, ..Row::new(cells) }
}

/// Three levels of heads, column numbers, sections of two levels, groups with sub-rows, a total.
fn contact_points() -> Table {
    let span = |text: &str, columns, rows| Cell::text(text).spanning(columns, rows);
    let rich = [
        Inline::Strong(vec![Inline::Text("20 м".to_owned())]),
        Inline::Raised(vec![Inline::Text("2".to_owned())]),
    ];
    Table {
        name: "Точки".to_owned(),
        columns: vec![Column::new(1.0); 5],
        head: vec![
            Row::new([span("№\u{a0}п/п", 1, 3), span("Точка", 4, 1)]),
            Row::new([span("Место", 2, 1), span("Сроки", 2, 1)]),
            Row::new(texts(["адрес", "часы", "дней", "код"])),
        ],
        column_numbers: true,
        rows: vec![
            Row::section(1, "Раздел 1"),
            Row::section(2, "Подраздел 1.1"),
            Row::new([
                span("1.", 1, 3),
                span("Липецк", 1, 2),
                Cell::text("9–18"),
                Cell::text("5"),
                Cell::text("007"),
            ]),
            Row::new(texts(["10–17\nобед", "", "008"])),
            Row::new([Cell::text("Елец"), Cell::new(Content::Inlines(rich.into())), span("нет", 2, 1)]),
            Row::section(1, "Отсутствует."),
            total(vec![span("Итого", 3, 1), Cell::text("5"), Cell::text("")]),
        ],
        notes: vec![vec![Inline::Text("<*> Примечание".to_owned())]],
        ..Table::default()
    }
}

#[test]
fn heads_groups_sections_and_totals_agree_in_all_formats() {
    let cells = agreed(contact_points());
    let at = |row, column| cells[&(row, column)].clone();
    assert_eq!(at(0, 0), (3, 1, "№\u{a0}п/п".to_owned()));
    assert_eq!(at(1, 3), (1, 2, "Сроки".to_owned()));
    assert_eq!(at(3, 4), (1, 1, "5".to_owned()));
    assert_eq!(at(4, 0), (1, 5, "Раздел 1".to_owned()));
    assert_eq!(at(6, 0), (3, 1, "1.".to_owned()));
    assert_eq!(at(7, 2), (1, 1, "10–17\nобед".to_owned()));
    assert_eq!(at(8, 2), (1, 1, "20 м2".to_owned()));
    assert_eq!(at(8, 3), (1, 2, "нет".to_owned()));
    assert_eq!(at(10, 0), (1, 3, "Итого".to_owned()));
    samples::keep("shapes.docx", &file(Format::Docx, &document(contact_points())));
    samples::keep("shapes.xlsx", &file(Format::Xlsx, &document(contact_points())));
}

#[test]
fn annex_of_an_order_agrees_in_all_formats() {
    agreed(samples::annex(4));
}

#[test]
fn workbook_binds_all_heads_and_filters_by_the_last() {
    let bytes = file(Format::Xlsx, &document(contact_points()));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert_eq!(attribute(all(&sheet, "autoFilter")[0], "ref"), Some("A4:E10"), "not the total");
    assert_eq!(attribute(all(&sheet, "pane")[0], "ySplit"), Some("4"));
    let book = part(&bytes, "xl/workbook.xml");
    let names: Vec<_> = all(&book, "definedName").into_iter().map(text).collect();
    assert!(names.contains(&"Точки!$1:$4".to_owned()), "{names:?}");
    let ignored = all(&sheet, "ignoredError")[0];
    assert_eq!(attribute(ignored, "sqref"), Some("A5:E11"));
}

#[test]
fn sections_have_looks_by_level() {
    let body = part(&file(Format::Docx, &document(contact_points())), "word/document.xml");
    let styles: Vec<_> =
        all(&body, "w:pStyle").into_iter().filter_map(|style| attribute(style, "w:val")).collect();
    for style in ["table_section", "table_section_2", "table_total", "table_note"] {
        assert!(styles.contains(&style), "{style}");
    }
}

#[test]
fn rows_of_a_group_stay_on_one_page() {
    let kept = |table| {
        let body = part(&file(Format::Docx, &document(table)), "word/document.xml");
        let rows: Vec<_> = all(&body, "w:tr");
        rows[6..].iter().map(|row| !all(row, "w:keepNext").is_empty()).collect::<Vec<_>>()
    };
    let mut table = contact_points();
    // The first group may part: what stands before the table is never left alone.
    assert_eq!(kept(table.clone()), [false, false, false, true, false], "the row before the total stays");
    table.rows.insert(2, Row::new(texts(["0.", "Усмань", "", "", "006"])));
    let expected = [false, true, true, false, true, false];
    assert_eq!(kept(table), expected, "two rows of the group, and the one before the total");
}

#[test]
fn decimals_are_numbers_with_their_digits_and_codes_are_text() {
    let row = [Content::Decimal { value: 12.5, decimals: 2 }, Content::Text("007".into())].map(Cell::new);
    let table = Table { columns: vec![Column::new(1.0); 2], rows: vec![Row::new(row)], ..Table::default() };
    let document = document(table);
    let bytes = file(Format::Xlsx, &document);
    let mut book = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let values = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(values.get_value((0, 0)), Some(&calamine::Data::Float(12.5)));
    assert_eq!(values.get_value((0, 1)), Some(&calamine::Data::String("007".to_owned())));
    let styles = part(&bytes, "xl/styles.xml");
    let formats: Vec<_> =
        all(&styles, "numFmt").into_iter().map(|one| attribute(one, "formatCode")).collect();
    assert_eq!(formats, [Some("0.00")]);
    let page = String::from_utf8(file(Format::Html, &document)).unwrap();
    assert!(page.contains("<td class=\"right\">12,50</td><td>007</td>"), "{page}");
}

#[test]
fn long_sheet_keeps_its_merges() {
    let group = |n: usize| {
        let first = Row::new([Cell::text(format!("{n}.")).spanning(1, 2), Cell::text("a")]);
        [first, Row::new([Cell::text("b")])]
    };
    let head = vec![Row::new([Cell::text("x").spanning(1, 2), Cell::text("y")]), Row::new([Cell::text("z")])];
    let rows: Vec<_> = (0..10_001).flat_map(group).collect();
    let table = Table { columns: vec![Column::new(1.0); 2], head, rows, ..Table::default() };
    let cells = of_xlsx(&file(Format::Xlsx, &document(table)), 20_004, 2);
    let at = |row, column| cells[&(row, column)].clone();
    assert_eq!(at(0, 0), (2, 1, "x".to_owned()));
    assert_eq!(at(1, 1), (1, 1, "z".to_owned()));
    assert_eq!(at(20_002, 0), (2, 1, "10000.".to_owned()));
    assert_eq!(at(20_003, 1), (1, 1, "b".to_owned()));
}

fn cell() -> impl Strategy<Value = Cell> {
    let text = "[а-яё0-9<&\"' \n]{0,8}".prop_map(|text| text.trim().to_owned());
    (text, 1..4u16, 1..4u16).prop_map(|(text, columns, rows)| Cell::text(text).spanning(columns, rows))
}

fn row() -> impl Strategy<Value = Row> {
    let kind = prop_oneof![
        6 => Just(RowKind::Entry),
        1 => (1..6u8).prop_map(RowKind::Section),
        1 => Just(RowKind::Total),
        1 => Just(RowKind::Head),
    ];
    (kind, proptest::collection::vec(cell(), 1..5)).prop_map(|(kind, cells)| Row { kind, ..Row::new(cells) })
}

fn rows(least: usize, most: usize) -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec(row(), least..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(48)))]

    /// Whatever spans a table is given, sound or not, the three formats show one grid.
    #[test]
    fn any_table_agrees_in_all_formats(
        columns in 1..7usize, head in rows(0, 4), body in rows(1, 9), column_numbers in any::<bool>(),
    ) {
        let columns = vec![Column::new(1.0); columns];
        agreed(Table { columns, head, rows: body, column_numbers, ..Table::default() });
    }
}
