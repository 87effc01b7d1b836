//! The one list of what is owed, and that every view is a view of it.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use prikaz::app::clock::SystemClock;
use prikaz::app::{Ahead, DataDir, Home, Office, Owing};
use prikaz::domain::{PersonId, digest_of};
use prikaz::report::obligation::{Obligation, Owed};
use prikaz::report::rule_of;
use prikaz::workflow::stands_for;
use serde_json::Value;
use time::macros::date;
use time::{Date, Duration};

use crate::cli::Desk;

/// The office of the one body in a store that a command has left.
pub(crate) fn office(desk: &Desk, home: &str) -> Arc<Office> {
    let mut all = offices(desk, home);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// What is owed in all bodies.
fn owed(offices: &[Arc<Office>], on: Date, ahead: Ahead) -> Vec<Owing> {
    offices.iter().flat_map(|office| office.owed(Some(on), ahead).unwrap()).collect()
}

/// The offices over a store that a command has left.
fn offices(desk: &Desk, home: &str) -> Vec<Arc<Office>> {
    let (home, data) = (Home::of(Some(&desk.path(home))), DataDir::new(Some(desk.path("mydata"))));
    let offices = home.offices(data, Arc::new(SystemClock), std::time::Duration::ZERO, None);
    offices.expect("a store").all().expect("the bodies")
}

type Ids = BTreeSet<(String, String)>;

fn ids<'a>(
    owing: &'a Owing,
    which: impl Fn(&Obligation) -> bool + 'a,
) -> impl Iterator<Item = (String, String)> + 'a {
    let named = owing.all.iter().filter(move |one| which(one));
    named.map(|one| (owing.target.as_str().to_owned(), one.key()))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// Holds every view to the list of `on`.
fn every_view_is_the_list(desk: &Desk, home: &str, on: Date) {
    let at = format!("--data mydata --home {home} --on {on}");
    let (owed, to_the_end, reminded) = {
        let offices = offices(desk, home);
        let due = |office: &Arc<Office>| {
            let targets = office.targets().unwrap();
            targets
                .iter()
                .flat_map(|target| office.due_reminders(target, Some(on)).unwrap())
                .collect::<Vec<_>>()
        };
        let reminded: Ids = offices
            .iter()
            .flat_map(due)
            .map(|due| (due.target.as_str().to_owned(), due.reminder.key))
            .collect();
        let rule = |one: &Obligation, owing: &Owing| {
            rule_of(&owing.organisation, owing.procedure.as_deref(), one).is_some()
        };
        let a_year = owed(&offices, on, Ahead::Year);
        let with_rule: Ids =
            a_year.iter().flat_map(|owing| ids(owing, |one| one.is_open() && rule(one, owing))).collect();
        assert!(reminded.is_subset(&with_rule), "{on}: {reminded:?}");
        let to_the_end = owed(&offices, on, Ahead::ToEndOf(Some(on.year())));
        (owed(&offices, on, Ahead::Month), to_the_end, reminded)
    };
    let open: Ids = owed.iter().flat_map(|owing| ids(owing, Obligation::is_open)).collect();
    // The report has all of it, what ended too.
    let report = desk.json(&format!("{at} report deadlines --as-of {on} --format json"));
    let row = |row: &Value| (text(&row["register"]), text(&row["id"]));
    let rows = report["rows"].as_array().unwrap();
    let is_open =
        |one: &&Value| ["running", "overdue", "no-limit"].contains(&one["standing"].as_str().unwrap());
    assert_eq!(rows.iter().filter(is_open).map(row).collect::<Ids>(), open, "the report of {on}");
    assert_eq!(rows.len(), owed.iter().map(|owing| owing.all.len()).sum::<usize>(), "the report of {on}");
    let mut asked: BTreeSet<PersonId> = BTreeSet::new();
    let mut idle_asked = false;
    for owing in &owed {
        if let prikaz::app::Target::Register(id) = &owing.target {
            let status = desk.json(&format!("{at} register status {id}"));
            let told: Ids = status["tasks"]
                .as_array()
                .unwrap()
                .iter()
                .map(|task| (id.to_string(), text(&task["id"])))
                .collect();
            assert_eq!(told, ids(owing, Obligation::is_open).collect(), "the status of {id} on {on}");
        }
        for person in owing.organisation.persons.iter().map(|card| &card.id) {
            if !asked.insert(person.clone()) {
                continue;
            }
            let holds = |owing: &Owing, one: &Obligation| {
                let acts = stands_for(&owing.substitutions, person, owing.day);
                one.is_open()
                    && (one.holders.contains(person)
                        || acts.iter().any(|acting| one.holders.contains(&acting.for_whom)))
            };
            let own: Ids = owed.iter().flat_map(|owing| ids(owing, |one| holds(owing, one))).collect();
            // A run of the program for each person is dear: of those who hold nothing, one is asked.
            if own.is_empty() && std::mem::replace(&mut idle_asked, true) {
                continue;
            }
            let inbox = desk.json(&format!("{at} inbox --for {person}"));
            let target =
                |task: &Value| task["register"].as_str().or(task["organisation"].as_str()).map(str::to_owned);
            let told: Ids = inbox["tasks"]
                .as_array()
                .unwrap()
                .iter()
                .map(|task| (target(task).expect("whose"), text(&task["id"])))
                .collect();
            assert_eq!(told, own, "the inbox of {person} on {on}");
        }
    }
    desk.does(&format!("{at} duty list --ics all.ics"));
    let feed = fs::read_to_string(desk.path("all.ics")).unwrap().replace("\r\n ", "");
    let uids: BTreeSet<&str> = feed.lines().filter_map(|line| line.trim_end().strip_prefix("UID:")).collect();
    let uid = |owing: &Owing, (target, key): (String, String)| {
        let key = format!("{}|{target}|{key}", owing.organisation.id);
        format!("{}@prikaz", &digest_of(key.as_bytes()).to_string()[..32])
    };
    let dated = |owing| ids(owing, |one| one.is_open() && one.due.is_some());
    let expected: BTreeSet<String> =
        to_the_end.iter().flat_map(|owing| dated(owing).map(|one| uid(owing, one))).collect();
    assert_eq!(uids, expected.iter().map(String::as_str).collect(), "the feed of {on}");
    let told = desk.json(&format!("{at} remind --dry-run"));
    let told: Ids =
        told.as_array().unwrap().iter().map(|one| (text(&one["register"]), text(&one["key"]))).collect();
    assert_eq!(told, reminded, "the reminders of {on}");
}

