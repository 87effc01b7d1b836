//! Codes come from declarations: no enumeration spells its words by hand, and what is stored reads back.

use std::fs;
use std::path::{Path, PathBuf};

use prikaz::fact::serde::Serialize;
use prikaz::fact::serde::de::DeserializeOwned;

use prikaz::domain::{Case, Gender, OrderKind};
use prikaz::fact::Word;
use prikaz::procedure::StageWord;
use prikaz::workflow::{Channel, Decision, Paper};

/// Words of somebody else's: of a file format, of a library that is asked.
const FOREIGN: [(&str, &str); 4] = [
    ("src/render/", "words of OOXML, HTML, CSS and typst"),
    ("src/import/", "names of elements of OOXML and ODF"),
    ("src/cli/usage.rs", "what clap says of the command line, by the key of our message"),
    ("src/fact/macros.rs", "the declaration itself"),
];

#[test]
fn no_code_is_made_by_hand() {
    let made = sources().iter().flat_map(|(name, text)| by_hand(name, text)).collect::<Vec<_>>();
    assert!(made.is_empty(), "declare these by `coded!`:\n{}", made.join("\n"));
}

#[test]
fn every_way_of_making_a_code_by_hand_is_seen() {
    let ways = [
        "match self {\n    Self::Given => \"given\",\n    Self::Missing => \"missing\",\n}\n",
        "match self {\n    Self::Given(_) => \"given\",\n    Self::Missing { .. } => \"missing\",\n}\n",
        "match word {\n    \"given\" => Some(Self::Given),\n    \"missing\" => Some(Self::Missing),\n}\n",
        "const FORMS: [(&str, Form); 2] = [(\"given\", Form::Given), (\"missing\", Form::Missing)];\n",
        "pub const ALL: [Self; 2] = [Self::Given, Self::Missing];\n",
        "serde_json::to_value(form).ok()?.as_str()\n",
        "#[serde(rename = \"есть\")]\nGiven,\n",
        "#[serde(rename_all = \"kebab-case\")]\npub enum Form {\n    Given,\n}\n",
    ];
    for way in ways {
        assert!(!by_hand("src/form/given.rs", way).is_empty(), "{way}");
    }
    assert!(by_hand("src/render/html/mod.rs", ways[0]).is_empty());
    assert!(by_hand("src/form/given.rs", &format!("coded! {{\n{}}}\n", ways[7])).is_empty());
}

/// Where variants carry values, serde is derived: it has to spell the words as `coded!` does.
#[test]
fn what_is_stored_is_called_by_its_code() {
    let mut seen = 0;
    for (name, text) in sources() {
        for declared in
            declarations(&text).filter(|one| one.contains("Serialize, ") || one.contains("Serialize)"))
        {
            seen += 1;
            // What stands without a tag is told from its fields.
            if declared.contains("#[serde(untagged)]") {
                continue;
            }
            let called = declared.lines().find(|line| line.contains("enum ")).unwrap_or_default();
            assert!(declared.contains("rename_all = \"kebab-case\""), "{name}: {called}");
            for word in declared.lines().filter_map(own_word) {
                assert!(declared.contains(&format!("rename = \"{word}\"")), "{name}: {called} `{word}`");
            }
        }
    }
    assert!(seen > 30, "{seen} declarations were seen");
}

#[test]
fn words_read_back_as_they_are_written() {
    leads_back::<Case>();
    leads_back::<Channel>();
    leads_back::<Decision>();
    leads_back::<Gender>();
    leads_back::<OrderKind>();
    leads_back::<Paper>();
    leads_back::<StageWord>();
    assert_eq!(serde_json::to_string(&OrderKind::Order).unwrap(), "\"приказ\"");
    let unknown = serde_json::from_str::<Gender>("\"neuter\"").unwrap_err().to_string();
    assert!(unknown.starts_with("unknown variant `neuter`, expected `male` or `female`"), "{unknown}");
    assert!(serde_json::from_str::<Gender>("1").is_err());
}

fn leads_back<W: Word + Serialize + DeserializeOwned + std::fmt::Display>() {
    assert_eq!(W::WORDS.len(), W::CODES.len());
    for (code, one) in W::WORDS {
        assert_eq!(one.code(), *code);
        assert_eq!(one.to_string(), *code);
        assert_eq!(W::from_code(code).map(|found| found.code()), Some(*code));
        let stored = serde_json::to_string(one).unwrap();
        assert_eq!(stored, format!("\"{code}\""));
        assert_eq!(serde_json::from_str::<W>(&stored).unwrap().code(), *code);
    }
    assert!(W::from_code("no such word").is_none());
}

