//! Keys that are about paper change a paper: each key of a procedure and of its body is changed or left out, and the
//! papers of the register are set anew.

use std::collections::BTreeSet;

use prikaz::app::{DataDir, Printer};
use prikaz::document::Document;
use prikaz::domain::{ActReference, Digest, Entry, RegisterId, digest_of};
use prikaz::procedure::{self, Organisation, Procedure};
use prikaz::report::DueReminder;
use prikaz::report::paper::{self, Approved, BlankFor, BlankIdentity, Letter, Matter, Notice, Subject};
use prikaz::workflow::{RemindPoint, Reminded, RemindedOf};
use time::macros::date;
use toml::{Table, Value};

use crate::keys::{another, at, tables, written};
use crate::marks::unmarked;
use crate::procedures::{WORDS, read, sample_body};

/// Every paper of a register that is not about its history, set; nothing where one of them cannot be made.
fn papers(procedure: &Procedure, organisation: &Organisation, entries: &[Entry]) -> Option<String> {
    let printer = Printer::new(DataDir::default());
    let set: Vec<Document> = made(procedure, organisation, entries)?
        .into_iter()
        .map(|matter| printer.set(matter, Some(organisation), None).ok())
        .collect::<Option<_>>()?;
    let subject = Subject { procedure, organisation };
    Some(format!("{set:?}{:?}", paper::submission_workbook(subject, &blank(organisation))))
}

const DAY: time::Date = date!(2024 - 04 - 23);

/// The blank of the first unit.
fn blank(organisation: &Organisation) -> BlankFor<'_> {
    let unit = &organisation.units[0];
    let digest: Digest = digest_of(b"the procedure");
    let identity = BlankIdentity::new(RegisterId::new("any").unwrap(), unit.id.clone(), None, digest);
    BlankFor { identity, unit, entries: &[], due: Some(DAY), nil: true, created: DAY }
}

/// The same papers before they are set.
fn made(procedure: &Procedure, organisation: &Organisation, entries: &[Entry]) -> Option<Vec<Matter>> {
    let subject = Subject { procedure, organisation };
    let day = DAY;
    let number = ActReference { kind: procedure.order.kind, number: "61".to_owned(), date: day, title: None };
    let approved = Approved {
        order: Some(number.clone()),
        signer: organisation.persons.first().map(|person| person.id.clone()),
        acting: None,
        created: day,
        update: false,
        amends: None,
        repeals: Vec::new(),
        left_out: Vec::new(),
    };
    let none = paper::AnnexRows::new();
    let own = paper::OwnAnnexes { rows: &none, procedures: &[] };
    let unit = &organisation.units[0];
    let persons: Vec<_> = organisation.persons.iter().map(|person| person.id.clone()).collect();
    let readings = paper::Readings { read: &[], terms: &[] };
    let letter = Letter {
        unit,
        from: persons.first().cloned(),
        date: day,
        due: Some(day),
        occasion: "первое утверждение".to_owned(),
        ground: None,
        clause: "п. 2".to_owned(),
        nil: true,
        reminder: None,
    };
    let notice = Notice {
        order: number,
        rows: entries.len(),
        update: false,
        amending: false,
        published: vec![("официальном сайте".to_owned(), day, "https://example.org/".to_owned())],
        whom: persons.clone(),
        from: persons.first().cloned(),
        date: day,
    };
    let acts = [
        paper::order(subject, &WORDS, entries, &approved, own),
        paper::order(subject, &WORDS, entries, &Approved { update: true, ..approved.clone() }, own),
        paper::annex(subject, &WORDS, entries, &approved, None),
    ];
    let shapes = procedure.form.shapes.iter();
    let drawn = shapes.map(|shape| paper::annex(subject, &WORDS, entries, &approved, Some(shape)));
    let acts = acts.into_iter().chain(drawn).map(|act| Some(unmarked(act.ok()?, organisation)));
    let mut made: Vec<Matter> = acts.collect::<Option<_>>()?;
    made.extend([
        paper::extract(subject, entries, entries, &approved),
        paper::acquaintance(subject, "О перечне", &persons, readings, &approved),
        paper::letter(subject, &letter),
        paper::notice(subject, &notice),
        paper::submission_text(subject, &blank(organisation)),
    ]);
    // Where the file does not give the text of the procedure, that is no paper.
    made.extend(paper::procedure(subject));
    Some(made)
}