/// An order that stands alone and tells two units to do something.
fn with_an_order_that_tells(desk: &Desk, home: &str) {
    fs::create_dir_all(desk.path("mydata/orders")).unwrap();
    fs::write(desk.path("mydata/orders/telling.toml"), crate::order_signing::TELLING).unwrap();
    for by in [
        "order sign telling --as petushkova --on 2024-04-12 --number 50",
        "acquaintance ask bryansk-finance 50 --person primerov --due 2024-04-19 --as proektova --on 2024-04-12",
    ] {
        desk.does(&format!("--data mydata --home {home} {by}"));
    }
}

/// The demonstrations that come with the program.
fn demonstrations() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo");
    let mut found: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert!(found.len() >= 5, "{found:?}");
    found
}

/// Days on which a store is asked: thirds of what happened in it, its end, half a year later.
fn days(desk: &Desk, home: &str) -> Vec<Date> {
    let mut all = Vec::new();
    for office in offices(desk, home) {
        let ids = office.registers().unwrap();
        all.extend(ids.iter().flat_map(|id| office.history(id).unwrap()).map(|recorded| recorded.on));
    }
    all.sort_unstable();
    let last = *all.last().expect("something happened");
    let mut days = vec![all[all.len() / 3], all[all.len() * 2 / 3], last, last + Duration::days(180)];
    days.dedup();
    days
}

#[test]
fn every_view_is_a_view_of_the_one_list() {
    let mut kinds = BTreeSet::new();
    for demonstration in demonstrations() {
        let desk = Desk::new();
        desk.does(&format!("demo d --procedure {demonstration}"));
        with_an_order_that_tells(&desk, "d/home");
        for on in days(&desk, "d/home") {
            every_view_is_the_list(&desk, "d/home", on);
            let owed = owed(&offices(&desk, "d/home"), on, Ahead::Month);
            kinds.extend(owed.iter().flat_map(|owing| &owing.all).map(|one| match one.what {
                Owed::Stage(_) => "stage",
                Owed::Step(_) => "step",
                Owed::Duty(_) => "duty",
                Owed::Instruction(_) => "instruction",
                Owed::Reading(_) => "reading",
            }));
        }
    }
    assert_eq!(kinds.len(), 5, "the demonstrations owe of {kinds:?} only");
}

#[test]
fn instructions_of_orders_that_stand_alone_come_to_those_who_hold_them() {
    let desk = Desk::open();
    with_an_order_that_tells(&desk, "store");
    let owed = owed(&offices(&desk, "store"), date!(2024 - 04 - 16), Ahead::Month);
    let held = owed.iter().flat_map(|owing| &owing.all).find(|one| matches!(one.what, Owed::Instruction(_)));
    let holder = held.expect("an instruction").holders[0].clone();
    drop(owed);
    let text =
        desk.does(&format!("--data mydata inbox --for {holder} --on 2024-04-16")).replace('\u{a0}', " ");
    assert!(text.contains("prikaz instruction done bryansk-finance 1 --paper …"), "{text}");
    let report = desk.does("--data mydata report deadlines --as-of 2024-04-22").replace('\u{a0}', " ");
    assert!(report.contains("поручение № 1: представить сведения"), "{report}");
}

