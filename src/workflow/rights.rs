//! Who may do what: one table, tested whole.

use serde::Serialize;

use std::collections::BTreeMap;

use time::Date;

use prikaz_domain::{PersonId, RoleKey, UnitId};
use prikaz_fact::{Chooser, Example, coded};

use super::acting::{ActingFor, stands_for};
use super::body::{Body, Occasion};
use super::event::Acting;
use super::{Actor, Command, Refusal, Rules};

coded! {
/// An act, as far as rights go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Set a register up.
    OpenRegister,
    /// Begin the next edition.
    OpenDraft,
    /// Hand in for a unit.
    HandIn,
    /// Visa a submission.
    VisaSubmission,
    /// Send a submission back.
    ReturnSubmission,
    /// Take a unit out of a collection.
    WithdrawUnit,
    /// Name the unit that takes over.
    NameSuccessor,
    /// Decide what holds where units say different things.
    DecideConflict,
    /// Make one draft.
    Consolidate,
    /// Check rows.
    Check,
    /// Conclude the check.
    ConcludeCheck,
    /// Decide as an agreer.
    GiveVisa,
    /// Bring in the sheet on which an agreer decided.
    BringSheet,
    /// Answer remarks, revise.
    Revise,
    /// Replace an agreer.
    ReplaceAgreer,
    /// Present for approval.
    Present,
    /// Sign.
    Sign,
    /// Record that an order that stands alone was signed.
    RecordOrder,
    /// Publish.
    Publish,
    /// Inform.
    Inform,
    /// Extend a deadline.
    ExtendDeadline,
    /// Withdraw a draft.
    Withdraw,
    /// Correct a record.
    Correct,
    /// Give a document out.
    Issue,
    /// Record a duty.
    PerformDuty,
    /// Take the list of processes.
    ListProcesses,
    /// Record that somebody was reminded.
    Remind,
    /// Record that what an order told somebody to do was done.
    FulfilInstruction,
    /// Release from what an order told somebody to do.
    LiftInstruction,
    /// Record a substitution.
    Substitute,
}
}

/// Which persons an act is open to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entitled {
    /// Those whom the stage of the procedure names.
    NamedByStage,
    /// Those whom the stage names, and these standing roles.
    NamedOr(&'static [&'static str]),
    /// These standing roles.
    Standing(&'static [&'static str]),
}

/// The table of rights. The auditor and the administrator stand in no row:
/// the one sees everything and changes nothing, the other manages users and cannot visa.
/// The only exception is the record of a substitution, which the administrator may enter.
/// Neither may act for another, or be put in an agreer's seat: what they may not do themselves
/// they may not do in somebody's stead either.
const TABLE: &[(Act, Entitled)] = &[
    (Act::OpenRegister, Entitled::Standing(&["drafter"])),
    (Act::OpenDraft, Entitled::Standing(&["drafter"])),
    (Act::HandIn, Entitled::NamedOr(&["drafter"])),
    (Act::VisaSubmission, Entitled::NamedByStage),
    (Act::ReturnSubmission, Entitled::NamedOr(&["drafter"])),
    (Act::WithdrawUnit, Entitled::NamedOr(&["drafter"])),
    (Act::NameSuccessor, Entitled::Standing(&["drafter", "head"])),
    (Act::DecideConflict, Entitled::NamedOr(&["drafter"])),
    (Act::Consolidate, Entitled::NamedOr(&["drafter"])),
    (Act::Check, Entitled::NamedByStage),
    (Act::ConcludeCheck, Entitled::NamedByStage),
    (Act::GiveVisa, Entitled::NamedByStage),
    (Act::BringSheet, Entitled::NamedOr(&["drafter", "registrar"])),
    (Act::Revise, Entitled::NamedByStage),
    (Act::ReplaceAgreer, Entitled::NamedOr(&["head"])),
    (Act::Present, Entitled::NamedByStage),
    (Act::Sign, Entitled::NamedByStage),
    (Act::RecordOrder, Entitled::Standing(&["drafter", "registrar"])),
    (Act::Publish, Entitled::NamedByStage),
    (Act::Inform, Entitled::NamedByStage),
    (Act::ExtendDeadline, Entitled::Standing(&["drafter", "head"])),
    (Act::Withdraw, Entitled::Standing(&["drafter", "head"])),
    (Act::Correct, Entitled::Standing(&["drafter", "registrar"])),
    (Act::Issue, Entitled::Standing(&["drafter", "registrar", "publisher", "head"])),
    (Act::PerformDuty, Entitled::NamedOr(&["drafter"])),
    (Act::ListProcesses, Entitled::Standing(&["drafter"])),
    (Act::Remind, Entitled::Standing(&["drafter", "registrar"])),
    (Act::FulfilInstruction, Entitled::NamedOr(&["drafter", "registrar"])),
    (Act::LiftInstruction, Entitled::Standing(&["drafter", "head"])),
    (Act::Substitute, Entitled::Standing(&["drafter", "registrar", "administrator"])),
];

