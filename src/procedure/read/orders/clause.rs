//! Reads the clauses of an order. A clause has the data of its kind, or words of its own, or both.
//!
//! *Invariant:* a clause that has neither is a fault with its place.

use time::Date;

use super::citation::{read_cited, read_part};
use crate::body::Body;
use crate::fault::FaultKind;
use crate::keys::{act, addressee, clause, due, entry, spot, when};
use crate::read::stage::read_length;
use crate::reader::{Node, Table, all, settled};
use crate::word::{ControlWord, DueFrom, ForceFrom};
use prikaz_order::{
    Addressee, Amendment, Approval, Attached, Clause, ClauseKind, Controller, DEEPEST, Due, Entry,
    Instruction, Itself, Promulgation, Provision, Repeal, Repealed, Spot, When, in_force_from, numbered,
};
use prikaz_placed::Key;

/// What clauses may name.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The body.
    pub(crate) body: &'a Body<'a>,
    /// How many annexes the order has.
    pub(crate) annexes: u8,
}

/// Reads clauses, those under them included.
pub(crate) fn read_clauses(node: &Node<'_>, scope: Scope<'_>) -> Option<Vec<Clause>> {
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
    all(node.some_list()?.iter().map(|node| read_clause(node, scope, level)))
}

fn read_clause(node: &Node<'_>, scope: Scope<'_>, level: u8) -> Option<Clause> {
    let table = node.table()?;
    // Without its kind, what else a clause may hold is not known: its other keys are left alone.
    let kind = table.need(&clause::KIND).and_then(|node| node.word(ClauseKind::WORDS))?;
    let wording = table.get(&clause::TEXT).map(|node| node.text());
    let number = table.get(&clause::NUMBER).map(|node| node.text());
    let itself = table.get(&clause::ITSELF).map_or(Some(Itself::default()), |node| node.word(Itself::WORDS));
    let provision = read_provision(&table, kind, wording.is_some(), scope);
    let clauses = table.get(&clause::CLAUSE).map(|node| read_level(&node, scope, level.saturating_add(1)));
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
    let own: &[&'static Key] = match kind {
        ClauseKind::Free => {
            if !is_worded {
                table.need(&clause::TEXT);
                return None;
            }
            return Some(None);
        }
        ClauseKind::Approve => &[&clause::ANNEX],
        ClauseKind::Amend => &[&clause::ACT],
        ClauseKind::Repeal => &[&clause::ACT, &clause::ANNEX],
        ClauseKind::Instruct => &[&clause::TASK],
        ClauseKind::Establish => &[&clause::POINTS],
        ClauseKind::Publish => &[&clause::SPOT],
        ClauseKind::EnterIntoForce => &[&clause::WHEN, &clause::STAGE],
        ClauseKind::Control => &[&clause::BY],
    };
    if is_worded && !own.iter().any(|key| table.has(key)) {
        return Some(None);
    }
    let provision = match kind {
        ClauseKind::Approve => read_approval(table, scope).map(Provision::Approve),
        ClauseKind::Amend => read_amend(table, scope).map(Provision::Amend),
        ClauseKind::Repeal => read_repeal(table, scope).map(Provision::Repeal),
        ClauseKind::Instruct => read_instruction(table, scope).map(Provision::Instruct),
        ClauseKind::Establish => {
            table.need(&clause::POINTS).and_then(|node| node.texts()).map(Provision::Establish)
        }
        ClauseKind::Publish => read_promulgation(table, scope).map(Provision::Publish),
        ClauseKind::EnterIntoForce => read_entries(table).map(Provision::EnterIntoForce),
        ClauseKind::Control => read_controller(table, scope).map(Provision::Control),
        ClauseKind::Free => return Some(None),
    };
    provision.map(Some)
}

/// Which annexes; all of them where none is named.
fn read_approval(table: &Table<'_>, scope: Scope<'_>) -> Option<Approval> {
    let annexes = match table.get(&clause::ANNEX) {
        Some(node) if node.is_list() => {
            all(node.some_list()?.iter().map(|node| read_annex_number(node, scope)))
        }
        Some(node) => read_annex_number(&node, scope).map(|annex| vec![annex]),
        None => Some((1..=scope.annexes).collect()),
    };
    if scope.annexes == 0 {
        table.node().fault(FaultKind::NoAnnex { number: 1, annexes: 0 });
    }
    let also = table.get(&clause::ALSO).map(|node| node.text());
    let attached =
        table.get(&clause::ATTACHED).map_or(Some(Attached::default()), |node| node.word(Attached::WORDS));
    Some(Approval { annexes: annexes?, also: settled(also)?, attached: attached? })
}

fn read_annex_number(node: &Node<'_>, scope: Scope<'_>) -> Option<u8> {
    let number = u8::try_from(node.whole()?).ok()?;
    if number > scope.annexes {
        node.fault(FaultKind::NoAnnex { number: number.into(), annexes: scope.annexes.into() });
    }
    Some(number)
}

fn read_amend(table: &Table<'_>, scope: Scope<'_>) -> Option<Vec<Amendment>> {
    let nodes = table.need(&clause::ACT).and_then(|node| node.some_list())?;
    all(nodes.iter().map(|node| read_amendment(node, scope)))
}

