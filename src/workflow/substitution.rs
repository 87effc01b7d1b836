//! Recording who acts for whom. A person never acts for himself, not even in a circle,
//! and on any day one person acts for another.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{PersonId, Substitution};

use super::command::Command;
use super::decide::words;
use super::rights::{Act, is_bystander, permit};
use super::{Refusal, Rules};

/// What happened to the substitutions of a body. Stands in the stream `substitutions/<organisation>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum SubstitutionEvent {
    /// Somebody was put in another's place for a period.
    SubstitutionRecorded {
        /// Who, for whom, from, to, basis.
        substitution: Substitution,
    },
}

/// Judges whether `substitution` may be recorded.
///
/// # Errors
/// When a person is unknown, the period is upside down, it makes a circle, or the place is taken in the period.
pub fn record_substitution(
    rules: &Rules<'_>,
    command: &Command,
    substitution: &Substitution,
) -> Result<SubstitutionEvent, Refusal> {
    permit(rules, command, Act::Substitute, &[], None)?;
    for person in [&substitution.who, &substitution.for_whom] {
        if rules.organisation.person(person).is_none() {
            return Err(Refusal::UnknownPerson { person: person.clone() });
        }
    }
    if is_bystander(rules, &substitution.who) {
        let (person, act) = (substitution.who.clone(), "act-for-another");
        return Err(Refusal::NotEntitled { person, act, roles: Vec::new() });
    }
    words(&substitution.basis, "basis")?;
    words(&substitution.acting_post, "acting-post")?;
    if substitution.to < substitution.from {
        return Err(Refusal::BadPeriod { from: substitution.from, to: substitution.to });
    }
    not_taken(rules, substitution)?;
    not_circular(rules, substitution)?;
    Ok(SubstitutionEvent::SubstitutionRecorded { substitution: substitution.clone() })
}

fn overlap(one: &Substitution, other: &Substitution) -> bool {
    one.from <= other.to && other.from <= one.to
}

fn not_taken(rules: &Rules<'_>, new: &Substitution) -> Result<(), Refusal> {
    let taken = rules.substitutions.iter().find(|old| old.for_whom == new.for_whom && overlap(old, new));
    match taken {
        Some(old) => Err(Refusal::SubstitutedAlready { who: old.who.clone(), from: old.from, to: old.to }),
        None => Ok(()),
    }
}

/// Follows every chain from the one who is to act: none may lead back to the one he acts for.
fn not_circular(rules: &Rules<'_>, new: &Substitution) -> Result<(), Refusal> {
    let mut chains: Vec<Vec<PersonId>> = vec![vec![new.for_whom.clone(), new.who.clone()]];
    let mut seen: BTreeSet<PersonId> = BTreeSet::new();
    while let Some(chain) = chains.pop() {
        let Some(last) = chain.last() else { continue };
        if *last == new.for_whom {
            return Err(Refusal::CircularSubstitution { persons: chain });
        }
        if !seen.insert(last.clone()) {
            continue;
        }
        let links = rules.substitutions.iter().filter(|old| old.for_whom == *last && overlap(old, new));
        chains.extend(links.map(|old| chain.iter().chain([&old.who]).cloned().collect()));
    }
    Ok(())
}
