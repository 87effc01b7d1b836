//! Sheets of agreers: given out, filled in as Word would save them, taken in, refused.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use prikaz::app::AppError;
use prikaz::desk::{BringError, DeskError, InFile, bring_sheet};
use prikaz::workflow::Refusal;
use time::macros::date;
use zip::write::SimpleFileOptions;

use crate::cli::Desk;
use crate::desk::{login_of, person};
use crate::owed::office;

/// A desk whose draft is being agreed, with the sheets of all three deputies in `sheets`.
fn agreeing() -> Desk {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-17 --as primerova");
    desk.does("agreement sheet clients --each sheets --on 2024-04-17 --as proektov");
    desk
}

fn sheet(desk: &Desk, seat: &str) -> std::path::PathBuf {
    desk.path(&format!("sheets/agreement-clients-1-1-{seat}.docx"))
}

/// Fills fields in, by tag.
fn fill(path: &Path, fields: &[(&str, &str)]) {
    rewrite(path, |body| fields.iter().fold(body, |body, (tag, text)| put(&body, tag, text)));
}

/// Puts `text` into the field `tag`, as Word does: the prompt and its flag go.
fn put(body: &str, tag: &str, text: &str) -> String {
    let at = body.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap_or_else(|| panic!("no field {tag}"));
    let (head, rest) = body.split_at(at);
    let (properties, rest) = rest.split_once("<w:sdtContent>").unwrap();
    let (_, tail) = rest.split_once("</w:sdtContent>").unwrap();
    let properties = properties.replace("<w:showingPlcHdr/>", "");
    format!("{head}{properties}<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent>{tail}")
}

/// Saves the document with another body.
fn rewrite(path: &Path, change: impl Fn(String) -> String) {
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let mut copy = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).unwrap();
        let (name, mut bytes) = (entry.name().to_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        copy.start_file(name, SimpleFileOptions::default()).unwrap();
        copy.write_all(&bytes).unwrap();
    }
    std::fs::write(path, copy.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn returned_sheets_become_visas() {
    let desk = agreeing();
    let agreed = [("decision", "согласовано"), ("date", "18.04.2024")];
    fill(&sheet(&desk, "khlybova"), &agreed);
    fill(&sheet(&desk, "primerova"), &agreed);
    let returned = [
        ("decision", "возвращено с замечаниями"),
        ("date", "19.04.2024"),
        ("remark", "перечень неполон"),
        ("remark-3", "назовите точку полнее"),
    ];
    fill(&sheet(&desk, "probny"), &returned);
    let said = desk.does("agreement import sheets --as proektov");
    assert_eq!(said.matches("лист принят").count(), 3, "{said}");
    let status = desk.does("agreement status clients");
    assert!(status.contains("назовите точку полнее") && status.contains("перечень неполон"), "{status}");
    let log = desk.does("audit log clients");
    assert!(
        log.contains("19.04.2024") && log.replace('\u{a0}', " ").contains("(запись: Проектов А.М.)"),
        "{log}"
    );
    desk.does("audit verify");
    let origin = desk.does("verify sheets/agreement-clients-1-1-probny.docx");
    assert!(origin.contains("лист согласующего"), "{origin}");
}

#[test]
fn all_faults_of_a_sheet_are_told_at_once_and_the_other_sheets_are_taken() {
    let desk = agreeing();
    fill(&sheet(&desk, "khlybova"), &[("decision", "согласовано"), ("date", "18.04.2024")]);
    fill(&sheet(&desk, "primerova"), &[("decision", "возвращено с замечаниями"), ("date", "вчера")]);
    let run = desk.run("agreement import sheets --as proektov");
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    assert_eq!(run.out.matches("лист принят").count(), 1, "{}", run.out);
    for told in ["замечаний нет", "«вчера» не читается", "не выбрано решение", "не указана дата решения"]
    {
        assert!(run.out.contains(told), "{told}: {}", run.out);
    }
    assert!(run.err.replace('\u{a0}', " ").contains("2 листа из 3"), "{}", run.err);
}

#[test]
fn what_was_changed_beyond_the_fields_is_found() {
    let desk = agreeing();
    let path = sheet(&desk, "khlybova");
    fill(&path, &[("decision", "согласовано"), ("date", "18.04.2024")]);
    rewrite(&path, |body| body.replacen("официальный сайт Министерства", "личный прием", 1));
    let before = desk.journal();
    let run = desk.run("agreement import sheets/agreement-clients-1-1-khlybova.docx --as proektov");
    assert_eq!(run.code, 1);
    let told = "вместо «официальный сайт Министерства» стоит «личный прием»";
    assert!(run.out.contains(told), "{}", run.out);
    assert_eq!(desk.journal(), before);
}

/// One deputy remarks on row 3, the draft is changed by `revise`, and then the sheet of another comes, of the draft
/// before: what its import says.
fn late_after(revise: &str) -> (Desk, crate::cli::Run) {
    let desk = agreeing();
    let (late, early) = (sheet(&desk, "khlybova"), sheet(&desk, "probny"));
    let remark = [("decision", "возвращено с замечаниями"), ("date", "18.04.2024"), ("remark-3", "уточнить")];
    fill(&early, &remark);
    desk.does("agreement import sheets/agreement-clients-1-1-probny.docx --as proektov");
    desk.does(&format!("{revise} --on 2024-04-18 --as proektov"));
    fill(&late, &[("decision", "согласовано"), ("date", "19.04.2024")]);
    let run = desk.run("agreement import sheets/agreement-clients-1-1-khlybova.docx --as proektov");
    (desk, run)
}

#[test]
fn a_sheet_of_an_older_draft_is_refused_with_what_changed_since() {
    let (_, run) = late_after("register revise clients --set 3:point=телефон --accept 1 --substance");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("изменена строка 3 (Точка взаимодействия)"), "{}", run.out);
    assert!(run.out.contains("agreement sheet"), "{}", run.out);
}

