//! Wording of the program's messages, in Russian and English, as templates in `data/messages.*.toml`.

use std::collections::BTreeMap;

use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;

use super::CommandError;
use crate::app::DataDir;
use crate::template::filters;

/// Files of messages in `data/`, before the language.
const FILES: [&str; 2] = ["messages", "refusals"];

/// The language of messages; documents are always Russian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// The language of a locale name such as `ru_RU.UTF-8`; Russian where it says nothing.
    pub fn of_locale(locale: Option<&str>) -> Self {
        match locale {
            Some(name) if name.starts_with("en") || name == "C" || name == "POSIX" => Self::En,
            _ => Self::Ru,
        }
    }

    /// The two-letter code, as in the names of data files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }
}

/// Templates of messages by key (`refusals.overdue.message`), in one language.
#[derive(Debug)]
pub struct Messages {
    environment: Environment<'static>,
}

impl Messages {
    /// Loads `data/messages.<language>.toml`.
    ///
    /// # Errors
    /// When the file is missing, is not TOML, or a message in it is not a template.
    pub fn load(data: &DataDir, language: Language) -> Result<Self, CommandError> {
        let mut messages = BTreeMap::new();
        for name in FILES {
            let path = format!("{name}.{}.toml", language.code());
            flatten("", &toml::Value::Table(read(data, &path)?), &mut messages);
        }
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        filters::add_to(&mut environment);
        for (key, message) in messages {
            environment.add_template_owned(key, message).map_err(|error| {
                CommandError::configuration(format!("a message of `data/` is no template: {error:#}"))
            })?;
        }
        Ok(Self { environment })
    }

    /// The message `key`, filled with `facts`. A missing message comes out as its key with the fault,
    /// so that a defect of wording never hides what happened.
    pub fn say(&self, key: &str, facts: impl Serialize) -> String {
        let facts = Value::from(Serde(facts));
        match self.environment.get_template(key).and_then(|message| message.render(&facts)) {
            Ok(text) => text,
            Err(error) => format!("{key} [{error}]"),
        }
    }

    /// The messages right under `prefix`, by their last word.
    pub fn table(&self, prefix: &str) -> serde_json::Value {
        let start = format!("{prefix}.");
        let words = self.environment.templates().filter_map(|(key, message)| {
            let word = key.strip_prefix(&start)?;
            Some((word.to_owned(), serde_json::Value::String(message.source().to_owned())))
        });
        serde_json::Value::Object(words.collect())
    }

    /// Whether there is a message `key`.
    pub fn has(&self, key: &str) -> bool {
        self.environment.get_template(key).is_ok()
    }
}

fn read(data: &DataDir, path: &str) -> Result<toml::Table, CommandError> {
    let text = data
        .read(path)
        .ok_or_else(|| CommandError::configuration(format!("`{}` is missing", data.place(path))))?;
    text.parse().map_err(|error: toml::de::Error| {
        CommandError::configuration(format!("`{}` is not TOML: {error}", data.place(path)))
    })
}

/// `[a.b] c = "…"` becomes `a.b.c`.
fn flatten(prefix: &str, value: &toml::Value, into: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&path, inner, into);
            }
        }
        toml::Value::String(text) => {
            into.insert(prefix.to_owned(), text.trim_end().to_owned());
        }
        other => {
            into.insert(prefix.to_owned(), other.to_string());
        }
    }
}
