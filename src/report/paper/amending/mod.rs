//! The order that amends others, and the order that repeals one with all that amended it.

mod amended;
mod said;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::Date;

use crate::{AnnexName, table, wording};
use prikaz_document::Table;
use prikaz_domain::{ActReference, Case, OrderKind};
use prikaz_form::Pages;
use prikaz_order::{Clause, Order, OrderText};
use prikaz_russian::{Participle, UnknownDocument, Words};

use super::order::{act, order_of, part_context, signed, stamp};
use super::register;
use super::{Approved, Matter, Subject, Unmarked};
pub use amended::Amended;

/// The order that amends `acts`, called `heading`, as the body of `subject` words it.
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn amending_order(
    subject: Subject<'_>,
    words: &Words,
    acts: &[Amended<'_>],
    heading: &str,
    approved: &Approved,
) -> Result<Unmarked, UnknownDocument> {
    let kind = acts.first().map_or(subject.procedure.order.kind, |one| one.act.kind);
    let mut tables = BTreeMap::new();
    let of = acts.iter().map(|one| one.amendment.restated().len()).sum();
    let mut annexes = Annexes { of, approved, tables: &mut tables, made: Vec::new() };
    let mut amended = Vec::new();
    for (one, no) in acts.iter().zip(1..) {
        amended.push(self::amended(one, words, no, &mut annexes)?);
    }
    let annexes = annexes.made;
    let (body, wording) = (subject.organisation, &subject.procedure.order);
    let clauses = wording.clauses_behind(body, acts.len() + 1, &approved.left_out);
    let mut context = frame(subject, words, kind, clauses, approved)?;
    context["acts"] = json!(amended);
    context["annexes"] = json!(annexes);
    context["excluded"] = json!(subject.procedure.order.amending.excluded.code());
    context["heading"] = json!(heading);
    let title = format!("{} {heading}", wording::title(kind));
    Ok(paper(subject, "amending-order", context, tables, &title, approved))
}

/// What an order that amends `acts` is called, before the words of `templates/amending.djot` make it one paragraph;
/// `units` is how many of their structural units it touches.
pub fn amending_title(subject: Subject<'_>, acts: &[ActReference], units: usize, created: Date) -> Matter {
    let context = json!({
        "units": units,
        "acts": acts.iter().map(|act| act_named(subject, act)).collect::<Vec<_>>(),
        "cites": cites(subject),
    });
    Matter::new("amending-title", context, subject.properties("", created))
}

fn cites(subject: Subject<'_>) -> &'static str {
    subject.procedure.order.amending.cites.code()
}

/// The order that repeals `acts`, which come with their titles.
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn repealing_order(
    subject: Subject<'_>,
    words: &Words,
    acts: &[ActReference],
    approved: &Approved,
) -> Result<Unmarked, UnknownDocument> {
    let kind = acts.first().map_or(subject.procedure.order.kind, |act| act.kind);
    let clauses = subject.procedure.order.clauses_of_repeal(subject.organisation);
    let mut context = frame(subject, words, kind, clauses, approved)?;
    context["acts"] = json!(acts.iter().map(|act| act_named(subject, act)).collect::<Vec<_>>());
    let lapsed = if acts.len() == 1 { "утратившим" } else { "утратившими" };
    let what = acts.first().map(|act| cited(subject, act)).unwrap_or_default();
    let title = format!("{} О признании {lapsed} силу: {what}", wording::title(kind));
    Ok(paper(subject, "repealing-order", context, BTreeMap::new(), &title, approved))
}

fn paper(
    subject: Subject<'_>,
    template: &'static str,
    context: Value,
    tables: BTreeMap<String, Table>,
    title: &str,
    approved: &Approved,
) -> Unmarked {
    let properties = subject.properties(title, approved.created);
    Unmarked::new(Matter { tables, mark: subject.mark(), ..Matter::new(template, context, properties) })
}

/// What any order has; `clauses` stand behind those that amend or repeal.
fn frame(
    subject: Subject<'_>,
    words: &Words,
    kind: OrderKind,
    clauses: Vec<Clause>,
    approved: &Approved,
) -> Result<Value, UnknownDocument> {
    let wording = &subject.procedure.order;
    let amending = &wording.amending;
    let preamble = amending.preamble.as_ref().unwrap_or(&wording.text.preamble);
    let text = OrderText { preamble: preamble.clone(), clauses, annexes: Vec::new(), ..wording.text.clone() };
    let order = Order { kind, heading: String::new(), text };
    let mut context = act(subject, words, &order, &[], approved).context(&[signed(subject, approved)])?;
    context["cites"] = json!(cites(subject));
    Ok(context)
}

fn amended(
    one: &Amended<'_>,
    words: &Words,
    no: usize,
    annexes: &mut Annexes<'_>,
) -> Result<Value, UnknownDocument> {
    let subject = one.subject;
    let called = register::name(subject, words)?;
    let names = register::names(subject, words)?;
    let form = &subject.procedure.form;
    let marks = marks_of(subject, words, &names, annexes.approved);
    let references = annexes.add(one, words, &names, &marks)?;
    let is_whole = names.len() == 1 && !references.is_empty();
    let operations = if is_whole {
        Vec::new()
    } else {
        let (references, tables) = (&references, &mut *annexes.tables);
        said::Said { no, marks: &marks, references, tables }.operations(form, one)
    };
    let earlier = one.amended_by.iter().map(|act| wording::requisites(subject.organisation, act));
    Ok(json!({
        "number": format!("{no}."),
        "act": act_named(subject, &one.act),
        "amended_by": earlier.collect::<Vec<_>>(),
        "units": one.amendment.units(),
        "where": where_(one, &called, names.len() > 1),
        "operations": operations,
        "reference": references.get(&0).filter(|_| is_whole),
    }))
}

/// What the changes are in: «перечень …, утвержденный указанным приказом», or the annexes of the order where they are
/// several. A comma follows what agrees with a participle.
fn where_(one: &Amended<'_>, called: &AnnexName, several: bool) -> Value {
    let kind = one.act.kind;
    if several {
        let to = format!("к указанному {}", wording::dative(kind));
        return json!({
            "accusative": to, "genitive": to, "prepositional": format!("приложениях {to}"), "comma": "",
        });
    }
    let name = &one.subject.procedure.register.name;
    let approved_by = format!("указанным {}", wording::instrumental(kind));
    let full = |name: &str, case: Case| {
        let participle = Participle::Approved.full(called.agreement, Some(case));
        format!("{name}, {participle} {approved_by}")
    };
    json!({
        "accusative": full(&name.accusative, Case::Accusative),
        "genitive": full(&name.genitive, Case::Genitive),
        "prepositional": full(&name.prepositional, Case::Prepositional),
        "comma": ",",
    })
}

/// What the annexes of the register are called in the order that approved it; nothing where it is one.
fn marks_of(subject: Subject<'_>, words: &Words, names: &[AnnexName], approved: &Approved) -> Vec<String> {
    if names.len() < 2 {
        return Vec::new();
    }
    let order = order_of(subject, names, approved);
    let act = act(subject, words, &order, names, approved);
    let number = |at: usize| act.annex_number(at).unwrap_or_else(|| format!("№\u{a0}{}", at + 1));
    (0..names.len()).map(number).collect()
}

/// The annexes of the order: new wordings of annexes of the acts.
struct Annexes<'a> {
    /// How many they are.
    of: usize,
    approved: &'a Approved,
    tables: &'a mut BTreeMap<String, Table>,
    made: Vec<Value>,
}

impl Annexes<'_> {
    /// Adds the annexes of `one` that are restated; what the order calls each in the dative: «приложению 2».
    fn add(
        &mut self,
        one: &Amended<'_>,
        words: &Words,
        names: &[AnnexName],
        marks: &[String],
    ) -> Result<BTreeMap<usize, String>, UnknownDocument> {
        let restated = one.amendment.restated();
        if restated.is_empty() {
            return Ok(BTreeMap::new());
        }
        let form = &one.subject.procedure.form;
        let mut printed: Vec<_> =
            table::annexes(form, &one.rows, None, marks).into_iter().map(Some).collect();
        let in_its_wording = Approved { amends: Some(one.act.clone()), ..self.approved.clone() };
        let mut references = BTreeMap::new();
        for at in restated {
            let Some(printed) = printed.get_mut(at).and_then(Option::take) else { continue };
            let no = self.made.len() + 1;
            let (reference, word) = match self.of {
                1 => ("приложению".to_owned(), "Приложение".to_owned()),
                _ => (format!("приложению {no}"), format!("Приложение {no}")),
            };
            references.insert(at, reference);
            let own = form.annexes.get(at).map(|annex| &annex.title).filter(|title| !title.is_empty());
            let title = own.unwrap_or(&one.subject.procedure.register.annex_title);
            let landscape = printed.pages == Pages::Landscape;
            let parts = printed.parts.into_iter();
            let parts: Vec<Value> = parts.map(|part| part_context(part, no, self.tables)).collect();
            self.made.push(json!({
                "mark": self.mark(one, &word),
                "stamp": stamp(one.subject, words, names, at, &in_its_wording)?,
                "title": title.join("\n"),
                "landscape": landscape,
                "parts": parts,
            }));
        }
        Ok(references)
    }

    /// The mark that it is an annex of this order.
    fn mark(&self, one: &Amended<'_>, word: &str) -> [String; 3] {
        let subject = one.subject;
        let issuer = &subject.organisation.name.full.genitive;
        let this = match &self.approved.order {
            Some(order) => wording::requisites(subject.organisation, order),
            None => format!("от\u{a0}__.__.____ {}", wording::number(subject.organisation, "____")),
        };
        [word.to_owned(), format!("к {} {issuer}", wording::dative(one.act.kind)), this]
    }
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