/// A row that goes moves the numbers of those behind it on; they are told as nothing else.
#[test]
fn rows_that_only_have_another_number_are_not_told_as_changed() {
    let (desk, run) =
        late_after("register revise clients --set 6:point=телефон --exclude 3 --accept 1 --substance");
    let said = run.out.replace('\u{a0}', " ");
    for words in
        ["изменена строка 5 (в листе 6: Точка взаимодействия)", "исключена строка 3;", "номера изменились у "]
    {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!said.contains("добавлен"), "{said}");
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(
        log.contains("изменена строка 5 (прежде 6); исключена строка 3; номера изменились у 30 строк"),
        "{log}"
    );
}

/// A tab in a field parts words wherever the remark is shown.
#[test]
fn a_tab_in_a_returned_sheet_parts_words() {
    let desk = agreeing();
    let path = sheet(&desk, "probny");
    let fields = [
        ("decision", "возвращено с замечаниями"),
        ("date", "18.04.2024"),
        ("remark", "строка 1:ТАБназовите точку"),
    ];
    fill(&path, &fields);
    rewrite(&path, |body| body.replacen("строка 1:ТАБназовите", "строка 1:</w:t><w:tab/><w:t>назовите", 1));
    desk.does("agreement import sheets/agreement-clients-1-1-probny.docx --as proektov");
    for said in [desk.does("agreement status clients"), desk.does("audit log clients")] {
        assert!(said.replace('\u{a0}', " ").contains("строка 1: назовите точку"), "{said}");
    }
}

