//! A line of the journal, read as far as a paper needs it.

use prikaz_fact::{Chooser, Example};
use serde::Serialize;
use serde_json::{Map, Value};

use super::fault::PaperLineFault;

/// A record as its line says it. Dates are told in the words of the line: it is the line that was proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperLine {
    /// Place in the whole journal, from 1.
    pub position: u64,
    /// The stream: `register/points`.
    pub stream: String,
    /// Official date of the act, `2024-04-23`.
    pub on: String,
    /// Instant of recording as the program's clock had it, `2024-04-23T09:15:00.000Z`.
    pub at: String,
    /// Who did it.
    pub by: String,
    /// Kind of the event.
    pub kind: String,
    /// The event, canonical JSON.
    pub body: String,
}

impl PaperLine {
    /// Reads a line without its line feed, as the store writes it.
    ///
    /// # Errors
    /// When it is no record, or not in its one spelling.
    pub(super) fn parse(line: &[u8]) -> Result<Self, PaperLineFault> {
        let mut members: Map<String, Value> =
            serde_json::from_slice(line).map_err(|_| PaperLineFault::NotARecord)?;
        let again = serde_json::to_vec(&members).map_err(|_| PaperLineFault::NotARecord)?;
        let read = Self::take(&mut members).ok_or(PaperLineFault::NotARecord)?;
        if !members.is_empty() {
            return Err(PaperLineFault::NotARecord);
        }
        if again == line { Ok(read) } else { Err(PaperLineFault::NotCanonical) }
    }

    fn take(members: &mut Map<String, Value>) -> Option<Self> {
        let position = members.remove("position")?.as_u64()?;
        let body = members.remove("body")?.to_string();
        // Of the chain and the batch nothing is asked here, but that they are there.
        members.remove("version")?.as_u64()?;
        members.remove("batch")?.as_array()?;
        let mut text = |name| match members.remove(name)? {
            Value::String(text) => Some(text),
            _ => None,
        };
        text("hash")?;
        text("prev")?;
        let (stream, on, at) = (text("stream")?, text("on")?, text("at")?);
        Some(Self { position, stream, on, at, by: text("by")?, kind: text("kind")?, body })
    }
}

impl Example for PaperLine {
    fn example(chooser: &mut Chooser) -> Self {
        Self {
            position: chooser.draw(),
            stream: "register/points".to_owned(),
            on: "2024-04-23".to_owned(),
            at: "2024-04-23T09:15:00.000Z".to_owned(),
            by: "ivanova".to_owned(),
            kind: "document-issued".to_owned(),
            body: "{}".to_owned(),
        }
    }
}
