//! What the clauses («пункты») of an order do.

use time::{Date, Duration};

use prikaz_calendar::TimeLimit;
use prikaz_domain::{PersonId, RoleKey, UnitId};
use prikaz_fact::coded;

use super::citation::Citation;
use super::kind::Itself;
use super::part::Part;

/// Levels of numbering, at most (ГОСТ Р 7.0.97-2025, 5.18).
pub const DEEPEST: u8 = 4;

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it does.
    pub kind: ClauseKind,
    /// What it says of that; none where `wording` says all.
    pub provision: Option<Provision>,
    /// Words that stand instead of those of the templates.
    pub wording: Option<String>,
    /// Its number, where it is not the next one: legal numbering is not repaired.
    pub number: Option<String>,
    /// How it calls the act.
    pub itself: Itself,
    /// Clauses under it.
    pub clauses: Vec<Self>,
}

coded! {
/// What a clause does; its code stands in data files and names the template that words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Approves one or several annexes.
    Approve,
    /// Amends other acts.
    Amend,
    /// Repeals other acts, or parts of them.
    Repeal,
    /// Gives somebody a task.
    Instruct,
    /// Establishes rules, point by point.
    Establish,
    /// Has the act, or what it approves, published.
    Publish,
    /// Says from when the act is in force.
    EnterIntoForce,
    /// Says who controls.
    Control,
    /// Anything else.
    Free,
}
}

/// What a clause says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provision {
    /// Approves.
    Approve(Approval),
    /// Amends.
    Amend(Vec<Amendment>),
    /// Repeals.
    Repeal(Repeal),
    /// Instructs.
    Instruct(Instruction),
    /// Establishes; one text for each point.
    Establish(Vec<String>),
    /// Publishes.
    Publish(Promulgation),
    /// Enters into force: one entry, or several stages.
    EnterIntoForce(Vec<Entry>),
    /// Controls.
    Control(Controller),
}

/// What is approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Numbers of annexes, from 1.
    pub annexes: Vec<u8>,
    /// Words after the name of a single annex: «и ответственных, указанных в нем».
    pub also: Option<String>,
    /// How it is said that the annex is attached.
    pub attached: Attached,
}

coded! {
/// How it is said that a single annex is attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attached {
    /// «прилагаемый Порядок».
    #[default]
    Before = "прилагаемый",
    /// «Порядок (прилагается)».
    After = "прилагается",
}
}

/// Changes in another act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The act.
    pub act: Citation,
    /// The changes, each a paragraph; none where they are in an annex.
    pub changes: Vec<String>,
    /// The annex that holds them.
    pub annex: Option<u8>,
}

/// What loses its force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeal {
    /// Acts or parts of acts; none where they are listed in an annex.
    pub acts: Vec<Repealed>,
    /// The annex that lists them.
    pub annex: Option<u8>,
}

/// An act that loses its force, or part of it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repealed {
    /// The act.
    pub act: Citation,
    /// The part; the whole act where none is named.
    pub part: Option<Part>,
}

/// A task for somebody. When the order is signed it becomes a task that is followed up, with its deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruction {
    /// Who is to do it.
    pub whom: Addressee,
    /// What is to be done, beginning with a verb: «разместить перечень на сайте».
    pub task: String,
    /// By when.
    pub due: Option<Due>,
    /// Whether it becomes a task. A standing rule («ежегодно проводить мониторинг»), or what a stage of the procedure
    /// does anyway, is not one.
    pub tracked: bool,
}

/// By when a task is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// On this day at the latest.
    On(Date),
    /// Within a limit that counts from the day of signing.
    Within(TimeLimit),
    /// Within a limit that counts from the day the act enters into force.
    WithinForce(TimeLimit),
}

/// Who is told to do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addressee {
    /// Whoever holds a role, with the words for him in the dative.
    Role {
        /// The role.
        role: RoleKey,
        /// «Секретарю рабочей группы».
        dative: String,
    },
    /// A unit of the body; its head answers.
    Unit {
        /// The unit.
        unit: UnitId,
        /// Words in the dative, where they are not those of the card.
        dative: Option<String>,
    },
    /// A person.
    Person(PersonId),
    /// Somebody the body's file does not know, in the dative: nobody is reminded.
    Named(String),
}

/// Where the act, or what it approves, is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promulgation {
    /// What, in the accusative; the act itself where nothing is named.
    pub what: Option<String>,
    /// Who sees to it.
    pub by: Option<Addressee>,
    /// Where.
    pub spots: Vec<Spot>,
    /// Within which time, in words: «в течение 10 рабочих дней со дня его утверждения».
    pub term: Option<String>,
}

