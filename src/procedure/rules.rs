//! A procedure («порядок ведения») as loaded from its file.

use time::Date;

use prikaz_domain::{
    ActReference, Digest, DutyKey, GroundKey, OrderKind, OrganisationId, PersonId, PlaceKey, ProcedureId,
    RoleKey, StageKey,
};
use prikaz_fact::coded;
use prikaz_form::Form;

use super::uncalled::UncalledActor;
use super::{
    Act, Audience, Duty, OrderWording, Participants, Place, RegisterWording, Requirement, Stage, StageKind,
};

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
    pub source: Source,
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
    /// What the act requires of what the register lists.
    pub requirements: Vec<Requirement>,
    /// Terms it defines; kept for the check that none is defined twice.
    pub terms: Vec<Term>,
    /// Abbreviations it introduces («далее – перечень»); kept for the same check.
    pub abbreviations: Vec<Abbreviation>,
    /// How the order that approves the register is worded.
    pub order: OrderWording,
    /// The text of the act, where the file gives it.
    pub act: Option<Act>,
    /// Words for those who act that no text of it asks for; kept for the check that tells of them.
    pub(super) uncalled: Vec<UncalledActor>,
}

/// The act that set the procedure, as far as its text shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Kind of the act.
    pub kind: OrderKind,
    /// Registration number, where the text has it.
    pub number: Option<String>,
    /// Date of signing, where the text has it.
    pub date: Option<Date>,
    /// Title, where the text has it.
    pub title: Option<String>,
    /// Who signed, where the person has a card in the organisation's file.
    pub signed_by: Option<PersonId>,
    /// Who controls that the act is carried out.
    pub control: Control,
    /// Whether the text holds the form of the register.
    pub form: FormInText,
    /// Numbers of the points, where the file gives no text of the act; empty where points have none.
    pub points: Vec<String>,
}

/// Who controls that an act is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// The text does not say.
    Unsaid,
    /// The signer («контроль оставляю за собой»).
    Signer,
    /// Somebody else by the text («контроль возложить на …»).
    Person(PersonId),
}

coded! {
/// Whether the text of the act holds the form of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormInText {
    /// It does.
    Given,
    /// It refers to a form that is not there; the columns are read from the points.
    Missing,
}
}

/// An abbreviation with what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short word: «перечень».
    pub short: String,
    /// What it stands for.
    pub full: String,
    /// Clause that introduces it.
    pub clause: String,
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

impl Source {
    /// The act as other acts cite it; nothing where its number or date is not known.
    pub fn reference(&self) -> Option<ActReference> {
        let (number, date) = (self.number.clone()?, self.date?);
        Some(ActReference { kind: self.kind, number, date, title: self.title.clone() })
    }
}

impl Stage {
    /// The places where it publishes; none where it does something else.
    pub fn places(&self) -> &[Place] {
        match &self.kind {
            StageKind::Publish { places } => places,
            _ => &[],
        }
    }

    /// The place `key` where it publishes.
    pub fn place(&self, key: &PlaceKey) -> Option<&Place> {
        self.places().iter().find(|place| place.key == *key)
    }

    /// The place that somebody called `key`, where it publishes.
    pub fn place_called(&self, key: &str) -> Option<&Place> {
        self.places().iter().find(|place| place.key.as_str() == key)
    }
}

impl Procedure {
    /// The stage `key`.
    pub fn stage(&self, key: &StageKey) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.key == *key)
    }

    /// The places of publication, of all stages, in their order.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.stages.iter().flat_map(Stage::places)
    }

    /// The place of publication `key`.
    pub fn place(&self, key: &PlaceKey) -> Option<&Place> {
        self.places().find(|place| place.key == *key)
    }

    /// The duty `key`.
    pub fn duty(&self, key: &DutyKey) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.key == *key)
    }

    /// The duty that somebody called `key`.
    pub fn duty_called(&self, key: &str) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.key.as_str() == key)
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

    /// From whom is collected, by the first stage of collection; none where nothing is.
    pub fn collected_from(&self) -> Option<&Participants> {
        self.stages.iter().find_map(|stage| match &stage.kind {
            StageKind::Collect { from, .. } => Some(from),
            _ => None,
        })
    }

    /// Who informs whom, by the first stage of informing; none where nobody does.
    pub fn informing(&self) -> Option<(&RoleKey, &Audience)> {
        self.stages.iter().find_map(|stage| match &stage.kind {
            StageKind::Inform { by, whom } => Some((by, whom)),
            _ => None,
        })
    }

    /// The role that approves.
    pub fn approver(&self) -> Option<&RoleKey> {
        self.stages.iter().find_map(|stage| match &stage.kind {
            StageKind::Approve { by, .. } => Some(by),
            _ => None,
        })
    }
}
