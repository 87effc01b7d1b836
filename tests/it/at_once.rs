//! All faults of a file at once: what is told of one wrong value is told beside another wrong one too.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::keys::{Reader, Step, at, readers, tables, written};

/// A value that nothing takes where `value` stands.
fn wrong(value: &Value) -> Value {
    match value {
        Value::String(_) | Value::Array(_) | Value::Table(_) => Value::Integer(7777),
        _ => Value::String("семь".to_owned()),
    }
}

/// What is said of the file `root` when the values at `places` are wrong: the keys with the codes of the faults.
fn told(reader: &Reader, root: &Value, places: &[&Vec<Step>]) -> BTreeSet<(String, &'static str)> {
    let mut changed = root.clone();
    for place in places {
        let value = at(&mut changed, place);
        *value = wrong(value);
    }
    (reader.read)(&written(&changed)).iter().map(|fault| (fault.key.clone(), fault.what.code())).collect()
}

/// How faults call the value at `place`: `stage[3].limit`.
fn named(place: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Place(at) => format!("[{}]", at + 1),
    };
    place.iter().map(step).collect::<String>().trim_start_matches('.').to_owned()
}

/// Of each of `places` made wrong alone, the type that it ought to have is told; what of that is told no longer when all
/// of them are.
fn untold(reader: &Reader, root: &Value, places: &[Vec<Step>]) -> Vec<String> {
    let all = told(reader, root, &places.iter().collect::<Vec<_>>());
    let alone = places.iter().filter_map(|place| {
        let fault = (named(place), "wrong-type");
        (told(reader, root, &[place]).contains(&fault) && !all.contains(&fault)).then_some(fault.0)
    });
    alone.collect()
}

/// The lists of `value` that have more than one element, each with the places of its elements.
fn lists(value: &Value, path: &[Step], found: &mut Vec<Vec<Vec<Step>>>) {
    let step = |step: Step| [path, &[step]].concat();
    match value {
        Value::Table(table) => {
            table.iter().for_each(|(key, inner)| lists(inner, &step(Step::Key(key.clone())), found));
        }
        Value::Array(list) => {
            if list.len() > 1 {
                found.push((0..list.len()).map(|at| step(Step::Place(at))).collect());
            }
            list.iter().enumerate().for_each(|(at, inner)| lists(inner, &step(Step::Place(at)), found));
        }
        _ => {}
    }
}

/// Values that are made wrong together, and what they are to the files: of each kind the first is tried.
type Together = (String, Vec<Vec<Step>>);

/// How many kinds of values `groups` finds in the files, and what is told of one of them no longer beside the others.
fn hidden(groups: impl Fn(&Value) -> Vec<Together>) -> (usize, BTreeSet<String>) {
    let (mut seen, mut missed) = (BTreeSet::new(), BTreeSet::new());
    for reader in readers() {
        let root = Value::Table(reader.text.parse::<Table>().unwrap());
        for (kind, places) in groups(&root) {
            if seen.insert(kind) && places.len() > 1 {
                let keys = untold(&reader, &root, &places).into_iter();
                missed.extend(keys.map(|key| format!("{}: {key}", reader.name)));
            }
        }
    }
    (seen.len(), missed)
}

#[test]
fn every_wrong_element_of_a_list_is_told() {
    let (seen, missed) = hidden(|root| {
        let mut found = Vec::new();
        lists(root, &[], &mut found);
        let ends = |places: Vec<Vec<Step>>| {
            let keys = places[0].iter().filter_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Place(_) => None,
            });
            let kind = keys.collect::<Vec<_>>().join(".");
            (kind, vec![places[0].clone(), places[places.len() - 1].clone()])
        };
        found.into_iter().map(ends).collect()
    });
    assert!(seen > 60, "{seen}");
    assert!(missed.is_empty(), "hidden by another fault of the list: {missed:#?}");
}

/// What a table is says which keys it has: where that is wrong, they are left alone.
const SAYS_WHAT_IT_IS: &[&str] = &["kind", "type"];

#[test]
fn every_wrong_key_of_a_table_is_told() {
    let (seen, missed) = hidden(|root| {
        let mut found = Vec::new();
        tables(root, &[], "", &mut found);
        let keys = |(shape, path): (String, Vec<Step>)| {
            let table = at(&mut root.clone(), &path).as_table().unwrap().clone();
            let keys: Vec<_> = table.keys().filter(|key| !SAYS_WHAT_IT_IS.contains(&key.as_str())).collect();
            let kind = format!("{shape} {keys:?}");
            let places = keys.into_iter().map(|key| [&path[..], &[Step::Key(key.clone())]].concat());
            (kind, places.collect())
        };
        found.into_iter().map(keys).collect()
    });
    assert!(seen > 200, "{seen}");
    assert!(missed.is_empty(), "hidden by another fault of the table: {missed:#?}");
}
