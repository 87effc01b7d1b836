//! Every file of a folder that is handed over is accounted for: taken, refused, or not looked at and why.

use crate::cli::{Desk, demo};

#[test]
fn nothing_in_a_folder_is_passed_over_in_silence() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let letters = desk.path("letters");
    std::fs::create_dir_all(letters.join("empty")).unwrap();
    std::fs::copy(demo("hr.csv"), letters.join("hr.csv")).unwrap();
    for name in ["scan.pdf", "~$hr.xlsx", "note.rtf", "old.doc"] {
        std::fs::write(letters.join(name), "x").unwrap();
    }
    let run = desk.run("submission import clients letters --on 2024-04-15 --as proektov");
    for name in ["hr.csv", "scan.pdf", "~$hr.xlsx", "note.rtf", "old.doc"] {
        assert!(run.out.contains(name), "{name}\n{}", run.out);
    }
    assert!(run.out.contains("не рассматривался"), "{}", run.out);
    let told = desk.run("submission import clients letters --json --on 2024-04-15 --as proektov");
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let passed: Vec<_> = told.as_array().unwrap().iter().filter(|one| !one["passed"].is_null()).collect();
    assert_eq!(passed.len(), 3, "{told}");
}

/// A folder as it lies on a shared disk: links, what was packed, what a program left, what is named alike.
#[cfg(unix)]
#[test]
fn whatever_lies_in_a_folder_is_accounted_for() {
    use std::os::unix::fs::symlink;

    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let letters = desk.path("letters");
    for folder in ["", "ответы", ".trash", "__MACOSX", "a/b/c/d/e"] {
        std::fs::create_dir_all(letters.join(folder)).unwrap();
    }
    for name in ["hr.csv", "ответы/support.csv", ".trash/hr.csv", "a/b/c/d/e/property.csv"] {
        let source = if name.contains("support") { "support.csv" } else { "hr.csv" };
        std::fs::copy(demo(source), letters.join(name)).unwrap();
    }
    for name in [
        "сведения.ZIP",
        "Отчет.rar",
        "~$hr.xlsx",
        ".DS_Store",
        "__MACOSX/hr.csv",
        "Thumbs.db",
        "без расширения",
    ] {
        std::fs::write(letters.join(name), "x").unwrap();
    }
    std::fs::write(letters.join("accounting.xlsx"), "").unwrap();
    symlink("hr.csv", letters.join("ссылка.csv")).unwrap();
    symlink("нигде.csv", letters.join("потеряна.csv")).unwrap();
    symlink("..", letters.join("круг")).unwrap();
    std::os::unix::net::UnixListener::bind(letters.join("канал.csv")).unwrap();
    let told = [
        ("hr.csv", "ошибок нет"),
        ("ответы/support.csv", "ошибок нет"),
        ("accounting.xlsx", "не принято"),
        ("сведения.ZIP", "это архив"),
        ("Отчет.rar", "это архив"),
        ("~$hr.xlsx", "служебный файл"),
        (".DS_Store", "служебный файл"),
        (".trash", "служебный файл"),
        ("__MACOSX", "служебный файл"),
        ("Thumbs.db", "такого вида"),
        ("без расширения", "такого вида"),
        ("ссылка.csv", "уже назван"),
        ("потеряна.csv", "никуда не ведет"),
        ("круг", "ссылка на папку"),
        ("канал.csv", "не обычный файл"),
        ("a/b/c/d/e", "слишком глубоко"),
    ];
    let run =
        desk.run("submission import clients letters letters/hr.csv --check --on 2024-04-15 --as proektov");
    let out = run.out.replace('\u{a0}', " ");
    for (name, what) in told {
        let name = format!("letters/{name}");
        let line = out
            .lines()
            .find(|line| line.starts_with(&format!("{name}:")) || line.starts_with(&format!("{name} ")));
        assert!(line.is_some_and(|line| line.contains(what)), "{name} — {what}\n{out}");
    }
    assert!(run.err.contains("файл пуст") || out.contains("файл пуст"), "{out}{}", run.err);
    // The same with sheets, and with papers that are to be verified.
    for (command, passed) in
        [("agreement import letters", "это архив"), ("verify letters", "никуда не ведет")]
    {
        let run = desk.run(&format!("{command} --on 2024-04-15 --as proektov"));
        assert!(run.out.contains(passed), "{command}\n{}{}", run.out, run.err);
        assert!(run.out.contains("letters/hr.csv"), "{command}\n{}", run.out);
    }
}

