//! Files as people really send them (`tests/corpus`, made by office programs and by hand): each with what is read of it
//! beside it, as text.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use prikaz::app::{self, Against, AppError, DataDir, FaultyFile, PlacedFinding, ReadRows};
use prikaz::cli::{COMMAND_LINE, Language, Messages};
use prikaz::form::{Cells, Fault, Form, MatchedColumn, Sureness};
use zip::write::SimpleFileOptions;

use prikaz_rules::world::book;

static MESSAGES: LazyLock<Messages> =
    LazyLock::new(|| Messages::load(&DataDir::new(None), Language::Ru, COMMAND_LINE).expect("messages"));

fn form() -> Form {
    book("sverdlovsk-investment").procedure.form.clone()
}

/// What a clerk would want to know: columns that were not plainly those of the form, rows, faults, findings.
fn report(name: &str, bytes: &[u8]) -> String {
    let read =
        app::read_tables(name, bytes).and_then(|tables| app::rows_of(&form(), &tables, &Against::default()));
    let mut text = String::new();
    match read {
        Ok(ReadRows { rows, faults, findings, columns, .. }) => {
            columns_told(&mut text, &columns);
            rows.iter().for_each(|row| row_told(&mut text, row));
            faults_told(&mut text, &faults, &findings);
            text.push_str("принято\n");
        }
        Err(AppError::Faulty(faulty)) => {
            let FaultyFile { faults, findings, columns, more } = *faulty;
            columns_told(&mut text, &columns);
            faults_told(&mut text, &faults, &findings);
            assert_eq!(more, 0, "{name}");
            text.push_str("не принято\n");
        }
        Err(AppError::Import(error)) => {
            writeln!(text, "{}", MESSAGES.text(&error)).unwrap();
            writeln!(text, "что делать: {}", MESSAGES.beside(&error).unwrap_or_default()).unwrap();
        }
        Err(other) => panic!("{name}: {other:?}"),
    }
    text.replace('\u{a0}', " ")
}

fn columns_told(text: &mut String, columns: &[MatchedColumn]) {
    let plain = |column: &&MatchedColumn| column.sureness == Some(Sureness::Certain);
    for column in columns.iter().filter(|column| !plain(column)) {
        let key = column.key.as_ref().map_or("—", |key| key.as_str());
        writeln!(text, "столбец {} «{}» — {key}", column.name, column.found.replace('\n', " / ")).unwrap();
    }
}

fn row_told(text: &mut String, row: &Cells) {
    let of = |column: &prikaz::form::Column| {
        let cell = row.get(&column.key).map(|cell| cell.values().join(" + ").replace('\n', " / "));
        let cell = cell.unwrap_or_else(|| "—".to_owned());
        if cell.chars().count() > 120 { format!("({} знаков)", cell.chars().count()) } else { cell }
    };
    let cells: Vec<String> = form().filled_in().map(of).collect();
    writeln!(text, "строка: {}", cells.join(" | ")).unwrap();
}

fn faults_told(text: &mut String, faults: &[Fault], findings: &[PlacedFinding]) {
    for fault in faults {
        let said = MESSAGES.text(fault);
        writeln!(text, "{}: {said}", severity(fault.severity)).unwrap();
    }
    for placed in findings {
        let places: Vec<String> = placed.places.iter().map(ToString::to_string).collect();
        let finding = &placed.finding;
        let (text_of, clause) = (&finding.text, &finding.clause);
        writeln!(text, "{}: {}: {text_of} ({clause})", severity(finding.severity), places.join(", "))
            .unwrap();
    }
}

fn severity(severity: prikaz::domain::Severity) -> &'static str {
    match severity {
        prikaz::domain::Severity::Error => "ошибка",
        prikaz::domain::Severity::Warning => "проверьте",
        prikaz::domain::Severity::Advice => "совет",
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The files, each with the name of what is expected of it.
fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the corpus")
        .map(|file| file.expect("a file").path())
        .filter(|path| {
            let name = path.to_string_lossy();
            ![".expected", ".py", ".md"].iter().any(|kind| name.ends_with(kind))
        })
        .collect();
    files.sort();
    files
}

/// `UPDATE=1` rewrites what is expected.
#[test]
fn files_of_people_are_read_as_they_meant_them() {
    let mut wrong = Vec::new();
    let files = files();
    assert!(files.len() >= 60, "{} files", files.len());
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let told = report(&name, &std::fs::read(path).unwrap());
        let expected = folder().join(format!("{name}.expected"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&expected, &told).unwrap();
        }
        let kept = std::fs::read_to_string(&expected).unwrap_or_default();
        if kept != told {
            wrong.push(format!("{name}\n--- wanted\n{kept}--- told\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Somebody coloured a whole column: a million rows in which nothing stands.
#[test]
fn a_million_formatted_rows_cost_little_and_say_nothing() {
    let plain = std::fs::read(folder().join("plain.xlsx")).unwrap();
    let mut source = zip::ZipArchive::new(Cursor::new(&plain[..])).unwrap();
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..source.len() {
        let mut part = source.by_index(place).unwrap();
        let (name, mut text) = (part.name().to_owned(), String::new());
        part.read_to_string(&mut text).unwrap();
        if name.ends_with("sheet1.xml") {
            let last = text.matches("<row ").count() + 1;
            let mut rows = String::with_capacity(50 << 20);
            for row in last..=1_048_576 {
                write!(rows, "<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/><c r=\"B{row}\" s=\"0\"/></row>")
                    .unwrap();
            }
            text = text.replace("</sheetData>", &format!("{rows}</sheetData>"));
        }
        made.start_file(name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        made.write_all(text.as_bytes()).unwrap();
    }
    let million = made.finish().unwrap().into_inner();
    assert_eq!(report("plain.xlsx", &million), report("plain.xlsx", &plain));
}
