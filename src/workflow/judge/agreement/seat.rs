//! For which seat a person decides: his own, or that of one for whom he acts.

use prikaz_domain::PersonId;

use super::agree::Agreement;
use crate::command::Command;
use crate::record::actor::Acting;
use crate::refusal::Refusal;
use crate::rights::acting::stands_for;
use crate::rights::permit::{is_bystander, of_body, person};
use crate::rights::table::Act;
use crate::rules::Rules;

impl Agreement<'_> {
    /// The seat the person decides for: the one named, else his own, else that of the one he acts for.
    /// Having decided for himself he does not decide for another unless he names the seat:
    /// a visa sent twice by mistake must not become somebody else's.
    pub(crate) fn seat_of(
        &self,
        rules: &Rules<'_>,
        command: &Command,
        named: Option<&PersonId>,
    ) -> Result<(PersonId, Option<Acting>), Refusal> {
        let person = person(&command.by, Act::GiveVisa)?;
        of_body(rules.organisation, person)?;
        let mut open = self.open_to(rules, command, person);
        open.retain(|(seat, _)| named.is_none_or(|named| named == seat));
        let own = open.iter().position(|(_, acting)| acting.is_none());
        let decided = self.round.decisions.contains_key(named.unwrap_or(person));
        match (own, open.len()) {
            (Some(own), _) => Ok(open.swap_remove(own)),
            (None, 1) if !decided => Ok(open.swap_remove(0)),
            (None, 2..) if !decided => {
                let seats = open.into_iter().map(|(seat, _)| seat).collect();
                Err(Refusal::SeatNeeded { person: person.clone(), seats })
            }
            _ => Err(self.no_seat(person, named.unwrap_or(person))),
        }
    }

    /// The awaited seats the person may decide for: his own and those of whom he acts for.
    fn open_to(
        &self,
        rules: &Rules<'_>,
        command: &Command,
        person: &PersonId,
    ) -> Vec<(PersonId, Option<Acting>)> {
        let awaited = |who: &PersonId| self.round.awaited().any(|seat| seat == who);
        let own = awaited(person).then(|| (person.clone(), None));
        let acting = match is_bystander(rules, person) {
            true => Vec::new(),
            false => stands_for(rules.substitutions, person, command.on),
        };
        let acting = acting.into_iter().filter(|one| awaited(&one.for_whom));
        own.into_iter().chain(acting.map(|one| (one.for_whom.clone(), Some(one.into_acting())))).collect()
    }

    fn no_seat(&self, person: &PersonId, wanted: &PersonId) -> Refusal {
        let round = self.round;
        let awaited = round.awaited().cloned().collect();
        if round.decisions.contains_key(wanted) {
            return Refusal::AlreadyDecided { person: wanted.clone(), round: round.no };
        }
        let later = round.groups.iter().skip(round.open as usize);
        if person == wanted && later.flat_map(|group| &group.seats).any(|seat| seat == person) {
            return Refusal::NotYetYourTurn { person: person.clone(), awaited };
        }
        Refusal::NotYourVisa { person: person.clone(), awaited }
    }
}
