//! Files of units: from bytes to rows and faults.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, XlsxError};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use prikaz::app::DataDir;
use prikaz::cli::{COMMAND_LINE, Language, Messages};
use prikaz::domain::Severity;
use prikaz::form::{self, Checked, FaultKind, MatchedColumn, RawTable, Sureness};
use prikaz::import::{self, ImportError, Limits};

use prikaz_rules::forms::points;

fn messages(language: Language) -> Messages {
    Messages::load(&DataDir::new(None), language, COMMAND_LINE).expect("messages of the program")
}

fn checked(tables: &[RawTable]) -> Checked {
    let form = points();
    form::check(&form, form::choose_table(&form, tables).expect("a table"))
}

/// Rows and faults as a clerk could read them.
fn report(checked: &Checked) -> String {
    let messages = messages(Language::Ru);
    let mut text = String::new();
    let plain =
        |column: &MatchedColumn| column.sureness == Some(Sureness::Certain) && !column.found.contains(" / ");
    for column in checked.columns.iter().filter(|_| !checked.columns.iter().all(plain)) {
        let key = column.key.as_ref().map_or("—", |key| key.as_str());
        let sure = if column.sureness == Some(Sureness::Likely) { " (по сходству)" } else { "" };
        let _ = writeln!(text, "столбец {} «{}» — {key}{sure}", column.name, column.found);
    }
    for row in &checked.rows {
        let _ = writeln!(text, "--- строка {} ---", row.place.row);
        for (column, cell) in &row.cells {
            let _ = writeln!(text, "{column}: {}", cell.values().join(" | ").replace('\n', " / "));
        }
    }
    let _ = writeln!(text, "--- {} ---", if checked.is_acceptable() { "принято" } else { "не принято" });
    for fault in &checked.faults {
        let _ = writeln!(text, "{}", messages.text(fault));
    }
    text
}

#[test]
fn files_of_units_give_rows_and_faults() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let mut cases = 0;
    for file in std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension == "txt") {
            continue;
        }
        let name = file.file_name().unwrap().to_str().unwrap();
        let told = match import::read(name, &std::fs::read(&file).unwrap(), &Limits::default()) {
            Ok(tables) => report(&checked(&tables)),
            Err(error) => messages(Language::Ru).text(&error) + "\n",
        };
        matches_golden(&folder.join(format!("{name}.txt")), &told);
        cases += 1;
    }
    assert!(cases > 13, "the cases are there");
}

/// `UPDATE=1` rewrites what is expected.
#[expect(clippy::disallowed_methods, reason = "the wish of the developer who runs the test")]
fn matches_golden(path: &Path, found: &str) {
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(path, found).expect("the golden can be written");
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, expected, "{}", path.display());
}

const TITLES: [&str; 7] = [
    "№ п/п",
    "Наименование функции, сервиса",
    "Вид точки взаимодействия (цифровая/офлайн)",
    "Направление деятельности",
    "Наименование конкретного\nпроцесса",
    "Точка взаимодействия",
    "Удовлетворяемые потребности клиента",
];

fn workbook_of_a_unit() -> Vec<u8> {
    static WORKBOOK: LazyLock<Vec<u8>> = LazyLock::new(|| filled_in_workbook().expect("a workbook"));
    WORKBOOK.clone()
}

/// A workbook with a sheet of instructions and the form as a unit would fill it in.
fn filled_in_workbook() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let instructions = workbook.add_worksheet();
    instructions.set_name("Как заполнять")?.write(0, 0, "Точка взаимодействия")?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("Сведения")?;
    sheet.merge_range(0, 0, 0, 6, "Перечень точек взаимодействия", &Format::new())?;
    for (column, title) in (0..).zip(TITLES) {
        sheet.write(3, column, title)?;
        sheet.write(4, column, f64::from(column) + 1.0)?;
    }
    let date = ExcelDateTime::from_ymd(2024, 4, 11)?;
    sheet.write(5, 0, 1)?;
    sheet.write(5, 1, 54)?.write(5, 2, "цифровая точка")?;
    sheet.write(5, 3, Formula::new("A1").set_result("иные функции, сервисы"))?;
    sheet.write_with_format(5, 4, &date, &Format::new().set_num_format("dd.mm.yyyy"))?;
    let (bold, plain) = (Format::new().set_bold(), Format::new());
    sheet.write_rich_string(5, 5, &[(&bold, "Официальный "), (&plain, "сайт")])?;
    sheet.write(5, 6, "получение консультации\nполучение форм документов")?;
    sheet.write(8, 1, 7.5)?.write(8, 2, "офлайн")?.write(8, 3, "иное")?;
    sheet.write(8, 4, true)?;
    sheet.write(8, 5, Formula::new("NA()").set_result("#N/A"))?;
    sheet.write(10, 0, "<*> Заполняется по реестру процессов")?;
    sheet.write_blank(1_048_575, 6, &Format::new().set_bold())?;
    workbook.save_to_buffer()
}

