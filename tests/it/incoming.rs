//! What units send, taken in many files at once by the real binary.

use std::fs;
use std::io::Read as _;

use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::cli::Desk;

const HEAD: &str = "Направление деятельности;Наименование функции, сервиса;Наименование конкретного процесса;\
                    Точка взаимодействия;Удовлетворяемые потребности клиента;Вид точки взаимодействия (цифровая/офлайн)\r\n";
const ROW: &str = "иные функции, сервисы;учет;прием уведомлений;письмо;получение консультации;офлайн\r\n";

/// A register whose collection is open, with a folder `in` of what came.
fn collecting(files: &[(&str, String)]) -> Desk {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    for (name, text) in files {
        let path = desk.path("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    desk
}

const IMPORT: &str = "submission import clients in --on 2024-04-15 --as proektov";

fn of<'v>(told: &'v Value, file: &str) -> &'v Value {
    let all = told.as_array().expect("a file each");
    all.iter().find(|one| one["file"].as_str().unwrap().replace('\\', "/") == file).expect(file)
}

#[test]
fn each_file_is_told_whose_it_is_and_what_became_of_it() {
    let desk = collecting(&[
        ("hr/наш.csv", format!("{HEAD}{ROW}")),
        ("Форма support 2.csv", format!("{HEAD}{}", ROW.replace("офлайн", "оффлайн"))),
        ("accounting.csv", format!("{HEAD}{ROW}")),
        ("accounting исправлено.csv", format!("{HEAD}{ROW}")),
        ("без имени.csv", format!("{HEAD}{ROW}")),
        ("~$hr.docx", "замок Word".to_owned()),
        ("information.docx", "не Word".to_owned()),
    ]);
    let run = desk.run(&format!("--json {IMPORT}"));
    assert_eq!(run.code, 1, "{}", run.err);
    let told: Value = serde_json::from_str(&run.out).expect("one value");
    assert_eq!(told.as_array().unwrap().len(), 7, "{told:#}");
    // What a program leaves behind is not read, and is told once as passed over.
    let lock = of(&told, "in/~$hr.docx");
    assert_eq!((&lock["passed"], &lock["taken"]), (&"leftover".into(), &false.into()));
    let passed = told.as_array().unwrap().iter().filter(|one| !one["passed"].is_null());
    assert_eq!(passed.count(), 1, "{told:#}");
    let hr = of(&told, "in/hr/наш.csv");
    assert_eq!((&hr["unit"], &hr["taken"], &hr["rows"]), (&"hr".into(), &true.into(), &1.into()));
    let support = of(&told, "in/Форма support 2.csv");
    assert_eq!(
        (&support["unit"], &support["taken"], &support["errors"]),
        (&"support".into(), &false.into(), &1.into())
    );
    assert_eq!(support["faults"][0]["code"], "not-in-vocabulary", "{support:#}");
    assert_eq!((&support["faults"][0]["row"], &support["faults"][0]["number"]), (&2.into(), &6.into()));
    for file in ["in/accounting.csv", "in/accounting исправлено.csv"] {
        let rival = of(&told, file)["refused"][0].as_str().unwrap();
        assert!(rival.contains("этого же подразделения"), "{rival}");
    }
    let nameless = of(&told, "in/без имени.csv");
    assert!(nameless["refused"][0].as_str().unwrap().contains("`--unit`") && nameless["unit"].is_null());
    assert_eq!(of(&told, "in/information.docx")["unit"], "information");
}

#[test]
fn a_folder_is_taken_in_again_as_files_come() {
    let other = ROW.replace("учет", "надзор");
    let desk = collecting(&[("hr.csv", format!("{HEAD}{ROW}")), ("support.csv", "не то".to_owned())]);
    assert_eq!(desk.run(IMPORT).code, 1);
    fs::write(desk.path("in/support.csv"), format!("{HEAD}{other}")).unwrap();
    let run = desk.run(IMPORT);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("эти сведения уже приняты, 1\u{a0}строка; ничего не записано"), "{}", run.out);
    let before = desk.journal();
    desk.does(IMPORT);
    assert_eq!(desk.journal(), before, "nothing new came");
    // Other rows of a unit that has handed in are another matter.
    fs::write(desk.path("in/hr.csv"), format!("{HEAD}{other}")).unwrap();
    let run = desk.run(IMPORT);
    assert!(run.code == 1 && run.out.contains("не принято"), "{}", run.out);
}

