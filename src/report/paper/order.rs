//! The order that approves an edition, and its annex.

use std::collections::BTreeMap;

use time::Date;

use crate::act::context::{AnnexContext, LineContext, PartContext, Stamp};
use crate::table::{self, Part};
use crate::{Act, AnnexName, Signed, wording};
use prikaz_document::Table;
use prikaz_domain::{Entry, FullName};
use prikaz_form::{Pages, Shape};
use prikaz_order::{Order, OrderText, forms};
use prikaz_procedure::{ActWording, Before};
use prikaz_russian::typography::NBSP;
use prikaz_russian::{UnknownDocument, Words};

use super::context::{AnnexesContext, BlankContext, Context, OrderContext};
use super::stand_alone::{OwnAnnexes, lay_own};
use super::{Approved, Matter, Subject, Unmarked, register};

/// The order with its annex, and with the annexes it brings beside the register.
///
/// # Errors
/// When a document is called by a word that no list knows.
pub fn order(
    subject: Subject<'_>,
    words: &Words,
    entries: &[Entry],
    approved: &Approved,
    own: OwnAnnexes<'_>,
) -> Result<Unmarked, UnknownDocument> {
    let names = register::names(subject, words)?;
    let order = order_of(subject, &names, approved);
    let act = act(subject, words, &order, &names, approved);
    let mut annexes = act.annexes()?;
    let mut tables = lay_in(&act, subject, &mut annexes, entries, None);
    let brought = order.text.annexes.get(names.len()..).unwrap_or_default();
    lay_own(&mut annexes, names.len(), brought, own, subject.organisation, &mut tables);
    let title = format!("{} {}", forms(order.kind).title(), order.heading);
    let context = OrderContext { act: act.context(vec![signed(subject, approved)])?, annexes };
    Ok(Unmarked::new(matter(subject, context, tables, &title, approved.created)))
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
) -> Result<Unmarked, UnknownDocument> {
    let names = register::names(subject, words)?;
    let order = order_of(subject, &names, approved);
    let act = act(subject, words, &order, &names, approved);
    let mut register = act.annexes()?;
    register.truncate(names.len());
    if approved.amends.is_some() {
        for (at, annex) in register.iter_mut().enumerate() {
            annex.stamp = stamp(subject, words, &names, at, approved)?;
        }
    }
    let tables = lay_in(&act, subject, &mut register, entries, shape);
    let title = subject.procedure.register.annex_title.join(" ");
    let context = AnnexesContext { annexes: register };
    Ok(Unmarked::part(matter(subject, context, tables, &title, approved.created)))
}

/// The order in the wording of the first edition, or of a later one, with the register in as many annexes as it fills,
/// which are called `names`.
pub(super) fn order_of(subject: Subject<'_>, names: &[AnnexName], approved: &Approved) -> Order {
    let wording = &subject.procedure.order;
    let which = if approved.update { ActWording::Later } else { ActWording::First };
    let heading = wording.heading_of(which).unwrap_or_default().to_owned();
    let before = Before { repeals: &approved.repeals, left_out: &approved.left_out };
    let clauses = wording.clauses_of(subject.organisation, false, before);
    let text = OrderText { clauses, ..wording.text.clone() };
    let text = text.with_first_annex_as(register::annexes(subject, names));
    Order { kind: wording.kind, heading, text }
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

/// The register fills the first of `annexes`; gives the tables they put in by name.
fn lay_in(
    act: &Act<'_>,
    subject: Subject<'_>,
    annexes: &mut [AnnexContext],
    entries: &[Entry],
    shape: Option<&Shape>,
) -> BTreeMap<String, Table> {
    let form = &subject.procedure.form;
    let marks: Vec<String> = (0..form.annexes.len()).filter_map(|at| act.annex_number(at)).collect();
    let printed = table::annexes(form, entries, shape, &marks);
    let mut tables = BTreeMap::new();
    for ((no, annex), printed) in (1..).zip(annexes).zip(printed) {
        annex.landscape = printed.pages == Pages::Landscape;
        let parts = printed.parts.into_iter();
        annex.parts = Some(parts.map(|part| part_context(part, no, &mut tables)).collect());
    }
    tables
}

fn matter(
    subject: Subject<'_>,
    context: impl Into<Context>,
    tables: BTreeMap<String, Table>,
    title: &str,
    created: Date,
) -> Matter {
    Matter { tables, mark: subject.mark(), ..Matter::new(context, subject.properties(title, created)) }
}

/// An acting person signs with his real status, never «за» (ГОСТ Р 7.0.97-2025, 5.22).
pub(super) fn signed(subject: Subject<'_>, approved: &Approved) -> Signed {
    let Some(person) = &approved.signer else { return Signed::default() };
    let post = match &approved.acting {
        Some(acting) => acting.post.clone(),
        None => subject.signed_post(person),
    };
    Signed::new(post, subject.organisation.named(person, FullName::initials_first))
}

/// The stamp of the annex `at` as the act has it that approved it; where an act amends that one, in whose wording it
/// stands.
///
/// # Errors
/// As [`order`].
pub(super) fn stamp(
    subject: Subject<'_>,
    words: &Words,
    names: &[AnnexName],
    at: usize,
    approved: &Approved,
) -> Result<Stamp, UnknownDocument> {
    let original = approved.amends.clone().or_else(|| approved.order.clone());
    let of = Approved { order: original, amends: None, ..approved.clone() };
    let order = order_of(subject, names, &of);
    let annexes = act(subject, words, &order, names, &of).annexes()?;
    let mut stamp = annexes.into_iter().nth(at).map(|annex| annex.stamp).unwrap_or_default();
    if approved.amends.is_some() {
        let own = order.text.annexes.get(at).and_then(|annex| annex.stamp.issuer.clone());
        let issuer = own.unwrap_or_else(|| subject.organisation.name.full.genitive.clone());
        let this = match &approved.order {
            Some(order) => wording::requisites(subject.organisation, order),
            None => format!("от{NBSP}__.__.____ {}", wording::number(subject.organisation, "____")),
        };
        let kind = wording::genitive(order.kind);
        stamp.lines.extend([format!("(в{NBSP}редакции {kind} {issuer}"), format!("{this})")]);
    }
    Ok(stamp)
}

/// A table under the name it is put in by, or the items of a list.
pub(super) fn part_context(part: Part, annex: usize, tables: &mut BTreeMap<String, Table>) -> PartContext {
    match part {
        Part::Table(caption, table) => {
            let name = format!("register-{annex}-{}", tables.len() + 1);
            tables.insert(name.clone(), *table);
            PartContext { caption, table: name, clauses: Vec::new() }
        }
        Part::List(items) => {
            let clauses = items.into_iter().map(|item| LineContext {
                number: item.number,
                level: item.level.clamp(1, 4),
                text: item.text,
            });
            PartContext { caption: String::new(), table: String::new(), clauses: clauses.collect() }
        }
    }
}

/// The empty table of the form, to be filled in by a unit.
pub fn blank(subject: Subject<'_>, created: Date) -> Matter {
    let table = table::of_blank(&subject.procedure.form);
    let title = format!("Сведения для включения в {}", subject.procedure.register.name.accusative);
    Matter {
        tables: BTreeMap::from([("form".to_owned(), table)]),
        ..Matter::new(BlankContext { title: title.clone() }, subject.properties(&title, created))
    }
}
