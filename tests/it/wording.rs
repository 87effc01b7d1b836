//! Every message is held to the facts it is filled with: in both languages, in every shape the facts can have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use prikaz::app::DataDir;
use prikaz::wording::{Declared, Language, Messages, declared};

use crate::layers::{code, sources};

/// Parts that other messages include, and are held to the facts of each of them.
const INCLUDED: &[&str] = &["audit.change", "audit.place", "audit.witness", "procedure.limit"];

fn messages(language: Language) -> Messages {
    Messages::load(&DataDir::new(None), language).expect("messages of the program").rehearsed()
}

#[test]
fn every_message_can_be_filled_with_every_shape_of_its_facts() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let messages = messages(language);
        for one in declared() {
            let told = one.faults(&messages);
            faults.extend(told.into_iter().map(|fault| format!("{}: {fault}", language.code())));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// The rehearsal sees what it is for: a name that no fact has, a fact printed though it may be absent, a text that is
/// not there.
#[test]
fn a_spoiled_text_is_seen() {
    let cases = [
        (
            "хранилище `{{ home }}` занято",
            "хранилище `{{ homes }}` занято",
            "store.locked.message: no fact of Locked is named `homes`",
        ),
        (
            "{{ name }}{% if due %}, срок {{ due | date_short }}{% endif %}{% if overdue %}, с опозданием",
            "{{ name }}, срок {{ due | date_short }}{% if overdue %}, с опозданием",
            "order.read-line: ",
        ),
        ("idle = \"Открытых задач нет.\"", "", "register.idle: declared by IDLE, without a text"),
    ];
    let shipped = |name: &str| DataDir::new(None).read(name).expect("messages of the program");
    for (right, spoiled, seen) in cases {
        let having: Vec<String> =
            Messages::files(Language::Ru).filter(|name| shipped(name).contains(right)).collect();
        let [name] = having.as_slice() else { panic!("{right}: {having:?}") };
        assert_eq!(shipped(name).matches(right).count(), 1, "{right}");
        let kept = BTreeMap::from([(name.clone(), shipped(name).replace(right, spoiled).into_bytes())]);
        let data = DataDir::new(None).with_kept(kept);
        let messages = Messages::load(&data, Language::Ru).expect("messages").rehearsed();
        let faults: Vec<_> = declared().iter().flat_map(|one| one.faults(&messages)).collect();
        let key = seen.split(": ").next().unwrap_or_default();
        assert!(faults.iter().any(|fault| fault.starts_with(seen)), "{seen}: {faults:?}");
        assert!(faults.iter().all(|fault| fault.starts_with(key)), "{key}: {faults:?}");
    }
}

#[test]
fn every_text_is_declared_once_and_every_declaration_has_its_text() {
    let mut by: BTreeMap<String, &str> = BTreeMap::new();
    for one in declared() {
        for key in one.keys.keys() {
            if let Some(other) = by.insert(key.clone(), one.name) {
                panic!("{key} is declared by {other} and by {}", one.name);
            }
        }
    }
    for language in Language::ALL {
        let messages = messages(language);
        let keys: BTreeSet<String> = messages.sources().map(|(key, _)| key.to_owned()).collect();
        let undeclared: Vec<_> =
            keys.iter().filter(|key| !by.contains_key(*key) && !INCLUDED.contains(&key.as_str())).collect();
        assert!(undeclared.is_empty(), "{}: no type declares {undeclared:#?}", language.code());
    }
}

/// A name of a body or a unit that bears quotation marks of its own is quoted by the filter, which closes both with
/// one mark; by hand it would come out as «центр «Образец»».
#[test]
fn quotation_marks_are_never_doubled() {
    let messages = messages(Language::Ru);
    let mut found = BTreeSet::new();
    let mut names = 0;
    for one in declared() {
        for filling in one.fillings(&messages) {
            let text = filling.text.unwrap_or_default();
            names += text.matches("«Образец»").count();
            if text.contains("»»") || text.contains("««") {
                found.insert(format!("{}: {text}", filling.key));
            }
        }
    }
    assert!(names > 1_000, "the examples of facts bear no quoted names: {names}");
    assert!(found.is_empty(), "use `quoted`:\n{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The key of a message is written where it is declared: whoever speaks names its type, so that facts that do not fit do
/// not compile. Nothing takes a key as a text; this keeps such a door from being opened again.
#[test]
fn no_key_of_a_message_is_written_in_the_command_line() {
    let keys: BTreeSet<String> = messages(Language::Ru).sources().map(|(key, _)| key.to_owned()).collect();
    let mut loose = Vec::new();
    for file in sources().iter().filter(|file| file.starts_with("src/cli")) {
        let found = texts(&code(file)).into_iter().filter(|text| names_a_key(&keys, text));
        loose.extend(found.map(|text| format!("{}: {text}", file.display())));
    }
    assert!(loose.is_empty(), "declare the message in src/wording and say its type:\n{}", loose.join("\n"));
}

#[test]
fn a_key_in_the_code_is_seen() {
    let keys: BTreeSet<String> = ["store.info".to_owned(), "inbox.task".to_owned()].into();
    let loose = |code: &str| texts(code).iter().filter(|text| names_a_key(&keys, text)).count();
    assert_eq!(loose(r#"ui.text("inbox.task", facts)"#), 1);
    assert_eq!(loose(r#"ui.text(&format!("store.{key}"), ()); let start = "inbox.";"#), 2);
    assert_eq!(loose(r#"let mark = '"'; file("inbox.toml"); let said = "store.";"#), 1);
    assert_eq!(loose(r#"let quoted = "he said \"inbox.task\""; ui.say(&InboxTask { task })"#), 0);
}

/// What nobody says is no message: its text would be looked after for nothing. Tables of words are looked into by the
/// texts themselves.
#[test]
fn every_declared_message_is_said_somewhere() {
    let spoken: BTreeSet<String> = sources()
        .iter()
        .filter(|file| !file.starts_with("src/wording"))
        .flat_map(|file| words(&fs::read_to_string(file).unwrap()))
        .collect();
    let is_table = |one: &Declared| one.keys.keys().all(|key| key.starts_with("dictionary."));
    let said: Vec<_> = declared().into_iter().filter(|one| !is_table(one)).map(|one| one.name).collect();
    let silent: Vec<_> = said.iter().filter(|name| !spoken.contains(**name)).collect();
    assert!(silent.is_empty(), "declared and said by nobody: {silent:?}");
}

/// Whether `text` is a key, or the beginning of one that is put together.
fn names_a_key(keys: &BTreeSet<String>, text: &str) -> bool {
    let start = text.split('{').next().unwrap_or_default();
    let begins = start.len() < text.len() || start.ends_with('.');
    start.contains('.') && keys.iter().any(|key| key == start || begins && key.starts_with(start))
}

/// The texts between quotation marks in `code`.
fn texts(code: &str) -> Vec<String> {
    let (mut found, mut inside): (Vec<String>, Option<String>) = (Vec::new(), None);
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        match (&mut inside, letter) {
            (None, '\'') if letters.peek() == Some(&'"') => {
                letters.next();
            }
            (None, '"') => inside = Some(String::new()),
            (None, _) => {}
            (Some(text), '\\') => text.extend(letters.next()),
            (Some(_), '"') => found.extend(inside.take()),
            (Some(text), _) => text.push(letter),
        }
    }
    found
}

fn words(text: &str) -> Vec<String> {
    let apart = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    apart.map(str::to_owned).collect()
}

#[test]
fn both_languages_have_the_same_messages_in_the_same_files() {
    for (russian, english) in Messages::files(Language::Ru).zip(Messages::files(Language::En)) {
        let keys = |path: &str| {
            let text = DataDir::new(None).read(path).expect("messages");
            let table: toml::Table = text.parse().unwrap();
            paths("", &toml::Value::Table(table))
        };
        assert_eq!(keys(&russian), keys(&english));
    }
}

fn paths(prefix: &str, value: &toml::Value) -> Vec<String> {
    match value.as_table() {
        Some(table) => {
            table.iter().flat_map(|(key, inner)| paths(&format!("{prefix}.{key}"), inner)).collect()
        }
        None => vec![prefix.to_owned()],
    }
}

#[test]
fn no_text_stands_in_two_files() {
    for language in Language::ALL {
        let mut of: BTreeMap<String, String> = BTreeMap::new();
        for file in Messages::files(language) {
            let text = DataDir::new(None).read(&file).expect("messages");
            for key in paths("", &toml::Value::Table(text.parse().expect("TOML"))) {
                let other = of.insert(key.clone(), file.clone());
                assert!(other.is_none(), "{key} stands in {file} and in {other:?}");
            }
        }
    }
}