#[test]
fn what_was_taken_stays_and_what_came_is_kept() {
    let desk = collecting(&[("hr.csv", format!("{HEAD}{ROW}"))]);
    let said = desk.run(&format!("{IMPORT} --check"));
    assert_eq!((said.code, said.out.contains("ошибок нет, 1\u{a0}строка")), (0, true), "{}", said.out);
    let before = desk.journal();
    desk.run(&format!("{IMPORT} --check"));
    assert_eq!(desk.journal(), before, "a check records nothing");
    desk.does(IMPORT);
    let events = desk.json("audit log");
    let handed = events.as_array().unwrap().last().unwrap();
    assert!(handed.to_string().contains("hr.csv"), "the log names the file: {handed}");
}

#[test]
fn the_text_above_the_table_names_the_unit_too() {
    let unit = "отдел государственной гражданской службы, кадровой и организационной работы";
    let desk = collecting(&[("сведения.csv", format!("Сведения: \"{unit}\";;;;;\r\n{HEAD}{ROW}"))]);
    let said = desk.does(IMPORT);
    assert!(said.contains("принято, 1\u{a0}строка"), "{said}");
}

#[test]
fn files_with_faults_go_back_with_their_cells_marked() {
    let wrong = format!("{HEAD}{}", ROW.replace("офлайн", "оффлайн"));
    let desk = collecting(&[("support.csv", wrong), ("hr.csv", format!("{HEAD}{ROW}"))]);
    let run = desk.run(&format!("{IMPORT} --marked назад"));
    assert!(run.code == 1 && run.out.contains("копия с отметками"), "{}", run.out);
    let copies: Vec<_> =
        fs::read_dir(desk.path("назад")).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(copies, ["support — замечания.csv"], "only what has faults");
    let copy = fs::read_to_string(desk.path("назад").join(&copies[0])).unwrap();
    let marked = copy.lines().nth(1).unwrap();
    assert!(marked.contains("«оффлайн» нет в перечне значений") && marked.contains("«офлайн»"), "{marked}");
    desk.run(&format!("{IMPORT} --marked назад"));
    assert!(desk.path("назад/support — замечания (2).csv").exists(), "no copy is written over another");
}

#[test]
fn what_a_rule_finds_is_marked_in_its_own_column() {
    let desk = collecting(&[]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let second = ROW.replace("получение консультации", "получение информации");
    for (row, line) in (0..).zip([HEAD, ROW, second.as_str()]) {
        for (column, text) in (0..).zip(line.trim_end().split(';')) {
            sheet.write(row, column, text).unwrap();
        }
    }
    fs::create_dir(desk.path("in")).unwrap();
    book.save(desk.path("in/support.xlsx")).unwrap();
    let run = desk.run(&format!("--json {IMPORT} --marked назад"));
    let told: Value = serde_json::from_str(&run.out).expect("one value");
    let columns = told[0]["columns"].as_array().expect("what each column was taken for");
    assert_eq!((columns.len(), &columns[3]["name"], &columns[3]["key"]), (6, &"D".into(), &"point".into()));
    let faults = told[0]["faults"].as_array().unwrap();
    let finding = faults.iter().find(|one| one["rule"].is_string()).expect("a finding of a rule");
    assert_eq!(finding["key"], "point", "{finding:#}");
    let copy = fs::File::open(desk.path("назад/support — замечания.xlsx")).unwrap();
    let mut comments = String::new();
    let mut archive = zip::ZipArchive::new(copy).unwrap();
    archive.by_name("xl/comments_marks1.xml").unwrap().read_to_string(&mut comments).unwrap();
    for cell in ["ref=\"D2\"", "ref=\"D3\""] {
        assert!(comments.contains(cell), "{cell}\n{comments}");
    }
}

#[test]
fn a_reader_that_panics_is_not_heard() {
    let desk = collecting(&[]);
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/impossible-cell.xlsx");
    let words = format!("submission check clients {}", file.display());
    let output = desk.command(&words).env_remove("RUST_BACKTRACE").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(file.is_file() && said.starts_with("ошибка: ") && !said.contains("panicked"), "{said}");
}