/// The word that a variant is given on this line of its declaration: `Body(OrganisationId) = "organisation",`.
fn own_word(line: &str) -> Option<&str> {
    let (variant, word) = line.trim().split_once(" = \"")?;
    let is_variant = variant == "}" || variant.starts_with(char::is_uppercase);
    is_variant.then(|| word.strip_suffix("\","))?
}

/// The ways in which the code `text` of the file `name` makes codes by hand. A match or a list has several lines of the
/// kind; one alone is none.
fn by_hand(name: &str, text: &str) -> Vec<String> {
    if FOREIGN.iter().any(|(place, _)| name.starts_with(place)) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let count = |is_one: fn(&str) -> bool| lines.iter().filter(|line| is_one(line)).count();
    let pairs = text.match_indices("(\"").filter(|(at, _)| is_pair(&text[*at..])).count();
    let renamed = |two: &[&str]| two[0].starts_with("#[serde(rename = \"") && is_bare_variant(two[1]);
    let taken = text.match_indices("to_value(").filter(|(at, _)| is_taken_out(&text[*at..])).count();
    let ways = [
        ("a match that gives words", count(gives_word) > 1),
        ("a match that reads words", count(reads_word) > 1),
        ("a list of words", pairs > 1),
        ("a list of variants", count(|line| line.contains("const ALL: ")) > 0),
        ("a variant renamed", lines.windows(2).any(renamed)),
        ("a word taken out of JSON", taken > 0),
        ("an enumeration without `coded!`", is_declared_apart(text)),
    ];
    ways.into_iter().filter(|(_, is)| *is).map(|(what, _)| format!("{name}: {what}")).collect()
}

/// `Self::Given { .. } => "given",`.
fn gives_word(line: &str) -> bool {
    let Some((variant, word)) = line.split_once(" => \"") else { return false };
    let variant = variant.split([' ', '(']).next().unwrap_or_default();
    let Some(word) = word.trim_end_matches(',').strip_suffix('"') else { return false };
    is_variant(variant)
        && !word.is_empty()
        && word.chars().all(|c| c.is_ascii_lowercase() || "-_0123456789".contains(c))
}

/// `"given" => Some(Self::Given),`.
fn reads_word(line: &str) -> bool {
    let Some((word, meant)) = line.split_once("\" => ") else { return false };
    let meant = meant.trim_start_matches("Some(").trim_start_matches("Ok(");
    word.starts_with('"') && !word.contains(' ') && is_variant(meant.trim_end_matches([')', ',']))
}

/// `("given", Form::Given)`.
fn is_pair(text: &str) -> bool {
    let Some((word, rest)) = text[2..].split_once('"') else { return false };
    let meant = rest.strip_prefix(", ").and_then(|rest| rest.split_once(')'));
    // What begins with a point is the end of a path, by which a fault tells its place.
    !word.starts_with('.') && meant.is_some_and(|(meant, _)| is_variant(meant))
}

/// `to_value(form)?.as_str()`, in one statement.
fn is_taken_out(text: &str) -> bool {
    text.split(';').next().unwrap_or_default().contains(".as_str()")
}

/// `Form::Given`.
fn is_variant(path: &str) -> bool {
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    path.split("::").count() > 1
        && path.split("::").all(is_name)
        && path.rsplit("::").next().is_some_and(|last| {
            last.starts_with(|c: char| c.is_ascii_uppercase()) && last.chars().any(|c| c.is_ascii_lowercase())
        })
}

/// `Given,`.
fn is_bare_variant(line: &str) -> bool {
    line.strip_suffix(',').is_some_and(|name| is_variant(&format!("Self::{name}")))
}

/// Whether an enumeration has the words of serde and stands in no declaration of codes.
fn is_declared_apart(text: &str) -> bool {
    let inside: Vec<&str> = declarations(text).collect();
    let mut attributes = text.match_indices("rename_all = ").map(|(at, _)| &text[at..]);
    attributes.any(|rest| {
        let item = rest.lines().skip(1).map(str::trim).find(|line| !line.starts_with("#["));
        let is_enum = item.is_some_and(|item| item.split(' ').take(2).any(|word| word == "enum"));
        is_enum && !inside.iter().any(|declared| covers(declared, rest))
    })
}

/// Whether `rest` begins in `part`, both of the same text.
fn covers(part: &str, rest: &str) -> bool {
    part.as_bytes().as_ptr_range().contains(&rest.as_ptr())
}

/// What stands in `coded! { … }`.
pub(crate) fn declarations(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("coded! {\n").map(|(at, _)| {
        let rest = &text[at..];
        let ends = ["\n}\n}", "\n    }\n    }", "\n    }\n}"];
        let end = ends.into_iter().filter_map(|end| rest.find(end)).min();
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// The files of the layers without their tests and comments.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        (path.display().to_string(), lines.map(|line| format!("{line}\n")).collect())
    };
    files.into_iter().filter(|path| !path.ends_with("tests.rs")).map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
}
