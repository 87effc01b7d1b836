//! The real binary: rows handed in and moved.

use crate::cli::{Desk, demo};

#[cfg(unix)]
#[test]
fn what_is_kept_is_what_was_read() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let file = desk.path("сведения.csv");
    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    let first = std::fs::read(demo("hr.csv")).unwrap();
    let (given, path) = (first.clone(), file.clone());
    // While the file is read, another takes its place.
    std::thread::spawn(move || {
        let other = path.with_extension("other");
        std::fs::write(&other, [&given[..], b"\n"].concat()).unwrap();
        let mut pipe = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
        std::fs::rename(&other, &path).unwrap();
        std::io::Write::write_all(&mut pipe, &given).unwrap();
    });
    desk.does("submission add clients --unit hr сведения.csv --on 2024-04-15 --as kartochkina");
    let log = desk.json("audit log clients");
    let records = log[0]["records"].as_array().unwrap();
    let kept = records.iter().find_map(|one| one["event"]["file"]["digest"].as_str()).unwrap();
    assert_eq!(kept, prikaz::domain::digest_of(&first).to_string());
}

fn draft(desk: &Desk) -> Vec<serde_json::Value> {
    desk.json("register show clients --draft")["rows"].as_array().unwrap().clone()
}

#[test]
fn a_row_is_moved_among_those_that_the_form_puts_alike() {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-18 --as primerova");
    desk.does("agreement return clients --remark переставьте --on 2024-04-19 --as khlybova");
    let before = draft(&desk);
    let group = |row: &serde_json::Value| {
        ["direction", "function", "process"].map(|key| row["cells"][key].as_str().map(str::to_owned))
    };
    let first = (1..before.len()).find(|place| group(&before[*place]) == group(&before[place - 1])).unwrap();
    let stranger =
        (first..before.len()).find(|place| group(&before[*place]) != group(&before[first])).unwrap();
    let revise = "register revise clients --accept 1 --substance --on 2024-04-19 --as proektov --move ";
    let wrong = format!("{revise}{}={}", first + 1, stranger + 1);
    desk.refused(&wrong, "не может встать на это место", "");
    desk.refused(&format!("{revise}777=1"), "строки № 777 нет", "");
    let to = if first == 1 { "0".to_owned() } else { (first - 1).to_string() };
    desk.does(&format!("{revise}{}={to}", first + 1));
    let after = draft(&desk);
    assert_eq!(after[first - 1]["cells"], before[first]["cells"]);
    assert_eq!(after[first]["cells"], before[first - 1]["cells"]);
    assert_eq!(after[first]["id"], before[first - 1]["id"]);
    let numbers: Vec<&str> = after.iter().filter_map(|row| row["number"].as_str()).collect();
    assert_eq!(numbers, (1..=after.len()).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_printed_is_not_signed() {
    let desk = Desk::consolidated();
    crate::cli::taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    let sign = "order sign clients --number 61 --on 2024-04-26 --as obraztsov";
    let own = desk.path("own");
    std::fs::create_dir_all(own.join("templates")).unwrap();
    std::fs::write(own.join("templates/order.djot"), "{{ no_such }}\n").unwrap();
    let before = desk.journal();
    let run = desk.run(&format!("{sign} --data own"));
    assert_eq!((run.code, run.out.as_str()), (3, ""), "{}", run.err);
    assert!(run.err.contains("ошибка в шаблоне"), "{}", run.err);
    assert_eq!(desk.journal(), before, "a signature was recorded of what cannot be printed");
    desk.does(sign);
}

/// The stamp agrees with the word by which an annex is called; where no list knows the word, nothing is signed.
#[test]
fn an_annex_called_by_an_unknown_word_is_not_signed() {
    let desk = Desk::consolidated();
    crate::cli::taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    let sign = "order sign clients --number 61 --on 2024-04-26 --as obraztsov";
    let words = prikaz::app::DataDir::default().read("russian/documents.toml").unwrap();
    let own = desk.path("own/russian");
    std::fs::create_dir_all(&own).unwrap();
    let words = words.replace(" \"перечень\",", "").replace("\"перечень\" = \"перечн\"\n", "");
    std::fs::write(own.join("documents.toml"), words).unwrap();
    let before = desk.journal();
    let run = desk.run(&format!("{sign} --data own"));
    assert_eq!((run.code, run.out.as_str()), (3, ""), "{}", run.err);
    assert!(run.err.contains("которым назван документ, программе не известно"), "{}", run.err);
    assert_eq!(desk.journal(), before, "a signature was recorded of what cannot be printed");
    desk.does(sign);
}

/// A build that writes PDF is for an office that gives it out: what no face has is told before the signature.
#[cfg(feature = "pdf")]
#[test]
fn a_character_that_no_face_has_is_not_signed() {
    let desk = Desk::consolidated();
    desk.does("check pass clients --on 2024-04-18 --as primerova");
    desk.does("agreement return clients --remark переставьте --on 2024-04-19 --as khlybova");
    desk.does(
        "register revise clients --set 1:process=漢 --accept 1 --substance --on 2024-04-19 --as proektov",
    );
    for who in ["primerova", "khlybova", "probny"] {
        desk.does(&format!("agreement visa clients --on 2024-04-26 --as {who}"));
    }
    desk.does("order present clients --on 2024-04-26 --as primerova");
    let before = desk.journal();
    let run = desk.run("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    assert!(run.code != 0 && run.err.contains("U+6F22"), "{}", run.err);
    assert_eq!(desk.journal(), before, "a signature was recorded of what cannot be printed");
}