/// The word by which messages name what somebody may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ActWord(&'static str);

impl ActWord {
    /// What only the program does.
    pub const OPEN_STAGE: Self = Self("open-stage");
    /// What bystanders may not do.
    pub const ACT_FOR_ANOTHER: Self = Self("act-for-another");

    /// The word itself.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl Example for ActWord {
    fn example(chooser: &mut Chooser) -> Self {
        let acts = Act::all().map(Act::word);
        chooser.one(&acts.chain([Self::OPEN_STAGE, Self::ACT_FOR_ANOTHER]).collect::<Vec<_>>())
    }
}

impl Act {
    /// Every act, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(act, _)| *act)
    }

    /// The word by which messages name it.
    pub fn word(self) -> ActWord {
        ActWord(self.code())
    }
}

/// The roles that may do `act`, where the stage names `named`. A procedure cannot name an auditor
/// or an administrator: they stay bystanders whatever it says.
pub fn entitled(act: Act, named: &[RoleKey]) -> Vec<RoleKey> {
    let standing = |roles: &[&str]| roles.iter().filter_map(|role| RoleKey::new(*role).ok()).collect();
    let named = || named.iter().filter(|role| !is_bystanders(role)).cloned();
    match TABLE.iter().find(|(row, _)| *row == act).map(|(_, entitled)| *entitled) {
        Some(Entitled::NamedByStage) => named().collect(),
        Some(Entitled::Standing(roles)) => standing(roles),
        Some(Entitled::NamedOr(roles)) => {
            let more: Vec<RoleKey> = standing(roles);
            let known: Vec<RoleKey> = named().collect();
            let new = more.into_iter().filter(|role| !known.contains(role)).collect::<Vec<_>>();
            known.iter().cloned().chain(new).collect()
        }
        None => Vec::new(),
    }
}

fn is_bystanders(role: &RoleKey) -> bool {
    matches!(role.as_str(), "auditor" | "administrator")
}

/// Lets the act through for a person who holds one of the entitled roles, or acts for one who does.
/// `unit` narrows the roles of units (`unit-head`, `unit-representative`, `supervisor`) to that unit.
///
/// # Errors
/// When the person is unknown or not entitled.
pub(super) fn permit(
    rules: &Rules<'_>,
    command: &Command,
    act: Act,
    named: &[RoleKey],
    unit: Option<&UnitId>,
) -> Result<Option<Acting>, Refusal> {
    let roles = entitled(act, named);
    let held = |who: &PersonId| roles.iter().any(|role| holds(rules, who, role, unit));
    permit_those(rules.into(), command.occasion(), act, &roles, held)
}

/// Lets the act through for a person who `passes`, or acts for one who does; `roles` are told where he may not.
///
/// # Errors
/// When the person is unknown or not entitled.
pub(super) fn permit_those(
    body: Body<'_>,
    occasion: Occasion<'_>,
    act: Act,
    roles: &[RoleKey],
    passes: impl Fn(&PersonId) -> bool,
) -> Result<Option<Acting>, Refusal> {
    let person = person(occasion.by, act)?;
    if body.organisation.person(person).is_none() {
        return Err(Refusal::UnknownPerson { person: person.clone() });
    }
    as_self_or_acting(body, person, occasion.on, passes).ok_or_else(|| Refusal::NotEntitled {
        person: person.clone(),
        act: act.word(),
        roles: roles.to_vec(),
    })
}

