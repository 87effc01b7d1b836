//! Stages a draft passes, in the order the procedure lists them.

use prikaz_calendar::TimeLimit;
use prikaz_domain::{PlaceKey, RoleKey, StageKey, UnitId};
use prikaz_fact::coded;

use super::RemindRule;

/// A stage of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Key.
    pub key: StageKey,
    /// Name for reports: «сбор сведений».
    pub title: String,
    /// Clause of the procedure.
    pub clause: String,
    /// Time limit, where the procedure sets one.
    pub limit: Option<StageLimit>,
    /// When those who hold a part of it are reminded.
    pub remind: Option<RemindRule>,
    /// What happens in it.
    pub kind: StageKind,
}

/// A time limit, what it counts from, and the clause that sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageLimit {
    /// How long.
    pub limit: TimeLimit,
    /// From what.
    pub after: Milestone,
    /// Clause of the procedure.
    pub clause: String,
}

coded! {
/// An event of the procedure that a limit can count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone: Serialize {
    /// The opening of the stage itself.
    Opening,
    /// The opening of the draft.
    Draft,
    /// The day the order was signed («со дня утверждения», «с момента внесения изменений»).
    Approval,
    /// The day of the last publication.
    Publication,
}
}

/// What happens in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StageKind {
    /// Units hand in their rows.
    Collect {
        /// Which units.
        from: Participants,
        /// Who receives, accepts or returns.
        by: RoleKey,
        /// Whose visa makes a submission count, where the procedure asks for one (`supervisor`, `unit-head`).
        visa: Option<RoleKey>,
        /// Whether «изменений нет» is an answer.
        nil: NilAnswer,
        /// Which term a unit has whose submission came back.
        returned: TermAgain,
    },
    /// Completeness and conformity are checked row by row.
    Check {
        /// Who checks.
        by: RoleKey,
        /// Who concludes the check, where it is not everyone who checks.
        concluded_by: Option<RoleKey>,
    },
    /// Agreement in ordered groups, in rounds.
    Agree {
        /// Groups; the next begins when the one before has agreed.
        groups: Vec<AgreementGroup>,
        /// Who answers remarks and revises the draft.
        by: RoleKey,
    },
    /// The head signs the order.
    Approve {
        /// Who signs.
        by: RoleKey,
        /// On whose presentation, where the procedure asks for one.
        on_presentation_of: Option<RoleKey>,
    },
    /// The approved edition is put up in one or more places.
    Publish {
        /// The places.
        places: Vec<Place>,
    },
    /// Those concerned are told.
    Inform {
        /// Who is told.
        whom: Audience,
        /// Who tells.
        by: RoleKey,
    },
}

/// Which units take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Participants {
    /// All units of the organisation's file.
    All,
    /// These.
    Listed(Vec<UnitId>),
}

coded! {
/// Whether «изменений нет» is an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NilAnswer {
    /// A unit may declare that nothing changed.
    Allowed,
    /// Each unit hands in rows.
    NotAllowed,
}
}

/// Which term a unit has whose submission came back to it, from whoever collects or from the check. None of them ends
/// before the return.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum TermAgain {
    /// The limit of the stage anew, from the day of the return, whatever it counted from at first.
    #[default]
    Anew,
    /// What was left of the term on the day the unit handed in, from the day of the return; where nothing was left,
    /// the day of the return itself, or the next working day.
    Rest,
    /// A limit of its own, from the day of the return.
    Own(StageLimit),
}

/// A group of agreers who agree in parallel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementGroup {
    /// Name for the sheet: «курирующие заместители».
    pub title: String,
    /// Who sits in it.
    pub seats: Vec<Seat>,
    /// How many must agree.
    pub quorum: Quorum,
    /// Clause of the procedure.
    pub clause: String,
}

/// A place in an agreement group, filled by a person when the round opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    /// Whoever holds this role in the body.
    Holder(RoleKey),
    /// The heads of the units whose rows the draft changes.
    HeadsOfUnits,
    /// The deputies who supervise the units whose rows the draft changes.
    SupervisorsOfUnits,
}

/// How many of a group must agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quorum {
    /// Everyone.
    All,
    /// At least so many.
    AtLeast(u32),
}

/// A place of publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Key.
    pub key: PlaceKey,
    /// Name, as it stands after «разместить на»: «официальном сайте Министерства»; or with a preposition
    /// of its own: «в газете «Вести»».
    pub title: String,
    /// Address the publication must stand under, where the procedure names it.
    pub address: Option<String>,
    /// Who publishes.
    pub by: RoleKey,
    /// Whether publication there is the official one, from which entry into force counts.
    pub official: bool,
    /// Its own limit, where it differs from the stage's.
    pub limit: Option<StageLimit>,
}

impl Place {
    /// «на официальном сайте …», «в газете …».
    pub fn located(&self) -> String {
        match self.title.split_once(' ') {
            Some(("в" | "во" | "на", _)) => self.title.clone(),
            _ => format!("на {}", self.title),
        }
    }
}

/// Who is told in an `inform` stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// The heads of all units that take part.
    UnitHeads,
    /// The holders of a role.
    Role(RoleKey),
}

coded! {
/// Whom a procedure names by the units and not by a role: those who are told, those who agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByUnits {
    /// The heads of all units that take part, where they are told.
    UnitHeads,
    /// The heads of units, each of whom agrees.
    HeadsOfUnits,
    /// Those who supervise units, each of whom agrees.
    SupervisorsOfUnits,
}
}

impl StageKind {
    /// The word of the procedure file for this kind.
    pub fn word(&self) -> StageWord {
        match self {
            Self::Collect { .. } => StageWord::Collect,
            Self::Check { .. } => StageWord::Check,
            Self::Agree { .. } => StageWord::Agree,
            Self::Approve { .. } => StageWord::Approve,
            Self::Publish { .. } => StageWord::Publish,
            Self::Inform { .. } => StageWord::Inform,
        }
    }
}

coded! {
/// The kind of a stage, without what the procedure says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StageWord: Serialize + Deserialize {
    /// Collection of submissions.
    Collect,
    /// Check of completeness.
    Check,
    /// Agreement.
    Agree,
    /// Approval by an order.
    Approve,
    /// Publication.
    Publish,
    /// Informing.
    Inform,
}
}

coded! {
/// On which side of another stage a stage must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side: Serialize {
    /// Before it.
    Before,
    /// After it.
    After,
}
}

impl StageWord {
    /// On which side of the approval it stands; none of the approval itself.
    pub(super) fn side_of_approval(self) -> Option<Side> {
        match self {
            Self::Collect | Self::Check | Self::Agree => Some(Side::Before),
            Self::Approve => None,
            Self::Publish | Self::Inform => Some(Side::After),
        }
    }

    /// Whether it is about rows that have to be there: where they are collected, that comes first.
    pub(super) fn is_about_rows(self) -> bool {
        match self {
            Self::Check | Self::Agree => true,
            Self::Collect | Self::Approve | Self::Publish | Self::Inform => false,
        }
    }
}
