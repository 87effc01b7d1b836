//! Procedure files: from TOML text to a [`Procedure`], or to every fault there is.

use super::forms::form;
use super::orders::order::{read_order, read_register};
use super::requirement::read_requirements;
use super::source::{read_abbreviation, read_duty, read_ground, read_source, read_term};
use super::stage;
use crate::act::{KnownRules, note_clauses, read_act};
use crate::body::{Body, Lost};
use crate::fault::{Fault, FaultKind, Thing};
use crate::keys::{clause, duty, ground, procedure};
use crate::reader::{Node, Rules, Sheet, Table, all, key_of, keys_once, read_id_of};
use crate::{Organisation, Procedure, StageKind};
use prikaz_domain::digest_of;
use prikaz_order::{Clause, ClauseKind, Provision, When, numbered};
use prikaz_placed::{Key, Places, walk};

/// A procedure with the places of its keys.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The procedure.
    pub procedure: Procedure,
    /// Where its keys stand.
    pub places: Places,
}

/// Reads the procedure file `text`, called `file_name`, of `organisation`.
///
/// # Errors
/// Every fault of the file, in its order.
pub fn load(file_name: &str, text: &str, organisation: &Organisation) -> Result<Procedure, Vec<Fault>> {
    load_with_places(file_name, text, Some(organisation)).map(|loaded| loaded.procedure)
}

/// A procedure that a register is kept by.
#[derive(Debug, Clone)]
pub struct KeptBy {
    /// The procedure.
    pub procedure: Procedure,
    /// What it names and the body has no more.
    pub lost: Vec<Lost>,
    /// What is refused of a new file today, and was not when the register was opened.
    pub faults: Vec<Fault>,
}

/// Reads the procedure file `text` for a register that is kept by it. The file was right when it was opened; what the
/// body has lost since, and what is judged more strictly since, is told beside the procedure and is no fault of the file,
/// so that the register stays readable.
///
/// # Errors
/// Every fault of the file, where it gives no procedure at all.
pub fn load_for_register(
    file_name: &str,
    text: &str,
    organisation: &Organisation,
) -> Result<KeptBy, Vec<Fault>> {
    let body = Body::that_may_lack(organisation);
    let (loaded, faults) = Sheet::read(file_name, text, Rules::default(), &procedure::KEYS, |root| {
        read_loaded(root, &body, file_name, text)
    });
    let Some(loaded) = loaded else { return Err(faults) };
    let lost = body.into_lost();
    Ok(KeptBy { procedure: loaded.procedure, lost, faults })
}

/// As [`load`], with the places of the keys. Without an organisation, roles, persons and units are taken
/// as they stand, and its absence is a fault of its own.
///
/// # Errors
/// Every fault of the file, in its order.
pub fn load_with_places(
    file_name: &str,
    text: &str,
    organisation: Option<&Organisation>,
) -> Result<Loaded, Vec<Fault>> {
    let body = Body::of(organisation);
    Sheet::load(file_name, text, Rules::default(), &procedure::KEYS, |root| {
        let loaded = read_loaded(root, &body, file_name, text)?;
        note_never_in_force(root, &loaded.procedure);
        Some(loaded)
    })
}

fn read_loaded(root: &Node<'_>, body: &Body<'_>, file_name: &str, text: &str) -> Option<Loaded> {
    Some(Loaded { procedure: read_procedure(root, body, file_name, text)?, places: root.places() })
}

/// Notes an order that enters into force on its publication, or so many days after it, where no stage publishes: its
/// editions would never be in force. That is refused of a new file, and does not lock a register that is kept by one.
fn note_never_in_force(root: &Node<'_>, procedure: &Procedure) {
    if procedure.stages.iter().any(|stage| matches!(stage.kind, StageKind::Publish { .. })) {
        return;
    }
    let clauses = numbered(&procedure.order.text.clauses);
    let awaits = |clause: &Clause| match &clause.provision {
        Some(Provision::EnterIntoForce(entries)) => entries
            .iter()
            .any(|entry| matches!(entry.when, When::Publication | When::DaysAfterPublication(_))),
        _ => false,
    };
    if !clauses.into_iter().any(|(_, _, clause)| awaits(clause)) {
        return;
    }
    walk(root, &mut |node| {
        if key_of(node, &clause::KIND)
            .and_then(|kind| ClauseKind::from_code(&kind.any_text()?))
            .is_some_and(|kind| kind == ClauseKind::EnterIntoForce)
        {
            node.fault(FaultKind::NeverInForce);
        }
    });
}

fn read_procedure(root: &Node<'_>, body: &Body<'_>, file_name: &str, text: &str) -> Option<Procedure> {
    let table = root.table()?;
    let id = read_id_of(&table, &procedure::ID, file_name);
    let organisation = table.need(&procedure::ORGANISATION).and_then(|node| body.organisation_key(&node));
    let source = table.need(&procedure::SOURCE).and_then(|node| read_source(&node, body));
    let in_force = table.need(&procedure::IN_FORCE).and_then(|node| node.date());
    let register = table.need(&procedure::REGISTER).and_then(|node| read_register(&node));
    let form = form::read(&table);
    let stages = stage::read(&table, body);
    let grounds = each(&table, (&procedure::GROUND, &ground::KEY), Thing::Ground, read_ground);
    let duties = each(&table, (&procedure::DUTY, &duty::KEY), Thing::Duty, |node| read_duty(node, body));
    let requirements = read_requirements(&table.tables(&procedure::REQUIREMENT), form.as_ref());
    let terms = table.tables(&procedure::TERM).iter().map(read_term).collect::<Vec<_>>();
    let abbreviations =
        table.tables(&procedure::ABBREVIATION).iter().map(read_abbreviation).collect::<Vec<_>>();
    let named = register.clone();
    let known = KnownRules { source, register, form, stages, grounds, duties };
    let columns = known.form.as_ref().map(|form| form.columns.len());
    let terms = all(terms);
    let read = read_act(&table, body, known.clone(), terms.clone().unwrap_or_default());
    if let Some(act) = &read.act {
        note_clauses(root, act, columns);
    }
    let order = table.need(&procedure::ORDER).and_then(|node| read_order(&node, body, named.as_ref()));
    table.close();
    let procedure = Procedure {
        id: id?,
        digest: digest_of(text.as_bytes()),
        organisation: organisation?,
        source: known.source?,
        in_force: in_force?,
        register: known.register?,
        form: known.form?,
        stages: known.stages?,
        grounds: known.grounds?,
        duties: read.duties?,
        requirements: requirements?,
        terms: terms.and(Some(read.terms))?,
        abbreviations: all(abbreviations)?,
        order: order?,
        act: read.act,
        uncalled: read.speaker.uncalled(),
    };
    Some(procedure)
}

/// Reads the tables under `key`, which are told apart by their key `own`.
fn each<T>(
    table: &Table<'_>,
    (key, own): (&'static Key, &'static Key),
    thing: Thing,
    read: impl Fn(&Node<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let nodes = table.tables(key);
    keys_once(thing, &nodes, own);
    all(nodes.iter().map(read))
}
