//! Keys of the data files: each that a file may hold is carried out or refused, and `docs/keys.md` knows each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use prikaz::app::order_files::compose_as;
use prikaz::app::{DataDir, load_words, order_files, procedures};
use prikaz::domain::ProcedureId;
use prikaz::order::Provision;
use prikaz::procedure::{self, Fault, FaultKind, Organisation};
use prikaz::render::Format;
use prikaz::report::paper::Marks;
use time::macros::date;
use toml::{Table, Value};

pub(crate) fn files(folder: &str, ends: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name.ends_with(ends) && !name.starts_with("err-")
        })
        .collect();
    found.sort();
    found
}

fn sources(folder: &Path, into: &mut String) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            *into += fs::read_to_string(&path).unwrap().split("#[cfg(test)]").next().unwrap();
        }
    }
}

/// Keys that the reader of files asks a table for.
fn asked() -> BTreeSet<String> {
    let mut text = String::new();
    sources(Path::new("src/procedure"), &mut text);
    let calls = [".get(\"", ".need(\"", ".need_text(\"", ".need_key(\"", ".tables(\""];
    let found = calls.iter().flat_map(|call| text.split(call).skip(1));
    found.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// Words in the backticks of a text.
pub(crate) fn ticked(text: &str) -> BTreeSet<String> {
    let is_word = |letter: char| letter.is_ascii_lowercase() || matches!(letter, '_' | '-');
    let spans = text.split('`').skip(1).step_by(2);
    let words = spans.flat_map(|span| span.split(|letter| !is_word(letter)));
    words.filter(|word| !word.contains('-')).map(str::to_owned).collect()
}

#[test]
fn every_key_that_is_read_is_documented() {
    let documented = ticked(&fs::read_to_string("docs/keys.md").unwrap());
    let asked = asked();
    assert!(asked.len() > 150, "the reader could not be read: {}", asked.len());
    let forgotten: Vec<_> = asked.difference(&documented).collect();
    assert!(forgotten.is_empty(), "docs/keys.md does not tell of {forgotten:?}");
}

/// Every key in the first cell of a row of `docs/keys.md` is one that some reader knows.
#[test]
fn every_documented_key_is_known_to_a_reader() {
    let text = fs::read_to_string("docs/keys.md").unwrap();
    let text = text.split("### The text of the act").next().unwrap().to_owned()
        + text.split("### Keys of every order").nth(1).unwrap();
    let mut source = String::new();
    sources(Path::new("src"), &mut source);
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| key"));
    let cells = rows.filter_map(|line| line.split(" | ").next());
    let keys: BTreeSet<String> = cells.flat_map(ticked).filter(|key| key.len() > 1).collect();
    let is_known =
        |key: &&String| source.contains(&format!("\"{key}\"")) || source.contains(&format!("{key}:"));
    let unknown: Vec<_> = keys.iter().filter(|key| !is_known(key)).collect();
    assert!(keys.len() > 90 && unknown.is_empty(), "no reader knows {unknown:?}");
}

/// Reads a file of data and tells its faults.
type Faults = dyn Fn(&str) -> Vec<Fault>;

/// What reads a file: its text to the faults it is refused for.
struct Reader {
    name: String,
    text: String,
    read: Box<Faults>,
}

pub(crate) fn body_of(text: &str) -> Organisation {
    let id = procedure::organisation_named_in(text).expect("a body");
    match procedures::load_organisation(&DataDir::default(), &id) {
        Ok(body) => body,
        Err(_) => crate::procedures::sample_body(),
    }
}

fn readers() -> Vec<Reader> {
    let mut found = Vec::new();
    for path in ["data/orders", "tests/data/orders"].iter().flat_map(|folder| files(folder, ".toml")) {
        let text = fs::read_to_string(&path).unwrap();
        let (name, body) = (path.display().to_string(), body_of(&text));
        let file = name.clone();
        let read =
            move |text: &str| procedure::load_order(&file, text, Some(&body)).err().unwrap_or_default();
        found.push(Reader { name, text, read: Box::new(read) });
    }
    let good = PathBuf::from("tests/data/procedures/good.toml");
    for path in files("data/procedures", ".toml").into_iter().chain([good]) {
        let text = fs::read_to_string(&path).unwrap();
        let (name, body) = (path.display().to_string(), body_of(&text));
        let file = name.clone();
        let read =
            move |text: &str| procedure::load_with_places(&file, text, Some(&body)).err().unwrap_or_default();
        found.push(Reader { name, text, read: Box::new(read) });
    }
    for path in files("data/organisations", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let (file, words) = (name.clone(), load_words(&DataDir::default()).unwrap());
        let read =
            move |text: &str| procedure::load_organisation(&file, text, &words).err().unwrap_or_default();
        found.push(Reader { name, text, read: Box::new(read) });
    }
    found
}

/// A step to a value: a key, or a place in a list.
#[derive(Clone)]
pub(crate) enum Step {
    Key(String),
    Place(usize),
}

/// Every table below `value` by its path, and by what it is: its keys without places, and the kind it says.
pub(crate) fn tables(value: &Value, path: &[Step], shape: &str, found: &mut Vec<(String, Vec<Step>)>) {
    match value {
        Value::Table(table) => {
            let kind = table.get("kind").and_then(Value::as_str).unwrap_or_default();
            let shape = format!("{shape}({kind})");
            found.push((shape.clone(), path.to_vec()));
            for (key, value) in table {
                tables(value, &[path, &[Step::Key(key.clone())]].concat(), &format!("{shape}.{key}"), found);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                tables(value, &[path, &[Step::Place(at)]].concat(), shape, found);
            }
        }
        _ => {}
    }
}

pub(crate) fn at<'v>(root: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(root, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Place(place) => &mut value[*place],
    })
}

