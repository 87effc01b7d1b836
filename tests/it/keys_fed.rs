//! Every key that is declared is fed into every table of every file of data, those that no shipped file has with
//! a value from `tests/cases/keys.txt`: it changes what the program reads, or is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use prikaz::app::mail::SettingsError;
use prikaz::app::{DataDir, SettingFault, load_words};
use prikaz::placed::{Fault, ShapeFault, What};
use prikaz::procedure;
use toml::{Table, Value};

use crate::keys::{
    Step, at, bare, body_of, declared, files, samples, tables, ticked, with, without_digest, written,
};
use crate::procedures::read;
use crate::tables::with_form;

/// What a text says: the value that is read, or why it is refused.
enum Said {
    Read(String),
    Refused { unknown: BTreeSet<String>, others: Vec<String> },
}

/// A file, and what reads it.
struct Host {
    sort: &'static str,
    name: String,
    text: String,
    read: Box<dyn Fn(&str) -> Said>,
}

impl Said {
    fn of<T: std::fmt::Debug, M: std::fmt::Debug>(read: Result<T, Vec<Fault<M>>>) -> Self {
        match read {
            Ok(value) => Self::Read(without_digest(format!("{value:?}"))),
            Err(faults) => {
                let unknown = |fault: &Fault<M>| match &fault.what {
                    What::Shape(ShapeFault::UnknownKey { name }) => Some(name.clone()),
                    _ => None,
                };
                let others = faults.iter().filter(|fault| unknown(fault).is_none());
                let others = others.map(|fault| format!("{}: {:?}", fault.key, fault.what)).collect();
                Self::Refused { unknown: faults.iter().filter_map(unknown).collect(), others }
            }
        }
    }
}

/// The clauses of every kind, as a procedure may have them in its order and in that of its amendments.
fn with_every_clause() -> String {
    let mut root: Table = read("good.toml").parse().unwrap();
    let every: Table = fs::read_to_string("tests/data/orders/every-kind.toml").unwrap().parse().unwrap();
    let order = root["order"].as_table_mut().unwrap();
    for key in ["preamble", "clause", "annex"] {
        order.insert(key.to_owned(), every[key].clone());
    }
    // Persons and a unit of the sample body.
    toml::to_string(&root)
        .unwrap()
        .replace("\"khlybova\"", "\"probny\"")
        .replace("unit = \"hr\"", "unit = \"first\"")
}

fn hosts() -> Vec<Host> {
    let mut found: Vec<Host> = Vec::new();
    let of_procedure = |name: String, text: String| {
        let body = body_of(&text);
        let file = name.clone();
        let read = move |text: &str| {
            Said::of(procedure::load_with_places(&file, text, Some(&body)).map(|loaded| loaded.procedure))
        };
        Host { sort: "procedure", name, text, read: Box::new(read) }
    };
    found.push(of_procedure("good.toml".to_owned(), read("good.toml")));
    for form in ["objects-form.toml", "points-form.toml"] {
        found.push(of_procedure("good.toml".to_owned(), with_form(&read(form))));
    }
    let objects = with_form(&read("objects-form.toml"));
    let (head, _) = objects.split_once("[order]").unwrap();
    found.push(of_procedure("good.toml".to_owned(), format!("{head}{}", read("objects-order.toml"))));
    found.push(of_procedure("good.toml".to_owned(), with_every_clause()));
    let path = "tests/data/procedures/sample-body.toml";
    let (text, words) = (fs::read_to_string(path).unwrap(), load_words(&DataDir::default()).unwrap());
    let read = move |text: &str| Said::of(procedure::load_organisation(path, text, &words));
    found.push(Host { sort: "organisation", name: path.to_owned(), text, read: Box::new(read) });
    for path in files("tests/data/orders", ".toml") {
        let (name, text) = (path.display().to_string(), fs::read_to_string(&path).unwrap());
        let (file, body) = (name.clone(), body_of(&text));
        let read = move |text: &str| Said::of(procedure::load_order(&file, text, Some(&body)));
        found.push(Host { sort: "order", name, text, read: Box::new(read) });
    }
    let folder = tempfile::tempdir().unwrap();
    let read = move |text: &str| {
        fs::write(folder.path().join("mail.toml"), text).unwrap();
        match prikaz::app::mail::MailSettings::of(folder.path()) {
            Ok(settings) => Said::of(Ok::<_, Vec<SettingFault>>(settings)),
            Err(SettingsError::Faulty { faults, .. }) => Said::of(Err::<(), _>(faults)),
            Err(error) => panic!("{error:?}"),
        }
    };
    let text = "host = \"mail.example.org\"\nfrom = \"Приказы <orders@example.org>\"\n".to_owned();
    found.push(Host { sort: "mail", name: "mail.toml".to_owned(), text, read: Box::new(read) });
    found
}

