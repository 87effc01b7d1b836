//! No foreign words in Russian: what a library says is never the message itself; it may follow as a detail, marked so.

use std::path::Path;
use std::sync::LazyLock;

use prikaz::app::{self, AppError, DataDir};
use prikaz::cli::{Language, Messages};

#[path = "../bin/damage/mod.rs"]
mod damage;

static MESSAGES: LazyLock<Messages> =
    LazyLock::new(|| Messages::load(&DataDir::new(None), Language::Ru).expect("messages"));

/// Names of formats, programs and standards that are written in Latin letters in Russian too.
const NAMES: [&str; 43] = [
    "prikaz",
    "DOCX",
    "XLSX",
    "XLSM",
    "XLSB",
    "ODS",
    "ODF",
    "CSV",
    "TSV",
    "PDF",
    "HTML",
    "TXT",
    "ZIP",
    "PNG",
    "QR",
    "TOML",
    "JSON",
    "UTF",
    "Excel",
    "Word",
    "LibreOffice",
    "Windows",
    "SMTP",
    "STARTTLS",
    "TLS",
    "CRLF",
    "LF",
    "ICS",
    "iCalendar",
    "ISO",
    "MIME",
    "ASCII",
    "XML",
    "OLE",
    "PRIKAZ_AS",
    "PRIKAZ_DATA",
    "SHA",
    "RTF",
    "Office",
    "Apple",
    "Pages",
    "Numbers",
    "Keynote",
];

/// The words in Latin letters that stand in `text` as its own: keys and commands stand in backticks, values of a file
/// in quotation marks, names of files have a point or a slash, options begin with two hyphens.
pub(crate) fn foreign(text: &str) -> Vec<String> {
    // The usage of a command is a command; details are marked.
    let own = |line: &&str| !line.contains("подробность") && !line.contains("Использование:");
    let mut found = Vec::new();
    for line in text.lines().filter(own) {
        let bare: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let bare = outside_quotes(&bare);
        for word in bare.split(|sign: char| sign.is_whitespace() || "«»“”(),;:!?[]\"".contains(sign)) {
            let is_name = word.contains(['.', '/', '\\', '@', '=', '_', '*']) || word.starts_with("--");
            let letters = word.trim_matches(|sign: char| !sign.is_ascii_alphabetic());
            let roman = |part: &str| part.chars().all(|sign| "IVXLC".contains(sign));
            let parts = letters.split('-').filter(|part| !NAMES.contains(part) && !roman(part));
            let latin =
                parts.filter(|part| part.len() > 1 && part.chars().all(|sign| sign.is_ascii_alphabetic()));
            if !is_name {
                found.extend(latin.map(str::to_owned));
            }
        }
    }
    found
}

/// What somebody wrote is quoted; what is not closed goes to the end.
fn outside_quotes(text: &str) -> String {
    let (mut deep, mut out) = (0_u32, String::new());
    for sign in text.chars() {
        match sign {
            '«' => deep += 1,
            '»' => deep = deep.saturating_sub(1),
            _ if deep == 0 => out.push(sign),
            _ => {}
        }
    }
    out
}

#[test]
fn english_is_seen_and_russian_is_not() {
    assert_eq!(foreign("файл поврежден: invalid Zip archive"), ["invalid", "Zip", "archive"]);
    assert_eq!(
        foreign("указатель: it leads to what is no record"),
        ["it", "leads", "to", "what", "is", "no", "record"]
    );
    let fine =
        "сохраните как «Книга Excel (*.xlsx)»: `prikaz order sign`, --as, 2024-04-11, файл a/b.toml, DOCX";
    assert_eq!(foreign(fine), [""; 0]);
}

/// Every message and refusal as it is written: outside what it inserts and what it names there is no English.
#[test]
fn no_russian_message_is_written_in_english() {
    for file in ["data/messages.ru.toml", "data/refusals.ru.toml"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        check(file, &toml::Value::Table(table));
    }
}

fn check(key: &str, value: &toml::Value) {
    match value {
        toml::Value::Table(table) => {
            table.iter().for_each(|(name, one)| check(&format!("{key}.{name}"), one))
        }
        toml::Value::String(text) => {
            let found = foreign(&written(text));
            assert!(found.is_empty(), "{key}: {found:?} in {text}");
            // Words that are not the program's own come last and are called what they are.
            for insertion in ["{{ said }}", "{{ detail }}"] {
                let marked = key.ends_with("detail.foreign") || text.contains("подробность");
                let ours = ["journal", "order", "verify"].iter().any(|own| key.contains(own));
                assert!(
                    !text.contains(insertion) || marked || ours,
                    "{key} says the words of a library: {text}"
                );
            }
        }
        _ => {}
    }
}

/// What of a template is its own text.
fn written(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        out.push_str(&rest[..start]);
        let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        rest = rest[start..].find(close).map_or("", |end| &rest[start + end + 2..]);
        out.push(' ');
    }
    out.push_str(rest);
    out
}

/// Files damaged at random: whatever a reader of a foreign format says, the message is in Russian.
#[test]
fn what_is_said_of_damaged_files_is_russian() {
    let mut refused = 0;
    for folder in ["tests/corpus", "tests/data/import"] {
        let Ok(entries) = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let fits = path.metadata().is_ok_and(|about| about.is_file() && about.len() < 60_000);
            if !fits || name.ends_with(".expected") || name.ends_with(".py") || name == "bomb.xlsx" {
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for seed in 0..4 {
                let damaged = damage::damaged(&bytes, damage::Dice::new(seed, &name));
                if let Err(AppError::Import(error)) = app::read_tables(&name, &damaged) {
                    refused += 1;
                    for said in [Some(MESSAGES.text(&error)), MESSAGES.beside(&error)].into_iter().flatten() {
                        let found = foreign(&said);
                        assert!(found.is_empty(), "{name}, {seed}: {found:?} in {said}");
                    }
                }
            }
        }
    }
    assert!(refused > 20, "{refused} were refused");
}
