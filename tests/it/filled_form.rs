//! Returned forms: content controls as Word and LibreOffice write them, and files that are none.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use prikaz::import::docx::{FilledForm, read_filled_form};
use prikaz::import::{ImportError, Limits};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>"#;

/// A Word document with this body.
fn docx(body: &str) -> Vec<u8> {
    package(&[("word/document.xml", format!("{HEAD}{body}<w:sectPr/></w:body></w:document>"))])
}

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(body: &str) -> FilledForm {
    read_filled_form(&docx(body), &Limits::default()).unwrap()
}

fn texts(form: &FilledForm) -> Vec<(&str, &str)> {
    form.fields.iter().map(|field| (field.tag.as_str(), field.text.as_str())).collect()
}

#[test]
fn fields_and_the_text_around_them_are_told_apart() {
    let form = read(concat!(
        r#"<w:p><w:r><w:t xml:space="preserve">Решение: </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="decision"/>"#,
        r#"<w:dropDownList><w:listItem w:value="agree"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r>"#,
        r#"<w:t>согла</w:t></w:r><w:r><w:t>совано</w:t></w:r></w:sdtContent></w:sdt></w:p>"#,
        r#"<w:p><w:r><w:t>Конец &amp; &#1073;&#x443;маги</w:t></w:r></w:p><w:p/>"#
    ));
    assert_eq!(form.text, ["Решение: ⟦decision⟧", "Конец & бумаги"]);
    assert_eq!(texts(&form), [("decision", "согласовано")]);
}

#[test]
fn a_prompt_is_no_answer_and_lines_stay_lines() {
    let form = read(concat!(
        r#"<w:sdt><w:sdtPr><w:tag w:val="a"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>впишите</w:t>"#,
        r#"</w:r></w:p></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:tag w:val="b"/></w:sdtPr><w:sdtContent><w:p><w:r>"#,
        r#"<w:t>первая</w:t><w:br/><w:t>вторая</w:t></w:r></w:p><w:p><w:r><w:t>третья</w:t></w:r></w:p>"#,
        r#"</w:sdtContent></w:sdt>"#
    ));
    assert_eq!(texts(&form), [("a", ""), ("b", "первая\nвторая\nтретья")]);
    assert_eq!(form.text, ["⟦a⟧", "⟦b⟧"]);
}

#[test]
fn what_parts_words_is_kept_however_it_is_written() {
    let form = read(concat!(
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr>"#,
        r#"<w:sdtContent><w:r><w:t>строка 1:</w:t><w:tab/><w:t>назовите</w:t><w:tab></w:tab><w:t>точку</w:t>"#,
        r#"<w:br></w:br><w:t>строка 2</w:t></w:r></w:sdtContent></w:sdt></w:p>"#,
        "<w:p><w:r><w:t>\u{418}\u{306} 5</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B0\"/></w:r></w:p>"
    ));
    assert_eq!(texts(&form), [("a", "строка 1: назовите точку\nстрока 2")]);
    assert_eq!(form.text, ["⟦a⟧", "Й 5°"]);
}

#[test]
fn the_date_that_word_keeps_is_read() {
    let form = read(concat!(
        r#"<w:p><w:sdt><w:sdtPr><w:tag w:val="date"/><w:date w:fullDate="2024-04-15T00:00:00Z"/></w:sdtPr>"#,
        r#"<w:sdtContent><w:r><w:t>15 апреля</w:t></w:r></w:sdtContent></w:sdt></w:p>"#
    ));
    assert_eq!(form.field("date").unwrap().date.as_deref(), Some("2024-04-15T00:00:00Z"));
}

#[test]
fn text_under_tracked_changes_is_what_word_would_print() {
    let form = read(concat!(
        r#"<w:p><w:del w:id="1"><w:r><w:delText>старое</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>новое</w:t>"#,
        r#"</w:r></w:ins><w:moveFrom w:id="3"><w:r><w:t>ушло</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText>"#,
        r#"</w:r><mc:AlternateContent><mc:Fallback><w:r><w:t>двойник</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"#
    ));
    assert_eq!(form.text, ["новое"]);
}

#[test]
fn a_control_without_a_tag_is_text_like_any_other() {
    let form = read(
        r#"<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>оглавление</w:t></w:r></w:p></w:sdtContent></w:sdt>"#,
    );
    assert_eq!(form.text, ["оглавление"]);
    assert!(form.fields.is_empty());
}

#[test]
fn what_is_no_word_document_is_refused_by_name() {
    let refused = |bytes: &[u8]| read_filled_form(bytes, &Limits::default()).unwrap_err();
    assert_eq!(refused(b""), ImportError::Empty);
    assert_eq!(refused(b"%PDF-1.7"), ImportError::NoWordDocument);
    assert_eq!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), ImportError::OldWord);
    assert_eq!(refused(&package(&[("xl/workbook.xml", String::new())])), ImportError::NoWordDocument);
    let macros = [
        ("word/vbaProject.bin", String::new()),
        ("word/document.xml", format!("{HEAD}</w:body></w:document>")),
    ];
    assert_eq!(refused(&package(&macros)), ImportError::Macros);
    let typed = format!("<!DOCTYPE x [<!ENTITY a 'b'>]>{HEAD}</w:body></w:document>");
    let part = "word/document.xml".to_owned();
    assert_eq!(refused(&package(&[("word/document.xml", typed)])), ImportError::DocumentType { part });
    let climbing = package(&[("../word/document.xml", HEAD.to_owned())]);
    assert!(matches!(refused(&climbing), ImportError::UnsafeName { .. }));
}

#[test]
fn depth_and_length_have_ends() {
    let deep = "<w:p>".repeat(2000) + &"</w:p>".repeat(2000);
    assert!(matches!(read_filled_form(&docx(&deep), &Limits::default()), Err(ImportError::Damaged { .. })));
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "я".repeat(1000));
    let limits = Limits { text: 1000, ..Limits::default() };
    assert_eq!(read_filled_form(&docx(&long), &limits), Err(ImportError::TooMuchText { most: 1000 }));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever Word, a mail gateway or a villain made of the text, the answer is a form or a refusal.
    #[test]
    fn no_text_makes_the_reader_fall(body in r#"(<w:(p|r|t|sdt|sdtPr|sdtContent|tag w:val="a"|del|br)/?>|</w:(p|r|t|sdt|sdtPr|sdtContent|del)>|&[a-z#0-9]{0,4};?|[а-я<>&"]{0,5}){0,40}"#) {
        let _ = read_filled_form(&docx(&body), &Limits::default());
    }

    #[test]
    fn no_damage_makes_the_reader_fall(at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = docx(r#"<w:p><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>а</w:t></w:r></w:sdtContent></w:sdt></w:p>"#);
        let at = at.index(bytes.len());
        bytes[at] = to;
        let cut = cut.index(bytes.len());
        let _ = read_filled_form(&bytes, &Limits::default());
        let _ = read_filled_form(&bytes[..cut], &Limits::default());
    }
}
