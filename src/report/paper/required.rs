//! What a paper has to show, whatever template a body sets it by: what would otherwise be lost in silence.

use serde_json::Value;

use prikaz_document::Required;

use super::Matter;

/// Requisites that a paper with a letterhead is known by.
const REQUISITES: [&str; 3] = ["date", "number", "heading"];

impl Matter {
    /// What has to be there beside the rows of its tables: its code; on a letterhead the date, the number and the
    /// heading; who signs, with the marks of the signatures; the certification of a copy.
    pub fn required(&self) -> Vec<Required> {
        let code = self.code.iter().map(|_| Required::Picture("code".to_owned()));
        let has_letterhead = self.context.get("issuer").is_some();
        let requisites = REQUISITES.iter().filter(|_| has_letterhead).filter_map(|key| {
            let text = text_of(&self.context, key)?;
            Some(Required::Requisite { key: (*key).to_owned(), text })
        });
        let several = self.context.get("signers").and_then(Value::as_array).into_iter().flatten();
        let signers: Vec<&Value> = several.chain(self.context.get("signer")).collect();
        let signatures = signers.iter().filter_map(|one| text_of(one, "name")).map(Required::Signature);
        let marks = signers.iter().filter_map(|one| lines_of(one.get("mark")?)).map(Required::SignatureMark);
        let copy = self.context.get("copy").and_then(|copy| text_of(copy, "name"));
        let certification = copy.map(Required::Certification);
        code.chain(requisites).chain(signatures).chain(marks).chain(certification).collect()
    }
}

/// The text under `key`; what is blank says nothing.
fn text_of(value: &Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?;
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn lines_of(mark: &Value) -> Option<Vec<String>> {
    let lines = mark.as_array()?.iter().filter_map(Value::as_str);
    Some(lines.map(str::to_owned).collect())
}
