//! The JSON Schema of a kind of data file, by which editors complete and check such files.

use serde_json::{Map, Value, json};

use prikaz_app::DataKind;
use prikaz_placed::{Key, Keys, Presence, Takes};
use prikaz_wording::Language;

/// The schema of `kind`, its descriptions in `language`.
pub fn schema(kind: DataKind, language: Language) -> Value {
    let mut drawn = Drawing { language, lenient: kind.may_lean_on_another(), named: Vec::new() };
    let root = drawn.name_of(kind.keys());
    let mut at = 0;
    let mut defined = Map::new();
    // Naming a table may find further ones, those that hold themselves included.
    while let Some(keys) = drawn.named.get(at).copied() {
        defined.insert(drawn.name_of(keys), drawn.table(keys));
        at += 1;
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": drawn.of(kind.keys().ru, kind.keys().en),
        "$ref": format!("#/$defs/{root}"),
        "$defs": defined,
    })
}

/// What a schema is drawn with, and the tables found so far.
struct Drawing {
    language: Language,
    lenient: bool,
    named: Vec<&'static Keys>,
}

impl Drawing {
    fn of(&self, ru: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Ru => ru,
            Language::En => en,
        }
    }

    fn name_of(&mut self, keys: &'static Keys) -> String {
        let place = self.named.iter().position(|one| std::ptr::eq(*one, keys)).unwrap_or_else(|| {
            self.named.push(keys);
            self.named.len() - 1
        });
        format!("table-{}", place + 1)
    }

    fn table(&mut self, keys: &'static Keys) -> Value {
        let among = keys.among();
        let mut properties = Map::new();
        for key in keys.all() {
            let names = match among {
                Some(among) if std::ptr::eq(&among.key, key) => among.names.to_vec(),
                _ => vec![key.name],
            };
            for name in names {
                // A key of its own goes before one of the same name in a table it has the keys of.
                if !properties.contains_key(name) {
                    let value = self.key(key);
                    properties.insert(name.to_owned(), value);
                }
            }
        }
        let needed = keys.all().filter(|key| key.presence == Presence::Needed && !self.lenient);
        let needed: Vec<&str> = needed.map(|key| key.name).collect();
        json!({
            "type": "object",
            "description": self.of(keys.ru, keys.en),
            "properties": properties,
            "required": needed,
            "additionalProperties": false,
        })
    }

    fn key(&mut self, key: &'static Key) -> Value {
        let mut value = self.value(key.takes);
        if let Value::Object(facts) = &mut value {
            facts.insert("description".to_owned(), self.of(key.ru, key.en).into());
        }
        value
    }

    fn value(&mut self, takes: Takes) -> Value {
        match takes {
            Takes::Text => json!({ "type": "string" }),
            Takes::Id => json!({ "type": "string", "pattern": "^[a-z0-9._-]{1,64}$" }),
            Takes::Flag => json!({ "type": "boolean" }),
            // Tools hand a date of TOML over as a text.
            Takes::Date => json!({ "type": "string", "format": "date" }),
            Takes::Whole(least, greatest) => {
                json!({ "type": "integer", "minimum": least, "maximum": greatest })
            }
            Takes::Number(least, greatest) => {
                json!({ "type": "number", "minimum": least, "maximum": greatest })
            }
            Takes::Word(words) => json!({ "type": "string", "enum": words }),
            Takes::List(inner) => json!({ "type": "array", "items": self.value(*inner) }),
            Takes::Table(keys) => json!({ "$ref": format!("#/$defs/{}", self.name_of(keys)) }),
            Takes::Map(inner) => json!({ "type": "object", "additionalProperties": self.value(*inner) }),
            Takes::Either(several) => {
                json!({ "anyOf": several.iter().map(|one| self.value(*one)).collect::<Vec<_>>() })
            }
        }
    }
}