pub(crate) fn written(value: &Value) -> String {
    toml::to_string(value).unwrap()
}

/// A key that no table has is a fault in every table of every file; a value that no key can have is one under every key.
#[test]
fn every_table_refuses_what_it_does_not_know() {
    let (mut seen, mut keys_seen) = (BTreeSet::new(), BTreeSet::new());
    let mut silent: BTreeMap<String, String> = BTreeMap::new();
    for Reader { name, text, read } in readers() {
        let sort = name.rsplit('/').nth(1).unwrap().to_owned();
        let root = Value::Table(text.parse::<Table>().unwrap());
        assert_eq!(read(&text), [], "{name}");
        let mut found = Vec::new();
        tables(&root, &[], "", &mut found);
        for (shape, path) in found {
            let mut changed = root.clone();
            let table = at(&mut changed, &path).as_table_mut().unwrap();
            let keys: Vec<String> = table.keys().cloned().collect();
            if seen.insert((sort.clone(), shape.clone())) {
                table.insert("zzz".to_owned(), Value::Integer(1));
                let told =
                    |fault: &Fault| matches!(&fault.what, FaultKind::UnknownKey { name } if name == "zzz");
                if !read(&written(&changed)).iter().any(told) {
                    silent.insert(format!("{shape}.zzz"), name.clone());
                }
            }
            for key in keys {
                if !keys_seen.insert((sort.clone(), format!("{shape}.{key}"))) {
                    continue;
                }
                let mut changed = root.clone();
                // No key of any file takes a time of day.
                let time = Value::Datetime("07:32:00".parse().unwrap());
                at(&mut changed, &path).as_table_mut().unwrap().insert(key.clone(), time);
                if read(&written(&changed)).is_empty() {
                    silent.insert(format!("{shape}.{key}"), name.clone());
                }
            }
        }
    }
    assert!(seen.len() > 60, "{}", seen.len());
    assert!(silent.is_empty(), "taken in silence: {silent:#?}");
}

/// The text of an order and all that is recorded when it is signed, or why it is refused.
pub(crate) fn effect(folder: &Path, text: &str) -> String {
    let path = folder.join("effect.toml");
    fs::write(&path, text).unwrap();
    let data = DataDir::default();
    match order_files::check(&data, &path.display().to_string()) {
        Ok((checked, Some(loaded))) => {
            let set = |format| {
                compose_as(&data, &loaded, format, date!(2025 - 01 - 09), &Marks::default())
                    .map_err(|error| error.to_string())
            };
            let lints: Vec<_> =
                checked.lints.iter().map(|lint| (lint.what.clone(), lint.key.clone())).collect();
            let clauses = loaded.file.order.text.numbered();
            let provisions = clauses.iter().filter_map(|(_, _, clause)| clause.provision.as_ref());
            let told = |provision: &&Provision| {
                matches!(provision, Provision::Instruct(_) | Provision::EnterIntoForce(_))
            };
            let tracked: Vec<_> = provisions.filter(told).collect();
            format!(
                "{:?}{:?}{lints:?}{tracked:?}",
                set(Format::Text),
                set(Format::Html).map(|page| page.len())
            )
        }
        Ok((checked, None)) => format!("{:?}", checked.faults),
        Err(error) => error.to_string(),
    }
}

