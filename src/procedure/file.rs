//! Procedure files: from TOML text to a [`Procedure`], or to every fault there is.

use std::cell::RefCell;

use toml::de::DeTable;

use super::act::{Known, note_clauses, read_act};
use super::fault::{Fault, FaultKind, Thing};
use super::place::Places;
use super::read_order::{read_order, read_register};
use super::read_source::{read_abbreviation, read_duty, read_ground, read_source, read_term};
use super::reader::{Node, Sheet, Soundness, Table, none_twice, walk};
use super::requirement::read_requirements;
use super::role::{is_held, known_roles};
use super::{Organisation, Procedure, StageKind, read_form, read_stage};
use prikaz_domain::{InvalidId, OrganisationId, PersonId, ProcedureId, RoleKey, digest_of};
use prikaz_order::{Clause, Provision, When, numbered};

/// A procedure with the places of its keys.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The procedure.
    pub procedure: Procedure,
    /// Where its keys stand.
    pub places: Places,
}

/// What a data file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A procedure.
    Procedure,
    /// A body.
    Organisation,
    /// An order that stands alone.
    Order,
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
    let body = Body { organisation: Some(organisation), lost: Some(RefCell::default()) };
    let (loaded, faults) = read_for(file_name, text, &body, |_, _| {});
    let Some(loaded) = loaded else { return Err(faults) };
    let mut lost = body.lost.map(RefCell::into_inner).unwrap_or_default();
    lost.sort();
    lost.dedup();
    Ok(KeptBy { procedure: loaded.procedure, lost, faults })
}

/// What a body has no more, though the procedure of a register names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// A unit.
    Unit(String),
    /// A person.
    Person(String),
    /// A role that the body knows no more.
    Role(String),
    /// A role that nobody holds.
    Holder(String),
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
    load_for(file_name, text, &Body::of(organisation), note_never_in_force)
}

/// `judge` tells what is refused of a new file, and does not lock a register that is kept by it.
fn load_for(
    file_name: &str,
    text: &str,
    body: &Body<'_>,
    judge: impl FnOnce(&Node<'_>, &Procedure),
) -> Result<Loaded, Vec<Fault>> {
    let (read, faults) = read_for(file_name, text, body, judge);
    read.filter(|_| faults.is_empty()).ok_or(faults)
}

/// What can be read of a file, with its faults.
fn read_for(
    file_name: &str,
    text: &str,
    body: &Body<'_>,
    judge: impl FnOnce(&Node<'_>, &Procedure),
) -> (Option<Loaded>, Vec<Fault>) {
    let sheet = Sheet::new(file_name, text);
    let mut read = None;
    {
        let (parsed, soundness) = sheet.parse();
        if soundness == Soundness::Sound {
            let root = sheet.root(&parsed);
            read = read_procedure(&root, body, file_name, text)
                .map(|procedure| Loaded { procedure, places: places_below(&root) });
            if let Some(loaded) = &read {
                judge(&root, &loaded.procedure);
            }
        }
    }
    (read, sheet.into_faults())
}

/// Notes an order that enters into force on its publication, or so many days after it, where no stage publishes: its
/// editions would never be in force.
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
        if key_of(node, "kind")
            .and_then(|kind| kind.any_text())
            .is_some_and(|kind| kind == "enter-into-force")
        {
            node.fault(FaultKind::NeverInForce);
        }
    });
}

/// Tells the file of a procedure, of a body, of an order by its keys.
pub fn kind_of_file(text: &str) -> FileKind {
    let (root, _) = DeTable::parse_recoverable(text);
    let has = |keys: &[&str]| keys.iter().any(|key| root.get_ref().contains_key(*key));
    if !has(&["organisation", "stage", "register", "order"]) && has(&["person", "unit", "documents", "place"])
    {
        FileKind::Organisation
    } else if has(&["heading", "signatory"]) && !has(&["stage", "register", "order", "form"]) {
        FileKind::Order
    } else {
        FileKind::Procedure
    }
}

/// The body that the procedure file `text` names.
pub fn organisation_named_in(text: &str) -> Option<OrganisationId> {
    let (root, _) = DeTable::parse_recoverable(text);
    OrganisationId::new(root.get_ref().get("organisation")?.get_ref().as_str()?).ok()
}

/// The body a procedure is read for; unknown while its own file is faulty or missing.
pub(super) struct Body<'o> {
    organisation: Option<&'o Organisation>,
    /// Where what the body lacks is noted, if that is no fault of the file.
    lost: Option<RefCell<Vec<Lost>>>,
}

impl<'o> Body<'o> {
    /// The body a file is read for, where it is known.
    pub(super) fn of(organisation: Option<&'o Organisation>) -> Self {
        Self { organisation, lost: None }
    }

    /// Whether the file is read for a register that was opened under it.
    pub(super) fn is_kept_by(&self) -> bool {
        self.lost.is_some()
    }

    /// Notes what the body has not: beside the procedure, or by `fault` as a fault of the file.
    pub(super) fn lacks(&self, lost: Lost, fault: impl FnOnce()) {
        match &self.lost {
            Some(noted) => noted.borrow_mut().push(lost),
            None => fault(),
        }
    }

