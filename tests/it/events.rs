//! Stored events are for ever: a sample of every form ever written is still read, and written alike.

use std::collections::BTreeSet;

use serde_json::Value;

use prikaz::workflow::{Event, OrderNumbered, SubstitutionEvent};

fn samples() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("tests/events").expect("the folder of samples") {
        let path = entry.expect("a sample").path();
        let text = std::fs::read_to_string(&path).expect("a readable sample");
        let value = serde_json::from_str(&text).expect("JSON");
        found.push((path.file_stem().expect("a name").to_string_lossy().into_owned(), value));
    }
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// The sample as it is written after it was read.
fn written(name: &str, sample: &Value) -> Result<Value, serde_json::Error> {
    match sample["type"].as_str() {
        _ if name.starts_with("journal-") => {
            serde_json::to_value(serde_json::from_value::<OrderNumbered>(sample.clone())?)
        }
        Some("order-numbered" | "order-signed") => {
            serde_json::to_value(serde_json::from_value::<OrderNumbered>(sample.clone())?)
        }
        Some("substitution-recorded" | "substitution-ended") => {
            serde_json::to_value(serde_json::from_value::<SubstitutionEvent>(sample.clone())?)
        }
        _ => serde_json::to_value(serde_json::from_value::<Event>(sample.clone())?),
    }
}

#[test]
fn every_sample_is_read_and_written_alike() {
    for (name, sample) in samples() {
        let again = written(&name, &sample).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(again, sample, "{name}");
    }
}

#[test]
fn every_form_has_a_sample() {
    let known: BTreeSet<String> =
        samples().iter().filter_map(|(_, sample)| sample["type"].as_str().map(str::to_owned)).collect();
    let codes = [Event::CODES, OrderNumbered::CODES, SubstitutionEvent::CODES].concat();
    let missing: Vec<&&str> = codes.iter().filter(|code| !known.contains(**code)).collect();
    assert!(missing.is_empty(), "no sample of {missing:?}");
    let stray: Vec<&String> = known.iter().filter(|code| !codes.contains(&code.as_str())).collect();
    assert!(stray.is_empty(), "samples of forms that there are not: {stray:?}");
}