/// What a file of a procedure or of a body says on paper; nothing where it is refused.
type Paper<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Other values of `key`, of which some may be right.
fn others(key: &str, was: &Value) -> Vec<Value> {
    let words: &[&str] = match key {
        "number_sign" => &["N", "№"],
        "date_style" => &["02.04.2024", "2 апреля 2024 года"],
        "kind" => &["распоряжение", "приказ"],
        "style" => &["merged", "sub-rows"],
        "role" => &["publisher", "lawyer"],
        "of" => &["table", "kind", "district"],
        "by" | "column" => &["district", "kind", "holder", "name"],
        _ => &[],
    };
    let mut all: Vec<Value> = words.iter().map(|word| Value::String((*word).to_owned())).collect();
    match was {
        Value::Array(list) => {
            let shorter = list[..list.len().saturating_sub(1)].to_vec();
            let changed = list.iter().map(another).collect();
            let single = words.iter().map(|word| Value::Array(vec![Value::String((*word).to_owned())]));
            all.extend([Value::Array(shorter), Value::Array(changed)].into_iter().chain(single));
        }
        other => all.push(another(other)),
    }
    all
}

/// The keys of `text` that change a paper when they are changed or left out, and those that do not.
fn fed(text: &str, paper: &Paper<'_>, on: &mut BTreeSet<String>, off: &mut BTreeSet<String>) {
    let root = Value::Table(text.parse::<Table>().unwrap());
    let before = paper(&written(&root)).expect("the file loads");
    let mut found = Vec::new();
    tables(&root, &[], "", &mut found);
    for (shape, path) in found {
        let mut of = root.clone();
        let keys: Vec<String> = at(&mut of, &path).as_table().unwrap().keys().cloned().collect();
        for key in keys {
            let named = format!("{shape}.{key}");
            if on.contains(&named) || !ABOUT_PAPER.iter().any(|end| is_at(&named, end)) {
                continue;
            }
            let mut changed = root.clone();
            let was = at(&mut changed, &path).as_table_mut().unwrap().remove(&key).unwrap();
            let left_out = paper(&written(&changed));
            let others = others(&key, &was).into_iter().filter_map(|other| {
                let mut changed = changed.clone();
                at(&mut changed, &path).as_table_mut().unwrap().insert(key.clone(), other);
                paper(&written(&changed))
            });
            let seen = left_out.into_iter().chain(others).any(|paper| paper != before);
            if seen {
                on.insert(named)
            } else {
                off.insert(named)
            };
        }
    }
    off.retain(|named| !on.contains(named));
}

/// Whether the key of the path `named` is the one that ends so; one that begins at the root of the file is
/// named whole.
fn is_at(named: &str, end: &str) -> bool {
    let rest = named.strip_suffix(end);
    rest.is_some_and(|before| if end.starts_with("()") { before.is_empty() } else { before.ends_with('.') })
}

/// Keys that are about paper, by the ends of their paths.
const ABOUT_PAPER: [&str; 39] = [
    "register().annex_title",
    "register().name().nominative",
    "register().name().genitive",
    "register().name().accusative",
    "column().title",
    "column().width",
    "annex().title",
    "annex().shape",
    "annex().rows",
    "shape().columns",
    "shape().head",
    "shape().numbering",
    "shape().merge",
    "section().column",
    "section().heading",
    "total().text",
    "total().of",
    "note().text",
    "note().column",
    "tables().by",
    "tables().caption",
    "records().by",
    "records().style",
    "order(приказ).heading",
    "order(приказ).kind",
    "act().title",
    "act().form",
    "section().title",
    "point().number",
    "point().text",
    "actor().nominative",
    "vocabulary().values",
    "name().letterhead",
    "().place",
    "().documents().number_sign",
    "().documents().date_style",
    "().documents().sample",
    "person().surname",
    "post().title",
];

