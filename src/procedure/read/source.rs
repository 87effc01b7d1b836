//! Reads what a procedure file says about the text of the act: its requisites, terms, abbreviations,
//! grounds for update and duties.

use super::remind::read_remind;
use crate::body::Body;
use crate::fault::Thing;
use crate::keys::{abbreviation, duty, every, ground, source, term, until};
use crate::reader::{Node, Table, all, none_twice, settled};
use crate::rules::{Abbreviation, Control, FormInText, Source};
use crate::word::ControlWord;
use crate::{Duty, Every, Ground, Term, check};
use prikaz_domain::{DutyKey, OrderKind};
use prikaz_placed::{Key, ShapeFault};

/// Reads `[source]`.
pub(crate) fn read_source(node: &Node<'_>, body: &Body<'_>) -> Option<Source> {
    let table = node.table()?;
    let kind = table.need(&source::KIND).and_then(|node| read_order_kind(&node));
    let number = table.get(&source::NUMBER).map(|node| node.text());
    let date = table.get(&source::DATE).map(|node| node.date());
    let title = table.get(&source::TITLE).map(|node| node.text());
    let signed_by = table.get(&source::SIGNED_BY).map(|node| body.person(&node));
    let control = table.get(&source::CONTROL).map_or(Some(Control::Unsaid), |node| read_control(&node, body));
    let form = table.need(&source::FORM).and_then(|node| node.word(FormInText::WORDS));
    let points = table.get(&source::POINTS).map_or(Some(Vec::new()), |node| read_points(&node));
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
    match ControlWord::from_code(&node.any_text()?) {
        Some(ControlWord::Signer) => Some(Control::Signer),
        None => body.person(node).map(Control::Person),
    }
}

fn read_points(node: &Node<'_>) -> Option<Vec<String>> {
    all(node.list()?.iter().map(Node::text))
}

/// Reads a ground for update.
pub(crate) fn read_ground(node: &Node<'_>) -> Option<Ground> {
    let table = node.table()?;
    let key = table.need_key(&ground::KEY);
    let text = table.need_text(&ground::TEXT);
    let clause = table.need_text(&ground::CLAUSE);
    table.close();
    Some(Ground { key: key?, text: text?, clause: clause? })
}

/// Reads a duty.
pub(crate) fn read_duty(node: &Node<'_>, body: &Body<'_>) -> Option<Duty> {
    let table = node.table()?;
    let key: Option<DutyKey> = table.need_key(&duty::KEY);
    let title = table.need_text(&duty::TITLE);
    let clause = table.need_text(&duty::CLAUSE);
    let every = table.need(&duty::EVERY).and_then(|node| read_every(&node));
    let wording = table.get(&duty::WORDING).map(|node| node.text());
    let by = table.need(&duty::BY).and_then(|node| body.role(&node));
    let handed_to = table.get(&duty::HANDED_TO).map(|node| body.role(&node));
    let remind = table.get(&duty::REMIND).map(|node| read_remind(&node, |node| body.role(node)));
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
    if let Some(months) = table.get(&every::WITHIN_MONTHS) {
        table.close();
        return months.whole().map(Every::WithinMonths);
    }
    let months = table.need(&every::MONTH).and_then(|node| read_months(&node));
    let day = read_day(&table, &every::DAY);
    table.close();
    let (months, day) = (months?, day?);
    let possible = months.iter().map(|month| possible(&table, *month, day));
    all(possible).map(|months| Every::Yearly { months, day })
}

/// One month, or a list of them.
fn read_months(node: &Node<'_>) -> Option<Vec<u8>> {
    if !node.is_list() {
        return read_month(node).map(|month| vec![month]);
    }
    let nodes = node.some_list()?;
    let months = all(nodes.iter().map(read_month))?;
    none_twice(Thing::Value, nodes.iter().zip(months.iter().map(u8::to_string)));
    Some(months)
}

fn read_month(node: &Node<'_>) -> Option<u8> {
    node.whole().and_then(|month| u8::try_from(month).ok())
}

fn read_day(table: &Table<'_>, key: &'static Key) -> Option<u8> {
    table.need(key).and_then(|node| node.whole()).and_then(|day| u8::try_from(day).ok())
}

/// Reads `month` and `day`, which together must be a day of the year.
pub(crate) fn read_day_of_year(table: &Table<'_>) -> Option<(u8, u8)> {
    let month = table.need(&until::MONTH).and_then(|node| read_month(&node));
    let day = read_day(table, &until::DAY)?;
    let month = month?;
    possible(table, month, day).map(|month| (month, day))
}

/// The month, where it has such a day.
fn possible(table: &Table<'_>, month: u8, day: u8) -> Option<u8> {
    if check::is_day_of_year(month, day) {
        return Some(month);
    }
    table.node().misshapen(ShapeFault::ImpossibleDate { text: format!("{day:02}.{month:02}") });
    None
}

/// Reads a term.
pub(crate) fn read_term(node: &Node<'_>) -> Option<Term> {
    let table = node.table()?;
    let term = table.need_text(&term::TERM);
    let definition = table.need_text(&term::DEFINITION);
    let clause = table.need_text(&term::CLAUSE);
    table.close();
    Some(Term { term: term?, definition: definition?, clause: clause? })
}

/// Reads an abbreviation.
pub(crate) fn read_abbreviation(node: &Node<'_>) -> Option<Abbreviation> {
    let table = node.table()?;
    let short = table.need_text(&abbreviation::SHORT);
    let full = table.need_text(&abbreviation::FULL);
    let clause = table.need_text(&abbreviation::CLAUSE);
    table.close();
    Some(Abbreviation { short: short?, full: full?, clause: clause? })
}

/// The kind of an act, by its Russian word.
pub(crate) fn read_order_kind(node: &Node<'_>) -> Option<OrderKind> {
    node.word(OrderKind::WORDS)
}
