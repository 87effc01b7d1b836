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
