//! The order that approves an edition, and its annex.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::Date;

use crate::domain::{ActReference, Entry, PersonId};
use crate::order::{Order, forms};
use crate::report::{Act, AnnexName, Signed, table, wording};
use crate::russian::typography::NBSP;
use crate::russian::{Participle, UnknownDocument, Words};
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
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn order(
    subject: Subject<'_>,
    words: &Words,
    entries: &[Entry],
    approved: &Approved,
) -> Result<Matter, UnknownDocument> {
    let order = order_of(subject, approved);
    let names = [register_name(subject, words)?];
    let mut context = act(subject, words, &order, &names, approved).context(&[signed(subject, approved)])?;
    lay_in(&mut context["annexes"]);
    let title = format!("{} {}", forms(order.kind).title(), order.heading);
    Ok(matter(subject, "order", context, entries, &title, approved.created))
}

/// The annex alone.
///
/// # Errors
/// As [`order`].
pub fn annex(
    subject: Subject<'_>,
    words: &Words,
    entries: &[Entry],
    approved: &Approved,
) -> Result<Matter, UnknownDocument> {
    let order = order_of(subject, approved);
    let names = [register_name(subject, words)?];
    let mut annexes = json!(act(subject, words, &order, &names, approved).annexes()?);
    lay_in(&mut annexes);
    if approved.amends.is_some() {
        annexes[0]["stamp"] = stamp(subject, &names[0], approved);
    }
    let title = subject.procedure.register.annex_title.join(" ");
    let context = json!({ "annexes": [annexes[0]] });
    Ok(matter(subject, "annex", context, entries, &title, approved.created))
}

/// The order in the wording of the first edition, or of a later one.
fn order_of(subject: Subject<'_>, approved: &Approved) -> Order {
    let wording = &subject.procedure.order;
    let heading = if approved.update { &wording.heading_of_update } else { &wording.heading };
    Order { kind: wording.kind, heading: heading.clone(), text: wording.text.clone() }
}

/// The register as its procedure names it; the word of its stamp tells what agrees with it.
pub(super) fn register_name(subject: Subject<'_>, words: &Words) -> Result<AnnexName, UnknownDocument> {
    let register = &subject.procedure.register;
    match &register.stamp.word {
        Some(word) => Ok(AnnexName::stamped(&register.name, word)),
        None => Ok(AnnexName::of_forms(&register.name, words.agreement(&register.name.nominative)?)),
    }
}

/// What the context of an order is made of.
pub(super) fn act<'a>(
    subject: Subject<'a>,
    words: &'a Words,
    order: &'a Order,
    names: &'a [AnnexName],
    approved: &'a Approved,
) -> Act<'a> {
    let signed = approved.order.as_ref();
    Act {
        order,
        organisation: subject.organisation,
        procedure: Some(subject.procedure.id.as_str()),
        words,
        date: signed.map(|order| order.date),
        number: signed.map(|order| order.number.as_str()),
        names,
    }
}

/// The register is the first annex, on wide pages.
fn lay_in(annexes: &mut Value) {
    if let Some(register) = annexes.get_mut(0) {
        register["table"] = json!("register");
        register["landscape"] = json!(true);
    }
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

/// An acting person signs with his real status, never «за» (ГОСТ Р 7.0.97-2025, 5.22).
pub(super) fn signed(subject: Subject<'_>, approved: &Approved) -> Signed {
    let Some(person) = &approved.signer else { return Signed { post: String::new(), name: String::new() } };
    let post = match &approved.acting {
        Some(acting) => acting.post.clone(),
        None => subject.signed_post(person),
    };
    let card = subject.organisation.person(person);
    let name = card.map_or_else(|| person.to_string(), |card| card.name.initials_first());
    Signed { post, name }
}

/// The stamp of the annex, when the register was approved by an act that was amended since: by which act it was
/// approved, and in whose wording it stands.
pub(super) fn stamp(subject: Subject<'_>, called: &AnnexName, approved: &Approved) -> Value {
    let kind = subject.procedure.order.kind;
    let issuer = &subject.organisation.name.full.genitive;
    let this = match &approved.order {
        Some(order) => wording::requisites(subject.organisation, order),
        None => format!("от{NBSP}__.__.____ {}", wording::number(subject.organisation, "____")),
    };
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
    let head = subject.procedure.register.stamp.word.clone();
    let head = head.unwrap_or_else(|| Participle::Approved.capitals(called.agreement));
    json!({ "above": [], "head": head, "lines": lines })
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
