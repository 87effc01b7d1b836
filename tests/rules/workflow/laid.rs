//! What is laid to an order in the journal of its body, and orders that stand alone: steps of cases that do not change
//! the register.

use time::Date;

use prikaz_domain::{ActReference, digest_of};
use prikaz_workflow::{Actor, Body, FileReference, Laying, Occasion, lay};

use super::language::{date, key};
use super::{Case, Outcome};

impl Case {
    /// Does a step of the journal; none where `words` is a step of the register.
    pub(super) fn in_journal(
        &mut self,
        by: &Actor,
        on: Date,
        today: Date,
        words: &[String],
    ) -> Option<Outcome> {
        let what = match words[0].as_str() {
            "repeal-alone" => return Some(self.repeal_alone(on, &words[1..])),
            "bring-scan" => {
                let text: &[u8] =
                    if words.get(2).is_some_and(|word| word == "empty") { b"" } else { b"%PDF" };
                Laying::Scan(FileReference { name: words[1].clone(), digest: digest_of(text) })
            }
            "has-read" => {
                let (due, persons) = by_day(&words[1..]);
                Laying::Read { person: key(&persons[0]), due }
            }
            "ask-to-read" => {
                let (due, persons) = by_day(&words[1..]);
                Laying::Ask { persons: persons.iter().map(|person| key(person)).collect(), due }
            }
            "lift-reading" => {
                // As the office has it: who was asked and has not read it.
                let order = &self.world.register.last_edition().expect("an order").order;
                let journal = &self.world.journal;
                let asked = journal.asked_to_read(order).flat_map(|asked| asked.persons.clone());
                let awaited =
                    asked.filter(|one| journal.readings(order).all(|reading| reading.person != *one));
                let (awaited, reason) = (awaited.collect(), words[2..].join(" "));
                Laying::Lift { person: key(&words[1]), reason, awaited }
            }
            _ => return None,
        };
        Some(self.lay(by, on, today, &what))
    }

    /// Lays `what` to the order of the last edition.
    fn lay(&mut self, by: &Actor, on: Date, today: Date, what: &Laying) -> Outcome {
        let order = self.world.register.last_edition().expect("an order").order.clone();
        let rules = self.world.book.rules();
        let body = Body::from(&rules);
        match lay(body, &self.world.journal, &order, Occasion { by, on }, today, what) {
            Err(refusal) => Outcome::Refused(Box::new(refusal)),
            Ok(event) => {
                let kind = event.kind().to_owned();
                self.world.journal = std::mem::take(&mut self.world.journal).evolve(&event);
                Outcome::Followed(vec![kind])
            }
        }
    }

    /// `repeal-alone 48 2024-04-23 from 2024-05-10`: an order that stands alone repeals the one of this number and day.
    fn repeal_alone(&mut self, on: Date, words: &[String]) -> Outcome {
        let (kind, number) = (self.world.book.procedure.order.kind, words[0].clone());
        let act = ActReference { kind, number, date: date(&words[1]), title: None };
        let from = words.get(3).map_or(on, |from| date(from));
        let event = self.world.repealed_alone(on, act, from);
        Outcome::Followed(vec![event.kind().to_owned()])
    }
}

/// `by 2024-05-10 saitova testov`: the day, where one is named, and the rest.
fn by_day(words: &[String]) -> (Option<Date>, &[String]) {
    match words {
        [by, day, rest @ ..] if by == "by" => (Some(date(day)), rest),
        rest => (None, rest),
    }
}