#[test]
fn a_workbook_is_read_as_the_clerk_sees_it() {
    let tables = import::read("сведения.xlsx", &workbook_of_a_unit(), &Limits::default()).unwrap();
    assert_eq!(tables.len(), 2);
    let checked = checked(&tables);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/workbook-of-a-unit.xlsx.txt");
    matches_golden(&golden, &report(&checked));
    let grave = checked.faults.iter().find(|fault| fault.severity == Severity::Error);
    assert_eq!(grave.expect("a fault").place.to_string(), "C9");
}

/// The workbook with one part replaced or added.
fn with_part(name: &str, change: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook_of_a_unit())).expect("a workbook");
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    let mut found = false;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let path = part.name().to_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).expect("a part");
        if path == name {
            found = true;
            bytes = change(&String::from_utf8(bytes).expect("XML"));
        }
        copy.start_file(path, SimpleFileOptions::default())
            .and_then(|()| Ok(copy.write_all(&bytes)?))
            .expect("a part");
    }
    if !found {
        let added = copy.start_file(name, SimpleFileOptions::default());
        added.and_then(|()| Ok(copy.write_all(&change(""))?)).expect("a part");
    }
    copy.finish().expect("a workbook").into_inner()
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], code: &str) -> ImportError {
    let error = import::read(name, bytes, &Limits::default()).expect_err("a refusal");
    assert_eq!(error.code(), code, "{error}");
    error
}

#[test]
fn files_of_other_kinds_are_refused_with_advice() {
    const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused("a.xlsx", b"", "empty");
    refused("a.xls", &OLE, "old-excel");
    refused("a.xlsx", &[OLE.to_vec(), encrypted].concat(), "encrypted");
    refused("a.xls", b"<html><table>", "foreign");
    refused("a.xls", b"text", "old-excel");
    refused("a.pdf", b"%PDF-1.7", "foreign");
    refused("a.odg", b"text", "unknown-kind");
    refused("a.xlsx", b"PK\x03\x04 and nothing else", "damaged");
    refused("a.xlsx", b"text", "no-workbook");
    refused("a.xlsx", &with_part("xl/vbaProject.bin", |_| vec![1]), "macros");
    refused("a.xlsx", &with_part("xl/workbook.bin", |_| vec![1]), "binary-workbook");
    refused("a.xlsx", &with_part("xl/embeddings/oleObject1.bin", |_| vec![1]), "embedded");
    refused("a.xlsx", &with_part("../evil.xml", |_| b"<a/>".to_vec()), "unsafe-name");
    refused("a.csv", &vec![b'a'; 21 << 20], "too-large");
    refused("a.csv", format!("\"{}", "a".repeat(40_000)).as_bytes(), "cell-too-long");
    refused("a.csv", format!("{}a", ";".repeat(300)).as_bytes(), "too-many-columns");
}

