//! The order that approves an edition, and its annex.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::Date;

use crate::document::Table;
use crate::domain::{ActReference, Entry, PersonId};
use crate::form::{Pages, Shape};
use crate::order::{Order, forms};
use crate::report::table::{self, Part, PrintedAnnex};
use crate::report::{Act, AnnexName, Signed, wording};
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
    let tables = lay_in(subject, &mut context["annexes"], entries, None);
    let title = format!("{} {}", forms(order.kind).title(), order.heading);
    Ok(matter(subject, ("order", context), tables, &title, approved.created))
}

/// The annex alone, in its usual shape or another.
///
/// # Errors
/// As [`order`].
pub fn annex(
    subject: Subject<'_>,
    words: &Words,
    entries: &[Entry],
    approved: &Approved,
    shape: Option<&Shape>,
) -> Result<Matter, UnknownDocument> {
    let order = order_of(subject, approved);
    let names = [register_name(subject, words)?];
    let mut register = act(subject, words, &order, &names, approved).annexes()?;
    register.truncate(1);
    if let (Some(annex), true) = (register.first_mut(), approved.amends.is_some()) {
        annex["stamp"] = stamp(subject, &names[0], approved);
    }
    let mut context = json!({ "annexes": register });
    let tables = lay_in(subject, &mut context["annexes"], entries, shape);
    let title = subject.procedure.register.annex_title.join(" ");
    Ok(matter(subject, ("annex", context), tables, &title, approved.created))
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

/// The register is the first of `annexes`, or several in its place; gives the tables they put in by name.
fn lay_in(
    subject: Subject<'_>,
    annexes: &mut Value,
    entries: &[Entry],
    shape: Option<&Shape>,
) -> BTreeMap<String, Table> {
    let register = &subject.procedure.register;
    let printed = table::annexes(&subject.procedure.form, &register.annex_title, entries, shape);
    let several = printed.len() > 1;
    let mut tables = BTreeMap::new();
    if let Some(annexes) = annexes.as_array_mut().filter(|annexes| !annexes.is_empty()) {
        let first = annexes.remove(0);
        let laid = (1..).zip(printed).map(|(no, annex)| {
            let number = several.then(|| wording::number(subject.organisation, &no.to_string()));
            laid_annex(&first, annex, (no, number), &mut tables)
        });
        let laid: Vec<Value> = laid.collect();
        annexes.splice(0..0, laid);
    }
    tables
}

/// An annex like `first`, but for what it says itself; its number stands in the stamp where there are several.
fn laid_annex(
    first: &Value,
    annex: PrintedAnnex,
    (no, number): (usize, Option<String>),
    tables: &mut BTreeMap<String, Table>,
) -> Value {
    let mut laid = first.clone();
    if let Some(word) = &annex.stamp {
        laid["stamp"]["head"] = json!(word);
    }
    if let (Some(number), Some(lines)) = (number, laid["stamp"]["lines"].as_array_mut()) {
        lines.push(json!(format!("(приложение {number})")));
    }
    laid["title"] = json!(annex.title.join("\n"));
    laid["landscape"] = json!(annex.pages == Pages::Landscape);
    laid["parts"] = annex.parts.into_iter().map(|part| part_context(part, no, tables)).collect();
    laid
}

fn matter(
    subject: Subject<'_>,
    (template, context): (&'static str, Value),
    tables: BTreeMap<String, Table>,
    title: &str,
    created: Date,
) -> Matter {
    Matter {
        tables,
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

/// A table under the name it is put in by, or the items of a list.
fn part_context(part: Part, annex: usize, tables: &mut BTreeMap<String, Table>) -> Value {
    match part {
        Part::Table(caption, table) => {
            let name = format!("register-{annex}-{}", tables.len() + 1);
            tables.insert(name.clone(), *table);
            json!({ "caption": caption, "table": name, "clauses": [] })
        }
        Part::List(items) => {
            let clauses = items.into_iter();
            let clauses = clauses.map(
                |item| json!({ "number": item.number, "text": item.text, "level": item.level.clamp(1, 4) }),
            );
            json!({ "caption": "", "table": "", "clauses": clauses.collect::<Vec<_>>() })
        }
    }
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
