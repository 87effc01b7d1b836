//! Reads the clauses of an order. A clause has the data of its kind, or words of its own, or both.
//!
//! *Invariant:* a clause that has neither is a fault with its place.

use super::fault::FaultKind;
use super::file::{Body, all, settled};
use super::read_citation::{read_cited, read_part};
use super::read_stage::{read_length, read_unit};
use super::reader::{Node, Table};
use prikaz_fact::coded;
use prikaz_order::{
    Addressee, Amendment, Approval, Attached, Clause, ClauseKind, Controller, DEEPEST, Due, Entry,
    Instruction, Itself, Promulgation, Provision, Repeal, Repealed, Spot, When, in_force_from, numbered,
};
use time::Date;

/// Most days that may pass before an act is in force.
const LONGEST: u32 = 3660;

/// What clauses may name.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The body.
    pub(super) body: &'a Body<'a>,
    /// How many annexes the order has.
    pub(super) annexes: u8,
}

/// Reads clauses, those under them included.
pub(super) fn read_clauses(node: &Node<'_>, scope: Scope<'_>) -> Option<Vec<Clause>> {
    let clauses = read_level(node, scope, 1)?;
    if !limits_begin(&clauses) {
        node.fault(FaultKind::ForceUnknown);
    }
    Some(clauses)
}

/// Whether it is known at signing from when every limit of an instruction counts.
fn limits_begin(clauses: &[Clause]) -> bool {
    let counts_from_force = |clause: &Clause| match &clause.provision {
        Some(Provision::Instruct(says)) => matches!(says.due, Some(Due::WithinForce(_))),
        _ => false,
    };
    let counted = numbered(clauses).into_iter().any(|(_, _, clause)| counts_from_force(clause));
    !counted || in_force_from(clauses, Date::MIN).is_some()
}

fn read_level(node: &Node<'_>, scope: Scope<'_>, level: u8) -> Option<Vec<Clause>> {
    if level > DEEPEST {
        node.fault(FaultKind::TooDeep { most: DEEPEST.into() });
        return None;
    }
    all(node.some_list()?.iter().map(|node| read_clause(node, scope, level)).collect())
}

fn read_clause(node: &Node<'_>, scope: Scope<'_>, level: u8) -> Option<Clause> {
    let table = node.table()?;
    // Without its kind, what else a clause may hold is not known: its other keys are left alone.
    let kind = table.need("kind").and_then(|node| node.word(ClauseKind::WORDS))?;
    let wording = table.get("text").map(|node| node.text());
    let number = table.get("number").map(|node| node.text());
    let itself = table.get("itself").map_or(Some(Itself::default()), |node| node.word(Itself::WORDS));
    let provision = read_provision(&table, kind, wording.is_some(), scope);
    let clauses = table.get("clause").map(|node| read_level(&node, scope, level.saturating_add(1)));
    table.close();
    Some(Clause {
        kind,
        provision: provision?,
        wording: settled(wording)?,
        number: settled(number)?,
        itself: itself?,
        clauses: settled(clauses)?.unwrap_or_default(),
    })
}

/// The data of a clause; where it has words of its own and none of its data, there is nothing to read.
fn read_provision(
    table: &Table<'_>,
    kind: ClauseKind,
    is_worded: bool,
    scope: Scope<'_>,
) -> Option<Option<Provision>> {
    let own: &[&'static str] = match kind {
        ClauseKind::Free => {
            if !is_worded {
                table.need("text");
                return None;
            }
            return Some(None);
        }
        ClauseKind::Approve => &["annex"],
        ClauseKind::Amend => &["act"],
        ClauseKind::Repeal => &["act", "annex"],
        ClauseKind::Instruct => &["task"],
        ClauseKind::Establish => &["points"],
        ClauseKind::Publish => &["spot"],
        ClauseKind::EnterIntoForce => &["when", "stage"],
        ClauseKind::Control => &["by"],
    };
    if is_worded && !own.iter().any(|key| table.has(key)) {
        return Some(None);
    }
    let provision = match kind {
        ClauseKind::Approve => read_approval(table, scope).map(Provision::Approve),
        ClauseKind::Amend => read_amend(table, scope).map(Provision::Amend),
        ClauseKind::Repeal => read_repeal(table, scope).map(Provision::Repeal),
        ClauseKind::Instruct => read_instruction(table, scope).map(Provision::Instruct),
        ClauseKind::Establish => table.need("points").and_then(|node| node.texts()).map(Provision::Establish),
        ClauseKind::Publish => read_promulgation(table, scope).map(Provision::Publish),
        ClauseKind::EnterIntoForce => read_entries(table).map(Provision::EnterIntoForce),
        ClauseKind::Control => read_controller(table, scope).map(Provision::Control),
        ClauseKind::Free => return Some(None),
    };
    provision.map(Some)
}