#[test]
fn an_extension_that_came_late_does_not_make_it_in_time() {
    let desk = Desk::consolidated();
    crate::cli::taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    // The last day is 16 May.
    desk.does(
        "register extend clients --stage publication --place site --to 2024-05-24 --basis служебная\u{a0}записка \
         --on 2024-05-20 --as proektov",
    );
    let row = |on: &str| {
        let report = desk.json(&format!("report deadlines clients --as-of {on} --format json"));
        let rows = report["rows"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["stage"] == "publication").expect("a publication")
    };
    let running = row("2024-05-22");
    assert_eq!(
        (running["planned"].as_str(), running["due"].as_str()),
        (Some("2024-05-16"), Some("2024-05-24"))
    );
    assert_eq!((running["standing"].as_str(), running["over"].as_u64()), (Some("running"), Some(2)));
    desk.does(
        "publication record clients --place site --address https://www.mir.midural.ru/documents/list \
         --on 2024-05-23 --as saitova",
    );
    let done = row("2024-05-30");
    assert_eq!((done["standing"].as_str(), done["over"].as_u64()), (Some("done-in-late-extension"), Some(2)));
    let text = desk.does("report deadlines clients --as-of 2024-05-30").replace('\u{a0}', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("исполнено в срок, продленный после его истечения — 1"), "{text}");
    // Of the row itself: the day in time for the new term, both days of the term, and that it was put off too late.
    assert!(
        text.contains("24.05.2024 23.05.2024 15 2 исполнено в срок, продленный после его истечения;"),
        "{text}"
    );
    assert!(
        text.contains(
            "срок продлен 20.05.2024, когда он уже истек, с 16.05.2024 до 24.05.2024: служебная записка"
        ),
        "{text}"
    );
}

/// Rows of the report that were the same to the letter: what was handed in, returned and handed in again. A place answers
/// for nothing; a duty may be done on any day before it is due.
#[test]
fn rows_of_the_report_are_told_apart_and_say_no_more_than_is_known() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    for (hand_in, back) in [("2024-04-15", "2024-04-16"), ("2024-04-17", "2024-04-18")] {
        desk.does(&format!("submission nil clients --unit hr --on {hand_in} --as proektov"));
        let finding = "--finding уточните --clause п.\u{a0}7";
        desk.does(&format!("submission return clients --unit hr {finding} --on {back} --as protokolova"));
    }
    let report = desk.json("report deadlines clients --as-of 2024-04-19 --format json");
    let rows = report["rows"].as_array().unwrap().iter();
    let of_hr = rows.filter(|row| row["id"].as_str().unwrap().ends_with("/hr"));
    let attempts: Vec<_> = of_hr.map(|row| row["attempt"].as_u64()).collect();
    assert_eq!(attempts, [None, Some(2), Some(3)]);
    let text = desk.does("report deadlines clients --as-of 2024-04-19").replace('\u{a0}', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in ["подразделений, повторно отдел", "подразделений, повторно (№ 3) отдел"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }

    let desk = Desk::consolidated();
    crate::cli::taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    let report = desk.json("report deadlines clients --as-of 2024-12-27 --format json");
    let rows = report["rows"].as_array().unwrap();
    let of = |stage: &str| rows.iter().find(|row| row["stage"] == stage).expect("a row of it").clone();
    assert!(of("monitoring")["used"].is_null() && of("publication")["used"].is_u64());
    let text = desk.does("report deadlines clients --as-of 2024-12-27").replace('\u{a0}', " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("размещение на официальном сайте Министерства"), "{text}");
    assert!(text.contains("«Интернет» Сайтова Д.Р."), "{text}");
}

#[test]
fn what_was_entered_for_a_unit_is_not_told_as_done_by_whoever_entered_it() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    desk.does("submission nil clients --unit hr --on 2024-04-15 --as proektov");
    desk.does("submission nil clients --unit support --on 2024-04-15 --as chernovikov");
    let report = desk.json("report deadlines clients --as-of 2024-04-16 --format json");
    let of = |unit: &str| {
        let rows = report["rows"].as_array().unwrap().iter();
        let mut own =
            rows.filter(|row| row["id"].as_str().unwrap() == format!("draft 1/collection/1.0/{unit}"));
        own.next().expect("a row").clone()
    };
    assert_eq!((of("hr")["done_by"].as_str(), of("hr")["entered_by"].is_null()), (None, false));
    assert_eq!((of("support")["done_by"].as_str(), of("support")["entered_by"].is_null()), (None, true));
}