#[test]
fn a_sheet_is_taken_once_from_its_own_store_by_those_who_may() {
    let desk = agreeing();
    let path = sheet(&desk, "khlybova");
    fill(&path, &[("decision", "согласовано"), ("date", "18.04.2024")]);
    let import = "agreement import sheets/agreement-clients-1-1-khlybova.docx";
    let by_auditor = desk.run(&format!("{import} --as revizorov"));
    assert_eq!(by_auditor.code, 1, "{}{}", by_auditor.out, by_auditor.err);
    desk.does(&format!("{import} --as proektov"));
    let again = desk.run(&format!("{import} --as proektov"));
    assert!(again.code == 1 && again.out.contains("уже"), "{}", again.out);

    let other = Desk::consolidated();
    other.does("check pass clients --on 2024-04-17 --as primerova");
    std::fs::copy(&path, other.path("foreign.docx")).unwrap();
    let foreign = other.run("agreement import foreign.docx --as proektov");
    assert!(foreign.code == 1 && foreign.out.contains("не выдавался"), "{}", foreign.out);
}

/// Who came by a login of another body brings nothing in here, though somebody is called like him.
#[test]
fn a_sheet_is_brought_by_somebody_of_the_body() {
    let desk = agreeing();
    let path = sheet(&desk, "khlybova");
    fill(&path, &[("decision", "согласовано"), ("date", "18.04.2024")]);
    let (office, bytes) = (office(&desk, "store"), std::fs::read(&path).unwrap());
    let bring = |body: &str| {
        let session = login_of(body, &person("proektov"), date!(2024 - 04 - 18));
        bring_sheet(&office, &session, InFile { name: "khlybova.docx", bytes: &bytes })
    };
    let foreign = bring("lipetsk-finance");
    let Err(BringError::Office(DeskError { error, .. })) = foreign else { panic!("{foreign:?}") };
    assert!(
        matches!(&*error, AppError::Refused(no) if matches!(**no, Refusal::UnknownPerson { .. })),
        "{error:?}"
    );
    assert!(bring("sverdlovsk-investment").is_ok());
}

#[test]
fn files_that_are_no_sheets_are_named() {
    let desk = agreeing();
    std::fs::write(desk.path("note.docx"), b"hello").unwrap();
    desk.does("order draft clients --out order.docx --on 2024-04-18 --as proektov");
    let run = desk.run("agreement import note.docx order.docx --as proektov");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("это не документ Word"), "{}", run.out);
    assert!(run.out.contains("это не лист согласования"), "{}", run.out);
}

#[test]
fn a_sheet_whose_fields_an_office_program_dropped_is_still_read() {
    let desk = agreeing();
    let path = sheet(&desk, "khlybova");
    fill(
        &path,
        &[("decision", "согласовано с замечаниями"), ("date", "18.04.2024"), ("remark-33", "уточнить")],
    );
    rewrite(&path, without_controls);
    desk.does("agreement import sheets/agreement-clients-1-1-khlybova.docx --as proektov");
    let status = desk.does("agreement status clients");
    assert!(status.contains("уточнить"), "{status}");

    let path = sheet(&desk, "probny");
    fill(&path, &[("decision", "согласовано"), ("date", "18.04.2024")]);
    rewrite(&path, |body| without_controls(body).replacen("личный прием", "портал", 1));
    let run = desk.run("agreement import sheets/agreement-clients-1-1-probny.docx --as proektov");
    assert!(run.code == 1 && run.out.contains("поля листа пропали"), "{}", run.out);
}

/// The document without its content controls; what stood in them stays.
fn without_controls(body: String) -> String {
    let mut kept = String::new();
    let mut rest = body.as_str();
    while let Some((before, control)) = rest.split_once("<w:sdt>") {
        kept.push_str(before);
        rest = control.split_once("<w:sdtContent>").unwrap().1;
    }
    kept.push_str(rest);
    kept.replace("</w:sdtContent></w:sdt>", "")
}

/// What one reads on a sheet, paragraph by paragraph.
fn read(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let form = prikaz::import::docx::read_filled_form(&bytes, &prikaz::import::Limits::default()).unwrap();
    form.text.join("\n").replace('\u{a0}', " ")
}

