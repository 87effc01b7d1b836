//! What the heads and feet of printed pages say is told, whichever kind of file has them.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use prikaz::form::{Aside, RawTable};
use prikaz::import::{self, Limits};

use crate::import_tables::{docx, ods};

fn read(name: &str, bytes: &[u8]) -> Vec<RawTable> {
    import::read(name, bytes, &Limits::default()).expect("tables")
}

/// A text of Word with a table, and with `parts` as the heads and feet of its pages, each by its kind.
fn with_pages(parts: &[(&str, &str)]) -> Vec<u8> {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let body = docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Точка</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
    let mut made = zip::ZipWriter::new_append(Cursor::new(body)).unwrap();
    let mut relations = String::new();
    for (number, (kind, content)) in parts.iter().enumerate() {
        made.start_file(format!("word/{kind}{number}.xml"), SimpleFileOptions::default()).unwrap();
        made.write_all(format!("<w:hdr {space}>{content}</w:hdr>").as_bytes()).unwrap();
        relations += &format!(
            "<Relationship Id=\"r{number}\" Type=\"{kinds}/{kind}\" Target=\"{kind}{number}.xml\"/>"
        );
    }
    made.start_file("word/_rels/document.xml.rels", SimpleFileOptions::default()).unwrap();
    let space = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    made.write_all(format!("<Relationships {space}>{relations}</Relationships>").as_bytes()).unwrap();
    made.finish().unwrap().into_inner()
}

#[test]
fn what_the_heads_and_feet_of_pages_say_is_told() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("строка внизу"));
    let boxed = format!(
        "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>",
        paragraph("надпись наверху")
    );
    let file = with_pages(&[
        ("header", &(paragraph("Сведения отдела") + &paragraph("кадров"))),
        ("header", &paragraph("Сведения отдела кадров")),
        ("header", &boxed),
        ("footer", &(table + &paragraph("Исполнитель: Пробный О.В."))),
        // A mark and a number of the page are nothing that could be missed.
        ("footer", &paragraph("ПРОЕКТ 2")),
    ]);
    let told: Vec<(Aside, String)> =
        read("a.docx", &file).remove(0).told.into_iter().map(|told| (told.what, told.text)).collect();
    let one = |what, text: &str| (what, text.to_owned());
    assert_eq!(
        told,
        [
            one(Aside::PageTable, "строка внизу"),
            one(Aside::PageText, "Сведения отдела кадров"),
            one(Aside::PageText, "надпись наверху"),
            one(Aside::PageText, "Исполнитель: Пробный О.В."),
        ]
    );
}

/// A workbook with `head` and `foot` on its printed pages.
fn printed_workbook(head: &str, foot: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Точка").unwrap();
    sheet.set_header(head).set_footer(foot);
    book.save_to_buffer().unwrap()
}

/// A spreadsheet of OpenDocument whose page «А» has these contents of head and foot; a page «Б» is not used.
fn printed_spreadsheet(head: &str, foot: &str) -> Vec<u8> {
    let page = "style:master-page-name=\"А\"";
    let styles = spreadsheet_styles(head, foot);
    spreadsheet(page, &styles)
}

/// A spreadsheet of one sheet whose style says `page`, with these styles of pages.
fn spreadsheet(page: &str, styles: &str) -> Vec<u8> {
    let content = ods(&format!(
        "<office:automatic-styles><style:style style:name=\"ta1\" style:family=\"table\" {page}/>\
         </office:automatic-styles><table:table table:name=\"Л\" table:style-name=\"ta1\"><table:table-row>\
         <table:table-cell><text:p>Точка</text:p></table:table-cell></table:table-row></table:table>"
    ));
    let mut made = zip::ZipWriter::new_append(Cursor::new(content)).unwrap();
    made.start_file("styles.xml", SimpleFileOptions::default()).unwrap();
    made.write_all(styles.as_bytes()).unwrap();
    made.finish().unwrap().into_inner()
}

/// Two pages, of which «А» has these contents of head and foot.
fn spreadsheet_styles(head: &str, foot: &str) -> String {
    let page = |name: &str, head: &str, foot: &str| {
        format!(
            "<style:master-page style:name=\"{name}\"><style:header>{head}</style:header><style:header-left \
             style:display=\"false\"><text:p>не печатается нигде</text:p></style:header-left><style:footer>{foot}\
             </style:footer></style:master-page>"
        )
    };
    let unused = page("Б", "<text:p>другая страница</text:p>", "");
    format!(
        "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:master-styles>{}{unused}\
         </office:master-styles></office:document-styles>",
        page("А", head, foot)
    )
}

fn page_texts(name: &str, bytes: &[u8]) -> Vec<String> {
    let tables = read(name, bytes).into_iter().flat_map(|table| table.told);
    tables.filter(|told| told.what == Aside::PageText).map(|told| told.text).collect()
}

#[test]
fn what_is_printed_on_the_pages_of_a_worksheet_is_told() {
    let workbook = printed_workbook("&L&\"Arial,Bold\"&14Сведения отдела && кадров&R&P из &N", "&CПРОЕКТ");
    assert_eq!(page_texts("a.xlsx", &workbook), ["Сведения отдела & кадров из"]);
    let head = "<text:p>Сведения <text:span>отдела</text:span><text:s/>кадров</text:p>";
    let foot = "<text:p>Страница <text:page-number>1</text:page-number></text:p>";
    assert_eq!(page_texts("a.ods", &printed_spreadsheet(head, foot)), ["Сведения отдела кадров"]);
}

/// What cannot be read, or is not said to be of one sheet, is not passed over.
#[test]
fn margins_that_are_damaged_or_of_no_named_page_are_told() {
    assert_eq!(page_texts("a.docx", &with_pages(&[("header", "<w:p><w:r></w:p>")])), ["…"]);
    assert_eq!(
        page_texts("a.ods", &spreadsheet("style:master-page-name=\"А\"", "<office:document-styles><")),
        ["…"]
    );
    let styles = spreadsheet_styles("<text:p>Сведения отдела</text:p>", "");
    for nameless in ["", "style:master-page-name=\"\""] {
        assert_eq!(
            page_texts("a.ods", &spreadsheet(nameless, &styles)),
            ["Сведения отдела", "другая страница"]
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(64)))]

    /// Whatever two words stand in the margins of a page, they are told, in each kind of file.
    #[test]
    fn words_of_the_margins_are_told(words in prop::collection::vec("[а-яё]{3,8} [а-яё]{3,8}", 2)) {
        let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let (head, foot) = (&words[0], &words[1]);
        let text = with_pages(&[("header", &paragraph(head)), ("footer", &paragraph(foot))]);
        let printed = |text: &str| format!("<text:p>{text}</text:p>");
        for (name, bytes) in [
            ("a.docx", text),
            ("a.xlsx", printed_workbook(&format!("&C{head}"), &format!("&R&\"Arial\"&8{foot}"))),
            ("a.ods", printed_spreadsheet(&printed(head), &printed(foot))),
        ] {
            let told = page_texts(name, &bytes);
            for word in &words {
                prop_assert!(told.iter().any(|text| text.contains(word.as_str())), "{name}: {word} {told:?}");
            }
        }
    }
}