/// Lets through one who signs an order himself (then for nobody else), one who acts for a signatory, and whoever may
/// record that others signed.
///
/// # Errors
/// When the person is unknown, or may neither sign nor record.
pub(super) fn permit_signatory(
    body: Body<'_>,
    by: &Actor,
    on: Date,
    signatories: &[PersonId],
) -> Result<Option<Acting>, Refusal> {
    match permit_signer(body, by, on, signatories) {
        Err(refusal @ Refusal::NotSignatory { .. }) => {
            permit_recorder(body, by, on).map_err(|_| refusal).map(|()| None)
        }
        signs => signs,
    }
}

/// Lets through one who signs an order himself, then for nobody else, or acts for one who does.
///
/// # Errors
/// When the person is unknown, or may not sign.
pub(super) fn permit_signer(
    body: Body<'_>,
    by: &Actor,
    on: Date,
    signatories: &[PersonId],
) -> Result<Option<Acting>, Refusal> {
    let person = person(by, Act::RecordOrder)?;
    if body.organisation.person(person).is_none() {
        return Err(Refusal::UnknownPerson { person: person.clone() });
    }
    let signs = |one: &PersonId| signatories.contains(one);
    let allowed = if is_bystander(body, person) { None } else { as_self_or_acting(body, person, on, signs) };
    allowed.ok_or_else(|| {
        let (person, signatories) = (person.clone(), signatories.to_vec());
        Refusal::NotSignatory { person, signatories }
    })
}

/// Lets through whoever may record that others signed.
///
/// # Errors
/// When the person is unknown, or may not record.
pub(super) fn permit_recorder(body: Body<'_>, by: &Actor, on: Date) -> Result<(), Refusal> {
    let roles = entitled(Act::RecordOrder, &[]);
    let held = |who: &PersonId| roles.iter().any(|role| holds(body, who, role, None));
    permit_those(body, Occasion { by, on }, Act::RecordOrder, &roles, held).map(drop)
}

/// The person behind `actor`.
///
/// # Errors
/// When it is the program itself.
pub(super) fn person(actor: &Actor, act: Act) -> Result<&PersonId, Refusal> {
    match actor {
        Actor::Person(person) => Ok(person),
        Actor::System => Err(Refusal::NotForActor { act: act.word() }),
    }
}

/// `Some(None)` when `person` passes himself, `Some(Some(acting))` when one for whom he acts does.
fn as_self_or_acting(
    body: Body<'_>,
    person: &PersonId,
    on: Date,
    passes: impl Fn(&PersonId) -> bool,
) -> Option<Option<Acting>> {
    if passes(person) {
        return Some(None);
    }
    if is_bystander(body, person) {
        return None;
    }
    stands_for(body.substitutions, person, on)
        .into_iter()
        .find(|ActingFor { for_whom, .. }| passes(for_whom))
        .map(|acting| Some(acting.into_acting()))
}

/// Whether `person` audits or administers: then he acts for nobody and agrees to nothing.
pub(super) fn is_bystander<'b>(body: impl Into<Body<'b>>, person: &PersonId) -> bool {
    body.into().organisation.person(person).is_some_and(|card| card.roles.iter().any(is_bystanders))
}

/// Whether `person` holds `role`, for the roles of units in `unit` only.
pub fn holds<'b>(
    body: impl Into<Body<'b>>,
    person: &PersonId,
    role: &RoleKey,
    unit: Option<&UnitId>,
) -> bool {
    let organisation = body.into().organisation;
    let mut units = organisation.units.iter().filter(|found| unit.is_none_or(|unit| found.id == *unit));
    match role.as_str() {
        "unit-head" => units.any(|unit| unit.head == *person),
        "supervisor" => units.any(|unit| unit.supervisor.as_ref() == Some(person)),
        "unit-representative" => {
            units.any(|unit| unit.representative.as_ref().unwrap_or(&unit.head) == person)
        }
        _ => organisation.person(person).is_some_and(|card| card.roles.contains(role)),
    }
}

/// Who holds `role`, for the roles of units in `unit` only; each once.
pub(super) fn holders<'b>(body: impl Into<Body<'b>>, role: &RoleKey, unit: Option<&UnitId>) -> Vec<PersonId> {
    let body = body.into();
    let persons = body.organisation.persons.iter().map(|person| &person.id);
    persons.filter(|person| holds(body, person, role, unit)).cloned().collect()
}

/// The whole table, act by act, for a given naming by the stage: what the manual prints.
pub fn table(named: &[RoleKey]) -> BTreeMap<&'static str, Vec<RoleKey>> {
    Act::all().map(|act| (act.code(), entitled(act, named))).collect()
}
