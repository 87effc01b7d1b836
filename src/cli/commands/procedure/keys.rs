//! `prikaz procedure keys`: what data files may say, of every kind.

use crate::error::CommandError;
use crate::ui::Ui;
use prikaz_app::DataKind;
use prikaz_placed::{Found, Presence, Takes, search};
use prikaz_wording::Language;
use prikaz_wording::procedure::{KeyLine, NoSuchKey, ValueFacts, ValueWord};
use prikaz_wording::said::{Failed, Typed};

/// Keys that match a word, or all of them
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Word of the key or of what it means; all keys without it
    #[arg(value_name = "WORD")]
    word: Option<String>,
}

pub(crate) fn run(ui: &mut Ui, args: &Args) -> Result<(), CommandError> {
    let word = args.word.as_deref();
    let found: Vec<_> = DataKind::ALL.into_iter().map(|kind| (kind, search(kind.keys(), word))).collect();
    if let Some(word) = word
        && found.iter().all(|(_, found)| found.is_empty())
    {
        let known = DataKind::ALL
            .into_iter()
            .flat_map(|kind| search(kind.keys(), None))
            .map(|one| one.key.name.to_owned());
        let said = Failed::refused(NoSuchKey { word: word.to_owned() });
        return Err(said.with_typed(&Typed::of(word, known)).into());
    }
    if ui.json() {
        let values = found.iter().flat_map(|(kind, found)| found.iter().map(|one| value(ui, *kind, one)));
        let values: Vec<_> = values.collect();
        return ui.value(&values);
    }
    for (kind, found) in found.iter().filter(|(_, found)| !found.is_empty()) {
        ui.line(title(ui, *kind))?;
        found.iter().try_for_each(|one| ui.line(ui.say(&key_line(ui, one))))?;
    }
    Ok(())
}

fn title(ui: &Ui, kind: DataKind) -> &'static str {
    match ui.language() {
        Language::Ru => kind.keys().ru,
        Language::En => kind.keys().en,
    }
}

fn key_line(ui: &Ui, found: &Found) -> KeyLine {
    let key = found.key;
    KeyLine {
        path: found.path.clone(),
        name: key.name.to_owned(),
        needed: key.presence == Presence::Needed,
        values: values(key.takes, false),
        meaning: match ui.language() {
            Language::Ru => key.ru.to_owned(),
            Language::En => key.en.to_owned(),
        },
        example: key.example.to_owned(),
    }
}

/// What a value may be, one by one.
fn values(takes: Takes, listed: bool) -> Vec<ValueFacts> {
    let one = |kind| ValueFacts { kind, words: Vec::new(), least: None, greatest: None, listed };
    let bounded = |kind, least: String, greatest: String| ValueFacts {
        least: Some(least),
        greatest: Some(greatest),
        ..one(kind)
    };
    match takes {
        Takes::Text => vec![one(ValueWord::Text)],
        Takes::Id => vec![one(ValueWord::Id)],
        Takes::Flag => vec![one(ValueWord::Flag)],
        Takes::Date => vec![one(ValueWord::Date)],
        Takes::Whole(least, greatest) => {
            vec![bounded(ValueWord::Whole, least.to_string(), greatest.to_string())]
        }
        Takes::Number(least, greatest) => {
            vec![bounded(ValueWord::Number, least.to_string(), greatest.to_string())]
        }
        Takes::Word(words) => {
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            vec![ValueFacts { words, ..one(ValueWord::Word) }]
        }
        Takes::List(inner) => values(*inner, true),
        Takes::Table(_) => vec![one(ValueWord::Table)],
        Takes::Map(_) => vec![one(ValueWord::Map)],
        Takes::Either(several) => several.iter().flat_map(|one| values(*one, listed)).collect(),
    }
}

/// A key for programs.
#[derive(Debug, serde::Serialize)]
struct KeyValue {
    file: &'static str,
    path: String,
    key: String,
    needed: bool,
    values: Vec<ValueFacts>,
    meaning: String,
    example: String,
}

fn value(ui: &Ui, kind: DataKind, found: &Found) -> KeyValue {
    let KeyLine { path, name, needed, values, meaning, example } = key_line(ui, found);
    KeyValue { file: kind.code(), path, key: name, needed, values, meaning, example }
}
