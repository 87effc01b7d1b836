//! The files a record names.

use serde_json::Value;

use crate::Line;
use prikaz_domain::Digest;

/// The digests of the files that `line` names: those of all objects with a `name` and a `digest`.
pub fn named_files(line: &Line) -> Vec<Digest> {
    let mut digests = Vec::new();
    if let Ok(body) = serde_json::from_str(line.body.as_str()) {
        collect(&body, &mut digests);
    }
    digests
}

fn collect(value: &Value, digests: &mut Vec<Digest>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, digests)),
        Value::Object(members) => {
            let digest = members.get("digest").filter(|_| members.contains_key("name"));
            digests.extend(digest.and_then(Value::as_str).and_then(|text| Digest::parse(text).ok()));
            members.values().for_each(|member| collect(member, digests));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
