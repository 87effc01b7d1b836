//! Keys that somebody typed and that are none: what was probably meant, and what there is when it is little.

use super::{CommandError, Ui};
use crate::domain::ColumnKey;
use crate::form::NamedColumn;
use crate::procedure::nearest;
use crate::wording::handed_in::ByKey;
use crate::wording::refusal::Names;
use crate::wording::typed::{KnownKeys, NearestKey};
use crate::workflow::{OrderJournal, Refusal};

/// Longer lists are looked up, not read in a message.
const FEW: usize = 12;

/// A key as it was typed, and those it might have been, each with what it is called.
pub(super) struct Typed {
    given: String,
    known: Vec<(String, Option<String>)>,
    /// Whether the message lists what there is by itself.
    listed: bool,
}

impl Typed {
    /// A key among `known`, which nobody has listed yet.
    pub(super) fn of(given: &str, known: impl IntoIterator<Item = String>) -> Self {
        let known = known.into_iter().map(|key| (key, None)).collect();
        Self { given: given.to_owned(), known, listed: false }
    }

    /// The same, where the message lists what there is.
    pub(super) fn listed(self) -> Self {
        Self { listed: true, ..self }
    }

    /// A column among those of the form, which the message lists.
    pub(super) fn column(given: &ColumnKey, columns: &[NamedColumn]) -> Self {
        let known = columns.iter().map(|one| (one.key.to_string(), Some(one.title.clone())));
        Self { given: given.to_string(), known: known.collect(), listed: true }
    }

    /// A number of an act among those of the journal.
    pub(super) fn order_number(given: &str, year: Option<i32>, journal: Option<&OrderJournal>) -> Self {
        let entries = journal.map(OrderJournal::entries).unwrap_or_default().iter();
        let of_year = entries.filter(|entry| year.is_none_or(|year| entry.order.date.year() == year));
        let known = of_year
            .map(|entry| (entry.order.number.clone(), Some(crate::russian::dates::short(entry.order.date))));
        Self { given: given.to_owned(), known: known.collect(), listed: false }
    }

    /// The key that `refusal` does not know, where it is about one.
    pub(super) fn in_refusal(refusal: &Refusal, names: &Names) -> Option<Self> {
        let listed = |given: &dyn ToString, known: Vec<String>, names: &ByKey| {
            let known = known.into_iter().map(|key| {
                let name = names.0.get(&key).cloned();
                (key, name)
            });
            Some(Self { given: given.to_string(), known: known.collect(), listed: true })
        };
        match refusal {
            Refusal::UnknownPerson { person } if !names.names.0.is_empty() => {
                let known = names.names.0.iter().map(|(key, name)| (key.clone(), Some(name.clone())));
                Some(Self { given: person.to_string(), known: known.collect(), listed: false })
            }
            Refusal::UnknownUnit { unit, units } => listed(unit, keys(units), &names.units_by_key),
            Refusal::UnknownGround { ground, grounds } => {
                listed(ground, keys(grounds), &names.grounds_by_key)
            }
            Refusal::UnknownDuty { duty, duties } => listed(duty, keys(duties), &names.duties_by_key),
            Refusal::UnknownReason { reason, reasons } => {
                listed(reason, keys(reasons), &names.reasons_by_key)
            }
            Refusal::UnknownRequirement { requirement, requirements } => {
                listed(requirement, keys(requirements), &names.requirements_by_key)
            }
            Refusal::UnknownPlace { place, places } => listed(place, keys(places), &names.places_by_key),
            Refusal::UnknownStage { stage, stages } => listed(stage, keys(stages), &names.stages_by_key),
            _ => None,
        }
    }

    /// `error` with what was probably meant, and what there is.
    pub(super) fn told(&self, ui: &Ui, error: CommandError) -> CommandError {
        // What was typed is known, where it is of another kind than is wanted: to propose it would mislead.
        let keys = || self.known.iter().map(|(key, _)| key.as_str()).filter(|key| *key != self.given);
        let error = match nearest(&self.given, keys()) {
            Some(near) => error.with_hint(ui.say(&NearestKey { near: self.named(&near) })),
            None => error,
        };
        if self.listed || self.known.is_empty() || self.known.len() > FEW {
            return error;
        }
        let known: Vec<String> = keys().map(|key| self.named(key)).collect();
        if known.is_empty() {
            return error;
        }
        error.with_hint(ui.say(&KnownKeys { known }))
    }

    /// «`khlybova` (Хлыбова Е.А.)».
    fn named(&self, key: &str) -> String {
        let title = self.known.iter().find(|(known, _)| known == key).and_then(|(_, title)| title.as_ref());
        title.map_or_else(|| format!("`{key}`"), |title| format!("`{key}` ({title})"))
    }
}

fn keys(keys: &[impl ToString]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}
