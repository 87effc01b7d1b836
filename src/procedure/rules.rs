//! A procedure («порядок ведения») as loaded from its file.

use time::Date;

use crate::domain::{ActReference, Digest, GroundKey, OrganisationId, ProcedureId, RoleKey, StageKey};
use crate::form::Form;

use super::{Duty, OrderWording, RegisterWording, Stage, StageKind};

/// The rules a body keeps one of its registers by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// Key, the name of its file.
    pub id: ProcedureId,
    /// Digest of the file's text; a register pins it when it is opened.
    pub digest: Digest,
    /// The body.
    pub organisation: OrganisationId,
    /// The act that set the procedure.
    pub source: ActReference,
    /// Day from which it is in force.
    pub in_force: Date,
    /// How the register is called.
    pub register: RegisterWording,
    /// Its form.
    pub form: Form,
    /// Stages, in their order.
    pub stages: Vec<Stage>,
    /// Grounds for update.
    pub grounds: Vec<Ground>,
    /// Duties that come round.
    pub duties: Vec<Duty>,
    /// Terms it defines; kept for the check that none is defined twice.
    pub terms: Vec<Term>,
    /// How the order that approves the register is worded.
    pub order: OrderWording,
}

/// A ground for update («основание актуализации»).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Key.
    pub key: GroundKey,
    /// Text, as it stands after «в случае», in the genitive: «изменения вида точки взаимодействия».
    pub text: String,
    /// Clause of the procedure.
    pub clause: String,
}

/// A term with its definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub term: String,
    /// Its definition.
    pub definition: String,
    /// Clause of the procedure.
    pub clause: String,
}

impl Procedure {
    /// The stage `key`.
    pub fn stage(&self, key: &StageKey) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == *key)
    }

    /// The stage after `key`.
    pub fn stage_after(&self, key: &StageKey) -> Option<&Stage> {
        let place = self.stages.iter().position(|stage| stage.key == *key)?;
        self.stages.get(place + 1)
    }

    /// The ground `key`.
    pub fn ground(&self, key: &GroundKey) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.key == *key)
    }

    /// The role that approves.
    pub fn approver(&self) -> Option<&RoleKey> {
        self.stages.iter().find_map(|stage| match &stage.kind {
            StageKind::Approve { by, .. } => Some(by),
            _ => None,
        })
    }
}
