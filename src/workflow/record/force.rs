//! From when an edition is in force, by the clause of its order.
//!
//! The clause is stored with the approval, since the procedure may change later. Official publication counts where the
//! procedure marks a place of publication as official, else in whichever place was the first.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use prikaz_domain::PlaceKey;
use prikaz_fact::{coded, example};
use prikaz_order::{Clause, Provision, When, numbered};
use prikaz_procedure::Procedure;

/// The clause of an order on its entry into force. Stored in events: fields are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Force {
    /// Number of the clause: «3».
    pub clause: String,
    /// What it says, of the whole act and of its parts.
    pub terms: Vec<ForceTerm>,
    /// The places where publication is official; any place where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub official: Vec<PlaceKey>,
}

/// From when the act, or a part of it, is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForceTerm {
    /// The part, in the nominative: «пункт 3»; the whole act where nothing is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// From when.
    pub from: Start,
}

coded! {
/// From when something is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// From the day of signing.
    Signing,
    /// From the day of official publication.
    Publication,
    /// When so many days have passed after the day of official publication.
    DaysAfterPublication(u32),
    /// When so many days have passed after the day of signing.
    DaysAfterSigning(u32),
    /// From this day.
    On(Date),
}
}

impl Force {
    /// What the order of an edition says by its `clauses` of its entry into force; none where it says nothing.
    pub(crate) fn of(procedure: &Procedure, clauses: &[Clause]) -> Option<Self> {
        Self::said(clauses, official(procedure))
    }

    /// What `clauses` say of the entry into force, where publication is official in `official`.
    pub(crate) fn said(clauses: &[Clause], official: Vec<PlaceKey>) -> Option<Self> {
        let said = numbered(clauses).into_iter().find_map(|(number, _, clause)| match &clause.provision {
            Some(Provision::EnterIntoForce(entries)) => Some((number, entries)),
            _ => None,
        });
        said.map(|(clause, entries)| Self {
            clause,
            terms: entries
                .iter()
                .map(|entry| ForceTerm { what: entry.what.clone(), from: Start::of(entry.when) })
                .collect(),
            official,
        })
    }

    /// The term of the whole act; of several parts without a whole, that of the first.
    pub fn whole(&self) -> Option<&ForceTerm> {
        self.terms.iter().find(|term| term.what.is_none()).or_else(|| self.terms.first())
    }
}

fn official(procedure: &Procedure) -> Vec<PlaceKey> {
    procedure.places().filter(|place| place.official).map(|place| place.key.clone()).collect()
}

impl Start {
    /// From when the whole act is in force: from the signing where nothing says from when.
    pub(crate) fn of_whole(force: Option<&Force>) -> Self {
        force.and_then(Force::whole).map_or(Self::Signing, |term| term.from)
    }

    fn of(when: When) -> Self {
        match when {
            When::Signing => Self::Signing,
            When::Publication => Self::Publication,
            When::DaysAfterPublication(days) => Self::DaysAfterPublication(days),
            When::DaysAfterSigning(days) => Self::DaysAfterSigning(days),
            When::On(date) => Self::On(date),
        }
    }

    /// Whether it counts from official publication.
    pub fn is_of_publication(self) -> bool {
        matches!(self, Self::Publication | Self::DaysAfterPublication(_))
    }

    /// The day it comes to for an act signed and officially published then; none while publication is awaited.
    pub fn day(self, signed: Date, published: Option<Date>) -> Option<Date> {
        // «По истечении 10 дней после дня …»: the ten days go by, and then it is in force.
        let after = |day: Date, days: u32| day.saturating_add(Duration::days(i64::from(days) + 1));
        match self {
            Self::Signing => Some(signed),
            Self::Publication => published,
            Self::DaysAfterPublication(days) => published.map(|day| after(day, days)),
            Self::DaysAfterSigning(days) => Some(after(signed, days)),
            Self::On(day) => Some(day),
        }
    }
}

example! { struct Force { clause, terms, official } }
example! { struct ForceTerm { what, from } }
