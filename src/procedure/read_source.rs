//! Reads what a procedure file says about the text of the act: its requisites, terms, abbreviations,
//! grounds for update and duties.

use super::fault::{FaultKind, Thing};
use super::file::{Body, all, settled};
use super::reader::{Node, Table, none_twice};
use super::remind::read_remind;
use super::rules::{Abbreviation, Control, FormInText, Source};
use super::{Duty, Every, Ground, Term, check};
use prikaz_domain::{DutyKey, OrderKind};

/// Reads `[source]`.
pub(super) fn read_source(node: &Node<'_>, body: &Body<'_>) -> Option<Source> {
    let table = node.table()?;
    let kind = table.need("kind").and_then(|node| read_order_kind(&node));
    let number = table.get("number").map(|node| node.text());
    let date = table.get("date").map(|node| node.date());
    let title = table.get("title").map(|node| node.text());
    let signed_by = table.get("signed_by").map(|node| body.person(&node));
    let control = table.get("control").map_or(Some(Control::Unsaid), |node| read_control(&node, body));
    let form = table.need("form").and_then(|node| node.word(FormInText::WORDS));
    let points = table.get("points").map_or(Some(Vec::new()), |node| read_points(&node));
    table.close();
    Some(Source {
        kind: kind?,
        number: settled(number)?,
        date: settled(date)?,
        title: settled(title)?,
        signed_by: settled(signed_by)?,
        control: control?,
        form: form?,
        points: points?,
    })
}

fn read_control(node: &Node<'_>, body: &Body<'_>) -> Option<Control> {
    if node.any_text()? == "signer" { Some(Control::Signer) } else { body.person(node).map(Control::Person) }
}

fn read_points(node: &Node<'_>) -> Option<Vec<String>> {
    all(node.list()?.iter().map(Node::text).collect())
}

/// Reads a ground for update.
pub(super) fn read_ground(node: &Node<'_>) -> Option<Ground> {
    let table = node.table()?;
    let key = table.need_key("key");
    let text = table.need_text("text");
    let clause = table.need_text("clause");
    table.close();
    Some(Ground { key: key?, text: text?, clause: clause? })
}

/// Reads a duty.
pub(super) fn read_duty(node: &Node<'_>, body: &Body<'_>) -> Option<Duty> {
    let table = node.table()?;
    let key: Option<DutyKey> = table.need_key("key");
    let title = table.need_text("title");
    let clause = table.need_text("clause");
    let every = table.need("every").and_then(|node| read_every(&node));
    let wording = table.get("wording").map(|node| node.text());
    let by = table.need("by").and_then(|node| body.role(&node));
    let handed_to = table.get("handed_to").map(|node| body.role(&node));
    let remind = table.get("remind").map(|node| read_remind(&node, |node| body.role(node)));
    table.close();
    Some(Duty {
        key: key?,
        title: title?,
        clause: clause?,
        every: every?,
        wording: settled(wording)?,
        by: by?,
        handed_to: settled(handed_to)?,
        remind: settled(remind)?,
    })
}

fn read_every(node: &Node<'_>) -> Option<Every> {
    let table = node.table()?;
    if let Some(months) = table.get("within_months") {
        table.close();
        return months.number(1..=120).map(Every::WithinMonths);
    }
    let months = table.need("month").and_then(|node| read_months(&node));
    let day = read_day(&table);
    table.close();
    let (months, day) = (months?, day?);
    let possible = months.iter().map(|month| possible(&table, *month, day)).collect();
    all(possible).map(|months| Every::Yearly { months, day })
}

/// One month, or a list of them.
fn read_months(node: &Node<'_>) -> Option<Vec<u8>> {
    if !node.is_list() {
        return read_month(node).map(|month| vec![month]);
    }
    let nodes = node.some_list()?;
    let months = all(nodes.iter().map(read_month).collect())?;
    none_twice(Thing::Value, nodes.iter().zip(months.iter().map(u8::to_string)));
    Some(months)
}

fn read_month(node: &Node<'_>) -> Option<u8> {
    node.number(1..=12).and_then(|month| u8::try_from(month).ok())
}

fn read_day(table: &Table<'_>) -> Option<u8> {
    table.need("day").and_then(|node| node.number(1..=31)).and_then(|day| u8::try_from(day).ok())
}

/// Reads `month` and `day`, which together must be a day of the year.
pub(super) fn read_day_of_year(table: &Table<'_>) -> Option<(u8, u8)> {
    let month = table.need("month").and_then(|node| read_month(&node));
    let day = read_day(table)?;
    let month = month?;
    possible(table, month, day).map(|month| (month, day))
}

/// The month, where it has such a day.
fn possible(table: &Table<'_>, month: u8, day: u8) -> Option<u8> {
    if check::is_day_of_year(month, day) {
        return Some(month);
    }
    table.node().fault(FaultKind::ImpossibleDate { text: format!("{day:02}.{month:02}") });
    None
}

/// Reads a term.
pub(super) fn read_term(node: &Node<'_>) -> Option<Term> {
    let table = node.table()?;
    let term = table.need_text("term");
    let definition = table.need_text("definition");
    let clause = table.need_text("clause");
    table.close();
    Some(Term { term: term?, definition: definition?, clause: clause? })
}

/// Reads an abbreviation.
pub(super) fn read_abbreviation(node: &Node<'_>) -> Option<Abbreviation> {
    let table = node.table()?;
    let short = table.need_text("short");
    let full = table.need_text("full");
    let clause = table.need_text("clause");
    table.close();
    Some(Abbreviation { short: short?, full: full?, clause: clause? })
}

/// The kind of an act, by its Russian word.
pub(super) fn read_order_kind(node: &Node<'_>) -> Option<OrderKind> {
    node.word(OrderKind::WORDS)
}
