//! The body that a file is read for: whether what the file names is there.

use std::cell::RefCell;

use super::fault::{FaultKind, Thing};
use super::organisation::Organisation;
use super::reader::{Naming, Node};
use prikaz_domain::{OrganisationId, PersonId, RoleKey, UnitId};

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

/// The body a procedure is read for; unknown while its own file is faulty or missing.
pub(crate) struct Body<'o> {
    organisation: Option<&'o Organisation>,
    /// Where what the body lacks is noted, if that is no fault of the file.
    lost: Option<RefCell<Vec<Lost>>>,
}

impl<'o> Body<'o> {
    /// The body a file is read for, where it is known.
    pub(crate) fn of(organisation: Option<&'o Organisation>) -> Self {
        Self { organisation, lost: None }
    }

    /// The body of a register that was opened under the file: what it lacks since is no fault.
    pub(crate) fn that_may_lack(organisation: &'o Organisation) -> Self {
        Self { organisation: Some(organisation), lost: Some(RefCell::default()) }
    }

    /// What the file names and the body has no more.
    pub(crate) fn into_lost(self) -> Vec<Lost> {
        let mut lost = self.lost.map(RefCell::into_inner).unwrap_or_default();
        lost.sort();
        lost.dedup();
        lost
    }

    /// Whether the file is read for a register that was opened under it.
    pub(crate) fn is_kept_by(&self) -> bool {
        self.lost.is_some()
    }

    /// Notes what the body has not: beside the procedure, or by `fault` as a fault of the file.
    pub(crate) fn lacks(&self, lost: Lost, fault: impl FnOnce()) {
        match &self.lost {
            Some(noted) => noted.borrow_mut().push(lost),
            None => fault(),
        }
    }

    /// The organisation, where it is known.
    pub(crate) fn organisation(&self) -> Option<&'o Organisation> {
        self.organisation
    }

    /// Reads a role that the body knows and somebody holds.
    pub(crate) fn role(&self, node: &Node<'_>) -> Option<RoleKey> {
        let role: RoleKey = node.key()?;
        if let Some(organisation) = self.organisation {
            if !organisation.knows(&role) {
                let known = organisation.known_roles();
                let lost = Lost::Role(role.to_string());
                self.lacks(lost, || {
                    node.unknown(Thing::Role, role.as_str(), known.iter().map(RoleKey::as_str));
                });
            } else if !organisation.has_holder(&role) {
                let held = || node.fault(FaultKind::NobodyHolds { role: role.to_string() });
                self.lacks(Lost::Holder(role.to_string()), held);
            }
        }
        Some(role)
    }

    /// Reads the key of a person of the body.
    pub(crate) fn person(&self, node: &Node<'_>) -> Option<PersonId> {
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

    /// Reads the key of a unit of the body.
    pub(crate) fn unit(&self, node: &Node<'_>) -> Option<UnitId> {
        let unit: UnitId = node.key()?;
        if let Some(organisation) = self.organisation
            && organisation.unit(&unit).is_none()
        {
            let known = organisation.units.iter().map(|known| known.id.as_str());
            let lost = Lost::Unit(unit.to_string());
            self.lacks(lost, || node.unknown(Thing::Unit, unit.as_str(), known));
        }
        Some(unit)
    }

    /// Reads the key of the body.
    pub(crate) fn organisation_key(&self, node: &Node<'_>) -> Option<OrganisationId> {
        let id: OrganisationId = node.key()?;
        let known = self.organisation.map(|organisation| organisation.id.as_str());
        if known != Some(id.as_str()) {
            node.unknown(Thing::Organisation, id.as_str(), known);
        }
        Some(id)
    }
}
