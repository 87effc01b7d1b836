//! The order that approves an edition, and its annex.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::Date;

use crate::domain::{ActReference, Entry, PersonId};
use crate::report::{table, wording};
use crate::workflow::Acting;

use super::{Matter, Subject};

/// How the order was signed, or would be.
#[derive(Debug, Clone)]
pub struct Approved {
    /// Its requisites; none while it is a draft.
    pub order: Option<ActReference>,
    /// Who signs.
    pub signer: Option<PersonId>,
    /// In whose stead.
    pub acting: Option<Acting>,
    /// The day the file says it was made on.
    pub created: Date,
    /// Whether an edition was approved before.
    pub update: bool,
    /// The act that it amends; none where it approves the register anew.
    pub amends: Option<ActReference>,
}

/// The order with its annex.
pub fn order(subject: Subject<'_>, entries: &[Entry], approved: &Approved) -> Matter {
    let wording = &subject.procedure.order;
    let heading = if approved.update { &wording.heading_of_update } else { &wording.heading };
    let clauses = wording.clauses.iter().zip(1..);
    let clauses: Vec<Value> = clauses
        .map(|(clause, number)| json!({ "number": format!("{number}."), "text": clause.text }))
        .collect();
    let context = json!({
        "issuer": subject.organisation.name.letterhead,
        "kind": wording::title(wording.kind),
        "date": date(subject, approved),
        "number": number(subject, approved),
        "place": subject.organisation.place,
        "heading": heading,
        "preamble": wording.preamble,
        // Spaced letters («п р и к а з ы в а ю:») are one word to the eye.
        "verb": wording.verb.replace(' ', "\u{a0}"),
        "verb_inline": wording.verb.starts_with(char::is_lowercase),
        "clauses": clauses,
        "signer": signer(subject, approved),
        "annexes": [annex_context(subject, approved)],
    });
    let title = format!("{} {heading}", wording::title(wording.kind));
    matter(subject, "order", context, entries, &title, approved.created)
}

/// The annex alone.
pub fn annex(subject: Subject<'_>, entries: &[Entry], approved: &Approved) -> Matter {
    let context = json!({ "annexes": [annex_context(subject, approved)] });
    let title = subject.procedure.register.annex_title.join(" ");
    matter(subject, "annex", context, entries, &title, approved.created)
}

fn matter(
    subject: Subject<'_>,
    template: &'static str,
    context: Value,
    entries: &[Entry],
    title: &str,
    created: Date,
) -> Matter {
    let table = table::of_register(&subject.procedure.form, entries);
    Matter {
        tables: BTreeMap::from([("register".to_owned(), table)]),
        mark: subject.mark(),
        ..Matter::new(template, context, subject.properties(title, created))
    }
}

pub(super) fn date(subject: Subject<'_>, approved: &Approved) -> String {
    match &approved.order {
        Some(order) => wording::date(subject.organisation, order.date),
        None => "__.__.____".to_owned(),
    }
}

pub(super) fn number(subject: Subject<'_>, approved: &Approved) -> String {
    let number = approved.order.as_ref().map_or("____", |order| order.number.as_str());
    wording::number(subject.organisation, number)
}

/// An acting person signs with his real status, never «за» (ГОСТ Р 7.0.97-2025, 5.22).
pub(super) fn signer(subject: Subject<'_>, approved: &Approved) -> Value {
    let Some(person) = &approved.signer else { return json!({ "post": "", "name": "" }) };
    let post = match &approved.acting {
        Some(acting) => acting.post.clone(),
        None => subject.signed_post(person),
    };
    let card = subject.organisation.person(person);
    let name = card.map_or_else(|| person.to_string(), |card| card.name.initials_first());
    json!({ "post": post, "name": name })
}

fn annex_context(subject: Subject<'_>, approved: &Approved) -> Value {
    json!({
        "stamp": stamp(subject, approved),
        "form": false,
        "title": subject.procedure.register.annex_title.join("\n"),
        "clauses": [],
        "table": "register",
        "landscape": true,
        "signer": null,
    })
}

/// The stamp of the annex: by which act it was approved, and in whose wording it stands.
pub(super) fn stamp(subject: Subject<'_>, approved: &Approved) -> Value {
    let kind = subject.procedure.order.kind;
    let issuer = &subject.organisation.name.full.genitive;
    let this = format!("от\u{a0}{} {}", date(subject, approved), number(subject, approved));
    let by = format!("{} {issuer}", wording::instrumental(kind));
    let lines = match &approved.amends {
        None => vec![by, this],
        Some(original) => vec![
            by,
            wording::requisites(subject.organisation, original),
            format!("(в редакции {} {issuer}", wording::genitive(kind)),
            format!("{this})"),
        ],
    };
    json!({ "head": subject.procedure.register.stamp, "lines": lines })
}

/// The empty table of the form, to be filled in by a unit.
pub fn blank(subject: Subject<'_>, created: Date) -> Matter {
    let table = table::of_blank(&subject.procedure.form);
    let title = format!("Сведения для включения в {}", subject.procedure.register.name.accusative);
    Matter {
        tables: BTreeMap::from([("form".to_owned(), table)]),
        ..Matter::new("blank", json!({ "title": title }), subject.properties(&title, created))
    }
}
