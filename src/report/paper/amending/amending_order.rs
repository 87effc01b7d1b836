//! The paper itself: what amends and what repeals, act by act.

use std::collections::BTreeMap;

use time::Date;

use super::amended::Amended;
use super::said;
use crate::act::context::ActContext;
use crate::paper::context::{
    ActNamed, AmendedContext, AmendingOrderContext, AmendingTitleContext, ChangesIn, Context,
    RepealingOrderContext, RestatedAnnex,
};
use crate::paper::order::{act, order_of, part_context, signed, stamp};
use crate::paper::{Approved, Matter, Subject, Unmarked, register};
use crate::{AnnexName, table, wording};
use prikaz_document::Table;
use prikaz_domain::{ActReference, Case, OrderKind};
use prikaz_form::Pages;
use prikaz_order::{Clause, Order, OrderText};
use prikaz_russian::{Participle, UnknownDocument, Words};

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
    let act = ActContext { heading: heading.to_owned(), ..frame(subject, words, kind, clauses, approved)? };
    let (cites, excluded) = (wording.amending.cites, wording.amending.excluded);
    let context = AmendingOrderContext { act, acts: amended, annexes, cites, excluded };
    let title = format!("{} {heading}", wording::title(kind));
    Ok(paper(subject, context, tables, &title, approved))
}

/// What an order that amends `acts` is called, before the words of `templates/amending.djot` make it one paragraph;
/// `units` is how many of their structural units it touches.
pub fn amending_title(subject: Subject<'_>, acts: &[ActReference], units: usize, created: Date) -> Matter {
    let acts = acts.iter().map(|act| act_named(subject, act)).collect();
    let context = AmendingTitleContext { units, acts, cites: subject.procedure.order.amending.cites };
    Matter::new(context, subject.properties("", created))
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
    let context = RepealingOrderContext {
        act: frame(subject, words, kind, clauses, approved)?,
        acts: acts.iter().map(|act| act_named(subject, act)).collect(),
        annexes: Vec::new(),
        cites: subject.procedure.order.amending.cites,
    };
    let lapsed = if acts.len() == 1 { "утратившим" } else { "утратившими" };
    let what = acts.first().map(|act| cited(subject, act)).unwrap_or_default();
    let title = format!("{} О признании {lapsed} силу: {what}", wording::title(kind));
    Ok(paper(subject, context, BTreeMap::new(), &title, approved))
}

fn paper(
    subject: Subject<'_>,
    context: impl Into<Context>,
    tables: BTreeMap<String, Table>,
    title: &str,
    approved: &Approved,
) -> Unmarked {
    let properties = subject.properties(title, approved.created);
    Unmarked::new(Matter { tables, mark: subject.mark(), ..Matter::new(context, properties) })
}

/// What any order has; `clauses` stand behind those that amend or repeal.
fn frame(
    subject: Subject<'_>,
    words: &Words,
    kind: OrderKind,
    clauses: Vec<Clause>,
    approved: &Approved,
) -> Result<ActContext, UnknownDocument> {
    let wording = &subject.procedure.order;
    let amending = &wording.amending;
    let preamble = amending.preamble.as_ref().unwrap_or(&wording.text.preamble);
    let text = OrderText { preamble: preamble.clone(), clauses, annexes: Vec::new(), ..wording.text.clone() };
    let order = Order { kind, heading: String::new(), text };
    act(subject, words, &order, &[], approved).context(vec![signed(subject, approved)])
}

fn amended(
    one: &Amended<'_>,
    words: &Words,
    no: usize,
    annexes: &mut Annexes<'_>,
) -> Result<AmendedContext, UnknownDocument> {
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
    Ok(AmendedContext {
        number: format!("{no}."),
        act: act_named(subject, &one.act),
        amended_by: earlier.collect(),
        units: one.amendment.units(),
        changes_in: changes_in(one, &called, names.len() > 1),
        operations,
        reference: references.get(&0).filter(|_| is_whole).cloned(),
    })
}

/// What the changes are in: «перечень …, утвержденный указанным приказом», or the annexes of the order where they are
/// several. A comma follows what agrees with a participle.
fn changes_in(one: &Amended<'_>, called: &AnnexName, several: bool) -> ChangesIn {
    let kind = one.act.kind;
    if several {
        let to = format!("к указанному {}", wording::dative(kind));
        return ChangesIn {
            accusative: to.clone(),
            genitive: to.clone(),
            prepositional: format!("приложениях {to}"),
            comma: "",
        };
    }
    let name = &one.subject.procedure.register.name;
    let approved_by = format!("указанным {}", wording::instrumental(kind));
    let full = |name: &str, case: Case| {
        let participle = Participle::Approved.full(called.agreement, Some(case));
        format!("{name}, {participle} {approved_by}")
    };
    ChangesIn {
        accusative: full(&name.accusative, Case::Accusative),
        genitive: full(&name.genitive, Case::Genitive),
        prepositional: full(&name.prepositional, Case::Prepositional),
        comma: ",",
    }
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
    made: Vec<RestatedAnnex>,
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
            let parts = parts.map(|part| part_context(part, no, self.tables)).collect();
            self.made.push(RestatedAnnex {
                mark: self.mark(one, &word),
                stamp: stamp(one.subject, words, names, at, &in_its_wording)?,
                title: title.join("\n"),
                landscape,
                parts,
            });
        }
        Ok(references)
    }

    /// The mark that it is an annex of this order.
    pub(super) fn mark(&self, one: &Amended<'_>, word: &str) -> [String; 3] {
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
fn act_named(subject: Subject<'_>, act: &ActReference) -> ActNamed {
    let [plural, plural_genitive, plural_instrumental] = wording::plural(act.kind);
    ActNamed {
        nominative: wording::nominative(act.kind),
        genitive: wording::genitive(act.kind),
        dative: wording::dative(act.kind),
        instrumental: wording::instrumental(act.kind),
        plural,
        plural_genitive,
        plural_instrumental,
        issuer: subject.organisation.name.full.genitive.clone(),
        requisites: wording::requisites(subject.organisation, act),
        title: act.title.clone().unwrap_or_default(),
    }
}

fn cited(subject: Subject<'_>, act: &ActReference) -> String {
    format!("{} {}", wording::nominative(act.kind), wording::requisites(subject.organisation, act))
}
