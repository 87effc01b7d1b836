//! Keys that somebody typed and that are none: what was probably meant, and what there is when it is little.

use super::Say;
use crate::handed_in::ByKey;
use crate::refusal::Names;
use crate::typed::{KnownKeys, KnownNumbers, KnownYears, NearestKey, NumberSpan};
use prikaz_domain::ColumnKey;
use prikaz_fact::nearest;
use prikaz_form::NamedColumn;
use prikaz_workflow::Refusal;
use time::Date;

/// Longer lists are looked up, not read in a message.
const FEW: usize = 12;

/// What was typed, and who lists what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A key.
    Key,
    /// A key; the message lists those there are by itself.
    ListedKey,
    /// A number.
    Number,
    /// A year.
    Year,
}

/// Numbers shorter than this are like each other without being meant for each other.
const TELLING: usize = 3;

/// A key as it was typed, and those it might have been, each with what it is called.
pub struct Typed {
    given: String,
    known: Vec<(String, Option<String>)>,
    what: What,
}

impl Typed {
    /// A key among `known`, which nobody has listed yet.
    pub fn of(given: &str, known: impl IntoIterator<Item = String>) -> Self {
        let known = known.into_iter().map(|key| (key, None)).collect();
        Self { given: given.to_owned(), known, what: What::Key }
    }

    /// A number among `known`.
    pub fn number(given: &str, known: impl IntoIterator<Item = String>) -> Self {
        Self { what: What::Number, ..Self::of(given, known) }
    }

    /// The same, of years: they follow one another and are like each other.
    pub fn years(self) -> Self {
        Self { what: What::Year, ..self }
    }

    /// The same, where the message lists what there is.
    pub fn listed(self) -> Self {
        Self { what: What::ListedKey, ..self }
    }

    /// A column among those of the form, which the message lists.
    pub fn column(given: &ColumnKey, columns: &[NamedColumn]) -> Self {
        let known = columns.iter().map(|one| (one.key.to_string(), Some(one.title.clone())));
        Self { given: given.to_string(), known: known.collect(), what: What::ListedKey }
    }

    /// A number of an act among those it may be, each with its date.
    pub(super) fn order_number(given: &str, known: &[(String, Date)]) -> Self {
        let known =
            known.iter().map(|(number, date)| (number.clone(), Some(prikaz_russian::dates::short(*date))));
        Self { given: given.to_owned(), known: known.collect(), what: What::Key }
    }

    /// The key that `refusal` does not know, where it is about one.
    pub(super) fn in_refusal(refusal: &Refusal, names: &Names) -> Option<Self> {
        let listed = |given: &dyn ToString, known: Vec<String>, names: &ByKey| {
            let known = known.into_iter().map(|key| {
                let name = names.0.get(&key).cloned();
                (key, name)
            });
            Some(Self { given: given.to_string(), known: known.collect(), what: What::ListedKey })
        };
        match refusal {
            Refusal::UnknownPerson { person } if !names.names.0.is_empty() => {
                let known = names.names.0.iter().map(|(key, name)| (key.clone(), Some(name.clone())));
                Some(Self { given: person.to_string(), known: known.collect(), what: What::Key })
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

    /// What was probably meant, and what there is.
    pub(super) fn hints<'a>(&self) -> Vec<Box<dyn Say + 'a>> {
        let mut hints: Vec<Box<dyn Say + 'a>> = Vec::new();
        hints.extend(self.near().map(|near| Box::new(near) as Box<dyn Say>));
        match self.what {
            What::Number | What::Year => hints.push(self.numbers()),
            What::Key => hints.extend(self.few().map(|known| Box::new(known) as Box<dyn Say>)),
            What::ListedKey => {}
        }
        hints
    }

    fn near(&self) -> Option<NearestKey> {
        let others = self.known.iter().map(|(key, _)| key.as_str()).filter(|key| *key != self.given);
        let telling = match self.what {
            What::Key | What::ListedKey => true,
            What::Number => self.given.chars().nth(TELLING - 1).is_some(),
            What::Year => false,
        };
        let near = nearest(&self.given, others).filter(|_| telling)?;
        Some(NearestKey { near: self.named(&near) })
    }

    fn few(&self) -> Option<KnownKeys> {
        let mut known: Vec<String> = Vec::new();
        for (key, _) in &self.known {
            let named = self.named(key);
            known.extend((!known.contains(&named)).then_some(named));
        }
        (1..=FEW).contains(&known.len()).then_some(KnownKeys { known })
    }

    /// Numbers that are many are told by the first and the last of them, years always.
    fn numbers<'a>(&self) -> Box<dyn Say + 'a> {
        let numbers: Vec<String> = self.known.iter().map(|(number, _)| number.clone()).collect();
        let count = numbers.len();
        match (numbers.first().cloned(), numbers.last().cloned()) {
            _ if self.what == What::Year => Box::new(KnownYears { count, years: spans(&numbers) }),
            (Some(first), Some(last)) if count > FEW => Box::new(NumberSpan { count, first, last }),
            _ => Box::new(KnownNumbers { numbers }),
        }
    }

    /// «`khlybova` (Хлыбова Е.А.)»; what several things are called by, as an act of each year may be, names them all.
    fn named(&self, key: &str) -> String {
        let mut titles: Vec<&str> = Vec::new();
        for (_, title) in self.known.iter().filter(|(known, _)| known == key) {
            titles.extend(title.as_deref().filter(|title| !titles.contains(title)));
        }
        match titles.is_empty() {
            true => format!("`{key}`"),
            false => format!("`{key}` ({})", titles.join("; ")),
        }
    }
}

/// Years that follow one another, as spans: «2024–2026», «2028».
fn spans(years: &[String]) -> Vec<String> {
    let mut spans: Vec<(i32, i32)> = Vec::new();
    for year in years.iter().filter_map(|year| year.parse().ok()) {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => spans.push((year, year)),
        }
    }
    let span = |(first, last): (i32, i32)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    spans.into_iter().map(span).collect()
}

fn keys(keys: &[impl ToString]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}