#[test]
fn a_second_sheet_tells_what_changed_since_and_what_was_answered() {
    let desk = agreeing();
    let early = sheet(&desk, "probny");
    fill(
        &early,
        &[("decision", "возвращено с замечаниями"), ("date", "18.04.2024"), ("remark-3", "уточнить")],
    );
    desk.does("agreement import sheets/agreement-clients-1-1-probny.docx --as proektov");
    let revised = "register revise clients --set 3:point=телефон --exclude 5 --accept 1 --substance";
    desk.does(&format!("{revised} --on 2024-04-18 --as proektov"));
    desk.does("agreement sheet clients --each second --on 2024-04-18 --as proektov");
    let of = |seat: &str| desk.path(&format!("second/agreement-clients-1-2-{seat}.docx"));
    let told = read(&of("probny"));
    for words in [
        "Ответы на ваши замечания",
        "строка 3",
        "уточнить",
        "принято",
        "Изменения проекта после вашего решения от 18 апреля 2024",
        "Было",
        "Стало",
        "телефон",
        "строка исключается",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    // Rows that only took another number did not change.
    assert_eq!(told.matches("строка исключается").count(), 1, "{told}");
    // Who has not decided yet has nothing to be told of.
    let fresh = read(&of("khlybova"));
    assert!(!fresh.contains("после вашего решения") && !fresh.contains("Ответы"), "{fresh}");
    // A row that goes is remarked on like any other.
    let gone = told.lines().find(|line| line.starts_with("⟦remark-")).unwrap().to_owned();
    let tag = gone.trim_matches(['⟦', '⟧']).to_owned();
    fill(
        &of("probny"),
        &[("decision", "возвращено с замечаниями"), ("date", "18.04.2024"), (&tag, "верните строку")],
    );
    desk.does("agreement import second/agreement-clients-1-2-probny.docx --as proektov");
    let status = desk.does("agreement status clients");
    assert!(status.contains("верните строку") && status.contains('5'), "{status}");
}

/// The rows of a draft are numbered anew when one goes: a deputy's remark stays with the row he saw.
#[test]
fn a_remark_keeps_the_number_of_the_row_it_was_made_to() {
    let desk = agreeing();
    let early = sheet(&desk, "probny");
    fill(
        &early,
        &[("decision", "возвращено с замечаниями"), ("date", "18.04.2024"), ("remark-3", "уточнить")],
    );
    desk.does("agreement import sheets/agreement-clients-1-1-probny.docx --as proektov");
    let revised = "register revise clients --set 3:point=телефон --exclude 2 --accept 1 --substance";
    desk.does(&format!("{revised} --on 2024-04-18 --as proektov"));
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(
        log.contains("; изменена строка 2 (прежде 3); исключена строка 2; номера изменились у "),
        "{log}"
    );
    desk.does("agreement sheet clients --each second --on 2024-04-18 --as proektov");
    let told = read(&desk.path("second/agreement-clients-1-2-probny.docx"));
    assert!(told.contains("строка 3 (теперь 2)"), "{told}");
    desk.does("agreement sheet clients --out sheet.txt --as proektov");
    desk.does("paper disagreements clients --out minutes.txt --as proektov");
    for paper in ["sheet.txt", "minutes.txt"] {
        let text = std::fs::read_to_string(desk.path(paper)).unwrap();
        assert!(text.contains("3 (теперь 2)"), "{paper}: {text}");
    }
    let status = desk.does("agreement status clients");
    assert!(status.contains("строка 3)"), "{status}");
}

#[test]
fn where_nobody_is_awaited_that_is_said() {
    let desk = agreeing();
    for who in ["khlybova", "primerova", "probny"] {
        let verdict = match who {
            "probny" => "return clients --remark уточнить",
            _ => "visa clients",
        };
        desk.does(&format!("agreement {verdict} --on 2024-04-18 --as {who}"));
    }
    let run = desk.run("agreement sheet clients --each more --on 2024-04-18 --as proektov");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("ни от кого не ждут"), "{}", run.err);
    assert!(!desk.path("more").exists());
}
