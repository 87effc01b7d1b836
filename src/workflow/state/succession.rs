//! Units whose rows another unit keeps.

use std::collections::BTreeSet;
use std::sync::Arc;

use prikaz_domain::{Entry, UnitId};

use crate::record::deadline::Subject;
use crate::record::event::Event;
use crate::record::recorded::Recorded;
use crate::state::register::{Phase, Register, SubmissionState};

impl Register {
    /// The unit that keeps the rows of `unit` now: itself, or whoever took them over.
    pub fn present_unit<'a>(&'a self, unit: &'a UnitId) -> &'a UnitId {
        let mut present = unit;
        // No succession is recorded that would lead back, so that this ends.
        while let Some(next) = self.successors.get(present) {
            present = next;
        }
        present
    }

    /// The rows of the last edition, each with the units that keep it now.
    pub fn rows_in_hands(&self) -> Arc<Vec<Entry>> {
        let Some(edition) = self.last_edition() else { return Arc::default() };
        if self.successors.is_empty() {
            return Arc::clone(&edition.entries);
        }
        Arc::new(edition.entries.iter().map(|entry| self.in_hands(entry)).collect())
    }

    fn in_hands(&self, entry: &Entry) -> Entry {
        let mut known = BTreeSet::new();
        let units = entry.units().map(|unit| self.present_unit(unit).clone());
        let mut units = units.filter(|unit| known.insert(unit.clone()));
        let unit = units.next().unwrap_or_else(|| entry.unit.clone());
        Entry { also: units.collect(), unit, ..entry.clone() }
    }
}

/// Records that `successor` keeps what `unit` kept: in the draft in the making it hands in anew.
pub(crate) fn record(register: &mut Register, recorded: &Recorded) {
    let Event::UnitSucceeded { unit, successor, task, .. } = &recorded.event else { return };
    Arc::make_mut(&mut register.successors).insert(unit.clone(), successor.clone());
    let Some(draft) = register.draft.as_mut() else { return };
    draft.withdrawn.remove(unit);
    let submissions = Arc::make_mut(&mut draft.submissions);
    submissions.remove(unit);
    if let Some(submission) = submissions.get_mut(successor) {
        submission.state = SubmissionState::Returned;
        submission.since = recorded.on;
    }
    draft.tasks.retain(|task| task.subject != Subject::Unit(unit.clone()));
    if let (Some(task), Phase::Collecting) = (task, &draft.phase) {
        draft.tasks.push(task.clone());
    }
}
