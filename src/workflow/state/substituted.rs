//! The substitutions of a body as they were recorded: who entered which, on what basis, and which ended early.
//!
//! *Invariant:* records what happened and judges nothing.

use serde::{Deserialize, Serialize};
use time::Date;

use prikaz_domain::{ActReference, PersonId, Substitution};
use prikaz_fact::coded;

use crate::record::actor::Actor;
use crate::record::paper::FileReference;

coded! {
/// What happened to the substitutions of a body. Stands in the stream `substitutions/<organisation>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum SubstitutionEvent {
    /// Somebody was put in another's place for a period.
    SubstitutionRecorded {
        /// Who, for whom, from, to, basis.
        substitution: Substitution,
        /// The act that says so, where its requisites were given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        act: Option<ActReference>,
        /// The act as a file, kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<FileReference>,
    },
    /// A substitution ended before its last day.
    SubstitutionEnded {
        /// Its number: the version of its record.
        substitution: u64,
        /// The last day on which the person acted; the day before the first where he never did.
        last: Date,
        /// The act that says so, in words.
        basis: String,
        /// The same, where its requisites were given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        act: Option<ActReference>,
        /// The act as a file, kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<FileReference>,
    },
}
}

impl SubstitutionEvent {
    /// The kind, as stored: `substitution-recorded`.
    pub fn kind(&self) -> &'static str {
        self.code()
    }
}

/// A substitution as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedSubstitution {
    /// Its number: the version of its record in the stream.
    pub no: u64,
    /// Who, for whom, from, to, basis: as recorded.
    pub substitution: Substitution,
    /// Who entered it.
    pub by: Actor,
    /// The last day on which the person acts, where that came earlier than recorded.
    pub ended: Option<Date>,
}

/// Every substitution of a body, in the order of recording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Substitutions(Vec<RecordedSubstitution>);

impl Substitutions {
    /// The substitutions after record `version`, which `by` made.
    #[must_use]
    pub fn evolve(mut self, version: u64, by: &Actor, event: &SubstitutionEvent) -> Self {
        match event {
            SubstitutionEvent::SubstitutionRecorded { substitution, .. } => {
                let (substitution, by) = (substitution.clone(), by.clone());
                self.0.push(RecordedSubstitution { no: version, substitution, by, ended: None });
            }
            SubstitutionEvent::SubstitutionEnded { substitution, last, .. } => {
                if let Some(one) = self.0.iter_mut().find(|one| one.no == *substitution) {
                    one.ended = Some(*last);
                }
            }
        }
        self
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &RecordedSubstitution> {
        self.0.iter()
    }

    /// The one of that number.
    pub fn get(&self, no: u64) -> Option<&RecordedSubstitution> {
        self.0.iter().find(|one| one.no == no)
    }

    /// Those that hold, each with the days on which the person does act.
    pub fn in_effect(&self) -> Vec<Substitution> {
        self.0.iter().filter_map(RecordedSubstitution::in_effect).collect()
    }
}

impl RecordedSubstitution {
    /// With the days on which the person does act; none where it ended before it began.
    pub fn in_effect(&self) -> Option<Substitution> {
        let to = self.ended.map_or(self.substitution.to, |last| last.min(self.substitution.to));
        (self.substitution.from <= to).then(|| Substitution { to, ..self.substitution.clone() })
    }

    /// Whether `person` entered it.
    pub fn is_by(&self, person: &PersonId) -> bool {
        self.by.is(person)
    }
}