/// Leaving out any key of an order that stands alone changes the paper, what is tracked, or what the check says.
#[test]
fn every_key_of_an_order_has_an_effect() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("tests/data/orders/buildings.csv", folder.path().join("buildings.csv")).unwrap();
    let mut seen = BTreeSet::new();
    let mut without: Vec<String> = Vec::new();
    for path in files("tests/data/orders", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let mut root = Value::Table(text.parse::<Table>().unwrap());
        root["id"] = Value::String("effect".to_owned());
        let before = effect(folder.path(), &written(&root));
        let mut found = Vec::new();
        tables(&root, &[], "", &mut found);
        for (shape, path) in found {
            let keys: Vec<String> = at(&mut root, &path).as_table().unwrap().keys().cloned().collect();
            for key in keys.into_iter().filter(|key| seen.insert(format!("{shape}.{key}"))) {
                let mut changed = root.clone();
                at(&mut changed, &path).as_table_mut().unwrap().remove(&key);
                if effect(folder.path(), &written(&changed)) == before {
                    without.push(format!("{shape}.{key}"));
                }
            }
        }
    }
    assert!(seen.len() > 60, "{}", seen.len());
    assert_eq!(without, Vec::<String>::new());
}

/// The order of a register carries its own annexes out: a procedure, a text, a table, a table of a file; what is not
/// there is a fault with its line.
#[test]
fn the_order_of_a_register_prints_the_annexes_it_brings() {
    let folder = tempfile::tempdir().unwrap();
    let data = |rest: &str| {
        let text = DataDir::default().read("procedures/bryansk-finance.toml").unwrap();
        fs::create_dir_all(folder.path().join("procedures")).unwrap();
        fs::write(folder.path().join("procedures/bryansk-finance.toml"), format!("{text}\n{rest}\n"))
            .unwrap();
        fs::copy("tests/data/orders/buildings.csv", folder.path().join("procedures/buildings.csv")).unwrap();
        DataDir::new(Some(folder.path().to_owned()))
    };
    let id = ProcedureId::new("bryansk-finance").unwrap();
    let faults = |rest: &str| {
        let data = data(rest);
        let checked =
            procedures::check(&data, &[folder.path().join("procedures/bryansk-finance.toml")]).unwrap();
        assert_eq!(procedures::load(&data, &id).is_err(), !checked[0].faults.is_empty());
        checked[0]
            .faults
            .iter()
            .map(|fault| (fault.key.clone(), fault.what.code(), fault.line > 1))
            .collect::<Vec<_>>()
    };
    let annex = |body: &str| format!("[[order.annex]]\nname = \"Порядок осмотра\"\n{body}");
    assert_eq!(
        faults(&annex("procedure = \"nowhere\"")),
        [("order.annex[1].procedure".to_owned(), "unknown-reference", true)]
    );
    assert_eq!(
        faults(&annex("table = { file = \"нет.csv\" }")),
        [("order.annex[1].table.file".to_owned(), "no-rows-in", true)]
    );
    for (body, said) in [
        ("procedure = \"bryansk-finance\"", "Общие положения"),
        ("text = \"1. Осмотр проводит комиссия.\"", "Осмотр проводит комиссия"),
        ("table = { rows = [[\"Адрес\"], [\"ул. Первая, 1\"]] }", "ул. Первая, 1"),
        ("table = { file = \"buildings.csv\" }", "1"),
    ] {
        let rest = annex(body);
        assert_eq!(faults(&rest), [], "{body}");
        let told = printed(&data(&rest), &id);
        assert!(told.contains(said), "{body}\n{told}");
    }
}

/// The order of the register without rows, as text, after the stamp of its second annex.
fn printed(data: &DataDir, id: &ProcedureId) -> String {
    use prikaz::app::Printer;
    use prikaz::report::paper::{self, Approved, OwnAnnexes, Subject};
    let (procedure, organisation) = procedures::load(data, id).unwrap();
    let own = procedures::annexed(data, &procedure).unwrap();
    let approved = Approved {
        order: None,
        signer: None,
        acting: None,
        created: date!(2024 - 04 - 23),
        update: false,
        amends: None,
        repeals: Vec::new(),
        left_out: Vec::new(),
    };
    let subject = Subject { procedure: &procedure, organisation: &organisation };
    let words = load_words(data).unwrap();
    let own = OwnAnnexes { rows: &own.rows, procedures: &own.procedures };
    let act = paper::order(subject, &words, &[], &approved, own).unwrap();
    let matter = crate::marks::unmarked(act, &organisation);
    let printer = Printer::new(data.clone());
    let document = printer.set(matter, Some(&organisation), Some(id.as_str())).unwrap();
    let text = printer.write(Format::Text, &organisation.profile, &document).unwrap();
    let text = String::from_utf8(text).unwrap().replace('\u{a0}', " ");
    text.splitn(3, "----").nth(2).expect("the second annex").to_owned()
}

/// What a file says to the program: the value that is read, without the digest of its text, or the faults.
type Said = dyn Fn(&str) -> String;

pub(crate) fn without_digest(said: String) -> String {
    let mut rest = said.as_str();
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("digest: ") {
        kept += before;
        rest = after.split_once([',', '}']).map_or("", |(_, rest)| rest);
    }
    kept + rest
}

