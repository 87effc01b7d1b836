//! The files that an event names.

use prikaz_domain::Digest;
use prikaz_fact::example;
use serde::Serialize;
use serde_json::Value;

/// A file that an event names, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedFile {
    /// Where in the event, as the path of members and numbers, from 0, with slashes: `file`, `issued/0`.
    pub place: String,
    /// How the event calls the file.
    pub name: String,
    /// Its digest.
    pub digest: Digest,
}

/// The files that `body`, the JSON of an event, names: all its objects with a `name` and a `digest`. The store looks
/// for kept files by the same rule.
pub(super) fn named_files(body: &str) -> Vec<NamedFile> {
    let mut found = Vec::new();
    if let Ok(body) = serde_json::from_str(body) {
        collect(&body, "", &mut found);
    }
    found
}

fn collect(value: &Value, place: &str, found: &mut Vec<NamedFile>) {
    let below = |step: &str| if place.is_empty() { step.to_owned() } else { format!("{place}/{step}") };
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| collect(item, &below(&at.to_string()), found));
        }
        Value::Object(members) => {
            let text = |name| members.get(name).and_then(Value::as_str);
            let digest = text("digest").and_then(|digest| Digest::parse(digest).ok());
            if let (Some(name), Some(digest)) = (text("name"), digest) {
                found.push(NamedFile { place: place.to_owned(), name: name.to_owned(), digest });
            }
            members.iter().for_each(|(name, member)| collect(member, &below(name), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

example! { struct NamedFile { place, name, digest } }