#[test]
fn every_key_about_paper_changes_a_paper() {
    let (mut on, mut off) = (BTreeSet::new(), BTreeSet::new());
    let body = sample_body();
    let load = |text: &str, body: &Organisation| {
        procedure::load_with_places("good.toml", text, Some(body)).ok().map(|loaded| loaded.procedure)
    };
    let objects = {
        let text = crate::tables::text();
        let (head, _) = text.split_once("[order]").unwrap();
        format!("{head}{}", read("objects-order.toml"))
    };
    for text in [read("good.toml"), objects] {
        let entries = match load(&text, &body) {
            Some(procedure) if text.contains("three-levels") => crate::tables::entries(&procedure.form),
            _ => Vec::new(),
        };
        fed(&text, &|text| papers(&load(text, &body)?, &body, &entries), &mut on, &mut off);
    }
    let good = load(&read("good.toml"), &body).unwrap();
    let of_body = |text: &str| {
        let body = procedure::load_organisation("sample-body.toml", text, &WORDS).ok()?;
        papers(&good, &body, &[])
    };
    fed(&read("sample-body.toml"), &of_body, &mut on, &mut off);
    let missing: Vec<_> =
        ABOUT_PAPER.iter().filter(|end| !on.iter().any(|named| is_at(named, end))).collect();
    assert!(missing.is_empty(), "no paper changes: {missing:#?}\non no paper: {off:#?}");
}

/// Papers of a register in which nothing happened yet.
fn of_nothing(procedure: &Procedure, organisation: &Organisation) -> Vec<Matter> {
    let subject = Subject { procedure, organisation };
    let reminded = Reminded {
        of: RemindedOf::Duty("any".parse().unwrap()),
        due: Some(DAY),
        point: RemindPoint::OnDue,
        escalated: false,
        unheld: false,
        since: None,
    };
    let due = DueReminder {
        reminded,
        key: "any".to_owned(),
        title: "проверка".to_owned(),
        clause: "п. 2".to_owned(),
        holders: Vec::new(),
        to: Vec::new(),
        left: Some(1),
        over: None,
        gone: None,
    };
    let source = paper::ReminderSource { organisation, procedure: Some(procedure) };
    vec![
        paper::reminder(source, &due, &organisation.persons[0].id, None, DAY),
        paper::blank(subject, DAY),
        paper::conflicts(subject, &[], DAY),
        paper::requirements(subject, &[], DAY),
        paper::disagreements(subject, "О перечне", &[], &[], DAY),
        paper::sheet(subject, "О перечне", &[], &[], DAY),
        paper::comparison(subject, &[], DAY),
        paper::redline(subject, &[], DAY),
        paper::amending_title(subject, &[], 1, DAY),
        paper::journal(organisation, 2024, &[], DAY),
        paper::deadlines(&[], DAY, "Министерство", None, "1:00"),
    ]
}

/// What the comment at the head of a template tells of, line by line.
fn told(template: &str) -> String {
    let text = crate::samples::file(&format!("templates/{template}.djot"));
    let (head, _) = text.strip_prefix("{#").and_then(|text| text.split_once("#}")).expect("a comment first");
    head.to_owned()
}

/// The names that begin a line of a comment: «left, over — сколько рабочих дней».
fn names(line: &str) -> Vec<&str> {
    let Some((names, _)) = line.split_once(" — ") else { return Vec::new() };
    let names: Vec<&str> = names.split(", ").map(str::trim_end).collect();
    let is_name =
        |name: &&str| !name.is_empty() && name.chars().all(|one| one.is_ascii_lowercase() || one == '_');
    if names.iter().all(is_name) { names } else { Vec::new() }
}

#[test]
fn a_template_tells_what_it_may_ask_for_and_nothing_else() {
    let (good, body) = (read("good.toml"), sample_body());
    let procedure = procedure::load_with_places("good.toml", &good, Some(&body)).unwrap().procedure;
    let mut wrong = Vec::new();
    let made = made(&procedure, &body, &[]).expect("the papers are made");
    for matter in made.into_iter().chain(of_nothing(&procedure, &body)) {
        let facts = serde_json::to_value(&matter.facts).unwrap();
        let keys: BTreeSet<&str> = facts.as_object().unwrap().keys().map(String::as_str).collect();
        let told = told(matter.template());
        let words: BTreeSet<&str> =
            told.split(|one: char| !one.is_ascii_alphanumeric() && one != '_').collect();
        wrong.extend(keys.difference(&words).map(|key| format!("{}: {key} is not told", matter.template())));
        let lines = told.lines().flat_map(names);
        // A paper is certified after it is made.
        let is_known =
            |name: &&str| *name == "copy" || keys.contains(name) || matter.tables.contains_key(*name);
        let unknown = lines.filter(|name| !is_known(name));
        wrong.extend(unknown.map(|name| format!("{}: there is no {name}", matter.template())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
