//! A sixth body, invented for the purpose, unlike all that are shipped: data files are all it takes.
//!
//! Its act is a «распоряжение»; its archives answer within calendar days, each with its director's visa; directors,
//! a council of which two of three are enough, and the deputy with the lawyer agree in turn; the register is put up
//! in two places with limits of their own, by the days off of its own region; a duty comes round each quarter.

use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;

const PROCEDURE: &str = "procedures/primer-services.toml";
const BODY: &str = "organisations/primer-archives.toml";

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sixth-body")
}

/// Runs the program in `folder` with the body's data; what must succeed gives its stdout and stderr.
fn does(folder: &Path, words: &[&str]) -> (String, String) {
    let output = Command::new(cargo_bin("prikaz"))
        .env_remove("PRIKAZ_AS")
        .env("PRIKAZ_LANG", "ru")
        .env("PRIKAZ_DATA", data())
        .env("PRIKAZ_HOME", folder.join("out/home"))
        .current_dir(folder)
        .args(words)
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(0), "{words:?}\n{out}{err}");
    assert!(
        ![&out, &err].iter().any(|text| text.contains("[undefined") || text.contains(" [unknown")),
        "{err}"
    );
    (out, err)
}

fn json(folder: &Path, words: &[&str]) -> Value {
    serde_json::from_str(&does(folder, words).0).unwrap()
}

/// The text of a paper, with plain spaces.
fn paper(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join("out").join(name)).unwrap().replace('\u{a0}', " ")
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "«{part}» is missing in\n{text}");
    }
}

#[test]
fn a_body_invented_on_the_spot_is_two_files_without_faults() {
    let folder = tempfile::tempdir().unwrap();
    let files = [data().join(BODY), data().join(PROCEDURE)].map(|path| path.display().to_string());
    let checked = json(folder.path(), &["--json", "procedure", "check", &files[0], &files[1]]);
    for file in checked.as_array().unwrap() {
        assert_eq!(file["faults"].as_array().unwrap().len(), 0, "{file}");
    }
    let (shown, _) = does(folder.path(), &["procedure", "show", "primer-services"]);
    let understood = [
        "14 календарных дней со дня открытия проекта (п. 6)",
        "архивный совет, не менее двух из трех голосов, не менее 2 — Делов Д.Д. (`delov`), Рукописов Р.Р. (`rukopisov`), Грамотина Г.Г. (`gramotina`)",
        "в газете «Примерские вести»; размещает ответственный за размещение — Картотекин К.К. (`kartotekin`); срок: 1 месяц",
        "ежегодно по 15.01, 15.04, 15.07, 15.10 включительно",
    ];
    has(&shown.replace('\u{a0}', " "), &understood);
}

#[test]
fn a_body_invented_on_the_spot_prints_its_own_act() {
    let folder = tempfile::tempdir().unwrap();
    let (text, _) = does(folder.path(), &["procedure", "text", "primer-services"]);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/acts/primer-services.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&golden).unwrap_or_default(), "{}", golden.display());
}

#[test]
fn a_body_invented_on_the_spot_lives_through_publication_and_amendment() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (_, said) = does(folder, &["demo", "out", "--procedure", "primer-services"]);
    has(
        &said.replace('\u{a0}', " "),
        &[
            "файл не принят: 3 ошибки",
            "не завизированы (визу ставит руководитель подразделения)",
            "подписал распоряжение от 20.02.2026 № 1-р",
            "добавляются строки: 6; изменяются строки: 1, 2; исключаются строки: 5",
            "подписал распоряжение от 20.05.2026 № 31-р",
        ],
    );
    papers_say_what_was_done(folder);
    deadlines_are_the_bodys_own(folder);
    what_was_told_is_followed_up(folder);
    let (verified, _) = does(folder, &["audit", "verify"]);
    has(&verified, &["Ошибок не найдено"]);
    does(folder, &["verify", "out/распоряжение.docx"]);
}

fn papers_say_what_was_done(folder: &Path) {
    let order = paper(folder, "распоряжение.txt");
    has(
        &order,
        &[
            "РАСПОРЯЖЕНИЕ\n",
            "20 февраля 2026 года\t№ 1-р\tг. Примерск",
            "№ 3-р, о б я з ы в а ю:",
            "УТВЕРЖДЕН\nраспоряжением комитета по архивному делу Примерской области\nот 20 февраля 2026 года № 1-р",
            "не более десяти дел в день",
            "Председатель комитета\tП.П. Примеров",
        ],
    );
    let amended = paper(folder, "новая-редакция.txt");
    has(&amended, &["О новой редакции реестра", "№ 31-р", "\n6\tэлектронный читальный зал\tзаказ дел"]);
    assert!(!amended.contains("просмотр описей"), "an excluded row is printed\n{amended}");
    let sheet = paper(folder, "лист-согласования.txt");
    has(
        &sheet,
        &[
            "к проекту распоряжения комитета",
            "Рукописов Р.Р.",
            "возвращено с замечаниями",
            "Круг согласования № 2",
        ],
    );
    let notice = paper(folder, "уведомление.txt");
    has(
        &notice,
        &["на официальном сайте комитета по адресу:\n\nhttps://", "в газете «Примерские вести»: № 11 (1024)"],
    );
    assert_eq!(notice.lines().filter(|line| line.starts_with("– ")).count(), 3, "three directors\n{notice}");
}

