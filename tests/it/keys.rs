//! Keys of the data files: each that a file may hold is carried out or refused, and `docs/keys.md` knows each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use prikaz::app::order_files::compose_as;
use prikaz::app::{DataDir, DataKind, load_words, order_files, procedures};
use prikaz::domain::ProcedureId;
use prikaz::order::Provision;
use prikaz::placed::{ShapeFault, What, search};
use prikaz::procedure::{self, Fault, Organisation};
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

/// Keys that are declared for any kind of file.
pub(crate) fn declared() -> BTreeSet<String> {
    let found = DataKind::ALL.into_iter().flat_map(|kind| search(kind.keys(), None));
    let named = found.flat_map(|one| match one.table.among() {
        Some(among) if std::ptr::eq(&among.key, one.key) => among.names.to_vec(),
        _ => vec![one.key.name],
    });
    named.map(str::to_owned).collect()
}

/// Words in the backticks of a text.
pub(crate) fn ticked(text: &str) -> BTreeSet<String> {
    let is_word = |letter: char| letter.is_ascii_lowercase() || matches!(letter, '_' | '-');
    let spans = text.split('`').skip(1).step_by(2);
    let words = spans.flat_map(|span| span.split(|letter| !is_word(letter)));
    words.filter(|word| !word.contains('-')).map(str::to_owned).collect()
}

#[test]
fn every_key_that_is_declared_is_documented() {
    let page = fs::read_to_string("docs/keys.md").unwrap();
    let declared = declared();
    assert!(declared.len() > 150, "{}", declared.len());
    let forgotten: Vec<_> = declared.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(forgotten.is_empty(), "docs/keys.md does not tell of {forgotten:?}");
}

/// Every key in the first cell of a row of the tables of keys is one that is declared.
#[test]
fn every_documented_key_is_declared() {
    let page = fs::read_to_string("docs/keys.md").unwrap();
    let tables = page.split("<!-- keys: ").skip(1).filter_map(|rest| rest.split("<!-- /keys -->").next());
    let rows =
        tables.flat_map(str::lines).filter(|line| line.starts_with("| ") && !line.starts_with("| key"));
    let cells = rows.filter_map(|line| line.split(" | ").next());
    let keys: BTreeSet<&str> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let declared = declared();
    let unknown: Vec<_> = keys.iter().filter(|key| !declared.contains(**key)).collect();
    assert!(keys.len() > 150 && unknown.is_empty(), "nothing declares {unknown:?}");
}

/// Reads a file of data and tells its faults.
pub(crate) type Faults = dyn Fn(&str) -> Vec<Fault>;

/// What reads a file: its text to the faults it is refused for.
pub(crate) struct Reader {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) read: Box<Faults>,
}

pub(crate) fn body_of(text: &str) -> Organisation {
    let id = procedure::organisation_named_in(text).expect("a body");
    match procedures::load_organisation(&DataDir::default(), &id) {
        Ok(body) => body,
        Err(_) => crate::procedures::sample_body(),
    }
}

pub(crate) fn readers() -> Vec<Reader> {
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
                let told = |fault: &Fault| matches!(&fault.what, What::Shape(ShapeFault::UnknownKey { name }) if name == "zzz");
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

/// The text of an order and all that is recorded when it is signed; nothing where it is refused.
fn effect(folder: &Path, text: &str) -> Option<String> {
    let path = folder.join("effect.toml");
    fs::write(&path, text).unwrap();
    let data = DataDir::default();
    let (checked, loaded) = order_files::check(&data, &path.display().to_string()).ok()?;
    let mut loaded = loaded?;
    // What is printed of the file itself is in its code: any change of the file would change it.
    (loaded.text, loaded.beside) = (String::new(), Vec::new());
    let set = |format| compose_as(&data, &loaded, format, date!(2025 - 01 - 09), &Marks::default()).ok();
    let lints: Vec<_> = checked.lints.iter().map(|lint| (lint.what.clone(), lint.key.clone())).collect();
    let clauses = loaded.file.order.text.numbered();
    let provisions = clauses.iter().filter_map(|(_, _, clause)| clause.provision.as_ref());
    let told =
        |provision: &&Provision| matches!(provision, Provision::Instruct(_) | Provision::EnterIntoForce(_));
    let tracked: Vec<_> = provisions.filter(told).collect();
    let [text, page] = [Format::Text, Format::Html].map(|format| set(format).map(String::from_utf8));
    Some(format!("{:?}{:?}{lints:?}{tracked:?}", text?, page?))
}

/// A value of `tests/cases/keys.txt` with the end of the path that it is for: `order.amending.preamble = "…"`.
pub(crate) fn samples() -> Vec<(String, Value)> {
    let text = fs::read_to_string("tests/cases/keys.txt").unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let sample = |line: &str| {
        let (path, value) = line.split_once(" = ").unwrap_or_else(|| panic!("no value: {line}"));
        let table: Table =
            format!("value = {value}").parse().unwrap_or_else(|error| panic!("{line}: {error}"));
        (format!(".{}", path.trim()), table["value"].clone())
    };
    lines.map(sample).collect()
}

/// A path without the kinds of its tables.
pub(crate) fn bare(named: &str) -> String {
    named.split('(').map(|part| part.split_once(')').map_or(part, |(_, rest)| rest)).collect()
}

pub(crate) fn with(root: &Value, path: &[Step], key: &str, value: Value) -> Value {
    let mut changed = root.clone();
    at(&mut changed, path).as_table_mut().unwrap().insert(key.to_owned(), value);
    changed
}

/// Every value that a key of this name has in a file.
fn of_name(value: &Value, name: &str, found: &mut Vec<Value>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                if key == name && !found.contains(value) {
                    found.push(value.clone());
                }
                of_name(value, name, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| of_name(value, name, found)),
        _ => {}
    }
}