/// What was read, without the lines it stood on: they change with any key that is left out. The height of a line, which
/// is a fraction, stays.
fn without_lines(said: &str) -> String {
    let mut parts = said.split("line: ");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
        kept += if rest.starts_with('.') { part } else { rest };
    }
    kept
}

/// Every file of a kind that is not an order, with what it says.
fn sayings() -> Vec<(String, String, Box<Said>)> {
    let mut found: Vec<(String, String, Box<Said>)> = Vec::new();
    let good = PathBuf::from("tests/data/procedures/good.toml");
    for path in files("data/procedures", ".toml").into_iter().chain([good]) {
        let text = fs::read_to_string(&path).unwrap();
        let (name, body) = (path.display().to_string(), body_of(&text));
        let file = name.clone();
        let say = move |text: &str| match procedure::load_with_places(&file, text, Some(&body)) {
            Ok(loaded) => without_digest(format!("{:?}", loaded.procedure)),
            Err(faults) => format!("{:?}", faults.iter().map(|fault| &fault.what).collect::<Vec<_>>()),
        };
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/organisations", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let (file, words) = (name.clone(), load_words(&DataDir::default()).unwrap());
        let say = move |text: &str| match procedure::load_organisation(&file, text, &words) {
            Ok(body) => without_digest(format!("{body:?}")),
            Err(faults) => format!("{:?}", faults.iter().map(|fault| &fault.what).collect::<Vec<_>>()),
        };
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/profiles", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let file = name.clone();
        let say = move |text: &str| format!("{:?}", prikaz::render::Profile::parse(&file, text));
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/calendar", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let file = name.clone();
        let say =
            move |text: &str| without_lines(&format!("{:?}", prikaz::calendar::YearFile::parse(&file, text)));
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/calendar/regions", ".toml") {
        // No region is known to be complete yet.
        let text = fs::read_to_string(&path).unwrap().replace("complete = []", "complete = [2024]");
        let name = path.display().to_string();
        let file = name.clone();
        let say = move |text: &str| {
            without_lines(&format!("{:?}", prikaz::calendar::RegionFile::parse(&file, text)))
        };
        found.push((name, text, Box::new(say)));
    }
    let folder = tempfile::tempdir().unwrap();
    let mail = "host = \"mail.example.org\"\nport = 26\nsecurity = \"tls\"\nfrom = \"Приказы <orders@example.org>\"\n\
                user = \"orders\"\npassword_file = \"word\"\n";
    let say = move |text: &str| {
        fs::write(folder.path().join("mail.toml"), text).unwrap();
        format!("{:?}", prikaz::app::mail::MailSettings::of(folder.path()))
    };
    found.push(("mail.toml".to_owned(), mail.to_owned(), Box::new(say)));
    found
}

/// Another value of the same type.
pub(crate) fn another(value: &Value) -> Value {
    match value {
        Value::Boolean(flag) => Value::Boolean(!flag),
        Value::Integer(number) => Value::Integer(number + 1),
        Value::Float(number) => Value::Float(number + 1.0),
        Value::String(text) => Value::String(format!("{text}х")),
        // The lists that may be empty are lists of years.
        Value::Array(list) if list.is_empty() => Value::Array(vec![Value::Integer(2024)]),
        other => other.clone(),
    }
}

/// Leaving out any key of a procedure, a body, a profile, a calendar or the mail server changes what the program reads,
/// or is a fault: nothing is read and dropped. Where a file says what would be so anyway, another value does.
#[test]
fn every_key_of_every_file_has_an_effect() {
    let (mut works, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for (name, text, say) in sayings() {
        let sort = name.rsplit('/').nth(1).unwrap_or("mail").to_owned();
        let mut root = Value::Table(text.parse::<Table>().unwrap());
        let before = say(&written(&root));
        let mut found = Vec::new();
        tables(&root, &[], "", &mut found);
        for (shape, path) in found {
            let keys: Vec<String> = at(&mut root, &path).as_table().unwrap().keys().cloned().collect();
            for key in keys {
                let named = (sort.clone(), format!("{shape}.{key}"));
                if works.contains(&named) {
                    continue;
                }
                let mut changed = root.clone();
                let was = at(&mut changed, &path).as_table_mut().unwrap().remove(&key).unwrap();
                let left_out = say(&written(&changed)) != before;
                at(&mut changed, &path).as_table_mut().unwrap().insert(key, another(&was));
                if left_out || say(&written(&changed)) != before {
                    works.insert(named.clone());
                }
                seen.insert(named);
            }
        }
    }
    let idle: Vec<_> = seen.iter().filter(|named| !works.contains(named)).collect();
    assert!(seen.len() > 300, "{}", seen.len());
    assert!(idle.is_empty(), "no effect anywhere: {idle:#?}");
}