    /// The organisation, where it is known.
    pub(super) fn organisation(&self) -> Option<&'o Organisation> {
        self.organisation
    }

    /// Reads a role that the body knows and somebody holds.
    pub(super) fn role(&self, node: &Node<'_>) -> Option<RoleKey> {
        let role: RoleKey = node.key()?;
        if let Some(organisation) = self.organisation {
            let known = known_roles(organisation);
            if !known.contains(&role.as_str()) {
                let lost = Lost::Role(role.to_string());
                self.lacks(lost, || node.unknown(Thing::Role, role.as_str(), known));
            } else if !is_held(organisation, &role) {
                let held = || node.fault(FaultKind::NobodyHolds { role: role.to_string() });
                self.lacks(Lost::Holder(role.to_string()), held);
            }
        }
        Some(role)
    }

    /// Reads the key of a person of the body.
    pub(super) fn person(&self, node: &Node<'_>) -> Option<PersonId> {
        let person: PersonId = node.key()?;
        if let Some(organisation) = self.organisation
            && organisation.person(&person).is_none()
        {
            let known = organisation.persons.iter().map(|card| card.id.as_str());
            let lost = Lost::Person(person.to_string());
            self.lacks(lost, || node.unknown(Thing::Person, person.as_str(), known));
        }
        Some(person)
    }
}

fn read_procedure(root: &Node<'_>, body: &Body<'_>, file_name: &str, text: &str) -> Option<Procedure> {
    let table = root.table()?;
    let id = read_id(&table, file_name);
    let organisation = table.need("organisation").and_then(|node| read_organisation(&node, body));
    let source = table.need("source").and_then(|node| read_source(&node, body));
    let in_force = table.need("in_force").and_then(|node| node.date());
    let register = table.need("register").and_then(|node| read_register(&node));
    let form = read_form::read(&table);
    let stages = read_stage::read(&table, body);
    let grounds = each(&table, "ground", Thing::Ground, read_ground);
    let duties = each(&table, "duty", Thing::Duty, |node| read_duty(node, body));
    let requirements = read_requirements(&table.tables("requirement"), form.as_ref());
    let terms = table.tables("term").iter().map(read_term).collect::<Vec<_>>();
    let abbreviations = table.tables("abbreviation").iter().map(read_abbreviation).collect::<Vec<_>>();
    let named = register.clone();
    let known = Known { source, register, form, stages, grounds, duties };
    let columns = known.form.as_ref().map(|form| form.columns.len());
    let terms = all(terms);
    let read = read_act(&table, body, known.clone(), terms.clone().unwrap_or_default());
    if let Some(act) = &read.act {
        note_clauses(root, act, columns);
    }
    let order = table.need("order").and_then(|node| read_order(&node, body, named.as_ref()));
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
        uncalled: root.uncalled().unwrap_or(read.uncalled),
    };
    Some(procedure)
}

/// Reads the key of the file, which must be the file's name.
pub(super) fn read_id_of<K>(table: &Table<'_>, file_name: &str) -> Option<K>
where
    K: std::str::FromStr<Err = InvalidId> + std::fmt::Display,
{
    let node = table.need("id")?;
    let id: K = node.key()?;
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let file = name.strip_suffix(".toml").unwrap_or(name);
    if id.to_string() != file {
        node.fault(FaultKind::IdIsNotFileName { id: id.to_string(), file: file.to_owned() });
    }
    Some(id)
}

fn read_id(table: &Table<'_>, file_name: &str) -> Option<ProcedureId> {
    read_id_of(table, file_name)
}

/// Reads the key of the body.
pub(super) fn read_organisation(node: &Node<'_>, body: &Body<'_>) -> Option<OrganisationId> {
    let id: OrganisationId = node.key()?;
    let known = body.organisation().map(|organisation| organisation.id.as_str());
    if known != Some(id.as_str()) {
        node.unknown(Thing::Organisation, id.as_str(), known);
    }
    Some(id)
}

/// Reads the tables under `key`, whose own keys are told apart by `key`.
fn each<T>(
    table: &Table<'_>,
    key: &'static str,
    thing: Thing,
    read: impl Fn(&Node<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let nodes = table.tables(key);
    let keys: Vec<_> = nodes.iter().filter_map(|node| key_of(node, "key")).collect();
    none_twice(thing, keys.iter().map(|key| (key, key.any_text().unwrap_or_default())));
    all(nodes.iter().map(read).collect())
}

/// The node of `key` in a table, read without a word where there is none.
pub(super) fn key_of<'s>(node: &Node<'s>, key: &'static str) -> Option<Node<'s>> {
    node.is_table().then(|| node.table())??.get(key).filter(Node::is_text)
}

/// All of them, or nothing where one could not be read.
pub(super) fn all<T>(read: Vec<Option<T>>) -> Option<Vec<T>> {
    read.into_iter().collect()
}

/// Something that may be absent, but must be right where it stands.
pub(super) fn settled<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        Some(Some(value)) => Some(Some(value)),
        Some(None) => None,
        None => Some(None),
    }
}

/// Where each key below `root` stands.
pub(super) fn places_below(root: &Node<'_>) -> Places {
    let mut places = Places::default();
    walk(root, &mut |node| places.note(node.path(), node.position()));
    places
}