/// A place of publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Whether it is the official publication («опубликовать»), or only put up («разместить»).
    pub official: bool,
    /// Where, with its preposition: «на официальном сайте Министерства».
    pub place: String,
    /// Its address.
    pub address: Option<String>,
}

/// From when something is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What, in the nominative: «пункт 3»; the whole act where nothing is named.
    pub what: Option<String>,
    /// From when.
    pub when: When,
}

/// From when an act is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From its signing.
    Signing,
    /// From its official publication.
    Publication,
    /// So many days after its official publication.
    DaysAfterPublication(u32),
    /// So many days after its signing.
    DaysAfterSigning(u32),
    /// From this day.
    On(Date),
}

/// Who controls that the act is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Controller {
    /// The signer.
    Signer,
    /// A person of the body.
    Person(PersonId),
    /// Somebody else, in the accusative.
    Named(String),
}

/// The day from which an act of `clauses`, signed on `signed`, is in force: that of signing where no clause says
/// otherwise; none where signing does not tell it, since publication does or parts enter at different times.
pub fn in_force_from(clauses: &[Clause], signed: Date) -> Option<Date> {
    let mut numbered = Vec::new();
    number(clauses, "", 1, &mut numbered);
    let entry = numbered.iter().find(|(_, _, clause)| clause.kind == ClauseKind::EnterIntoForce);
    let Some((_, _, entry)) = entry else { return Some(signed) };
    let Some(Provision::EnterIntoForce(entries)) = &entry.provision else { return None };
    match entries.as_slice() {
        [Entry { what: None, when }] => when.known_at_signing(signed),
        _ => None,
    }
}

impl When {
    fn known_at_signing(self, signed: Date) -> Option<Date> {
        match self {
            Self::Signing => Some(signed),
            Self::On(day) => Some(day),
            // «По истечении 10 дней после дня подписания»: the eleventh day after it.
            Self::DaysAfterSigning(days) => {
                signed.checked_add(Duration::days(i64::from(days).saturating_add(1)))
            }
            Self::Publication | Self::DaysAfterPublication(_) => None,
        }
    }
}

/// Adds `clauses` under the number `above` to `found`, those under them right after each.
pub(super) fn number<'c>(
    clauses: &'c [Clause],
    above: &str,
    level: u8,
    found: &mut Vec<(String, u8, &'c Clause)>,
) {
    for (clause, at) in clauses.iter().zip(1..) {
        let next = || if above.is_empty() { at.to_string() } else { format!("{above}.{at}") };
        let counted = clause.number.clone().unwrap_or_else(next);
        found.push((counted.clone(), level, clause));
        number(&clause.clauses, &counted, level.saturating_add(1), found);
    }
}

#[cfg(test)]
mod tests {
    use time::Date;
    use time::macros::date;

    use super::{Clause, ClauseKind, Entry, Provision, When, in_force_from};
    use crate::Itself;

    fn entering(entries: &[(Option<&str>, When)]) -> Clause {
        let entry =
            |(what, when): &(Option<&str>, When)| Entry { what: what.map(str::to_owned), when: *when };
        Clause {
            kind: ClauseKind::EnterIntoForce,
            provision: Some(Provision::EnterIntoForce(entries.iter().map(entry).collect())),
            wording: None,
            number: None,
            itself: Itself::This,
            clauses: Vec::new(),
        }
    }

    fn day(entries: &[(Option<&str>, When)]) -> Option<Date> {
        in_force_from(&[entering(entries)], date!(2024 - 04 - 23))
    }

    #[test]
    fn signing_tells_from_when_an_act_is_in_force_unless_publication_does() {
        assert_eq!(in_force_from(&[], date!(2024 - 04 - 23)), Some(date!(2024 - 04 - 23)));
        assert_eq!(day(&[(None, When::Signing)]), Some(date!(2024 - 04 - 23)));
        assert_eq!(day(&[(None, When::On(date!(2025 - 01 - 01)))]), Some(date!(2025 - 01 - 01)));
        assert_eq!(day(&[(None, When::DaysAfterSigning(10))]), Some(date!(2024 - 05 - 04)));
        assert_eq!(day(&[(None, When::Publication)]), None);
        assert_eq!(day(&[(None, When::DaysAfterPublication(10))]), None);
        assert_eq!(day(&[(Some("пункт 2"), When::Signing), (Some("пункт 3"), When::Signing)]), None);
        let words_only = Clause { provision: None, ..entering(&[]) };
        assert_eq!(in_force_from(&[words_only], date!(2024 - 04 - 23)), None);
    }
}
