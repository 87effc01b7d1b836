//! Recording who acts for whom. A person never acts for himself, not even in a circle; on any day one person acts
//! for another; nobody enters a substitution by which he gains.

use std::collections::BTreeSet;

use time::Date;

use prikaz_domain::{ActReference, PersonId, Substitution};

use crate::command::Command;
use crate::judge::asked::words;
use crate::record::paper::FileReference;
use crate::refusal::{NeededWords, Refusal};
use crate::rights::permit::{is_bystander, of_body, permit, person};
use crate::rights::table::{Act, ActWord};
use crate::rules::Rules;
use crate::state::substituted::{RecordedSubstitution, SubstitutionEvent, Substitutions};

/// The act by which a substitution begins or ends: in words, and as requisites or a kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubstitutionBasis {
    /// As the sheet and the order print it: «приказ от 15.04.2024 № 12-к».
    pub words: String,
    /// Its requisites.
    pub act: Option<ActReference>,
    /// Its file, kept.
    pub file: Option<FileReference>,
}

impl SubstitutionBasis {
    /// The basis in `words`, with the requisites that they say.
    pub fn of(words: &str, file: Option<FileReference>) -> Self {
        Self { words: words.trim().to_owned(), act: ActReference::cited_in(words), file }
    }

    /// An act that can be looked up: words alone prove nothing.
    fn proven(&self) -> Result<(), Refusal> {
        words(&self.words, NeededWords::Basis)?;
        match (&self.act, &self.file) {
            (None, None) => Err(Refusal::ActNeeded { basis: self.words.clone() }),
            _ => Ok(()),
        }
    }
}

/// Judges whether `substitution` may be recorded beside those that are `known`.
///
/// # Errors
/// When a person is unknown, the act is not said, the period is upside down, it makes a circle, the place is taken in
/// the period, or the one who enters it, or entered a link of its chain, gains by it.
pub fn record_substitution(
    rules: &Rules<'_>,
    known: &Substitutions,
    command: &Command,
    substitution: &Substitution,
    basis: &SubstitutionBasis,
) -> Result<SubstitutionEvent, Refusal> {
    permit(rules, command, Act::Substitute, &[], None)?;
    for person in [&substitution.who, &substitution.for_whom] {
        of_body(rules.organisation, person)?;
    }
    if is_bystander(rules, &substitution.who) {
        let (person, act) = (substitution.who.clone(), ActWord::ActForAnother);
        return Err(Refusal::NotEntitled { person, act, roles: Vec::new() });
    }
    basis.proven()?;
    words(&substitution.acting_post, NeededWords::ActingPost)?;
    if substitution.to < substitution.from {
        return Err(Refusal::BadPeriod { from: substitution.from, to: substitution.to });
    }
    not_taken(rules, substitution)?;
    not_circular(rules, substitution)?;
    nobody_helps_himself(rules, known, person(&command.by, Act::Substitute)?, substitution)?;
    let substitution = Substitution { basis: basis.words.clone(), ..substitution.clone() };
    let SubstitutionBasis { act, file, .. } = basis.clone();
    Ok(SubstitutionEvent::SubstitutionRecorded { substitution, act, file })
}

/// Judges whether the substitution `no` may end with `last` as its last day.
///
/// # Errors
/// When there is none of that number, the act is not said, or the day does not shorten the period.
pub fn end_substitution(
    rules: &Rules<'_>,
    known: &Substitutions,
    command: &Command,
    (no, last): (u64, Date),
    basis: &SubstitutionBasis,
) -> Result<SubstitutionEvent, Refusal> {
    permit(rules, command, Act::Substitute, &[], None)?;
    let Some(recorded) = known.get(no) else {
        let known = known.iter().map(|one| one.no).collect();
        return Err(Refusal::NoSubstitution { substitution: no, known });
    };
    basis.proven()?;
    let (from, to) = (recorded.substitution.from, recorded.ended.unwrap_or(recorded.substitution.to));
    if last >= to || last.next_day().is_none_or(|next| next < from) {
        return Err(Refusal::NotShorter { substitution: no, from, to, last });
    }
    let SubstitutionBasis { words: basis, act, file } = basis.clone();
    Ok(SubstitutionEvent::SubstitutionEnded { substitution: no, last, basis, act, file })
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

/// Neither the one who enters `new` may act by it, nor may one who entered a link before come to act by that link now.
fn nobody_helps_himself(
    rules: &Rules<'_>,
    known: &Substitutions,
    by: &PersonId,
    new: &Substitution,
) -> Result<(), Refusal> {
    let before = rules.substitutions;
    let after: Vec<Substitution> = before.iter().chain([new]).cloned().collect();
    if gainers(&after, new).contains(by) {
        return Err(Refusal::GainsBySubstitution { person: by.clone(), for_whom: new.for_whom.clone() });
    }
    let helped = |one: &RecordedSubstitution| {
        let link = one.in_effect()?;
        let (was, now) = (gainers(before, &link), gainers(&after, &link));
        let gained = now.difference(&was).find(|person| one.is_by(person))?;
        Some(Refusal::GainsBySubstitution { person: gained.clone(), for_whom: link.for_whom })
    };
    known.iter().find_map(helped).map_or(Ok(()), Err)
}

/// Everyone who acts by `link` in its period: the one it names, those who act for him, and so on.
fn gainers(all: &[Substitution], link: &Substitution) -> BTreeSet<PersonId> {
    let mut found = BTreeSet::from([link.who.clone()]);
    let mut last = vec![link.who.clone()];
    while let Some(person) = last.pop() {
        let next = all.iter().filter(|one| one.for_whom == person && overlap(one, link));
        last.extend(
            next.map(|one| one.who.clone()).filter(|who| found.insert(who.clone())).collect::<Vec<_>>(),
        );
    }
    found
}