fn deadlines_are_the_bodys_own(folder: &Path) {
    let text = std::fs::read_to_string(folder.join("out/сроки.json")).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let row = |subject: &str, draft: u64| {
        let rows = report["rows"].as_array().unwrap().iter();
        let mut found =
            rows.filter(|row| row["subject"].as_str().unwrap().contains(subject) && row["draft"] == draft);
        found.next().unwrap_or_else(|| panic!("no row of {subject}\n{text}")).clone()
    };
    let told = |row: &Value| {
        [&row["due"], &row["standing"], &row["clause"]].map(|fact| fact.as_str().unwrap().to_owned())
    };
    // Three calendar days end on a Monday that is a holiday; a month ends on a day off of the region alone.
    assert_eq!(told(&row("сайте", 1)), ["2026-02-24", "done-late", "подп. 1 п. 9"]);
    assert_eq!(told(&row("газете", 1)), ["2026-03-23", "done-in-time", "подп. 2 п. 9"]);
    assert_eq!(told(&row("газете", 2)), ["2026-06-22", "running", "подп. 2 п. 9"]);
    let listed = json(folder, &["--json", "duty", "list", "--year", "2026", "--on", "2026-05-22"]);
    let duties: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .filter(|duty| duty["duty"].is_string())
        .map(|duty| (&duty["named"], &duty["done"]))
        .collect();
    let named = ["2026-04-15", "2026-07-15", "2026-10-15", "2026-11-20"];
    assert_eq!(
        duties,
        named
            .map(|day| (Value::from(day), Value::from(day == "2026-04-15")))
            .iter()
            .map(|(day, done)| (day, done))
            .collect::<Vec<_>>()
    );
    let status = json(folder, &["--json", "register", "status", "halls", "--on", "2026-05-22"]);
    assert_eq!(status["tasks"].as_array().unwrap().len(), 4, "{status}");
}

/// An order told an archive something by a day of the year and the publisher something within five working days; the
/// next edition's order told them again.
fn what_was_told_is_followed_up(folder: &Path) {
    let on = ["--on", "2026-06-01"];
    let shown = |words: &[&str]| {
        let (out, _) = does(folder, &[words, &on].concat());
        out.replace('\u{a0}', " ")
    };
    let order = paper(folder, "распоряжение.txt");
    has(
        &order,
        &[
            "3. Государственному архиву Примерской области (пример) не позднее 1 апреля довести настоящее распоряжение до сведения",
            "4. Ответственному за размещение в течение 5 рабочих дней со дня подписания настоящего распоряжения доложить",
        ],
    );
    let open = shown(&["instruction", "list"]);
    has(
        &open,
        &[
            "halls № 3: довести настоящее распоряжение до сведения посетителей читальных залов (п. 3 распоряжения от \
             20.05.2026 № 31-р); Государственный архив Примерской области (пример): Фондова Ф.Ф.; срок 01.04.2027, ",
            "halls № 4: доложить заместителю председателя комитета о размещении реестра (п. 4 распоряжения от \
             20.05.2026 № 31-р); Картотекин К.К.; срок 27.05.2026 — просрочено на 3 рабочих дня",
        ],
    );
    assert_eq!(open.lines().count(), 2, "{open}");
    let all = shown(&["instruction", "list", "halls", "--all"]);
    has(
        &all,
        &[
            "срок 01.04.2026 — исполнено 31.03.2026, Фондова Ф.Ф.: объявление в зале",
            "срок 02.03.2026 — исполнено 04.03.2026 с опозданием на 2 рабочих дня, Картотекин К.К.: доклад от",
        ],
    );
    has(
        &shown(&["register", "status", "halls"]),
        &[
            "— поручение № 4 «доложить заместителю председателя комитета о размещении реестра»: Картотекин К.К.; срок \
           27.05.2026, просрочено на 3 рабочих дня (п. 4 распоряжения от 20.05.2026 № 31-р)",
        ],
    );
    has(
        &shown(&["duty", "list", "--year", "2026"]),
        &["27.05.2026  halls: поручение № 4 — доложить заместителю"],
    );
    // Three working days over: whoever answers for it is reminded, and the head is told.
    let due = json(folder, &["--json", "remind", "halls", "--dry-run", "--on", "2026-06-01"]);
    let due: Vec<_> =
        due.as_array().unwrap().iter().filter(|one| !one["of"]["instruction"].is_null()).collect();
    let facts = |one: &&Value| {
        format!("{} {} {} {}", one["of"]["instruction"], one["keys"], one["over"], one["at"]["days"])
    };
    assert_eq!(
        due.iter().map(facts).collect::<Vec<_>>(),
        ["4 [\"kartotekin\"] 3 3", "4 [\"primerov\"] 3 3"],
        "{due:#?}"
    );
    has(
        &shown(&["audit", "log", "halls"]),
        &["Распоряжение от 20.02.2026 № 1-р поручает: № 1 (п. 3) — Государственному архиву"],
    );
    has(
        &paper(folder, "карточка.txt"),
        &[
            "Описин О.О. записал исполнение поручения № 2, исполнитель — Картотекин К.К.: доклад от 04.03.2026 № 7",
        ],
    );
    let report = std::fs::read_to_string(folder.join("out/сроки.json")).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    let told: Vec<_> =
        report["rows"].as_array().unwrap().iter().filter(|row| row["stage"] == "instruction").collect();
    let facts = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or("-").replace('\u{a0}', " ");
        format!(
            "{} {} {} {} {}",
            row["instruction"],
            text("due"),
            text("done"),
            text("standing"),
            row["over"]
        )
    };
    assert_eq!(
        told.iter().map(|row| facts(row)).collect::<Vec<_>>(),
        [
            "1 2026-04-01 2026-03-31 done-in-time 0",
            "2 2026-03-02 2026-03-04 done-late 2",
            "3 2027-04-01 - running 0",
            "4 2026-05-27 - running 0"
        ],
    );
    let clause = told[0]["clause"].as_str().unwrap().replace('\u{a0}', " ");
    assert_eq!(clause, "п. 3 распоряжения от 20.02.2026 № 1-р");
}
