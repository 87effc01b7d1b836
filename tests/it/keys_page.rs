//! `docs/keys.md` and the schemas are those of the declarations: every key stands on the page, every shipped file
//! satisfies its schema, every example is one.

use std::fs;
use std::path::Path;

use prikaz::app::DataKind;
use prikaz::cli::Language;
use prikaz::cli::schema::schema;
use prikaz::placed::{Key, Keys, Presence, Takes, search};
use serde_json::Value;

const PAGE: &str = "docs/keys.md";
const BEGIN: &str = "<!-- keys: ";
const END: &str = "<!-- /keys -->";

#[test]
fn page_of_keys_is_that_of_the_declarations() {
    let page = fs::read_to_string(PAGE).unwrap();
    let mut drawn = Page { told: Vec::new() };
    let mut parts = page.split(BEGIN);
    let mut made = parts.next().unwrap().to_owned();
    let mut kinds = Vec::new();
    for part in parts {
        let (kind, rest) = part.split_once(" -->").unwrap();
        let (_, after) = rest.split_once(END).unwrap();
        let kind = DataKind::from_code(kind).unwrap_or_else(|| panic!("no kind {kind}"));
        made += &format!("{BEGIN}{} -->\n{}{END}{after}", kind.code(), drawn.tables(kind.keys(), ""));
        kinds.push(kind);
    }
    assert!(DataKind::ALL.iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PAGE, &made).unwrap();
    } else {
        assert_eq!(page, made, "UPDATE=1 writes {PAGE} anew");
    }
}

/// The tables told so far, each once.
struct Page {
    told: Vec<&'static Keys>,
}

impl Page {
    /// The table `keys`, called `name`, and those that its values are.
    fn tables(&mut self, keys: &'static Keys, name: &str) -> String {
        if self.told.iter().any(|told| std::ptr::eq(*told, keys)) {
            return String::new();
        }
        self.told.push(keys);
        let mut text = String::new();
        if !name.is_empty() {
            text += &format!("\n#### `{name}`: {}\n\n", keys.en);
        }
        text += "| key | value | meaning |\n|---|---|---|\n";
        for key in keys.all() {
            let names = match keys.among() {
                Some(among) if std::ptr::eq(&among.key, key) => among.names.to_vec(),
                _ => vec![key.name],
            };
            let shown = |name: &&str| match key.presence {
                Presence::Needed => format!("`{name}`"),
                Presence::Optional => format!("[`{name}`]"),
            };
            let names: Vec<String> = names.iter().map(shown).collect();
            text += &format!("| {} | {} | {} |\n", names.join(", "), value(key.takes), key.en);
        }
        for key in keys.all() {
            let inner = if name.is_empty() { key.name.to_owned() } else { format!("{name}.{}", key.name) };
            for table in key.takes.tables() {
                text += &self.tables(table, &inner);
            }
        }
        text
    }
}

fn value(takes: Takes) -> String {
    match takes {
        Takes::Text => "text".to_owned(),
        Takes::Id => "key".to_owned(),
        Takes::Flag => "`true` or `false`".to_owned(),
        Takes::Date => "date".to_owned(),
        Takes::Whole(least, greatest) => format!("{least} to {greatest}"),
        Takes::Number(least, greatest) => format!("number, {least} to {greatest}"),
        Takes::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Takes::List(inner) => format!("list: {}", value(*inner)),
        Takes::Table(_) => "table".to_owned(),
        Takes::Map(inner) => format!("table, by any key: {}", value(*inner)),
        Takes::Either(several) => several.iter().map(|one| value(*one)).collect::<Vec<_>>().join("; or "),
    }
}

