//! The order that amends others, and the order that repeals one with all that amended it.

mod said;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::amend::Amendment;
use crate::document::Table;
use crate::domain::{ActReference, Case, Entry, OrderKind};
use crate::order::{Order, OrderText};
use crate::procedure::{Cites, ExcludedAs};
use crate::report::{AnnexName, table, wording};
use crate::russian::{Participle, UnknownDocument, Words};

use super::order::{act, signed, stamp};
use super::register;
use super::{Approved, Matter, Subject};

/// An act that is amended, with the register it approved.
#[derive(Debug)]
pub struct Amended<'a> {
    /// The procedure and the body of the register.
    pub subject: Subject<'a>,
    /// The act that approved it, with its title.
    pub act: ActReference,
    /// The acts that amended it before.
    pub amended_by: Vec<ActReference>,
    /// What changes now.
    pub amendment: Amendment,
    /// The rows as they read then.
    pub rows: Arc<Vec<Entry>>,
}

/// The order that amends `acts`, as the body of `subject` words it.
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn amending_order(
    subject: Subject<'_>,
    words: &Words,
    acts: &[Amended<'_>],
    approved: &Approved,
) -> Result<Matter, UnknownDocument> {
    let kind = acts.first().map_or(subject.procedure.order.kind, |one| one.act.kind);
    let units: usize = acts.iter().map(|one| one.amendment.units()).sum();
    let mut tables = BTreeMap::new();
    let mut amended = Vec::new();
    for (one, no) in acts.iter().zip(1..) {
        amended.push(self::amended(one, words, no, acts.len(), approved, &mut tables)?);
    }
    let mut context = frame(subject, words, kind, acts.len() + 1, approved)?;
    context["units"] = json!(units);
    context["acts"] = json!(amended);
    context["excluded"] = json!(match subject.procedure.order.amending.excluded {
        ExcludedAs::Excluded => "excluded",
        ExcludedAs::Void => "void",
    });
    let matter = "изменени".to_owned() + if units == 1 { "я" } else { "й" };
    let acts = acts.first().map(|one| cited(subject, &one.act)).unwrap_or_default();
    let title = format!("{} О внесении {matter} в {acts}", wording::title(kind));
    Ok(paper(subject, "amending-order", context, tables, &title, approved))
}

/// The order that repeals the first of `acts` with those that amended it; each of these comes with the number of
/// units it touched.
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn repealing_order(
    subject: Subject<'_>,
    words: &Words,
    original: &ActReference,
    amended_by: &[(ActReference, usize)],
    approved: &Approved,
) -> Result<Matter, UnknownDocument> {
    let named = |act: &ActReference, units: usize| {
        let mut named = act_named(subject, act);
        named["units"] = json!(units);
        named
    };
    let acts: Vec<Value> = std::iter::once(named(original, 0))
        .chain(amended_by.iter().map(|(act, units)| named(act, *units)))
        .collect();
    let mut context = frame(subject, words, original.kind, 2, approved)?;
    context["acts"] = json!(acts);
    let lapsed = if amended_by.is_empty() { "утратившим" } else { "утратившими" };
    let what = cited(subject, original);
    let title = format!("{} О признании {lapsed} силу: {what}", wording::title(original.kind));
    Ok(paper(subject, "repealing-order", context, BTreeMap::new(), &title, approved))
}

fn paper(
    subject: Subject<'_>,
    template: &'static str,
    context: Value,
    tables: BTreeMap<String, Table>,
    title: &str,
    approved: &Approved,
) -> Matter {
    let properties = subject.properties(title, approved.created);
    Matter { tables, mark: subject.mark(), ..Matter::new(template, context, properties) }
}

/// What any order has; `next` is the number of the first clause behind those that amend or repeal.
fn frame(
    subject: Subject<'_>,
    words: &Words,
    kind: OrderKind,
    next: usize,
    approved: &Approved,
) -> Result<Value, UnknownDocument> {
    let wording = &subject.procedure.order;
    let amending = &wording.amending;
    let preamble = amending.preamble.as_ref().unwrap_or(&wording.text.preamble);
    let text = OrderText {
        preamble: preamble.clone(),
        clauses: wording.clauses_behind(next),
        annexes: Vec::new(),
        ..wording.text.clone()
    };
    let order = Order { kind, heading: String::new(), text };
    let mut context = act(subject, words, &order, &[], approved).context(&[signed(subject, approved)])?;
    context["cites"] = json!(match amending.cites {
        Cites::Title => "title",
        Cites::Requisites => "requisites",
    });
    Ok(context)
}

fn amended(
    one: &Amended<'_>,
    words: &Words,
    no: usize,
    of: usize,
    approved: &Approved,
    tables: &mut BTreeMap<String, Table>,
) -> Result<Value, UnknownDocument> {
    let subject = one.subject;
    let called = register::name(subject, words)?;
    let form = &subject.procedure.form;
    let name = &subject.procedure.register.name;
    let approved_by = format!("указанным {}", wording::instrumental(one.act.kind));
    let where_ = |name: &str, case: Case| {
        let participle = Participle::Approved.full(called.agreement, Some(case));
        format!("{name}, {participle} {approved_by}")
    };
    let annex = one.amendment.new_wording().map(|rows| {
        let key = format!("annex-{no}");
        tables.insert(key.clone(), table::usual(form, rows));
        annex(one, &called, no, of, key, approved)
    });
    let operations = if annex.is_some() { Vec::new() } else { said::operations(form, one, no, tables) };
    let earlier = one.amended_by.iter().map(|act| wording::requisites(subject.organisation, act));
    Ok(json!({
        "number": format!("{no}."),
        "act": act_named(subject, &one.act),
        "amended_by": earlier.collect::<Vec<_>>(),
        "units": one.amendment.units(),
        "where": {
            "accusative": where_(&name.accusative, Case::Accusative),
            "genitive": where_(&name.genitive, Case::Genitive),
            "prepositional": where_(&name.prepositional, Case::Prepositional),
        },
        "operations": operations,
        "annex": annex,
    }))
}

/// The new wording of an annex: the mark that it is an annex of this order, and the stamp it keeps.
fn annex(
    one: &Amended<'_>,
    called: &AnnexName,
    no: usize,
    of: usize,
    table: String,
    approved: &Approved,
) -> Value {
    let subject = one.subject;
    let issuer = &subject.organisation.name.full.genitive;
    let (reference, word) = match of {
        1 => ("приложению".to_owned(), "Приложение".to_owned()),
        _ => (format!("приложению {no}"), format!("Приложение {no}")),
    };
    let this = match &approved.order {
        Some(order) => wording::requisites(subject.organisation, order),
        None => format!("от\u{a0}__.__.____ {}", wording::number(subject.organisation, "____")),
    };
    let kind = one.act.kind;
    json!({
        "reference": reference,
        "mark": [word, format!("к {} {issuer}", wording::dative(kind)), this],
        "stamp": stamp(subject, called, &Approved { amends: Some(one.act.clone()), ..approved.clone() }),
        "title": subject.procedure.register.annex_title.join("\n"),
        "table": table,
    })
}

/// An act in the forms that sentences need.
fn act_named(subject: Subject<'_>, act: &ActReference) -> Value {
    let [plural, plural_genitive, plural_instrumental] = wording::plural(act.kind);
    json!({
        "nominative": wording::nominative(act.kind),
        "genitive": wording::genitive(act.kind),
        "dative": wording::dative(act.kind),
        "instrumental": wording::instrumental(act.kind),
        "plural": plural,
        "plural_genitive": plural_genitive,
        "plural_instrumental": plural_instrumental,
        "issuer": subject.organisation.name.full.genitive,
        "requisites": wording::requisites(subject.organisation, act),
        "title": act.title.as_deref().unwrap_or_default(),
    })
}

fn cited(subject: Subject<'_>, act: &ActReference) -> String {
    format!("{} {}", wording::nominative(act.kind), wording::requisites(subject.organisation, act))
}
