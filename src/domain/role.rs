//! Roles: those that every body has, and those that a body adds.

use ecow::EcoString;

use prikaz_fact::{Chooser, Example, code_of, coded};

use super::InvalidId;
use super::id::{is_key, key_as_text};

coded! {
/// A role that every body has, in the order of the tables of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandardRole {
    /// Keeps the register: draws drafts together and writes its orders.
    Drafter,
    /// Hands in for a unit.
    UnitRepresentative,
    /// Heads a unit.
    UnitHead,
    /// Works on drafts («рабочая группа»).
    WorkingGroup,
    /// Concludes what the working group checks.
    WorkingGroupSecretary,
    /// Heads the working group.
    WorkingGroupHead,
    /// Supervises units («курирующий заместитель»).
    Supervisor,
    /// Agrees drafts.
    Agreer,
    /// Heads the body.
    Head,
    /// Registers orders («делопроизводитель»).
    Registrar,
    /// Publishes.
    Publisher,
    /// Sees everything and changes nothing.
    Auditor,
    /// Manages users and sees no draft.
    Administrator,
}
}

/// Key of a role in the organisation's file and the procedure («working-group»): one of those that every body has, or
/// the body's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RoleKey {
    /// One that every body has.
    Standard(StandardRole),
    /// One that the file of the body adds.
    Own(OwnRole),
}

/// The key of a role that a body adds: never that of a standard one, since [`RoleKey::new`] alone makes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OwnRole(EcoString);

impl RoleKey {
    /// Takes `text` as the key of a role.
    ///
    /// # Errors
    /// When it is no key at all: see [`InvalidId`].
    pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidId> {
        let text = text.as_ref();
        match StandardRole::from_code(text) {
            Some(role) => Ok(Self::Standard(role)),
            None if is_key(text) => Ok(Self::Own(OwnRole(text.into()))),
            None => Err(InvalidId(text.to_owned())),
        }
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Standard(role) => role.code(),
            Self::Own(OwnRole(key)) => key,
        }
    }

    /// The role that every body has; none where this is the body's own.
    pub fn standard(&self) -> Option<StandardRole> {
        match self {
            Self::Standard(role) => Some(*role),
            Self::Own(_) => None,
        }
    }
}

impl From<StandardRole> for RoleKey {
    fn from(role: StandardRole) -> Self {
        Self::Standard(role)
    }
}

impl PartialEq<StandardRole> for RoleKey {
    fn eq(&self, role: &StandardRole) -> bool {
        self.standard() == Some(*role)
    }
}

key_as_text!(RoleKey);

impl Example for RoleKey {
    fn example(_: &mut Chooser) -> Self {
        Self::Own(OwnRole(EcoString::from(code_of!(RoleKey))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_body_has_is_never_its_own() {
        for role in StandardRole::ALL {
            let key = RoleKey::new(role.code()).expect("a key");
            assert_eq!(key, RoleKey::Standard(role));
            assert_eq!((key.as_str(), key.to_string().as_str()), (role.code(), role.code()));
        }
        let own = RoleKey::new("process-unit-head").expect("a key");
        assert!(matches!(&own, RoleKey::Own(_)) && own.standard().is_none() && own != StandardRole::UnitHead);
        assert_eq!(own.as_str(), "process-unit-head");
        for text in ["", "Drafter", "отдел"] {
            assert!(RoleKey::new(text).is_err(), "{text}");
        }
    }
}
