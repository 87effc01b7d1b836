//! Tables of Word and LibreOffice files: where their cells stand, what of them counts.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use prikaz::form::{RawTable, Source};
use prikaz::import::{self, ImportError, Limits};

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(content.as_bytes()).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A text of Word with `body`.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!("<w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
                 Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
                 Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
                 </Types>";
    let top = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
               Id=\"rId1\" Target=\"word/document.xml\" \
               Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>\
               </Relationships>";
    packed(&[
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", top.to_owned()),
        ("word/document.xml", document),
    ])
}

/// A spreadsheet of LibreOffice with `tables`.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[("content.xml", content)])
}

/// Each cell on a line: its row, its column, what it says.
fn told(table: &RawTable) -> Vec<String> {
    let cell =
        |row: u32, column: u16, text: &str| format!("{row}:{} {}", column + 1, text.replace('\n', "/"));
    let cells = table.rows.iter();
    let mut lines: Vec<String> =
        cells.flat_map(|row| row.cells.iter().map(|one| cell(row.row, one.column, &one.text))).collect();
    lines.extend(table.merged.iter().map(|area| {
        format!("объединено {}-{}:{}-{}", area.rows.0, area.rows.1, area.columns.0 + 1, area.columns.1 + 1)
    }));
    lines
}

fn read(name: &str, bytes: &[u8]) -> Vec<RawTable> {
    import::read(name, bytes, &Limits::default()).expect("tables")
}

fn cell(text: &str) -> String {
    format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

fn cell_with(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

#[test]
fn cells_of_word_stand_on_a_grid() {
    let head = format!("<w:tr>{}{}</w:tr>", cell_with("<w:gridSpan w:val=\"2\"/>", "процесс"), cell("точка"));
    let first = format!(
        "<w:tr>{}{}{}</w:tr>",
        cell_with("<w:vMerge w:val=\"restart\"/>", "прием"),
        cell("1"),
        cell("сайт")
    );
    let second = format!("<w:tr>{}{}{}</w:tr>", cell_with("<w:vMerge/>", "не видно"), cell("2"), cell("МФЦ"));
    let third = format!("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr>", cell("почта"));
    let tables = read("a.docx", &docx(&format!("<w:tbl>{head}{first}{second}{third}</w:tbl>")));
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].source, Source::Table(1));
    assert_eq!(
        told(&tables[0]),
        [
            "1:1 процесс",
            "1:3 точка",
            "2:1 прием",
            "2:2 1",
            "2:3 сайт",
            "3:2 2",
            "3:3 МФЦ",
            "4:3 почта",
            "объединено 1-1:1-2",
            "объединено 2-3:1-1",
        ]
    );
}

#[test]
fn text_of_word_counts_as_it_would_be_printed() {
    let run = |inside: &str| format!("<w:r>{inside}</w:r>");
    let cases = [
        (run("<w:t>Сай</w:t>") + &run("<w:t>т</w:t>"), "Сайт"),
        (run("<w:t>а</w:t><w:br/><w:t>б</w:t>"), "а/б"),
        (
            format!(
                "<w:ins>{}</w:ins><w:del>{}</w:del>",
                run("<w:t>новое</w:t>"),
                run("<w:delText>старое</w:delText>")
            ),
            "новое",
        ),
        (format!("<w:moveFrom>{}</w:moveFrom>{}", run("<w:t>прочь</w:t>"), run("<w:t>тут</w:t>")), "тут"),
        (run("<w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t>") + &run("<w:t>видно</w:t>"), "видно"),
        (run("<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>видно</w:t>"), "видно"),
        (run("<w:instrText>PAGE</w:instrText>") + &run("<w:t>7</w:t>"), "7"),
        (
            format!(
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}",
                run("<w:t>Выберите</w:t>"),
                run("<w:t>да</w:t>")
            ),
            "да",
        ),
        (format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", run("<w:t>офлайн</w:t>")), "офлайн"),
    ];
    for (inside, expected) in cases {
        let body = format!("<w:tbl><w:tr><w:tc><w:p>{inside}</w:p></w:tc></w:tr></w:tbl>");
        assert_eq!(told(&read("a.docx", &docx(&body))[0]), [format!("1:1 {expected}")], "{inside}");
    }
}

#[test]
fn paragraphs_of_word_are_lines_unless_their_end_is_struck_out() {
    let mark = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>один</w:t></w:r></w:p><w:p>{mark}<w:r><w:t>два</w:t></w:r></w:p>\
         <w:p><w:r><w:t>-три</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    );
    assert_eq!(told(&read("a.docx", &docx(&body))[0]), ["1:1 один/два-три"]);
}