#[test]
fn hostile_workbooks_are_refused() {
    let sheet = "xl/worksheets/sheet2.xml";
    let whole = workbook_of_a_unit();
    refused("a.xlsx", &whole[..whole.len() / 2], "damaged");
    refused(
        "a.xlsx",
        &with_part(sheet, |xml| {
            xml.replacen("<worksheet", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet", 1).into()
        }),
        "document-type",
    );
    refused("a.xlsx", &with_part(sheet, |_| vec![b' '; 3 << 20]), "inflates");
    refused("a.xlsx", &with_part("xl/media/image.png", |_| vec![0; 3 << 20]), "inflates");
    refused(
        "a.xlsx",
        &with_part(sheet, |xml| xml.replace("r=\"C9\"", "r=\"XFC9\"").into()),
        "too-many-columns",
    );
    refused(
        "a.xlsx",
        &with_part(sheet, |xml| xml.replace("r=\"A11\"", "r=\"A1048576\"").into()),
        "too-many-rows",
    );
    refused(
        "a.xlsx",
        &with_part(sheet, |xml| xml.replace("#N/A", "#ЧТО-ТО!").replace("t=\"str\"", "t=\"e\"").into()),
        "failed-formula",
    );
    let narrow = Limits { unpacked: 2000, ..Limits::default() };
    let error = import::read("a.xlsx", &whole, &narrow).unwrap_err();
    assert_eq!(error.code(), "inflates");
    let narrow = Limits { parts: 3, ..Limits::default() };
    assert_eq!(import::read("a.xlsx", &whole, &narrow).unwrap_err().code(), "too-many-parts");
    let again = with_part("xl/workbook.xml", |xml| {
        let sheet = "<sheet name=\"Лист3\" sheetId=\"9\" r:id=\"rId1\"/>";
        xml.replace("</sheets>", &format!("{}</sheets>", sheet.repeat(30))).into()
    });
    refused("a.xlsx", &again, "too-many-sheets");
    let narrow = Limits { text: 30, ..Limits::default() };
    assert_eq!(import::read("a.xlsx", &whole, &narrow).unwrap_err().code(), "too-much-text");
    let spilt = with_part("xl/sharedStrings.xml", |xml| {
        xml.replace("uniqueCount=\"", "uniqueCount=\"99999999999").into()
    });
    assert!(import::read("a.xlsx", &spilt, &Limits::default()).is_ok());
    let afar = with_part(sheet, |xml| xml.replace("r=\"C9\"", "r=\"ZZZZZZZZZZ99999999999\"").into());
    assert!(import::read("a.xlsx", &afar, &Limits::default()).is_err());
}

#[test]
fn every_refusal_and_fault_has_words_in_both_languages() {
    let (russian, english) = (keys(Language::Ru), keys(Language::En));
    assert_eq!(russian, english);
    let faults = FaultKind::CODES.iter().map(|code| format!("form.fault.{code}"));
    let errors = ImportError::CODES.iter().map(|code| format!("import.{code}.message"));
    for key in faults.chain(errors) {
        assert!(russian.contains(&key), "{key}");
    }
}

fn keys(language: Language) -> Vec<String> {
    let mut keys = Vec::new();
    for path in Messages::files(language) {
        let table: toml::Table = DataDir::new(None).read(&path).expect("messages").parse().expect("TOML");
        gather("", &toml::Value::Table(table), &mut keys);
    }
    keys.retain(|key| key.starts_with("import.") || key.starts_with("form."));
    keys
}

fn gather(prefix: &str, value: &toml::Value, keys: &mut Vec<String>) {
    match value.as_table() {
        Some(table) => table.iter().for_each(|(key, inner)| gather(&format!("{prefix}{key}."), inner, keys)),
        None => keys.push(prefix.trim_end_matches('.').to_owned()),
    }
}

#[test]
fn english_messages_take_the_same_facts() {
    let tables = import::read("a.csv", "Точка\nСайт".as_bytes(), &Limits::default()).unwrap();
    let checked = checked(&tables);
    let text = messages(Language::En).text(&checked.faults[0]);
    assert!(text.starts_with("row 1: the head of the form was not found"), "{text}");
    let refusal = refused("a.pdf", b"text", "unknown-kind");
    let text = messages(Language::Ru).text(&refusal);
    assert_eq!(text, "`a.pdf` — не книга (XLSX, ODS), не документ Word (DOCX) и не файл CSV");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(prikaz_rules::effort::cases(64)))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for name in ["a.csv", "a.xlsx"] {
            let _ = import::read(name, &bytes, &Limits::default()).map(|tables| checked(&tables));
        }
    }

    #[test]
    fn any_text_under_the_head_is_checked(cells in prop::collection::vec("\\PC{0,40}", 7..28)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let _ = writer.write_record(TITLES);
        for row in cells.chunks_exact(7) {
            let _ = writer.write_record(row);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        let tables = import::read("a.csv", &bytes, &Limits::default());
        prop_assert!(tables.is_ok_and(|tables| checked(&tables).rows.len() <= cells.len() / 7));
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(place in 0..4000usize, byte in any::<u8>(), cut in 0..200usize) {
        let mut bytes = workbook_of_a_unit();
        let place = place % bytes.len();
        bytes[place] = byte;
        bytes.truncate(bytes.len() - cut / 4);
        let _ = import::read("a.xlsx", &bytes, &Limits::default()).map(|tables| checked(&tables));
    }

    #[test]
    fn a_damaged_sheet_is_read_or_refused(place in any::<prop::sample::Index>(), text in "[<>/a-z0-9\"=& ]{0,6}") {
        let bytes = with_part("xl/worksheets/sheet2.xml", |xml| {
            let places: Vec<usize> = xml.char_indices().map(|(place, _)| place).collect();
            let mut xml = xml.to_owned();
            xml.insert_str(*place.get(&places), &text);
            xml.into()
        });
        let _ = import::read("a.xlsx", &bytes, &Limits::default()).map(|tables| checked(&tables));
    }
}
