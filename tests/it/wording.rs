//! Every message is held to the facts it is filled with: in both languages, in every shape the facts can have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use prikaz::app::DataDir;
use prikaz::cli::COMMAND_LINE;
use prikaz::wording::{Declared, Filling, Language, Messages, declared};

use crate::latin::all_have_names;
use crate::layers::{code, sources};

/// Parts that other messages include, and are held to the facts of each of them.
const INCLUDED: &[&str] = &["audit.change", "audit.place", "audit.witness", "procedure.limit"];

fn messages(language: Language) -> Messages {
    Messages::load(&DataDir::new(None), language, COMMAND_LINE).expect("messages of the program").rehearsed()
}

/// A text that was filled.
pub(crate) struct Told {
    pub(crate) key: String,
    pub(crate) text: String,
    /// Whether a text or a list among the facts is empty.
    has_blank: bool,
    /// Whether every key among the facts has its name beside it, and no text is empty.
    pub(crate) has_names: bool,
}

/// Every message in every shape of its facts: filling them all takes long, so it is done once for all who read them.
pub(crate) fn told(language: Language) -> &'static [Told] {
    fn one(filling: Filling) -> Option<Told> {
        let facts = &filling.facts;
        // A name that the data leave empty is no defect of the wording.
        let has_names = all_have_names(facts) && !facts.to_string().contains("\"\"");
        Some(Told { key: filling.key, text: filling.text.ok()?, has_blank: has_blank(facts), has_names })
    }
    fn all(language: Language) -> Vec<Told> {
        let messages = messages(language);
        declared().iter().flat_map(|declared| declared.fillings(&messages)).filter_map(one).collect()
    }
    static RUSSIAN: LazyLock<Vec<Told>> = LazyLock::new(|| all(Language::Ru));
    static ENGLISH: LazyLock<Vec<Told>> = LazyLock::new(|| all(Language::En));
    match language {
        Language::Ru => &RUSSIAN,
        Language::En => &ENGLISH,
    }
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
    let mut texts: BTreeMap<String, String> =
        Messages::files(Language::Ru).map(|name| (name.clone(), shipped(&name))).collect();
    for (right, spoiled, _) in cases {
        let mut having: Vec<&mut String> = texts.values_mut().filter(|text| text.contains(right)).collect();
        let [text] = having.as_mut_slice() else { panic!("{right} stands in {} files", having.len()) };
        assert_eq!(text.matches(right).count(), 1, "{right}");
        **text = text.replace(right, spoiled);
    }
    let kept = texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let data = DataDir::new(None).with_kept(kept);
    let messages = Messages::load(&data, Language::Ru, COMMAND_LINE).expect("messages").rehearsed();
    let faults: Vec<_> = declared().iter().flat_map(|one| one.faults(&messages)).collect();
    let keys = cases.map(|(.., seen)| seen.split(": ").next().unwrap_or_default());
    for (.., seen) in cases {
        assert!(faults.iter().any(|fault| fault.starts_with(seen)), "{seen}: {faults:?}");
    }
    assert!(faults.iter().all(|fault| keys.iter().any(|key| fault.starts_with(key))), "{faults:?}");
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
    let mut found = BTreeSet::new();
    let mut names = 0;
    for filling in told(Language::Ru) {
        let text = &filling.text;
        names += text.matches("«Образец»").count();
        if text.contains("»»") || text.contains("««") {
            found.insert(format!("{}: {text}", filling.key));
        }
    }
    assert!(names > 1_000, "the examples of facts bear no quoted names: {names}");
    assert!(found.is_empty(), "use `quoted`:\n{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

/// «(п. 1.2 (форма не приложена))»: what stands between brackets may bear brackets of its own; the filter says it
/// without them.
#[test]
fn brackets_are_never_put_into_one_another() {
    let (mut found, mut bracketed) = (BTreeSet::new(), 0);
    for language in Language::ALL {
        for filling in self::told(language) {
            let text = as_numbers(&filling.text);
            bracketed += text.matches("(п. 1.2, образец").count();
            // Weekdays, decrees, kinds of files and events are words of the program.
            let words = ["calendar.", "folder.", "verify.kept"];
            if is_nested(&text) && !words.iter().any(|key| filling.key.starts_with(key)) {
                found.insert(format!("{} {}: {text}", language.code(), filling.key));
            }
        }
    }
    let one_each: BTreeMap<_, _> = found.iter().map(|told| (told.split(": ").next(), told)).collect();
    assert!(found.is_empty(), "use `in_brackets`, {}:\n{one_each:#?}", one_each.len());
    assert!(bracketed > 100, "the examples of facts bear no brackets: {bracketed}");
    assert!(is_nested("(п. 1.2 (форма не приложена))") && !is_nested("а) первое; (п. 1), (п. 2)"));
}

/// Numbers of acts, rows and digests have no brackets, whatever an example of a text says.
fn as_numbers(text: &str) -> String {
    let mut text = text.replace('\u{a0}', " ");
    for before in
        ["№ ", "No. ", "строка ", "строки ", "row ", "rows ", "письмо ", "message ", "прежде ", "formerly "]
    {
        for cut in ["п. 1.2 (образец)", "п. 1.2 ("] {
            text = text.replace(&format!("{before}{cut}"), &format!("{before}5"));
        }
    }
    text
}

/// Whether a round bracket opens between round brackets; what is quoted, and keys and commands, are left as they are.
fn is_nested(text: &str) -> bool {
    let (mut depth, mut quoted, mut coded) = (0_u32, 0_u32, false);
    for sign in text.chars() {
        match sign {
            '\n' => depth = 0,
            '`' => coded = !coded,
            '«' => quoted += 1,
            '»' => quoted = 0,
            '(' if !coded && quoted == 0 => depth += 1,
            ')' if !coded && quoted == 0 => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 1 {
            return true;
        }
    }
    false
}

/// Where every fact is there, nothing is left of a place for one: an empty bracket, two spaces, two marks.
#[test]
fn no_loose_marks_are_left() {
    const LOOSE: [&str; 12] =
        ["()", "( ", " )", " ,", " ;", "..", ",,", ";;", ",;", ";.", "undefined", "None"];
    let (mut found, mut told) = (BTreeMap::new(), 0);
    for language in Language::ALL {
        for filling in self::told(language) {
            let text = as_numbers(&filling.text);
            if filling.has_blank {
                continue;
            }
            told += 1;
            let spoken: String = text.split('`').step_by(2).collect::<Vec<_>>().join("код");
            let doubled = spoken.lines().any(|line| line.trim_start().contains("  "));
            let loose = LOOSE.iter().find(|loose| spoken.contains(**loose));
            // A date stands apart from what it is the date of.
            let apart = ["calendar.show", "prose.line", "duty.listed", "incoming", "demo"];
            let doubled = doubled && !apart.iter().any(|key| filling.key.starts_with(key));
            if doubled || loose.is_some() {
                found.insert((language.code(), &filling.key), format!("{loose:?}: {text}"));
            }
        }
    }
    assert!(found.is_empty(), "{}: {found:#?}", found.len());
    assert!(told > 2_000, "{told}");
}

/// Whether a text or a list among the facts is empty: what is printed of it is empty too.
fn has_blank(facts: &serde_json::Value) -> bool {
    match facts {
        serde_json::Value::String(text) => text.is_empty(),
        serde_json::Value::Array(items) => items.is_empty() || items.iter().any(has_blank),
        serde_json::Value::Object(fields) => {
            fields.iter().any(|(key, value)| key.is_empty() || has_blank(value))
        }
        _ => false,
    }
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
        .map(|file| fs::read_to_string(file).unwrap())
        // Where it is declared, it is not said.
        .filter(|text| !text.contains("\nmessages! {"))
        .flat_map(|text| words(&text))
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
    let files = |language| Messages::files(language).chain([COMMAND_LINE.file(language)]);
    for (russian, english) in files(Language::Ru).zip(files(Language::En)) {
        let keys = |path: &str| {
            let text = DataDir::new(None).read(path).expect("messages");
            let table: toml::Table = text.parse().unwrap();
            paths("", &toml::Value::Table(table))
        };
        assert_eq!(keys(&russian), keys(&english));
    }
}

/// What one language says of the facts, the other says too. Cases and genders are facts of Russian alone.
#[test]
fn both_languages_say_the_same_facts() {
    const RUSSIAN: [&str; 4] = ["female", "agrees", "kind", "act_kinds"];
    let told = |text: &str| -> BTreeSet<String> {
        let facts = asked(text).into_iter().map(|name| {
            let of_case = ["_genitive", "_dative", "_accusative", "_by_key"];
            let cut = of_case.iter().find_map(|case| name.strip_suffix(case)).unwrap_or(&name);
            match cut {
                "whom" => "to",
                // The register is called by its title, the paper by the act it is of, as each language has it.
                "register" => "title",
                "order_kind" => "papers",
                other => other,
            }
            .to_owned()
        });
        facts.filter(|name| !RUSSIAN.contains(&name.as_str())).collect()
    };
    let sources = |language| -> BTreeMap<String, String> {
        let messages = messages(language);
        messages.sources().map(|(key, text)| (key.to_owned(), text)).collect()
    };
    let (russian, english) = (sources(Language::Ru), sources(Language::En));
    let mut found = Vec::new();
    for (key, text) in &russian {
        let (here, there) = (told(text), english.get(key).map(|text| told(text)).unwrap_or_default());
        if here != there {
            let one =
                |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
            found.push(format!(
                "{key}: Russian alone {:?}, English alone {:?}",
                one(&here, &there),
                one(&there, &here)
            ));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_ne!(told("{{ names[who] }} ({{ due }})"), told("{{ names[who] }}"));
}

/// The facts that `text` asks for: the first name of each path, but for the names that it gives itself.
fn asked(text: &str) -> BTreeSet<String> {
    const WORDS: [&str; 22] = [
        "if", "elif", "else", "endif", "for", "in", "endfor", "not", "and", "or", "is", "defined", "none",
        "set", "true", "false", "loop", "macro", "endmacro", "with", "endwith", "include",
    ];
    let (mut names, mut own) = (BTreeSet::new(), BTreeSet::new());
    let opened = text.match_indices(['{']).map(|(at, _)| &text[at + 1..]);
    let blocks = opened.filter_map(|rest| rest.strip_prefix(['{', '%']));
    for block in blocks {
        let block = block.split("}}").next().and_then(|block| block.split("%}").next()).unwrap_or_default();
        // Words in quotes are no names, nor are filters.
        let spoken: String = block.split(['\'', '"']).step_by(2).collect::<Vec<_>>().join(" ");
        let mut before = ' ';
        let mut giving = false;
        for word in spoken.split_inclusive(|sign: char| !(sign.is_alphanumeric() || "_.".contains(sign))) {
            let name = word.trim_end_matches(|sign: char| !(sign.is_alphanumeric() || "_.".contains(sign)));
            if !name.is_empty() {
                giving |= matches!(name, "for" | "set" | "macro" | "with");
                giving &= name != "in";
                let is_name =
                    name.starts_with(|sign: char| sign.is_ascii_alphabetic()) && !WORDS.contains(&name);
                if is_name && before != '|' {
                    let first = name.split('.').next().unwrap_or_default().to_owned();
                    // What a loop says of itself is no fact.
                    if first == "loop" {
                        continue;
                    }
                    if giving {
                        own.insert(first)
                    } else {
                        names.insert(first)
                    };
                }
                before = ' ';
            }
            if word.contains('|') {
                before = '|';
            }
            if word.contains('=') {
                giving = false;
            }
        }
    }
    names.retain(|name| !own.contains(name));
    names
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
        for file in Messages::files(language).chain([COMMAND_LINE.file(language)]) {
            let text = DataDir::new(None).read(&file).expect("messages");
            for key in paths("", &toml::Value::Table(text.parse().expect("TOML"))) {
                let other = of.insert(key.clone(), file.clone());
                assert!(other.is_none(), "{key} stands in {file} and in {other:?}");
            }
        }
    }
}
