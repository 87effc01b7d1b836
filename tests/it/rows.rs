//! The real binary: rows handed in and moved.

use serde_json::Value;

use crate::cli::{Desk, demo};

/// While files are read, others take their places again and again: each time the file that is kept is the one whose rows
/// are recorded. A file that was read twice would sooner or later be two files.
#[cfg(unix)]
#[test]
fn what_is_kept_is_what_was_read() {
    use std::sync::atomic::{AtomicBool, Ordering};

    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let whole = std::fs::read_to_string(demo("hr.csv")).unwrap();
    // The last row has a cell of two lines.
    let last = whole.trim_end().rmatch_indices('\n').nth(1).unwrap().0;
    let shorter = &whole[..last];
    let files = [("whole.csv", whole.as_str()), ("shorter.csv", shorter)];
    let (file, ended) = (desk.path("сведения.csv"), AtomicBool::new(false));
    std::fs::write(&file, &whole).unwrap();
    let lay = |(name, text): (&str, &str)| {
        std::fs::write(desk.path(name), text).unwrap();
        std::fs::rename(desk.path(name), &file).unwrap();
    };
    let acts = std::thread::scope(|threads| {
        threads
            .spawn(|| files.into_iter().cycle().take_while(|_| !ended.load(Ordering::Relaxed)).for_each(lay));
        let acts = [(); 4].map(|()| {
            desk.run("submission add clients --unit hr сведения.csv --again снова --on 2024-04-15 --as kartochkina")
        });
        ended.store(true, Ordering::Relaxed);
        acts
    });
    for act in acts {
        assert_eq!(act.code, 0, "{}{}", act.out, act.err);
    }
    let log = desk.json("audit log clients");
    let events = log[0]["records"].as_array().unwrap().iter().map(|one| &one["event"]);
    let read: Vec<_> = events.filter(|event| !event["file"].is_null()).collect();
    assert_eq!(read.len(), 4);
    let rows = |text: &str| {
        let digest = prikaz::domain::digest_of(text.as_bytes()).to_string();
        read.iter()
            .filter(|event| event["file"]["digest"] == digest)
            .map(|event| event["rows"].clone())
            .collect()
    };
    let (all, fewer): (Vec<Value>, Vec<Value>) = (rows(&whole), rows(shorter));
    assert_eq!(all.len() + fewer.len(), 4);
    assert!(all.iter().chain(&fewer).all(|rows| !rows.is_null()));
    let count = |rows: &[Value]| {
        rows.iter().map(|one| one.as_array().unwrap().len()).collect::<std::collections::BTreeSet<_>>()
    };
    assert!(count(&all).len() <= 1 && count(&fewer).len() <= 1 && count(&all).is_disjoint(&count(&fewer)));
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