/// A file whose keys are left out and changed.
struct Changing<'a> {
    root: &'a Value,
    /// What is read of a text; nothing where it is refused.
    say: &'a dyn Fn(&str) -> Option<String>,
    before: &'a str,
    samples: &'a [(String, Value)],
    /// Whether to be refused is an effect.
    refusal_counts: bool,
}

impl Changing<'_> {
    /// Whether what is read changes where `key` of a table is left out, or has another value. Where a refusal does not
    /// count, the value has to be a right one: what is asked for and then dropped is refused when it is left out, too.
    fn has_effect(&self, (shape, path): (&str, &[Step]), key: &str) -> bool {
        let changes = |changed: &Value| {
            (self.say)(&written(changed)).map_or(self.refusal_counts, |said| said != self.before)
        };
        let mut without = self.root.clone();
        let was = at(&mut without, path).as_table_mut().unwrap().remove(key).unwrap();
        let named = bare(&format!("{shape}.{key}"));
        let mut others = match &was {
            Value::Array(list) => {
                let shorter = list[..list.len().saturating_sub(1)].to_vec();
                vec![another(&was), Value::Array(list.iter().map(another).collect()), Value::Array(shorter)]
            }
            _ => vec![another(&was)],
        };
        let told = self.samples.iter().filter(|(end, _)| named.ends_with(end.as_str()));
        others.extend(told.map(|(_, value)| value.clone()));
        of_name(self.root, key, &mut others);
        let mut others = others.into_iter().filter(|other| *other != was);
        changes(&without) || others.any(|other| changes(&with(self.root, path, key, other)))
    }
}

/// Keys that have one right value where they stand, or none without other keys: the sort of file, the path, the reason.
const UNPROVEN: [(&str, &str, &str); 5] = [
    ("order", ".id", "the name of the file: any other is refused"),
    ("order", ".organisation", "another body has other people and units than the order names"),
    ("order", ".clause.kind", "the other keys of the clause are those of its kind"),
    ("order", ".clause.clause.kind", "as of any clause"),
    ("order", ".clause.clause.clause.kind", "as of any clause"),
];

/// Keys by the sort of their file and their path.
type Keys = BTreeSet<(String, String)>;

/// Keys of `seen` of which no effect was found.
fn idle(seen: &Keys, works: &Keys) -> Vec<String> {
    seen.difference(works).map(|(sort, named)| format!("{sort}: {named}")).collect()
}