/// Which annexes; all of them where none is named.
fn read_approval(table: &Table<'_>, scope: Scope<'_>) -> Option<Approval> {
    let annexes = match table.get("annex") {
        Some(node) if node.is_list() => {
            all(node.some_list()?.iter().map(|node| read_annex_number(node, scope)).collect())
        }
        Some(node) => read_annex_number(&node, scope).map(|annex| vec![annex]),
        None => Some((1..=scope.annexes).collect()),
    };
    if scope.annexes == 0 {
        table.node().fault(FaultKind::NoAnnex { number: 1, annexes: 0 });
    }
    let also = table.get("also").map(|node| node.text());
    let attached = table.get("attached").map_or(Some(Attached::default()), |node| node.word(Attached::WORDS));
    Some(Approval { annexes: annexes?, also: settled(also)?, attached: attached? })
}

fn read_annex_number(node: &Node<'_>, scope: Scope<'_>) -> Option<u8> {
    let number = u8::try_from(node.number(1..=99)?).ok()?;
    if number > scope.annexes {
        node.fault(FaultKind::NoAnnex { number: number.into(), annexes: scope.annexes.into() });
    }
    Some(number)
}

fn read_amend(table: &Table<'_>, scope: Scope<'_>) -> Option<Vec<Amendment>> {
    let nodes = table.need("act").and_then(|node| node.some_list())?;
    all(nodes.iter().map(|node| read_amendment(node, scope)).collect())
}

fn read_amendment(node: &Node<'_>, scope: Scope<'_>) -> Option<Amendment> {
    let table = node.table()?;
    let act = read_cited(&table);
    let annex = table.get("annex").map(|node| read_annex_number(&node, scope));
    let changes = match (table.get("changes"), &annex) {
        (None, Some(_)) => Some(Vec::new()),
        _ => table.need("changes").and_then(|node| node.texts()),
    };
    table.close();
    Some(Amendment { act: act?, changes: changes?, annex: settled(annex)? })
}

fn read_repeal(table: &Table<'_>, scope: Scope<'_>) -> Option<Repeal> {
    let annex = table.get("annex").map(|node| read_annex_number(&node, scope));
    let acts = match (table.get("act"), &annex) {
        (None, Some(_)) => Some(Vec::new()),
        _ => {
            let nodes = table.need("act").and_then(|node| node.some_list())?;
            all(nodes.iter().map(read_repealed).collect())
        }
    };
    Some(Repeal { acts: acts?, annex: settled(annex)? })
}

fn read_repealed(node: &Node<'_>) -> Option<Repealed> {
    let table = node.table()?;
    let act = read_cited(&table);
    let part = read_part(&table, None);
    table.close();
    Some(Repealed { act: act?, part: part? })
}

fn read_instruction(table: &Table<'_>, scope: Scope<'_>) -> Option<Instruction> {
    let whom = table.need("whom").and_then(|node| read_addressee(&node, scope));
    let task = table.need_text("task");
    let due = table.get("due").map(|node| read_due(&node));
    let tracked = table.get("tracked").map_or(Some(true), |node| node.flag());
    Some(Instruction { whom: whom?, task: task?, due: settled(due)?, tracked: tracked? })
}

coded! {
/// From what a term of an instruction counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DueFrom {
    /// The day of signing.
    Signing,
    /// The day of force.
    Force,
}
}

coded! {
/// From what the day of force counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ForceFrom {
    /// The day of signing.
    Signing,
    /// The official publication.
    Publication,
}
}

/// A date, or a limit that counts from the signing or from the day of force.
fn read_due(node: &Node<'_>) -> Option<Due> {
    if !node.is_table() {
        return node.date().map(Due::On);
    }
    let table = node.table()?;
    let limit = read_length(&table);
    let after = table.get("after").map_or(Some(DueFrom::Signing), |node| node.word(DueFrom::WORDS));
    table.close();
    Some(match after? {
        DueFrom::Signing => Due::Within(limit?),
        DueFrom::Force => Due::WithinForce(limit?),
    })
}