/// What of `value` the `schema` does not allow. `whole`: what must be there is looked for too.
fn against(schema: &Value, root: &Value, value: &Value, path: &str, whole: bool, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let named = root.pointer(name.trim_start_matches('#')).unwrap();
        against(named, root, value, path, whole, found);
    }
    if let Some(several) = schema["anyOf"].as_array() {
        let fits = several.iter().any(|one| {
            let mut wrong = Vec::new();
            against(one, root, value, path, whole, &mut wrong);
            wrong.is_empty()
        });
        if !fits {
            found.push(format!("{path}: {value} is none of several"));
        }
    }
    let is = match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_u64(),
        Some("number") => value.is_number(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => true,
    };
    if !is {
        return found.push(format!("{path}: {value} is no {}", schema["type"]));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        found.push(format!("{path}: {value} is none of {words:?}"));
    }
    if let (Some(least), Some(most), Some(number)) =
        (schema["minimum"].as_f64(), schema["maximum"].as_f64(), value.as_f64())
        && !(least..=most).contains(&number)
    {
        found.push(format!("{path}: {number} is out of range"));
    }
    for (at, one) in value.as_array().into_iter().flatten().enumerate() {
        against(&schema["items"], root, one, &format!("{path}[{at}]"), whole, found);
    }
    let Some(table) = value.as_object() else { return };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if whole && !table.contains_key(name) {
            found.push(format!("{path}: no {name}"));
        }
    }
    for (key, one) in table {
        let path = format!("{path}.{key}");
        match (schema["properties"].get(key), &schema["additionalProperties"]) {
            (Some(inner), _) => against(inner, root, one, &path, whole, found),
            (None, Value::Bool(false)) => found.push(format!("{path}: no such key")),
            (None, inner) => against(inner, root, one, &path, whole, found),
        }
    }
}

/// A text of TOML as schemas see it: dates are texts.
fn seen(text: &str) -> Value {
    fn of(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(of).collect::<Vec<_>>().into(),
            toml::Value::Table(table) => table
                .into_iter()
                .map(|(key, value)| (key, of(value)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    of(toml::Value::Table(text.parse().unwrap()))
}

fn faults(kind: DataKind, text: &str, whole: bool) -> Vec<String> {
    let schema = schema(kind, Language::En);
    let mut found = Vec::new();
    against(&schema, &schema, &seen(text), "", whole, &mut found);
    found
}

fn shipped() -> Vec<(DataKind, String)> {
    let folders = [
        ("data/procedures", DataKind::Procedure),
        ("data/organisations", DataKind::Organisation),
        ("data/orders", DataKind::Order),
        ("tests/data/orders", DataKind::Order),
        ("data/profiles", DataKind::Profile),
        ("data/calendar", DataKind::Calendar),
        ("data/calendar/regions", DataKind::Region),
        ("data/russian", DataKind::Words),
    ];
    let mut found = Vec::new();
    for (folder, kind) in folders {
        for path in crate::keys::files(folder, ".toml") {
            let kind = if path.ends_with("names.toml") { DataKind::Names } else { kind };
            found.push((kind, path.display().to_string()));
        }
    }
    for entry in fs::read_dir("data/demo").unwrap() {
        let path = entry.unwrap().path().join("demo.toml");
        found.extend(path.exists().then(|| (DataKind::Demonstration, path.display().to_string())));
    }
    found
}

#[test]
fn every_shipped_file_satisfies_its_schema_and_a_spoilt_one_does_not() {
    let files = shipped();
    assert!(files.len() > 30, "{}", files.len());
    for (kind, path) in files {
        let text = fs::read_to_string(Path::new(&path)).unwrap();
        assert_eq!(faults(kind, &text, true), [] as [String; 0], "{path}");
        let stray = format!("zzz = 1\n{text}");
        assert_eq!(faults(kind, &stray, true), [".zzz: no such key"], "{path}");
    }
    let text = "host = 5\nport = 70000\nsecurity = \"ssl\"\n";
    let told = faults(DataKind::Mail, text, true);
    assert_eq!(told.len(), 4, "{told:?}");
}

/// An example has one right value; what else its table must have is left out.
#[test]
fn every_example_may_stand_under_its_key() {
    let mut wrong = Vec::new();
    for kind in DataKind::ALL {
        let root = schema(kind, Language::Ru);
        for found in search(kind.keys(), None) {
            let Key { name, example, ru, en, .. } = found.key;
            assert!(!ru.is_empty() && !en.is_empty(), "{}", found.path);
            let name =
                found.table.among().filter(|_| name.starts_with('<')).map_or(*name, |among| among.names[0]);
            let text = format!("{name} = {example}");
            let Ok(_) = text.parse::<toml::Table>() else {
                wrong.push(format!("{}: {text}", found.path));
                continue;
            };
            let table = root["$defs"].as_object().unwrap().values();
            let description = found.table.ru;
            let table = table.clone().find(|table| table["description"] == description).unwrap();
            let mut told = Vec::new();
            against(table, &root, &seen(&text), &found.path, false, &mut told);
            wrong.extend(told);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
