//! Keys that somebody typed and that are none: what was probably meant, and what there is when it is little.

use super::{CommandError, Ui};
use crate::app::Rulebook;
use crate::procedure::nearest;
use crate::wording::typed::{KnownKeys, NearestKey};
use crate::workflow::Refusal;

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

    /// The key that `refusal` does not know, where it is about one.
    pub(super) fn in_refusal(refusal: &Refusal, book: Option<&Rulebook>) -> Option<Self> {
        let keys = |given: &dyn ToString, known: Vec<String>| {
            Some(Self { listed: true, ..Self::of(&given.to_string(), known) })
        };
        match refusal {
            Refusal::UnknownPerson { person } => {
                let persons = &book?.organisation.persons;
                let known = persons.iter().map(|one| (one.id.to_string(), Some(one.name.surname_first())));
                Some(Self { given: person.to_string(), known: known.collect(), listed: false })
            }
            Refusal::UnknownUnit { unit, units } => {
                keys(unit, units.iter().map(ToString::to_string).collect())
            }
            Refusal::UnknownGround { ground, grounds } => keys(ground, grounds.clone()),
            Refusal::UnknownDuty { duty, duties } => keys(duty, duties.clone()),
            Refusal::UnknownReason { reason, reasons } => keys(reason, reasons.clone()),
            Refusal::UnknownPlace { place, places } => {
                keys(place, places.iter().map(ToString::to_string).collect())
            }
            _ => None,
        }
    }

    /// `error` with what was probably meant, and what there is.
    pub(super) fn told(&self, ui: &Ui, error: CommandError) -> CommandError {
        let keys = || self.known.iter().map(|(key, _)| key.as_str());
        let error = match nearest(&self.given, keys()) {
            Some(near) => error.with_hint(ui.say(&NearestKey { near: self.named(&near) })),
            None => error,
        };
        if self.listed || self.known.is_empty() || self.known.len() > FEW {
            return error;
        }
        let known: Vec<String> = keys().map(|key| self.named(key)).collect();
        error.with_hint(ui.say(&KnownKeys { known }))
    }

    /// «`khlybova` (Хлыбова Е.А.)».
    fn named(&self, key: &str) -> String {
        let title = self.known.iter().find(|(known, _)| known == key).and_then(|(_, title)| title.as_ref());
        title.map_or_else(|| format!("`{key}`"), |title| format!("`{key}` ({title})"))
    }
}
