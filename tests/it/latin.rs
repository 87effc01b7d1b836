//! No foreign words in Russian: what a library says is never the message itself; it may follow as a detail, marked so.

use std::collections::BTreeMap;
use std::path::Path;

use prikaz::cli::COMMAND_LINE;
use prikaz::domain::SAMPLE_KEYS;
use prikaz::wording::{Language, Messages};

#[path = "../bin/words/mod.rs"]
mod words;
pub(crate) use words::foreign;

#[test]
fn english_is_seen_and_russian_is_not() {
    assert_eq!(foreign("файл поврежден: invalid Zip archive"), ["invalid", "Zip", "archive"]);
    assert_eq!(
        foreign("указатель: it leads to what is no record"),
        ["it", "leads", "to", "what", "is", "no", "record"]
    );
    let fine =
        "сохраните как «Книга Excel (*.xlsx)»: `prikaz order sign`, --as, 2024-04-11, файл a/b.toml, DOCX";
    assert_eq!(foreign(fine), [""; 0]);
}

/// Every message and refusal as it is written: outside what it inserts and what it names there is no English.
#[test]
fn no_russian_message_is_written_in_english() {
    for file in
        Messages::files(Language::Ru).chain([COMMAND_LINE.file(Language::Ru), "help.ru.toml".to_owned()])
    {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(&file);
        let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
        check(&file, &toml::Value::Table(table));
    }
}

fn check(key: &str, value: &toml::Value) {
    match value {
        toml::Value::Table(table) => {
            table.iter().for_each(|(name, one)| check(&format!("{key}.{name}"), one))
        }
        // A command alone is no sentence.
        toml::Value::String(text) if text.starts_with("prikaz ") => {}
        toml::Value::String(text) => {
            let found = foreign(&written(text));
            assert!(found.is_empty(), "{key}: {found:?} in {text}");
            // Words that are not the program's own come last and are called what they are.
            for insertion in ["{{ said }}", "{{ detail }}"] {
                let marked = key.ends_with("detail.foreign") || text.contains("подробность");
                let ours = ["journal", "order", "verify"].iter().any(|own| key.contains(own));
                assert!(
                    !text.contains(insertion) || marked || ours,
                    "{key} says the words of a library: {text}"
                );
            }
        }
        _ => {}
    }
}

/// What of a template is its own text.
fn written(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        out.push_str(&rest[..start]);
        let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        rest = rest[start..].find(close).map_or("", |end| &rest[start + end + 2..]);
        out.push(' ');
    }
    out.push_str(rest);
    // What the help leaves room for.
    ["{argument}", "{value}", "{command}", "{other}", "{suggested}", "{possible}"]
        .iter()
        .fold(out, |out, room| out.replace(room, " "))
}

/// Facts that hold the words of a library have English for an example: they come out as a detail that is marked so, or
/// not at all. Keys are another matter.
#[test]
fn no_russian_message_says_english_whatever_its_facts() {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut details = 0;
    for filling in crate::wording::told(Language::Ru) {
        let text = &filling.text;
        details += usize::from(text.contains("unexpected end of file"));
        let text = text.lines().filter(|line| !line.trim_start().starts_with("prikaz "));
        let text = text.collect::<Vec<_>>().join("\n");
        let bare = SAMPLE_KEYS.iter().fold(text.clone(), |text, key| text.replace(key, "ключ"));
        let words = foreign(&bare.replace("sample", "ключ"));
        if !words.is_empty() {
            found.entry(format!("{}: {words:?}", filling.key)).or_insert(text);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(details > 10, "{details} messages were filled with the words of a library");
}

/// What is called by its key, the name of a file. Whatever else has a key has a name, which is to be said.
const CALLED_BY_KEY: [&str; 4] = ["register-id", "procedure-id", "organisation-id", "order-id"];

/// Kinds of keys that have names.
fn named() -> impl Iterator<Item = &'static str> {
    SAMPLE_KEYS.iter().copied().filter(|key| !CALLED_BY_KEY.contains(key))
}

/// Where everything has a name, a key stands beside the name, in a command, or for something that there is not.
#[test]
fn no_key_stands_without_its_name() {
    let mut raw: BTreeMap<String, String> = BTreeMap::new();
    let mut looked_at = 0;
    for filling in crate::wording::told(Language::Ru) {
        let text = &filling.text;
        if !filling.has_names {
            continue;
        }
        looked_at += 1;
        let is_unknown = filling.key.contains("unknown-") || filling.key.contains("no-column");
        let said = filling.key.ends_with("message") || filling.key.starts_with("edit.");
        for key in named() {
            if stands_alone(text, key) && !(is_unknown && said) {
                raw.entry(format!("{}: {key}", filling.key)).or_insert_with(|| text.clone());
            }
        }
    }
    assert!(raw.is_empty(), "{raw:#?}");
    assert!(looked_at > 1000, "{looked_at} texts were looked at");
}

/// Whether every dictionary of names in `facts` knows its keys.
pub(crate) fn all_have_names(facts: &serde_json::Value) -> bool {
    let is_dictionary =
        |name: &str| name.starts_with("names") || name.starts_with("units_") || name.contains("_by_key");
    let empty = |(name, value): (&String, &serde_json::Value)| {
        is_dictionary(name) && value.as_object().is_some_and(serde_json::Map::is_empty)
    };
    !facts.as_object().is_some_and(|facts| facts.iter().any(empty))
}

/// Whether `key` stands in `text` outside commands, and not beside a name: «Образец (`key`)», «`key` — Образец»,
/// «`key` (Образец)», «key: Образец», «Образец [key]».
fn stands_alone(text: &str, key: &str) -> bool {
    let prose = text.lines().filter(|line| !line.trim_start().starts_with("prikaz "));
    let spans =
        prose.flat_map(|line| line.split('`').enumerate().map(|(place, span)| (place % 2 == 1, span)));
    let rest = spans.filter(|(code, span)| !(*code && span.contains(' ')));
    let rest: String =
        rest.map(|(code, span)| if code { format!("`{span}`") } else { span.to_owned() }).collect();
    rest.match_indices(key).any(|(at, _)| {
        let before = rest[..at].trim_end_matches('`');
        let after = rest[at + key.len()..].trim_start_matches('`');
        let named_before = before.ends_with('(') || before.ends_with('[');
        let named_after = [" —", " (", ":"].iter().any(|sign| after.starts_with(sign));
        !named_before && !named_after
    })
}

#[test]
fn a_key_without_its_name_is_seen() {
    for alone in ["person-id не вправе", "графы формы: `column-key`", "графы `column-key`, `column-key`"]
    {
        assert!(stands_alone(alone, "person-id") || stands_alone(alone, "column-key"), "{alone}");
    }
    for named in [
        "«Отдел» (`unit-id`)",
        "`unit-id` — Отдел",
        "повторите: `prikaz duty done --unit unit-id`",
        "unit-id: Отдел",
    ] {
        assert!(!stands_alone(named, "unit-id"), "{named}");
    }
}
