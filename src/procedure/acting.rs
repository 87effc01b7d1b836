//! Who acts in a stage: one list for all who tell it, print it, or ask whether somebody is in it.

use super::{AgreementGroup, Audience, Participants, StageKind};
use prikaz_domain::RoleKey;
use prikaz_fact::coded;

coded! {
/// The part somebody takes in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part: Serialize {
    /// Hands in.
    HandsIn,
    /// Puts a visa on what is handed in.
    Visas,
    /// Accepts or returns it.
    Receives,
    /// Checks.
    Checks,
    /// Concludes the check.
    Concludes,
    /// Agrees.
    Agrees,
    /// Answers remarks.
    Answers,
    /// Lays before the one who approves.
    Presents,
    /// Approves.
    Approves,
    /// Publishes.
    Publishes,
    /// Is told.
    IsTold,
    /// Tells.
    Informs,
}
}

coded! {
/// The key of a stage or a duty that names one role for a part, by which a text asks for it: `check.concluded_by`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKey {
    /// Who acts.
    By,
    /// Whose visa a submission needs.
    Visa,
    /// Who concludes the check.
    ConcludedBy = "concluded_by",
    /// Who presents the draft.
    OnPresentationOf = "on_presentation_of",
    /// Who is told.
    Whom,
    /// To whom it is handed.
    HandedTo = "handed_to",
}
}

impl PartKey {
    /// The key called `name`: that of who acts where none is named.
    pub(crate) fn of(name: Option<&str>) -> Option<Self> {
        name.map_or(Some(Self::By), Self::from_code)
    }
}

/// Somebody who acts in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acting<'s> {
    /// The part taken.
    pub part: Part,
    /// The key that names who takes it; none where a table of its own does, as for groups and places.
    pub key: Option<PartKey>,
    /// Who.
    pub who: ActingWho<'s>,
}

/// Who acts in a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActingWho<'s> {
    /// The units that take part.
    Units(&'s Participants),
    /// The heads of the units that take part.
    UnitHeads,
    /// The holders of a role.
    Role(&'s RoleKey),
    /// Those who sit in a group.
    Group(&'s AgreementGroup),
}

impl<'s> Acting<'s> {
    fn role(part: Part, key: Option<PartKey>, role: &'s RoleKey) -> Self {
        Self { part, key, who: ActingWho::Role(role) }
    }

    fn group(part: Part, who: ActingWho<'s>) -> Self {
        Self { part, key: None, who }
    }
}

impl StageKind {
    /// Who acts in the stage, in the order in which they do.
    pub fn acting(&self) -> Vec<Acting<'_>> {
        let role = Acting::role;
        match self {
            Self::Collect { from, by, visa, .. } => {
                let visas = visa.iter().map(|visa| role(Part::Visas, Some(PartKey::Visa), visa));
                let units = Acting::group(Part::HandsIn, ActingWho::Units(from));
                [units]
                    .into_iter()
                    .chain(visas)
                    .chain([role(Part::Receives, Some(PartKey::By), by)])
                    .collect()
            }
            Self::Check { by, concluded_by } => {
                let concludes = concluded_by.iter();
                let concludes = concludes.map(|who| role(Part::Concludes, Some(PartKey::ConcludedBy), who));
                [role(Part::Checks, Some(PartKey::By), by)].into_iter().chain(concludes).collect()
            }
            Self::Agree { groups, by } => {
                let groups = groups.iter().map(|one| Acting::group(Part::Agrees, ActingWho::Group(one)));
                groups.chain([role(Part::Answers, Some(PartKey::By), by)]).collect()
            }
            Self::Approve { by, on_presentation_of } => {
                let presents = on_presentation_of.iter();
                let presents = presents.map(|who| role(Part::Presents, Some(PartKey::OnPresentationOf), who));
                presents.chain([role(Part::Approves, Some(PartKey::By), by)]).collect()
            }
            Self::Publish { places } => {
                places.iter().map(|place| role(Part::Publishes, None, &place.by)).collect()
            }
            Self::Inform { whom, by } => {
                let who = match whom {
                    Audience::UnitHeads => ActingWho::UnitHeads,
                    Audience::Role(role) => ActingWho::Role(role),
                };
                let told = Acting { part: Part::IsTold, key: Some(PartKey::Whom), who };
                vec![told, role(Part::Informs, Some(PartKey::By), by)]
            }
        }
    }

    /// Who takes the part that `key` names.
    pub(crate) fn acting_by(&self, key: PartKey) -> Option<ActingWho<'_>> {
        self.acting().into_iter().find(|one| one.key == Some(key)).map(|one| one.who)
    }
}

#[cfg(test)]
mod tests {
    use super::PartKey;
    use crate::keys::{duty, stage};

    #[test]
    fn a_part_is_called_by_its_key() {
        let keys = [
            &stage::BY,
            &stage::VISA,
            &stage::CONCLUDED_BY,
            &stage::ON_PRESENTATION_OF,
            &stage::WHOM,
            &duty::HANDED_TO,
        ];
        assert_eq!(PartKey::CODES, keys.map(|key| key.name));
        assert_eq!(duty::BY.name, stage::BY.name);
    }
}