#[test]
fn files_named_alike_but_for_the_case_of_letters_are_both_told() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    std::fs::create_dir_all(desk.path("letters")).unwrap();
    for name in ["hr.csv", "HR.csv"] {
        std::fs::copy(demo("hr.csv"), desk.path("letters").join(name)).unwrap();
    }
    let files = std::fs::read_dir(desk.path("letters")).unwrap().count();
    let run = desk.run("submission import clients letters --on 2024-04-15 --as proektov");
    // Where the disk does not tell them apart, there is one file, and it is taken.
    assert_eq!(run.code, i32::from(files == 2), "{}{}", run.out, run.err);
    if files == 2 {
        for name in ["letters/hr.csv", "letters/HR.csv"] {
            assert!(run.out.matches(name).count() >= 2, "each names the other: {}", run.out);
        }
    }
}

/// A file that cannot be opened keeps none of the others from being taken in.
#[test]
fn a_file_that_is_gone_keeps_no_other_from_being_taken() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    std::fs::copy(demo("hr.csv"), desk.path("hr.csv")).unwrap();
    let run = desk.run("submission import clients нет.csv hr.csv --on 2024-04-15 --as proektov");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("нет.csv") && run.out.contains("нет такого файла"), "{}", run.out);
    let listed = desk.does("submission list clients").replace('\u{a0}', " ");
    let line = listed.lines().find(|line| line.contains("hr")).unwrap();
    assert!(line.contains("представлены, 8 строк"), "{listed}");
    let run = desk.run("agreement import нет.docx и_этого.docx --on 2024-04-15 --as proektov");
    assert!(run.out.contains("нет.docx") && run.out.contains("и_этого.docx"), "{}", run.out);
    let run = desk.run("verify нет.docx и_этого.docx");
    assert!(run.err.contains("нет.docx") && run.err.contains("и_этого.docx"), "{}", run.err);
}

#[test]
fn an_empty_folder_is_told() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    std::fs::create_dir_all(desk.path("letters")).unwrap();
    for words in ["submission import clients letters", "agreement import letters"] {
        let run = desk.run(&format!("{words} --on 2024-04-15 --as proektov"));
        assert_eq!(run.code, 1, "{words}: {}{}", run.out, run.err);
        assert!(run.err.contains("рассматривать нечего"), "{words}: {}", run.err);
    }
}

#[test]
fn a_key_typed_wrongly_proposes_the_nearest() {
    let desk = Desk::open();
    let cases = [
        ("register status client", "`clients`"),
        ("register open other --procedure sverdlovsk-investmen --as proektov", "`sverdlovsk-investment`"),
        ("register draft clients --basis приказ --on 2024-04-12 --as proektof", "`proektov` (Проектов"),
        ("procedure show sverdlovsk-investmen", "`sverdlovsk-investment`"),
        ("profile show gos", "`"),
    ];
    for (words, near) in cases {
        let run = desk.run(words);
        assert_ne!(run.code, 0, "{words}");
        assert!(run.err.contains(near), "{words}: {}", run.err);
    }
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let run = desk.run("submission nil clients --unit hrr --on 2024-04-15 --as proektov");
    assert!(run.err.contains("возможно, имелось в виду `hr`"), "{}", run.err);
    let with_names = [
        (
            "register extend clients --stage colection --unit hr --to 2024-04-26 --basis просьба",
            "`collection` (",
        ),
        ("check find clients --column proces --text неясно --clause п.5", "`process` ("),
        ("calendar due 2024-04-11 --working-days 1 --region RU-TT", "`RU-TA`"),
    ];
    for (words, near) in with_names {
        let run = desk.run(&format!("{words} --on 2024-04-15 --as proektov"));
        assert_ne!(run.code, 0, "{words}");
        assert!(run.err.contains(&format!("возможно, имелось в виду {near}")), "{words}: {}", run.err);
    }
    let none = desk.run("register show clients --edition 3");
    assert!(none.err.contains("ни одна еще не утверждена"), "{}", none.err);
    let body = desk.run("register status sverdlovsk-investment");
    assert!(body.err.contains("орган, а не реестр") && body.err.contains("clients"), "{}", body.err);
}