#[test]
fn rows_of_word_that_are_struck_out_are_not_there() {
    let struck = format!("<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>{}</w:tr>", cell("прочь"));
    let body = format!("<w:tbl><w:tr>{}</w:tr>{struck}<w:tr>{}</w:tr></w:tbl>", cell("один"), cell("два"));
    assert_eq!(told(&read("a.docx", &docx(&body))[0]), ["1:1 один", "2:1 два"]);
}

#[test]
fn tables_within_cells_are_tables_of_their_own() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p/>", cell("а"), cell("б"));
    let body = format!(
        "<w:p><w:r><w:t>Письмо</w:t></w:r></w:p><w:tbl><w:tr><w:tc>{inner}</w:tc>{}</w:tr></w:tbl>",
        cell("в")
    );
    let tables = read("a.docx", &docx(&body));
    assert_eq!(told(&tables[0]), ["1:1 а/б", "1:2 в"]);
    assert_eq!(
        (told(&tables[1]), tables[1].source.clone()),
        (vec!["1:1 а".into(), "1:2 б".into()], Source::Table(2))
    );
}

#[test]
fn cells_of_libreoffice_are_read_by_their_types() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = [
        cell("office:value-type=\"string\"", "Сай<text:span>т</text:span><text:s text:c=\"2\"/>МФЦ"),
        cell("office:value-type=\"float\" office:value=\"12.5\"", "12,50"),
        cell("office:value-type=\"date\" office:date-value=\"2024-04-11\"", "11 апр."),
        cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "ИСТИНА"),
        "<table:table-cell><office:annotation><text:p>заметка</text:p></office:annotation></table:table-cell>".into(),
        cell("table:number-columns-repeated=\"2\"", "дважды"),
    ]
    .concat();
    let bytes =
        ods(&format!("<table:table table:name=\"Л\"><table:table-row>{row}</table:table-row></table:table>"));
    let tables = read("a.ods", &bytes);
    assert_eq!(tables[0].source, Source::Sheet("Л".into()));
    assert_eq!(
        told(&tables[0]),
        ["1:1 Сайт  МФЦ", "1:2 12,5", "1:3 11.04.2024", "1:4 да", "1:6 дважды", "1:7 дважды"]
    );
}

#[test]
fn a_million_blank_rows_of_libreoffice_cost_nothing() {
    let blank = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell \
                 table:number-columns-repeated=\"16384\"/></table:table-row>";
    let filled = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-rows-spanned=\"2\">\
                  <text:p>а</text:p></table:table-cell></table:table-row>";
    let bytes = ods(&format!("<table:table table:name=\"Л\">{filled}{blank}</table:table>"));
    assert_eq!(told(&read("a.ods", &bytes)[0]), ["1:1 а", "2:1 а", "объединено 1-2:1-1"]);
    let far = ods(&format!("<table:table table:name=\"Л\">{blank}{filled}</table:table>"));
    let error = import::read("a.ods", &far, &Limits::default()).expect_err("too far down");
    assert!(matches!(error, ImportError::TooManyRows { row: 1_048_571, .. }), "{error}");
    let wide = "<table:table table:name=\"Л\"><table:table-row><table:table-cell table:number-columns-repeated=\"16384\">\
                <text:p>а</text:p></table:table-cell></table:table-row></table:table>";
    let error = import::read("a.ods", &ods(wide), &Limits::default()).expect_err("too wide");
    assert!(matches!(error, ImportError::TooManyColumns { .. }), "{error}");
}

#[test]
fn files_without_a_table_are_refused() {
    let refusal = |bytes: &[u8]| import::read("a", bytes, &Limits::default()).expect_err("a refusal").code();
    assert_eq!(refusal(&docx("<w:p><w:r><w:t>Изменений нет</w:t></w:r></w:p>")), "no-tables");
    assert_eq!(refusal(&packed(&[("content.xml", "<a><text/></a>".into())])), "open-document-text");
    let closed = packed(&[
        ("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>".into()),
        ("content.xml", "garbage".into()),
    ]);
    assert_eq!(refusal(&closed), "encrypted");
    let macros = packed(&[("content.xml", "<a/>".into()), ("Basic/Standard/Module1.xml", "<a/>".into())]);
    assert_eq!(refusal(&macros), "macros");
    assert_eq!(refusal(&docx("<w:tbl><w:tr>")), "damaged");
}
