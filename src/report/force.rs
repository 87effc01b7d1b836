//! From when an edition is in force, and why, as facts for papers and messages.

use serde_json::{Value, json};
use time::Date;

use crate::procedure::Organisation;
use crate::workflow::{Edition, Force, ForceTerm, Register, Repeals, Start};

use super::wording;

/// From when `edition` is in force: `since` (none while official publication is awaited), `when` and `days` as its order
/// says (`unsaid` where it says nothing), the number of that `clause`, the day it was `published` officially, the
/// parts of the act that enter into force apart.
pub fn in_force(organisation: &Organisation, edition: &Edition) -> Value {
    let whole = edition.force.as_ref().and_then(Force::whole);
    let terms = edition.force.as_ref().map_or(&[][..], |force| &force.terms);
    let is_apart = |term: &&ForceTerm| whole.is_none_or(|whole| *term != whole);
    let mut facts = started(edition, whole.map(|term| term.from));
    facts["edition"] = json!(edition.no);
    facts["act"] = json!(named(organisation, edition, wording::nominative));
    facts["kind_genitive"] = json!(wording::genitive(edition.order.kind));
    facts["signed"] = day(Some(edition.order.date));
    facts["clause"] = json!(edition.force.as_ref().map(|force| &force.clause));
    facts["published"] = day(edition.officially_published());
    let parts = terms.iter().filter(is_apart).map(|term| {
        let mut part = started(edition, Some(term.from));
        part["what"] = json!(term.what);
        part
    });
    facts["parts"] = json!(parts.collect::<Vec<_>>());
    facts
}

/// How the register stands on `at`: `stands`, the edition in force, and `awaiting`, those approved by then that are not.
pub fn standing(organisation: &Organisation, register: &Register, repeals: &Repeals, at: Date) -> Value {
    let stands = register.edition_at(at, repeals).map(|edition| in_force(organisation, edition));
    let awaiting = register.awaiting_force(at, repeals).map(|edition| in_force(organisation, edition));
    json!({ "at": at.to_string(), "stands": stands, "awaiting": awaiting.collect::<Vec<_>>() })
}

fn started(edition: &Edition, start: Option<Start>) -> Value {
    let (when, days) = match start {
        None => ("unsaid", None),
        Some(Start::Signing) => ("signing", None),
        Some(Start::Publication) => ("publication", None),
        Some(Start::DaysAfterPublication(days)) => ("days-after-publication", Some(days)),
        Some(Start::DaysAfterSigning(days)) => ("days-after-signing", Some(days)),
        Some(Start::On(_)) => ("date", None),
    };
    json!({ "when": when, "days": days, "since": day(edition.day_of(start.unwrap_or(Start::Signing))) })
}

fn named(
    organisation: &Organisation,
    edition: &Edition,
    word: fn(crate::domain::OrderKind) -> String,
) -> String {
    format!("{} {}", word(edition.order.kind), wording::requisites(organisation, &edition.order))
}

fn day(day: Option<Date>) -> Value {
    json!(day.map(|day| day.to_string()))
}
