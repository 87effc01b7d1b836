//! The journal of orders of a body for a year.

use std::collections::BTreeMap;

use time::Date;

use crate::table::headed;
use crate::wording;
use prikaz_document::{Alignment, Cell, Content, Properties, Row, Table};
use prikaz_domain::{ActReference, PersonId};
use prikaz_procedure::Organisation;
use prikaz_workflow::{FormerRequisites, OrderStanding, OrderState};

use crate::paper::context::JournalContext;
use crate::paper::{Matter, mark_of};

const HEADS: [(&str, f32); 7] = [
    ("№ п/п", 7.0),
    ("Дата", 11.0),
    ("Номер", 11.0),
    ("Вид акта", 14.0),
    ("Заголовок", 36.0),
    ("Кто подписал", 18.0),
    ("Отметки", 18.0),
];

/// A line of the journal.
#[derive(Debug, Clone)]
pub struct JournalLine {
    /// The act.
    pub order: ActReference,
    /// Its heading.
    pub heading: String,
    /// Who signed, as far as the store knows.
    pub signers: Vec<PersonId>,
    /// How it stands on the day of the journal.
    pub standing: OrderStanding,
    /// What its requisites were before they were put right.
    pub former: Vec<FormerRequisites>,
    /// By which requisites, put right since, its paper names other acts.
    pub cites_former: Vec<ActReference>,
}

/// The journal for `year`, as of `created`.
pub fn journal(organisation: &Organisation, year: i32, lines: &[JournalLine], created: Date) -> Matter {
    let title = format!("Журнал регистрации приказов за {year}\u{a0}год");
    let rows = lines.iter().zip(1..).map(|(line, no)| row(organisation, line, no)).collect();
    let table = Table { column_numbers: true, ..headed(&format!("Журнал {year}"), &HEADS, rows) };
    let context = JournalContext {
        organisation: organisation.name.full.genitive.clone(),
        year,
        lines: lines.len(),
        as_of: wording::date(organisation, created),
    };
    let properties = Properties {
        title,
        author: organisation.name.full.nominative.clone(),
        subject: "журнал регистрации приказов".to_owned(),
        created,
        language: "ru-RU".to_owned(),
    };
    Matter {
        tables: BTreeMap::from([("journal".to_owned(), table)]),
        mark: mark_of(organisation),
        ..Matter::new(context, properties)
    }
}

fn row(organisation: &Organisation, line: &JournalLine, no: u32) -> Row {
    let signers: Vec<String> = line.signers.iter().map(|person| organisation.name_of(person)).collect();
    Row::new([
        Cell::text(no.to_string()).aligned(Alignment::Centre),
        Cell::new(Content::Date(line.order.date)).aligned(Alignment::Centre),
        Cell::text(line.order.number.as_str()).aligned(Alignment::Centre),
        Cell::text(wording::nominative(line.order.kind)),
        Cell::text(line.heading.as_str()),
        Cell::text(signers.join(", ")),
        Cell::text(notes(organisation, line).join("; ")),
    ])
}

/// What it did to other orders, and they to it; the words do not depend on the kind of the act.
fn notes(organisation: &Organisation, line: &JournalLine) -> Vec<String> {
    let standing = &line.standing;
    let act = |order: &ActReference| {
        format!("{} {}", wording::nominative(order.kind), wording::requisites(organisation, order))
    };
    let amended = standing.amended_by.iter().map(|order| format!("изменения: {}", act(order)));
    let repealed = standing.repealed_by.iter().map(|order| match standing.state {
        OrderState::ToBeRepealed => format!("утратит силу: {}", act(order)),
        OrderState::Fallen => format!("утратил силу измененный акт: {}", act(order)),
        _ => format!("утрата силы: {}", act(order)),
    });
    let restated = standing.restated_by.iter();
    let restated = restated.map(|order| format!("изложено заново: {}, сила не утрачена", act(order)));
    let listed = |words: &str, orders: &[ActReference]| {
        let orders: Vec<String> = orders.iter().map(act).collect();
        (!orders.is_empty()).then(|| format!("{words}: {}", orders.join(", ")))
    };
    let lapsed = |orders: &[ActReference]| match orders {
        [_] => "признает утратившим силу",
        _ => "признает утратившими силу",
    };
    let touched = [
        listed("изменяет", &standing.amends),
        listed(lapsed(&standing.repeals), &standing.repeals),
        listed(&format!("{} в части", lapsed(&standing.repeals_in_part)), &standing.repeals_in_part),
    ];
    let former = line.former.iter().map(|former| {
        let was = wording::requisites(organisation, &former.was);
        format!("реквизиты исправлены, было: {was} ({})", former.reason)
    });
    let cites_former = line
        .cites_former
        .iter()
        .map(|was| format!("исправлено, в самом акте: {}", wording::requisites(organisation, was)));
    former
        .chain(cites_former)
        .chain(touched.into_iter().flatten())
        .chain(amended)
        .chain(restated)
        .chain(repealed)
        .collect()
}