fn read_amendment(node: &Node<'_>, scope: Scope<'_>) -> Option<Amendment> {
    let table = node.table()?;
    let act = read_cited(&table);
    let annex = table.get(&act::ANNEX).map(|node| read_annex_number(&node, scope));
    let changes = match (table.get(&act::CHANGES), &annex) {
        (None, Some(_)) => Some(Vec::new()),
        _ => table.need(&act::CHANGES).and_then(|node| node.texts()),
    };
    table.close();
    Some(Amendment { act: act?, changes: changes?, annex: settled(annex)? })
}

fn read_repeal(table: &Table<'_>, scope: Scope<'_>) -> Option<Repeal> {
    let annex = table.get(&clause::ANNEX).map(|node| read_annex_number(&node, scope));
    let acts = match (table.get(&clause::ACT), &annex) {
        (None, Some(_)) => Some(Vec::new()),
        _ => {
            let nodes = table.need(&clause::ACT).and_then(|node| node.some_list())?;
            all(nodes.iter().map(read_repealed))
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
    let whom = table.need(&clause::WHOM).and_then(|node| read_addressee(&node, scope));
    let task = table.need_text(&clause::TASK);
    let due = table.get(&clause::DUE).map(|node| read_due(&node));
    let tracked = table.get(&clause::TRACKED).map_or(Some(true), |node| node.flag());
    Some(Instruction { whom: whom?, task: task?, due: settled(due)?, tracked: tracked? })
}

/// A date, or a limit that counts from the signing or from the day of force.
fn read_due(node: &Node<'_>) -> Option<Due> {
    if !node.is_table() {
        return node.date().map(Due::On);
    }
    let table = node.table()?;
    let limit = read_length(&table);
    let after = table.get(&due::AFTER).map_or(Some(DueFrom::Signing), |node| node.word(DueFrom::WORDS));
    table.close();
    Some(match after? {
        DueFrom::Signing => Due::Within(limit?),
        DueFrom::Force => Due::WithinForce(limit?),
    })
}

/// `{ role, dative }`, `{ unit, [dative] }`, `{ person }` or `{ dative }`.
fn read_addressee(node: &Node<'_>, scope: Scope<'_>) -> Option<Addressee> {
    let table = node.table()?;
    let role = table.get(&addressee::ROLE).map(|node| scope.body.role(&node));
    let unit = table.get(&addressee::UNIT).map(|node| scope.body.unit(&node));
    let person = table.get(&addressee::PERSON).map(|node| scope.body.person(&node));
    let is_named = unit.is_none() && person.is_none();
    let dative = if is_named {
        Some(table.need_text(&addressee::DATIVE))
    } else {
        table.get(&addressee::DATIVE).map(|node| node.text())
    };
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
    let what = table.get(&clause::WHAT).map(|node| node.text());
    let by = table.get(&clause::BY).map(|node| read_addressee(&node, scope));
    let term = table.get(&clause::TERM).map(|node| node.text());
    let spots = table.need(&clause::SPOT).and_then(|node| node.some_list());
    let spots = spots.and_then(|nodes| all(nodes.iter().map(read_spot)));
    Some(Promulgation { what: settled(what)?, by: settled(by)?, spots: spots?, term: settled(term)? })
}

fn read_spot(node: &Node<'_>) -> Option<Spot> {
    let table = node.table()?;
    let official = table.get(&spot::OFFICIAL).map_or(Some(false), |node| node.flag());
    let place = table.need_text(&spot::PLACE);
    let address = table.get(&spot::ADDRESS).map(|node| node.text());
    table.close();
    Some(Spot { official: official?, place: place?, address: settled(address)? })
}

/// One entry, or several stages.
fn read_entries(table: &Table<'_>) -> Option<Vec<Entry>> {
    if let Some(stages) = table.get(&clause::STAGE) {
        return all(stages.some_list()?.iter().map(read_entry));
    }
    let when = table.need(&clause::WHEN).and_then(|node| read_when(&node));
    Some(vec![Entry { what: None, when: when? }])
}

fn read_entry(node: &Node<'_>) -> Option<Entry> {
    let table = node.table()?;
    let what = table.need_text(&entry::WHAT);
    let when = table.need(&entry::WHEN).and_then(|node| read_when(&node));
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
    let days = table.need(&when::DAYS).and_then(|node| node.whole());
    let after = table.need(&when::AFTER).and_then(|node| node.word(ForceFrom::WORDS));
    table.close();
    Some(match after? {
        ForceFrom::Signing => When::DaysAfterSigning(days?),
        ForceFrom::Publication => When::DaysAfterPublication(days?),
    })
}

/// `"signer"`, a person of the body, or `{ accusative }`.
fn read_controller(table: &Table<'_>, scope: Scope<'_>) -> Option<Controller> {
    let node = table.need(&clause::BY)?;
    if node.is_table() {
        let inner = node.table()?;
        let accusative = inner.need_text(&addressee::ACCUSATIVE);
        inner.close();
        return accusative.map(Controller::Named);
    }
    match ControlWord::from_code(&node.any_text()?) {
        Some(ControlWord::Signer) => Some(Controller::Signer),
        None => scope.body.person(&node).map(Controller::Person),
    }
}
