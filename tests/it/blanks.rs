//! Blanks at the command line: what is made, and that one comes back as what it is.

use std::fs;
use std::io::{Cursor, Read as _};

use crate::cli::Desk;

fn collecting() -> Desk {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    desk
}

fn names(archive: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    (0..archive.len()).map(|place| archive.by_index(place).unwrap().name().to_owned()).collect()
}

#[test]
fn blanks_go_out_by_folder_by_archive_and_alone() {
    let desk = collecting();
    desk.does("submission blank clients --out all.zip --on 2024-04-12 --as proektov");
    let files = names(&fs::read(desk.path("all.zip")).unwrap());
    assert_eq!(files.len(), 15, "{files:?}");
    let hr = "отдел государственной гражданской службы, кадровой и организационной работы (hr)";
    assert_eq!(files[0], format!("{hr}/Сведения (hr).xlsx"));
    // What stands in brackets at the end of a name and the key share one pair; a folder is read back by both.
    assert_eq!(files[3], "отдел мер государственной поддержки (пример, support)/Сведения (support).xlsx");
    desk.does("submission blank clients --unit hr --out packed --zip --on 2024-04-12 --as proektov");
    let packed = fs::read(desk.path(&format!("packed/{hr}.zip"))).unwrap();
    assert_eq!(names(&packed), ["Сведения (hr).xlsx", "Сведения (hr).docx", "Запрос (hr).docx"]);
    desk.does("submission blank clients --unit hr --out one.docx --on 2024-04-12 --as proektov");
    assert!(fs::read(desk.path("one.docx")).unwrap().starts_with(b"PK"));
    let run = desk.run("submission blank clients --out one.xlsx --on 2024-04-12 --as proektov");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--unit КЛЮЧ"), "{}", run.err);
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert_eq!(log.matches("«запрос сведений»").count(), 5, "each letter stands in the log once: {log}");
}

#[test]
fn a_blank_has_lists_marks_and_a_guide() {
    let desk = collecting();
    desk.does("submission blank clients --unit hr --out blank.xlsx --on 2024-04-12 --as proektov");
    let book = fs::read(desk.path("blank.xlsx")).unwrap();
    let part = |name: &str| {
        let mut archive = zip::ZipArchive::new(Cursor::new(&book[..])).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("<dataValidation ").count(), 8, "a rule for each column");
    assert!(sheet.contains("sheetProtection"), "heads are locked");
    assert!(sheet.contains("OFFSET('Справочники'!"), "the kind depends on the point");
    // What is longer than its column makes its row higher: other programs than Excel do not find that themselves.
    let lists = part("xl/worksheets/sheet3.xml");
    let rows: Vec<&str> = lists.split("<row ").skip(1).map(|row| row.split('>').next().unwrap()).collect();
    let height =
        |row: &&str| row.split("ht=\"").nth(1).and_then(|row| row.split('"').next()?.parse::<f64>().ok());
    let heights: Vec<f64> = rows.iter().filter_map(height).collect();
    assert_eq!(heights.len(), rows.len(), "every row of the lists has its height: {rows:?}");
    let (lowest, highest) =
        (heights.iter().copied().reduce(f64::min), heights.iter().copied().reduce(f64::max));
    assert!(highest.unwrap() > 1.5 * lowest.unwrap(), "{heights:?}");
    let texts = part("xl/sharedStrings.xml");
    for said in [
        "Реквизиты бланка: clients; hr; редакция 0",
        "без изменений",
        "Как заполнить бланк",
        "пример",
        "п. 10",
        "Выберите из списка или впишите свое.",
    ] {
        assert!(texts.contains(said), "{said}");
    }
}

#[test]
fn an_untouched_blank_holds_no_rows_and_says_whose_it_is() {
    let desk = collecting();
    desk.does("submission blank clients --unit hr --out blank.xlsx --on 2024-04-12 --as proektov");
    let run = desk.run("submission import clients blank.xlsx --json --on 2024-04-15 --as proektov");
    let told: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&told[0]["unit"], &told[0]["taken"]), (&"hr".into(), &false.into()), "{told:#}");
    assert_eq!(told[0]["faults"][0]["code"], "no-rows", "{told:#}");
    let other = "submission import clients blank.xlsx --unit support --on 2024-04-15 --as proektov";
    let run = desk.run(other);
    assert!(run.out.contains("бланк другого подразделения"), "{}{}", run.out, run.err);
}