/// What is tried where no sample is right.
fn anything() -> Vec<Value> {
    let table: Table =
        "value = [true, false, 1, 3, 20, \"текст\", \"а\", 2024-05-20, [\"текст\"], [1], [[\"а\"]]]"
            .parse()
            .unwrap();
    table["value"].as_array().unwrap().clone()
}

/// Every text of a file that looks like a key.
fn texts(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-') => {
            found.insert(text.clone());
        }
        Value::Table(table) => table.iter().for_each(|(_, value)| texts(value, found)),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// The keys of `universe` that the table at `path` does not have and its reader asks for.
fn asked(host: &Host, root: &Value, path: &[Step], universe: &BTreeSet<String>) -> Vec<String> {
    let mut probe = root.clone();
    let present: BTreeSet<String> = at(&mut probe, path).as_table().unwrap().keys().cloned().collect();
    let is_unknown = |key: &str| {
        let said = (host.read)(&written(&with(root, path, key, Value::Integer(1))));
        matches!(said, Said::Refused { unknown, .. } if unknown.contains(key))
    };
    let mut left: BTreeSet<String> = universe.difference(&present).cloned().collect();
    let mut found = Vec::new();
    // All of them at once; then those that one of these hid.
    for _ in 0..6 {
        let mut changed = root.clone();
        let table = at(&mut changed, path).as_table_mut().unwrap();
        table.extend(left.iter().map(|key| (key.clone(), Value::Integer(1))));
        let Said::Refused { unknown, .. } = (host.read)(&written(&changed)) else { break };
        let known: Vec<String> = left.difference(&unknown).cloned().collect();
        left.retain(|key| !known.contains(key));
        let before = found.len();
        found.extend(known.into_iter().filter(|key| !is_unknown(key)));
        if before == found.len() {
            break;
        }
    }
    found
}

