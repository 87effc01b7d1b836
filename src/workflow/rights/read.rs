//! Judging by the table of rights whether somebody may read something.

use time::Date;

use prikaz_domain::{PersonId, RoleKey, StandardRole, UnitId};
use prikaz_procedure::{ActingWho, Part, Procedure, StageWord};

use super::permit::{as_self_or_acting, holds, of_body};
use super::table::{Also, Sight, shown_also, shown_to};
use crate::judge::agreement::seating::seated;
use crate::refusal::Refusal;
use crate::rights::body::Body;
use crate::rules::Rules;
use crate::state::register::{Phase, Register};

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader<'a> {
    /// Whoever holds the folder of the store, by whatever name he goes: nothing in it can be kept from him.
    Folder,
    /// A person who proved who he is.
    Person {
        /// Who.
        person: &'a PersonId,
        /// The day: whoever acts for another on it sees what that one sees.
        on: Date,
    },
}

/// Lets `reader` read what a register holds: `unit` where it is about one unit alone. What is one's own needs no
/// leave: his tasks, what he was told to do, the papers that were sent to him.
///
/// # Errors
/// When the body has no such person, or it is not shown to him.
pub fn may_read(
    rules: &Rules<'_>,
    register: &Register,
    reader: Reader<'_>,
    sight: Sight,
    unit: Option<&UnitId>,
) -> Result<(), Refusal> {
    let work = Work { procedure: Some(rules.procedure), seats: put_to(rules, register), unit };
    judge(rules.into(), reader, sight, &work)
}

/// Lets `reader` read what a body keeps beside its registers: the journal of orders, the substitutions, the audit.
///
/// # Errors
/// As [`may_read`].
pub fn may_read_of(body: Body<'_>, reader: Reader<'_>, sight: Sight) -> Result<(), Refusal> {
    judge(body, reader, sight, &Work { procedure: None, seats: Vec::new(), unit: None })
}

/// What a thing is part of.
struct Work<'a> {
    procedure: Option<&'a Procedure>,
    seats: Vec<PersonId>,
    unit: Option<&'a UnitId>,
}

fn judge(body: Body<'_>, reader: Reader<'_>, sight: Sight, work: &Work<'_>) -> Result<(), Refusal> {
    let Reader::Person { person, on } = reader else { return Ok(()) };
    of_body(body.organisation, person)?;
    let roles = roles(sight, work);
    let also = shown_also(sight);
    let sees = |who: &PersonId| {
        also.contains(&Also::Everybody)
            || also.contains(&Also::Seated) && work.seats.contains(who)
            || roles.iter().any(|role| match also.contains(&Also::OfUnit) && is_of_unit(role) {
                true => work.unit.is_some_and(|unit| holds(body, who, role, Some(unit))),
                false => holds(body, who, role, None),
            })
    };
    let unit = work.unit.cloned();
    let refused = || Refusal::NotShown { person: person.clone(), sight, unit, roles: roles.clone() };
    as_self_or_acting(body, person, on, sees).map(drop).ok_or_else(refused)
}

fn is_of_unit(role: &RoleKey) -> bool {
    role.standard().is_some_and(|role| OF_UNIT.contains(&role))
}

const OF_UNIT: [StandardRole; 3] =
    [StandardRole::UnitHead, StandardRole::UnitRepresentative, StandardRole::Supervisor];

/// The roles that see it, each once: those that are told where somebody does not.
fn roles(sight: Sight, work: &Work<'_>) -> Vec<RoleKey> {
    let named = shown_also(sight).iter().flat_map(|also| match also {
        Also::OfUnit if work.unit.is_some() => OF_UNIT.map(RoleKey::from).to_vec(),
        Also::InStages(kinds) => {
            work.procedure.map(|procedure| named(procedure, kinds, work.unit)).unwrap_or_default()
        }
        Also::OfUnit | Also::Everybody | Also::Seated => Vec::new(),
    });
    let mut roles = Vec::new();
    for role in shown_to(sight).into_iter().chain(named) {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

/// The roles that stages of these kinds name as those who act in them; whose visa a submission needs, of one unit
/// alone. The administrator sees no draft, whatever a procedure says.
fn named(procedure: &Procedure, kinds: &[StageWord], unit: Option<&UnitId>) -> Vec<RoleKey> {
    let stages = procedure.stages.iter().filter(|stage| kinds.contains(&stage.kind.word()));
    let acting = stages.flat_map(|stage| stage.kind.acting()).filter(|one| match one.part {
        Part::Visas => unit.is_some(),
        // What is put up and told is seen by everybody.
        part => !matches!(part, Part::Publishes | Part::IsTold),
    });
    let roles = acting.filter_map(|one| match one.who {
        ActingWho::Role(role) => Some(role),
        ActingWho::Units(_) | ActingWho::UnitHeads | ActingWho::Group(_) => None,
    });
    roles.filter(|role| **role != StandardRole::Administrator).cloned().collect()
}

/// Those whom the draft was put to: the seats of the groups that were opened, and those who agreed before and are told.
/// Behind its agreement a draft keeps no round: those who would have a seat in it now.
fn put_to(rules: &Rules<'_>, register: &Register) -> Vec<PersonId> {
    let Some(draft) = &register.draft else { return Vec::new() };
    if let Phase::Agreeing(round) = &draft.phase {
        let opened = round.groups.iter().take(round.open as usize);
        return opened.flat_map(|group| &group.seats).chain(&round.told).cloned().collect();
    }
    let entries = draft.content.as_ref().filter(|_| draft.rounds > 0).map(|content| &content.entries);
    let Some(entries) = entries else { return Vec::new() };
    let groups =
        rules.procedure.stages.iter().filter_map(|stage| seated(rules, register, entries, stage).ok());
    groups.flatten().flat_map(|group| group.seats).collect()
}