/// `{ role, dative }`, `{ unit, [dative] }`, `{ person }` or `{ dative }`.
fn read_addressee(node: &Node<'_>, scope: Scope<'_>) -> Option<Addressee> {
    let table = node.table()?;
    let role = table.get("role").map(|node| scope.body.role(&node));
    let unit = table.get("unit").map(|node| read_unit(&node, scope.body));
    let person = table.get("person").map(|node| scope.body.person(&node));
    let is_named = unit.is_none() && person.is_none();
    let dative =
        if is_named { Some(table.need_text("dative")) } else { table.get("dative").map(|node| node.text()) };
    if usize::from(role.is_some()) + usize::from(unit.is_some()) + usize::from(person.is_some()) > 1 {
        node.fault(FaultKind::SecondAddressee);
    }
    table.close();
    let dative = settled(dative)?;
    Some(match (settled(role)?, settled(unit)?, settled(person)?) {
        (Some(role), ..) => Addressee::Role { role, dative: dative? },
        (None, Some(unit), _) => Addressee::Unit { unit, dative },
        (None, None, Some(person)) => Addressee::Person(person),
        (None, None, None) => Addressee::Named(dative?),
    })
}

fn read_promulgation(table: &Table<'_>, scope: Scope<'_>) -> Option<Promulgation> {
    let what = table.get("what").map(|node| node.text());
    let by = table.get("by").map(|node| read_addressee(&node, scope));
    let term = table.get("term").map(|node| node.text());
    let spots = table.need("spot").and_then(|node| node.some_list());
    let spots = spots.and_then(|nodes| all(nodes.iter().map(read_spot).collect()));
    Some(Promulgation { what: settled(what)?, by: settled(by)?, spots: spots?, term: settled(term)? })
}

fn read_spot(node: &Node<'_>) -> Option<Spot> {
    let table = node.table()?;
    let official = table.get("official").map_or(Some(false), |node| node.flag());
    let place = table.need_text("place");
    let address = table.get("address").map(|node| node.text());
    table.close();
    Some(Spot { official: official?, place: place?, address: settled(address)? })
}

/// One entry, or several stages.
fn read_entries(table: &Table<'_>) -> Option<Vec<Entry>> {
    if let Some(stages) = table.get("stage") {
        return all(stages.some_list()?.iter().map(read_entry).collect());
    }
    let when = table.need("when").and_then(|node| read_when(&node));
    Some(vec![Entry { what: None, when: when? }])
}

fn read_entry(node: &Node<'_>) -> Option<Entry> {
    let table = node.table()?;
    let what = table.need_text("what");
    let when = table.need("when").and_then(|node| read_when(&node));
    table.close();
    Some(Entry { what: Some(what?), when: when? })
}

/// `"signing"`, `"publication"`, a date, or `{ days, after }`.
fn read_when(node: &Node<'_>) -> Option<When> {
    if node.is_text() {
        return node.word(ForceFrom::WORDS).map(|from| match from {
            ForceFrom::Signing => When::Signing,
            ForceFrom::Publication => When::Publication,
        });
    }
    if !node.is_table() {
        return node.date().map(When::On);
    }
    let table = node.table()?;
    let days = table.need("days").and_then(|node| node.number(1..=LONGEST));
    let after = table.need("after").and_then(|node| node.word(ForceFrom::WORDS));
    table.close();
    Some(match after? {
        ForceFrom::Signing => When::DaysAfterSigning(days?),
        ForceFrom::Publication => When::DaysAfterPublication(days?),
    })
}

/// `"signer"`, a person of the body, or `{ accusative }`.
fn read_controller(table: &Table<'_>, scope: Scope<'_>) -> Option<Controller> {
    let node = table.need("by")?;
    if node.is_table() {
        let inner = node.table()?;
        let accusative = inner.need_text("accusative");
        inner.close();
        return accusative.map(Controller::Named);
    }
    match node.any_text()?.as_str() {
        "signer" => Some(Controller::Signer),
        _ => scope.body.person(&node).map(Controller::Person),
    }
}