/// Leaving out any key of an order that stands alone, or giving it another value, changes the paper, what is tracked, or
/// what the check says of an order that it takes.
#[test]
fn every_key_of_an_order_has_an_effect() {
    let folder = tempfile::tempdir().unwrap();
    let rows = fs::read_to_string("tests/data/orders/buildings.csv").unwrap();
    fs::write(folder.path().join("buildings.csv"), &rows).unwrap();
    fs::write(folder.path().join("others.csv"), rows.replacen("1957", "1958", 1)).unwrap();
    let (mut works, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let (samples, say) = (samples(), |text: &str| effect(folder.path(), text));
    for path in files("tests/data/orders", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let mut root = Value::Table(text.parse::<Table>().unwrap());
        root["id"] = Value::String("effect".to_owned());
        let before = say(&written(&root)).unwrap_or_else(|| panic!("{} is refused", path.display()));
        let with_remark = format!("# Примечание.\n{}", written(&root));
        assert!(
            say(&with_remark).as_ref() == Some(&before),
            "{}: what is no key has an effect",
            path.display()
        );
        found_effects(
            &Changing { root: &root, say: &say, before: &before, samples: &samples, refusal_counts: false },
            "order",
            (&mut works, &mut seen),
        );
    }
    assert!(seen.len() > 60, "{}", seen.len());
    assert_eq!(idle(&seen, &works), Vec::<String>::new());
}

/// Notes of every key of a file whether it has an effect.
fn found_effects(changing: &Changing<'_>, sort: &str, (works, seen): (&mut Keys, &mut Keys)) {
    let mut found = Vec::new();
    tables(changing.root, &[], "", &mut found);
    for (shape, path) in found {
        let mut of = changing.root.clone();
        let keys: Vec<String> = at(&mut of, &path).as_table().unwrap().keys().cloned().collect();
        for key in keys {
            let named = (sort.to_owned(), format!("{shape}.{key}"));
            let is_alone = UNPROVEN.iter().any(|(of, end, _)| *of == sort && *end == bare(&named.1));
            if is_alone {
                continue;
            }
            if !works.contains(&named) && changing.has_effect((&shape, &path), &key) {
                works.insert(named.clone());
            }
            seen.insert(named);
        }
    }
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

/// What a file says to the program: the value that is read, without the digest of its text; nothing where it is refused.
type Said = dyn Fn(&str) -> Option<String>;

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
        let say = move |text: &str| {
            let loaded = procedure::load_with_places(&file, text, Some(&body)).ok()?;
            Some(without_digest(format!("{:?}", loaded.procedure)))
        };
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/organisations", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let (file, words) = (name.clone(), load_words(&DataDir::default()).unwrap());
        let say = move |text: &str| {
            let body = procedure::load_organisation(&file, text, &words).ok()?;
            Some(without_digest(format!("{body:?}")))
        };
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/profiles", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let file = name.clone();
        // What a profile does not say is as in the one that it is like.
        let like = fs::read_to_string("data/profiles/gost-2025.toml").unwrap();
        let bases = BTreeMap::from([("gost-2025".to_owned(), like)]);
        let say = move |text: &str| {
            let (profile, _) = prikaz::render::Profile::checked(&file, text, &bases).ok()?;
            Some(format!("{profile:?}"))
        };
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/calendar", ".toml") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let file = name.clone();
        let say = move |text: &str| {
            let year = prikaz::calendar::YearFile::parse(&file, text).ok()?;
            Some(without_lines(&format!("{year:?}")))
        };
        found.push((name, text, Box::new(say)));
    }
    for path in files("data/calendar/regions", ".toml") {
        // No region is known to be complete yet.
        let text = fs::read_to_string(&path).unwrap().replace("complete = []", "complete = [2024]");
        let name = path.display().to_string();
        let file = name.clone();
        let say = move |text: &str| {
            let region = prikaz::calendar::RegionFile::parse(&file, text).ok()?;
            Some(without_lines(&format!("{region:?}")))
        };
        found.push((name, text, Box::new(say)));
    }
    let folder = tempfile::tempdir().unwrap();
    let mail = "host = \"mail.example.org\"\nport = 26\nsecurity = \"tls\"\nfrom = \"Приказы <orders@example.org>\"\n\
                user = \"orders\"\npassword_file = \"word\"\n";
    let say = move |text: &str| {
        fs::write(folder.path().join("mail.toml"), text).unwrap();
        Some(format!("{:?}", prikaz::app::mail::MailSettings::of(folder.path()).ok()?))
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

/// Leaving out any key of a procedure, a body, a profile, a calendar or the mail server, or giving it another value,
/// changes what the program reads, or is a fault.
#[test]
fn every_key_of_every_file_has_an_effect() {
    let (mut works, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let samples = samples();
    for (name, text, say) in sayings() {
        let sort = name.rsplit('/').nth(1).unwrap_or("mail");
        let root = Value::Table(text.parse::<Table>().unwrap());
        let before = say(&written(&root)).unwrap_or_else(|| panic!("{name} is refused"));
        let changing =
            Changing { root: &root, say: &*say, before: &before, samples: &samples, refusal_counts: true };
        found_effects(&changing, sort, (&mut works, &mut seen));
    }
    assert!(seen.len() > 300, "{}", seen.len());
    assert_eq!(idle(&seen, &works), Vec::<String>::new());
}
