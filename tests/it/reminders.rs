//! Reminders at the command line: who is told, when, and never twice.

use std::fs;

use prikaz::app::clock::{Clock as _, SystemClock};
use serde_json::Value;

use crate::cli::Desk;
use crate::smtp::{Manner, Smtp};

/// A register whose collection began on Friday, 12 April 2024: there is no limit, so each five working days count.
fn collecting() -> Desk {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    desk.does("submission nil clients --unit property --on 2024-04-15 --as proektov");
    desk
}

fn with_mail(desk: &Desk, port: u16) {
    let settings = format!(
        "host = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\nfrom = \"Приказ <prikaz@example.org>\"\n"
    );
    fs::write(desk.path("store/mail.toml"), settings).unwrap();
}

fn due(desk: &Desk, on: &str) -> Vec<Value> {
    let told = desk.json(&format!("remind --dry-run --on {on} --as proektov"));
    told.as_array().expect("a list").clone()
}

fn keys(told: &[Value]) -> Vec<String> {
    let line = |one: &Value| {
        let to: Vec<&str> = one["keys"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
        format!("{}{}", to.join(" "), if one["escalated"] == true { " above" } else { "" })
    };
    told.iter().map(line).collect()
}

/// Sends, and gives what is told of each message; the program fails where one is left.
fn sends(desk: &Desk) -> Value {
    let run = desk.run("remind --send --on 2024-04-19 --as proektov --json");
    assert_eq!(run.code, 4, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// Each state once.
fn states(told: &Value) -> Vec<String> {
    let all = told.as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap_or("none").to_owned());
    all.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

#[test]
fn reminders_fall_due_by_working_days() {
    let desk = collecting();
    assert_eq!(due(&desk, "2024-04-18").len(), 0, "four working days have gone by");
    let fifth = due(&desk, "2024-04-19");
    let below: Vec<String> = keys(&fifth).into_iter().filter(|key| !key.ends_with("above")).collect();
    assert_eq!(below, ["kartochkina", "chernovikov", "blankova", "strokova"], "{fifth:#?}");
    assert_eq!(fifth.iter().filter(|one| one["escalated"] == true).count(), 4, "their deputies are told too");
    assert_eq!(due(&desk, "2024-04-20").len(), 0, "a Saturday");
    assert_eq!(due(&desk, "2024-04-27").len(), 8, "a Saturday that is a working day");
    let text = desk.does("remind --dry-run --on 2024-04-19 --as proektov").replace('\u{a0}', " ");
    assert!(text.contains("без срока, с начала исполнения 5"), "{text}");
}

#[test]
fn letters_and_files_go_out_once() {
    let desk = collecting();
    with_mail(&desk, 1);
    desk.does("remind --eml mail --on 2024-04-19 --as proektov");
    assert_eq!(keys(&due(&desk, "2024-04-19")), ["khlybova above"], "who has no address is not told by mail");
    let told = desk.does("remind --dry-run --on 2024-04-19 --as proektov");
    assert!(!told.contains("Что сделано"), "nothing was done: {told}");
    let told = desk.does("remind --letters letters --on 2024-04-19 --as proektov");
    assert!(told.contains("Что сделано") && told.contains("записано"), "{told}");
    let letters = fs::read_dir(desk.path("letters")).unwrap().count();
    assert_eq!(letters, 1);
    let files: Vec<_> = fs::read_dir(desk.path("mail")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 7, "one of the deputies has no address: he gets the letter only");
    let text = fs::read_to_string(&files[0]).unwrap();
    assert!(text.contains("From: =?utf-8?b?") && text.contains("@example.org"), "{text}");
    assert!(
        text.contains("Message-ID: <") && text.contains("Content-Type: text/plain; charset=utf-8"),
        "{text}"
    );
    assert_eq!(due(&desk, "2024-04-19").len(), 0, "nobody is reminded twice");
    let log = desk.does("audit log clients").replace('\u{a0}', " ");
    assert!(log.contains("письмо для почтовой программы о сроке этапа «сбор сведений"), "{log}");
    assert!(log.contains("вышестоящим; кому: Хлыбовой Е.А."), "to whom: {log}");
}

#[test]
fn mail_is_sent_and_stands_in_the_log() {
    let (desk, server) = (collecting(), Smtp::start());
    with_mail(&desk, server.port);
    let told = desk.json("remind --send --on 2024-04-19 --as proektov");
    assert_eq!(states(&told), ["no-address", "sent"], "{told:#}");
    assert_eq!(server.taken().len(), 7);
    desk.does("remind --send --on 2024-04-19 --as proektov");
    assert_eq!(server.taken().len(), 7, "nothing goes out twice");
    assert!(desk.does("audit log clients").contains("по почте"));
}

#[test]
fn what_the_server_refuses_waits_and_goes_out_later() {
    let (desk, server) = (collecting(), Smtp::start());
    with_mail(&desk, server.port);
    for manner in [Manner::Later, Manner::NoSuchPerson] {
        server.behaves(manner);
        let told = sends(&desk);
        assert_eq!(states(&told), ["no-address", "refused"], "{told:#}");
        let run = desk.run("remind --send --on 2024-04-19 --as proektov");
        let said = run.err.replace('\u{a0}', " ");
        assert!(said.contains("ошибка: не отправлено 7 писем"), "{said}");
        let answer = if manner == Manner::Later { "451 come again later" } else { "550 no such person" };
        assert!(
            said.contains(&format!(
                "Карточкина Ю.О.: сервер не принял письмо; подробность, его словами: «{answer}»\n"
            )),
            "{said}"
        );
        assert!(server.taken().is_empty());
    }
    server.behaves(Manner::Takes);
    desk.does("remind --send --on 2024-04-19 --as proektov");
    assert_eq!(server.taken().len(), 7);
}

#[test]
fn what_may_have_gone_out_is_not_sent_again_unasked() {
    let (desk, server) = (collecting(), Smtp::start());
    with_mail(&desk, server.port);
    server.behaves(Manner::DropsAfterData);
    let told = sends(&desk);
    assert_eq!(states(&told), ["doubtful", "no-address", "waiting"], "{told:#}");
    assert_eq!(server.taken().len(), 1, "behind a broken line nothing is begun");
    server.behaves(Manner::Takes);
    let told = sends(&desk);
    assert_eq!(states(&told), ["doubtful", "no-address", "sent"], "{told:#}");
    assert_eq!(server.taken().len(), 7, "nobody knows whether the first arrived: it is not repeated");
    desk.does("remind --send --resend --on 2024-04-19 --as proektov");
    assert_eq!(server.taken().len(), 8);
    let id = |text: &String| text.lines().find(|line| line.starts_with("Message-ID")).map(str::to_owned);
    let mut ids: Vec<_> = server.taken().iter().filter_map(id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 7, "a message keeps its name, so that a mail program knows the double");
}

#[test]
fn nothing_goes_out_that_could_not_be_recorded() {
    let (desk, server) = (collecting(), Smtp::start());
    with_mail(&desk, server.port);
    let mut early = 0;
    // On which of the coming days something falls due, depends on today.
    for days in 2..16 {
        let coming = (SystemClock.now() + time::Duration::days(days)).date();
        for way in ["--send", "--letters letters"] {
            let run = desk.run(&format!("remind {way} --on {coming} --as proektov"));
            let refused = run.code == 1 && run.err.contains("еще не наступила");
            assert!(refused || run.out.contains("напоминать не о чем"), "{}{}", run.out, run.err);
            early += usize::from(refused);
        }
    }
    assert!(early > 1, "something would fall due within two weeks");
    let run = desk.run("remind --send --on 2024-04-19");
    assert!(run.code == 2 && run.err.contains("не сказано, кто действует"), "{}", run.err);
    assert!(server.taken().is_empty() && !desk.path("letters").exists());
}

#[test]
fn a_message_that_went_out_before_the_program_died_is_recorded_and_not_repeated() {
    let (desk, server) = (collecting(), Smtp::start());
    with_mail(&desk, server.port);
    desk.does("remind --send --on 2024-04-19 --as proektov");
    // As after a power cut between the server's answer and the record: the file says sent, the log nothing.
    let fresh = collecting();
    with_mail(&fresh, server.port);
    fs::create_dir_all(fresh.in_body("outbox")).unwrap();
    for file in fs::read_dir(desk.in_body("outbox")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        fs::copy(&path, fresh.in_body("outbox").join(format!("{name}.sent"))).unwrap();
    }
    let before = server.taken().len();
    fresh.does("remind --send --on 2024-04-19 --as proektov");
    assert_eq!(server.taken().len(), before, "it is recorded, not sent again");
    assert!(fresh.does("audit log clients").contains("по почте"));
}

#[test]
fn without_settings_it_is_said_what_to_write() {
    let desk = collecting();
    let run = desk.run("remind --send --on 2024-04-19 --as proektov");
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("mail.toml") && run.err.contains("host = "), "{}", run.err);
    with_mail(&desk, 1);
    let run = desk.run("remind --send --on 2024-04-19 --as proektov");
    assert_eq!(run.code, 4, "{}", run.err);
    assert!(run.err.contains("недоступен"), "{}", run.err);
    fs::write(desk.path("store/mail.toml"), "host = 5\n").unwrap();
    let run = desk.run("remind --send --on 2024-04-19 --as proektov");
    assert_eq!(run.code, 3, "{}", run.err);
}
