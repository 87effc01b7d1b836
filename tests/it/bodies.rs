//! Several bodies in one store: each has a log of its own, and registers of one key are told apart by the body.

use std::fs;

use prikaz::store::SledLog;
use serde_json::Value;

use crate::cli::Desk;
use crate::journal::{BODY, body_in};

const BOTH: [(&str, &str); 2] = [("lipetsk-finance", "proektov"), ("bryansk-finance", "proektova")];

/// A store in which two bodies keep a register `points`.
fn two() -> Desk {
    let desk = Desk::new();
    desk.does("init");
    for (body, who) in BOTH {
        desk.does(&format!("register open points --procedure {body} --on 2024-04-11 --as {who}"));
    }
    desk
}

fn lines(desk: &Desk, body: &str) -> Vec<Value> {
    let path = desk.path(&format!("store/bodies/{body}/journal"));
    let mut files: Vec<_> = fs::read_dir(path).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let text: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_body_has_a_log_of_its_own() {
    let desk = two();
    desk.does("register draft points --body bryansk-finance --basis приказ --on 2024-04-12 --as proektova");
    for (body, _) in BOTH {
        let lines = lines(&desk, body);
        let positions: Vec<_> = lines.iter().map(|line| line["position"].as_u64().unwrap()).collect();
        assert_eq!(positions, (1..=positions.len() as u64).collect::<Vec<_>>(), "{body}: from 1 without gap");
        assert_eq!(lines[0]["prev"], "0".repeat(64), "{body}: a chain of its own");
        assert!(lines.iter().all(|line| line["stream"] == "register/points"), "{body}");
    }
    assert_eq!(lines(&desk, "lipetsk-finance").len(), 1, "another's act is not recorded here");
    // What is exported of a body is its folder: by itself it is a store.
    fs::create_dir_all(desk.path("other/bodies")).unwrap();
    fs::copy(desk.path("store/prikaz.toml"), desk.path("other/prikaz.toml")).unwrap();
    fs::rename(desk.path("store/bodies/bryansk-finance"), desk.path("other/bodies/bryansk-finance")).unwrap();
    desk.does("--home other audit verify");
    assert!(desk.does("--home other audit log points").contains("начала проект"));
    desk.does("audit verify");
}

#[test]
fn a_key_of_two_bodies_is_asked_back_and_lists_have_both() {
    let desk = two();
    let both = "реестр `points` ведут несколько органов: `bryansk-finance`, `lipetsk-finance`";
    desk.fails("register status points", 1, both, "`--body ОРГАН`");
    desk.fails("register draft points --basis приказ --as proektov", 1, both, "PRIKAZ_BODY");
    desk.fails("report deadlines points", 1, both, "`--body ОРГАН`");
    for (body, _) in BOTH {
        desk.does(&format!("register status points --body {body}"));
        let listed = desk.does(&format!("register list --body {body}"));
        assert!(listed.lines().count() == 1 && !listed.contains("(орган"), "{listed}");
    }
    let listed = desk.does("register list").replace('\u{a0}', " ");
    for (body, _) in BOTH {
        assert!(listed.contains(&format!("points (орган {body}): ")), "{listed}");
    }
    let report = desk.json("report deadlines --as-of 2024-12-20");
    assert_eq!(report["checkpoints"].as_array().unwrap().len(), 2, "{report}");
    let log = desk.does("audit log");
    assert_eq!(log.matches("points").count(), 2, "{log}");
    // Nothing says which body is meant, and nothing needs to.
    assert!(
        desk.does("inbox --for probny --on 2024-04-12").contains("Пробный"),
        "of whichever body knows him"
    );
    desk.fails("inbox --for nobody-at-all --on 2024-04-12", 1, "nobody-at-all", "ключи людей");
}

#[test]
fn the_check_and_the_copy_are_of_every_body() {
    let desk = two();
    let checkpoints = desk.does("audit checkpoint");
    let checkpoints: Vec<_> = checkpoints.lines().collect();
    assert!(checkpoints.len() == 2 && checkpoints[0].starts_with("bryansk-finance:1:"), "{checkpoints:?}");
    let with = format!("--checkpoint {} --checkpoint {}", checkpoints[0], checkpoints[1]);
    desk.does(&format!("audit verify {with}"));
    desk.does("store backup копия.zip");
    desk.does("--home again store restore копия.zip");
    assert_eq!(desk.does("--home again audit checkpoint").lines().collect::<Vec<_>>(), checkpoints);
    // A body that is gone whole is missed by its checkpoint, and by nothing else.
    fs::remove_dir_all(desk.path("store/bodies/bryansk-finance")).unwrap();
    desk.does("audit verify");
    let run = desk.run(&format!("audit verify {with}"));
    assert!(run.code == 1 && run.out.contains("bodies/bryansk-finance/journal"), "{}{}", run.out, run.err);
    fs::write(desk.path("store/bodies/Чужое"), "").unwrap();
    let run = desk.run("audit verify");
    assert!(run.code == 1 && run.out.contains("bodies/Чужое"), "{}", run.out);
}

/// Whoever writes of one body keeps nobody from writing of another.
#[test]
fn bodies_are_written_of_by_several_processes_at_once() {
    let desk = two();
    let held = SledLog::open(&desk.path("store/bodies/lipetsk-finance")).unwrap();
    let draft = |body: &str, who: &str| {
        format!("register draft points --body {body} --basis приказ --on 2024-04-12 --as {who} --wait 0")
    };
    desk.does(&draft("bryansk-finance", "proektova"));
    desk.fails(&draft("lipetsk-finance", "proektov"), 4, "занято другой программой", "дождитесь");
    drop(held);
    desk.does(&draft("lipetsk-finance", "proektov"));
}

/// Writes a store as format 1 had it: the journal in the folder of the store, the key of the body behind the streams.
fn former(desk: &Desk, bodies: &[&str]) {
    let (mut text, mut prev, mut position) = (String::new(), "0".repeat(64), 0);
    let mut line = |stream: String, version: u64, kind: &str, body: Value| {
        position += 1;
        let mut record = serde_json::json!({
            "at": "2024-04-11T09:00:00.000Z", "batch": [1, 1], "body": body, "by": "proektova", "kind": kind,
            "on": "2024-04-11", "position": position, "prev": prev, "stream": stream, "version": version,
        });
        prev = prikaz::domain::digest_of(record.to_string().as_bytes()).to_string();
        record["hash"] = prev.clone().into();
        text += &format!("{record}\n");
    };
    for (n, body) in bodies.iter().enumerate() {
        let procedure =
            fs::read(format!("{}/data/procedures/{body}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let digest = prikaz::domain::digest_of(&procedure);
        line(
            format!("register/points-{n}"),
            1,
            "register-opened",
            serde_json::json!({
                "organisation": body, "procedure": body, "procedure_digest": digest, "title": "перечень",
                "type": "register-opened",
            }),
        );
    }
    let numbered = serde_json::from_str::<Value>(include_str!("../events/order-numbered.json")).unwrap();
    line(format!("orders/{}", bodies[0]), 1, "order-numbered", numbered);
    fs::create_dir_all(desk.path("store/journal")).unwrap();
    fs::create_dir_all(desk.path("store/files/ab")).unwrap();
    fs::write(desk.path("store/prikaz.toml"), "format = 1\n").unwrap();
    fs::write(desk.path("store/journal/2024-04.jsonl"), text).unwrap();
}

#[test]
fn a_store_of_the_first_format_with_one_body_is_taken_over_as_it_is() {
    let desk = Desk::new();
    former(&desk, &[BODY]);
    let before = fs::read(desk.path("store/journal/2024-04.jsonl")).unwrap();
    assert!(desk.does("register list").contains("points-0"));
    assert!(!desk.path("store/journal").exists());
    assert_eq!(fs::read_to_string(desk.path("store/prikaz.toml")).unwrap(), "format = 2\n");
    let after = body_in(&desk.path("store")).join("journal/2024-04.jsonl");
    assert_eq!(fs::read(&after).unwrap(), before, "line for line");
    desk.does("audit verify");
    // The journal of orders goes on where it stood, under its present name.
    let listed = desk.does(&format!("order list {BODY}"));
    assert_eq!(listed.lines().count(), 1, "{listed}");
    desk.does("order sign bryansk-finance-48 --as petushkova --on 2024-04-02");
    let all = lines(&desk, BODY);
    let orders: Vec<_> =
        all.iter().filter(|line| line["stream"].as_str().unwrap().starts_with("orders")).collect();
    assert_eq!(orders.iter().map(|line| &line["version"]).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(
        (&orders[0]["stream"], &orders[1]["stream"]),
        (&"orders/bryansk-finance".into(), &"orders".into())
    );
    desk.does("audit verify");
    fs::remove_dir_all(body_in(&desk.path("store")).join("index")).unwrap();
    desk.does("audit verify");
    assert_eq!(desk.does(&format!("order list {BODY}")).lines().count(), 2);
}

#[test]
fn a_takeover_that_was_broken_off_goes_on_and_one_of_several_bodies_is_refused() {
    let desk = Desk::new();
    former(&desk, &[BODY]);
    // Broken off after the journal was moved.
    let body = body_in(&desk.path("store"));
    fs::create_dir_all(&body).unwrap();
    fs::rename(desk.path("store/journal"), body.join("journal")).unwrap();
    assert!(desk.does("register list").contains("points-0"));
    assert!(body.join("files").is_dir() && !desk.path("store/files").exists());
    let several = Desk::new();
    former(&several, &[BODY, "lipetsk-finance"]);
    several.fails(
        "register list",
        3,
        "один журнал на несколько органов: `bryansk-finance`, `lipetsk-finance`",
        "init",
    );
    assert!(several.path("store/journal/2024-04.jsonl").is_file(), "it is left as it was");
}