#[test]
fn days_are_counted_from_handing_over() {
    let desk = Desk::open();
    desk.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    desk.does("submission nil clients --unit hr --on 2024-04-15 --as kartochkina");
    desk.does(
        "submission return clients --unit hr --finding назовите\u{a0}канал --on 2024-04-22 --as proektov",
    );
    let inbox = desk.json("inbox --for kartochkina --on 2024-04-23");
    assert_eq!(inbox["tasks"][0]["held"], 2, "since Monday, 22 April: {inbox:#}");
}

#[test]
fn each_unit_owes_a_duty_by_itself_and_late_is_late() {
    let desk = Desk::consolidated();
    crate::cli::taken_to_approval(&desk, "clients", &["primerova", "khlybova", "probny"]);
    desk.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    desk.does("duty done clients monitoring --due 2024-12-25 --on 2024-12-26 --as kartochkina");
    let listed = desk.json("duty list --year 2024 --on 2024-12-27");
    let monitoring: Vec<&Value> =
        listed.as_array().unwrap().iter().filter(|one| one["duty"] == "monitoring").collect();
    assert_eq!(monitoring.len(), 5, "{listed:#}");
    assert_eq!(monitoring.iter().filter(|one| one["done"] == true).count(), 1);
    let text = desk.does("duty list --year 2024 --on 2024-12-27").replace('\u{a0}', " ");
    assert!(text.contains("исполнено 26.12.2024 с опозданием на 1 рабочий день"), "{text}");
    let report = desk.does("report deadlines clients --as-of 2024-12-27").replace('\u{a0}', " ");
    let report = report.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(report.contains("мониторинг перечня"), "{report}");
    desk.refused(
        "duty done clients monitoring --due 2024-12-25 --on 2024-12-27 --as proektov",
        "чья обязанность",
        "--unit",
    );
}

/// At five in the morning of 1 March in Vladivostok it is 28 February in Greenwich.
#[test]
fn before_dawn_in_the_east_every_command_answers_for_the_day_of_the_body() {
    let desk = crate::order_signing::desk();
    for folder in ["mydata/organisations", "mydata/demo/bryansk-finance"] {
        fs::create_dir_all(desk.path(folder)).unwrap();
    }
    let body =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/organisations/bryansk-finance.toml"));
    let body = body.unwrap();
    assert!(!body.contains("utc_offset"));
    let body = body.replacen("id = \"bryansk-finance\"", "id = \"bryansk-finance\"\nutc_offset = 10", 1);
    fs::write(desk.path("mydata/organisations/bryansk-finance.toml"), body).unwrap();
    let step = |at: &str, run: &str| {
        let words: Vec<String> = run.split(' ').map(|word| format!("\"{word}\"")).collect();
        format!(
            "[[step]]\nat = \"{at}\"\nas = \"petushkova\"\nsay = \"шаг\"\nrun = [{}]\n\n",
            words.join(", ")
        )
    };
    let dawn = "2025-03-01T05:00";
    let script = [
        "title = \"рассвет\"\nutc_offset = 10\nfiles = []\nopen = []\n\n".to_owned(),
        step("2024-04-02T10:00", "order sign bryansk-finance-48 --out {dir}/48.docx"),
        step("2025-02-10T10:00", "order sign repeal-48"),
        step(dawn, "order list bryansk-finance"),
        step(dawn, "order show bryansk-finance 48"),
        step(dawn, "verify {dir}/48.docx"),
        step(dawn, "report deadlines"),
        step(dawn, "report deadlines --format json"),
        step(dawn, "duty list"),
        step(dawn, "instruction list"),
        step(dawn, "inbox --for petushkova"),
        step(dawn, "order compose repeal-48 --out {dir}/repeal.txt"),
    ];
    fs::write(desk.path("mydata/demo/bryansk-finance/demo.toml"), script.concat()).unwrap();
    let run = desk.run("--data mydata demo dawn --procedure bryansk-finance");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let said = format!("{}{}", run.out, run.err).replace('\u{a0}', " ");
    assert!(!said.contains("утратит"), "{said}");
    assert_eq!(said.matches("силу утратил 01.03.2025").count(), 3, "list, show, verify: {said}");
    assert!(
        said.contains("по состоянию на 1 марта 2025") && said.contains("\"as_of\": \"2025-03-01\""),
        "{said}"
    );
}