/// The value without each of its keys in turn, at any depth.
fn lessened(value: &Value) -> Vec<Value> {
    match value {
        Value::Table(table) => {
            let without = |key: &String| {
                let mut lesser = table.clone();
                lesser.remove(key);
                Value::Table(lesser)
            };
            let deeper = table.iter().flat_map(|(key, inner)| {
                let put = |inner| {
                    let mut changed = table.clone();
                    changed.insert(key.clone(), inner);
                    Value::Table(changed)
                };
                lessened(inner).into_iter().map(put).collect::<Vec<_>>()
            });
            table.keys().map(without).chain(deeper).collect()
        }
        Value::Array(list) => {
            let put = |(at, inner): (usize, Value)| {
                let mut changed = list.clone();
                changed[at] = inner;
                Value::Array(changed)
            };
            let each = list.iter().enumerate();
            each.flat_map(|(at, inner)| lessened(inner).into_iter().map(move |one| (at, one)))
                .map(put)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// What came of feeding a key.
enum Fed {
    /// It changes what is read, with this value.
    Works(Value),
    /// It is read and changes nothing.
    Idle,
    /// A value of the right type is refused: the key has no place there.
    Refused,
    /// No value was taken; what the last refusal said.
    Unproven(String),
}

fn feed(host: &Host, (root, before): (&Value, &str), path: &[Step], key: &str, tried: &[Value]) -> Fed {
    let (mut idle, mut refused, mut last) = (false, false, String::new());
    for value in tried {
        match (host.read)(&written(&with(root, path, key, value.clone()))) {
            Said::Read(said) if said != before => return Fed::Works(value.clone()),
            Said::Read(_) => idle = true,
            Said::Refused { others, .. } => {
                last = others.join("; ");
                refused |= !last.contains("WrongType") && !last.contains("invalid type");
            }
        }
    }
    match (idle, refused) {
        (true, _) => Fed::Idle,
        (false, true) => Fed::Refused,
        (false, false) => Fed::Unproven(last),
    }
}

/// What came of a key in a shape of tables, in all files; `works` are those that have an effect or a fault.
#[derive(Default)]
struct Ledger {
    looked: BTreeSet<(&'static str, String)>,
    works: BTreeSet<(&'static str, String)>,
    idle: BTreeSet<(&'static str, String)>,
    unproven: BTreeMap<(&'static str, String), String>,
}

impl Ledger {
    fn note(&mut self, named: (&'static str, String), fed: &Fed) {
        match fed {
            Fed::Works(_) | Fed::Refused => self.works.extend([named]),
            Fed::Idle => self.idle.extend([named]),
            Fed::Unproven(said) => self.unproven.extend([(named, said.clone())]),
        }
    }
}

/// Feeds every key to the tables of `host`, and to those that a value that was fed brings along.
fn feed_all(host: &Host, universe: &BTreeSet<String>, samples: &[(String, Value)], ledger: &mut Ledger) {
    let mut roots = vec![Value::Table(host.text.parse::<Table>().unwrap())];
    while let Some(root) = roots.pop() {
        let before = match (host.read)(&written(&root)) {
            Said::Read(before) => before,
            Said::Refused { unknown, others } => panic!("{}: {unknown:?} {others:#?}", host.name),
        };
        let mut found = Vec::new();
        tables(&root, &[], "", &mut found);
        let mut strings = BTreeSet::new();
        texts(&root, &mut strings);
        for (shape, path) in found {
            // Once for all files, but where a key found no value that is right there.
            let open = |named: &(&'static str, String)| {
                named.0 == host.sort && named.1.rsplit_once('.').is_some_and(|(of, _)| of == shape)
            };
            let is_new = ledger.looked.insert((host.sort, shape.clone()));
            if !is_new && !ledger.unproven.keys().any(|named| open(named) && !ledger.works.contains(named)) {
                continue;
            }
            for key in asked(host, &root, &path, universe) {
                let named = (host.sort, format!("{shape}.{key}"));
                if ledger.works.contains(&named) {
                    continue;
                }
                let path_of = bare(&named.1);
                let own = samples.iter().filter(|(end, _)| path_of.ends_with(end.as_str()));
                let own: Vec<Value> = own.map(|(_, value)| value.clone()).collect();
                // What lacks a key is read without it or refused; who asks a table for a key of another table stops here.
                for lesser in own.iter().flat_map(lessened) {
                    let text = written(&with(&root, &path, &key, lesser));
                    if let Said::Refused { unknown, others } = (host.read)(&text) {
                        assert!(
                            !unknown.is_empty() || !others.is_empty(),
                            "refused without a fault:\n{text}"
                        );
                    }
                }
                let is_told = !own.is_empty();
                let mut tried: Vec<Value> = own.into_iter().chain(anything()).collect();
                let mut fed = feed(host, (&root, &before), &path, &key, &tried);
                if matches!(fed, Fed::Unproven(_)) && !is_told && !ledger.unproven.contains_key(&named) {
                    tried = strings.iter().map(|text| Value::String(text.clone())).collect();
                    fed = feed(host, (&root, &before), &path, &key, &tried);
                }
                if let Fed::Works(value @ (Value::Table(_) | Value::Array(_))) = &fed {
                    roots.push(with(&root, &path, &key, value.clone()));
                }
                if std::env::var_os("TRACE").is_some() {
                    match &fed {
                        Fed::Works(_) => {}
                        Fed::Refused => eprintln!("REFUSED {named:?}"),
                        Fed::Idle => eprintln!("IDLE {named:?}"),
                        Fed::Unproven(said) => eprintln!("UNPROVEN {named:?} {said}"),
                    }
                }
                ledger.note(named, &fed);
            }
        }
    }
}

#[test]
fn every_documented_key_has_an_effect_or_is_refused_wherever_its_table_stands() {
    let universe = declared();
    let samples = samples();
    let mut ledger = Ledger::default();
    for host in hosts() {
        feed_all(&host, &universe, &samples, &mut ledger);
    }
    let Ledger { works, idle, unproven, .. } = ledger;
    let idle: Vec<_> = idle.difference(&works).collect();
    let unproven: Vec<_> = unproven.iter().filter(|(named, _)| !works.contains(named)).collect();
    assert!(works.len() > 150, "{}", works.len());
    assert!(idle.is_empty() && unproven.is_empty(), "no effect: {idle:#?}\nno value is taken: {unproven:#?}");
}

/// The script of a demonstration with every key it may have.
const SCRIPT: &str = r#"title = "Показ"
utc_offset = 3
files = ["заметка.csv"]
open = [{ file = "заметка.csv", what = "заметка" }]

[[step]]
at = "2024-03-01T09:30"
as = "proektov"
say = "Открывается реестр."
run = ["register", "open", "points", "--procedure", "krasnodar-cossacks"]
refused = false
"#;

/// What is seen of a demonstration that is played from `script`.
fn played(desk: &crate::cli::Desk, script: &str) -> (i32, String, String) {
    fs::write(desk.path("mydata/demo/krasnodar-cossacks/demo.toml"), script).unwrap();
    let _ = fs::remove_dir_all(desk.path("показ"));
    let run = desk.run("--data mydata demo показ --procedure krasnodar-cossacks");
    let log = desk.run("--data mydata --home показ/home audit log points --json");
    let there = desk.path("показ/заметка.csv").exists();
    (run.code, format!("{}{}{there}", run.out, run.err), log.out)
}

#[test]
fn every_key_of_a_demonstration_has_an_effect_and_no_other_is_taken() {
    let desk = crate::cli::Desk::new();
    fs::create_dir_all(desk.path("mydata/demo/krasnodar-cossacks")).unwrap();
    for name in ["заметка.csv", "другая.csv"] {
        fs::write(desk.path(&format!("mydata/demo/krasnodar-cossacks/{name}")), "а\n").unwrap();
    }
    let root = Value::Table(SCRIPT.parse::<Table>().unwrap());
    let before = played(&desk, &written(&root));
    assert_eq!(before.0, 0, "{}", before.1);
    let others: BTreeMap<&str, &str> = BTreeMap::from([
        ("title", "\"Другой показ\""),
        ("utc_offset", "4"),
        ("files", "[\"другая.csv\"]"),
        ("open", "[]"),
        ("file", "\"другая.csv\""),
        ("what", "\"другое\""),
        ("step", "[]"),
        ("at", "\"2024-03-04T09:30\""),
        ("as", "\"primerov\""),
        ("say", "\"Иное.\""),
        ("run", "[\"register\", \"list\"]"),
        ("refused", "true"),
    ]);
    let mut found = Vec::new();
    tables(&root, &[], "", &mut found);
    let mut seen = BTreeSet::new();
    for (shape, path) in found {
        let stray = played(&desk, &written(&with(&root, &path, "zzz", Value::Integer(1))));
        assert_eq!(stray.0, 3, "{shape}.zzz is taken: {}", stray.1);
        let mut table = root.clone();
        let keys: Vec<String> = at(&mut table, &path).as_table().unwrap().keys().cloned().collect();
        for key in keys {
            let other: Table = format!("value = {}", others[key.as_str()]).parse().unwrap();
            let changed = with(&root, &path, &key, other["value"].clone());
            assert_ne!(played(&desk, &written(&changed)), before, "{shape}.{key} has no effect");
            seen.insert(key);
        }
    }
    assert_eq!(seen.len(), others.len(), "{seen:?}");
    let text = fs::read_to_string("docs/keys.md").unwrap();
    let documented =
        ticked(text.split("## `demo/<procedure>/demo.toml`").nth(1).unwrap().split("\n## ").next().unwrap());
    assert!(seen.is_subset(&documented), "docs/keys.md does not tell of {seen:?}");
}
