//! What one person has to do, and the calendar feed of deadlines.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::cli::{Desk, taken_to_approval};

fn tasks(desk: &Desk, person: &str, on: &str) -> Vec<Value> {
    desk.json(&format!("inbox --for {person} --on {on}"))["tasks"].as_array().expect("a list").clone()
}

#[test]
fn the_inbox_holds_what_one_person_must_do_now() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let hr = tasks(&desk, "kartochkina", "2024-04-16");
    assert_eq!(hr.len(), 1, "{hr:#?}");
    assert_eq!(hr[0]["command"], "prikaz submission add clients --unit hr …");
    assert_eq!(hr[0]["held"], 3, "since Friday, the third working day");
    assert!(tasks(&desk, "khlybova", "2024-04-16").is_empty(), "nothing is hers yet");
    let text = desk.does("inbox --for kartochkina --on 2024-04-16").replace('\u{a0}', " ");
    assert!(text.contains("Карточкина Ю.О.: 1 дело") && text.contains("у вас 3-й рабочий день"), "{text}");
    let own = desk.does("inbox --as kartochkina --on 2024-04-16");
    assert_eq!(own.replace('\u{a0}', " "), text, "without --for it is one's own");
    desk.refused("inbox --for nobody", "nobody", "файле органа");
    let consolidated = Desk::consolidated();
    let head = tasks(&consolidated, "primerova", "2024-04-20");
    assert_eq!(head[0]["command"], "prikaz check pass clients", "{head:#?}");
}

#[test]
fn what_falls_due_this_week_is_said_to_all() {
    let desk = Desk::consolidated();
    taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    let status = |on: &str| desk.does(&format!("register status clients --on {on}")).replace('\u{a0}', " ");
    let early = status("2024-05-08");
    assert!(early.contains("срок 16.05.2024") && !early.contains("на этой неделе"), "{early}");
    let late = status("2024-05-13");
    assert!(late.contains("осталось 3 рабочих дня, на этой неделе"), "{late}");
}

#[test]
fn who_acts_for_another_sees_his_work() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    desk.does(
        "substitution add --procedure sverdlovsk-investment --who proektov --for kartochkina --from 2024-04-15 \
         --to 2024-04-30 --basis приказ\u{a0}от\u{a0}12.04.2024\u{a0}№\u{a0}30-к --post И.о. --on 2024-04-15 --as zhurnalova",
    );
    let instead =
        |on: &str| tasks(&desk, "proektov", on).iter().filter(|one| !one["instead"].is_null()).count();
    assert_eq!(instead("2024-04-16"), 1);
    assert_eq!(instead("2024-05-13"), 0, "the substitution is over");
}

/// The lines of a feed, unfolded: each at most 75 octets, each ended by CRLF (RFC 5545, 3.1).
fn unfolded(feed: &str) -> Vec<String> {
    assert!(feed.ends_with("\r\n"));
    let mut lines: Vec<String> = Vec::new();
    for line in feed.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\n', '\r']), "{line}");
        match line.strip_prefix(' ') {
            Some(more) => lines.last_mut().expect("a line before").push_str(more),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

#[test]
fn deadlines_go_into_calendar_programs() {
    let desk = Desk::consolidated();
    desk.does("duty list --ics a.ics --on 2024-04-20 --as proektov");
    let feed = fs::read_to_string(desk.path("a.ics")).unwrap();
    assert_eq!(unfolded(&feed).first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    let demo = tempfile::tempdir().unwrap();
    desk.does(&format!("demo {}", demo.path().join("d").display()));
    let list = |name: &str| {
        let home = demo.path().join("d/home");
        let out = demo.path().join(name);
        desk.does(&format!(
            "--home {} duty list --year 2025 --ics {} --on 2025-01-15",
            home.display(),
            out.display()
        ));
        unfolded(&fs::read_to_string(out).unwrap())
    };
    let lines = list("one.ics");
    let count = |line: &str| lines.iter().filter(|one| one.as_str() == line).count();
    let events = count("BEGIN:VEVENT");
    assert!(events >= 2, "{lines:#?}");
    assert_eq!(count("END:VEVENT"), events);
    let of = |lines: &[String], name: &str| -> Vec<String> {
        lines.iter().filter(|line| line.starts_with(name)).cloned().collect()
    };
    assert_eq!(of(&lines, "DTSTAMP:").len(), events);
    assert_eq!(of(&lines, "SUMMARY:").len(), events);
    for (start, end) in of(&lines, "DTSTART").iter().zip(of(&lines, "DTEND")) {
        let day = |line: &str, name: &str| -> u32 {
            line.strip_prefix(&format!("{name};VALUE=DATE:")).expect(line).parse().expect("a day")
        };
        assert!(day(&end, "DTEND") > day(start, "DTSTART"));
    }
    let uids = of(&lines, "UID:");
    assert_eq!(uids.iter().collect::<BTreeSet<_>>().len(), events, "each has a name of its own");
    assert_eq!(of(&list("two.ics"), "UID:"), uids, "and keeps it");
    assert!(lines.iter().any(|line| line.contains("мониторинг перечня")), "{lines:#?}");
}
