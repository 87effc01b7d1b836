//! Things that somebody named and that are not there.

use super::refused::by_names;
use super::typed::Typed;
use super::{Failed, Wordable, called};
use crate::order::{NoneSigned, NotInJournal};
use crate::{Messages, general};
use prikaz_app::{Missing, Surroundings};
use prikaz_workflow::Refusal;

impl Wordable for Missing {
    fn failed<'a>(&'a self, messages: &Messages, known: &'a Surroundings) -> Failed<'a> {
        match self {
            Self::Draft { register, draft, last } => {
                Failed::refused(general::NoDraftNumber { key: register.clone(), draft: *draft, last: *last })
            }
            Self::Row { register, number, known } => {
                let said = general::NoRow { key: register.clone(), number: number.clone() };
                Failed::refused(said).with_typed(&Typed::number(number, known.iter().cloned()))
            }
            Self::Remark { remark, known: remarks } => {
                let refusal = Refusal::UnknownRemark { remark: *remark };
                let said = Failed::refused(by_names(&refusal, called::by(messages, known), known.book()));
                let numbers = remarks.iter().map(ToString::to_string);
                said.with_typed(&Typed::number(&remark.to_string(), numbers))
            }
            Self::Column { column, columns } => {
                let said = general::NoColumn { column: column.clone(), columns: columns.clone() };
                Failed::refused(said).with_typed(&Typed::column(column, columns))
            }
            Self::Body { register, bodies } => {
                Failed::refused(general::SeveralKeep { key: register.clone(), bodies: bodies.clone() })
            }
            Self::Edition(register) => Failed::refused(general::NoEdition { key: register.clone() }),
            Self::Act { organisation, number, year, known } => {
                let (number, organisation, year) = (number.clone(), organisation.clone(), *year);
                let typed = Typed::order_number(&number, known);
                Failed::refused(NotInJournal { number, organisation, year }).with_typed(&typed)
            }
            Self::Signed { organisation, number, year, known } => {
                let typed = known.as_ref().map(|known| Typed::order_number(number, known));
                let (number, organisation, year) = (number.clone(), organisation.clone(), *year);
                let said = Failed::refused(NoneSigned { number, organisation, year });
                typed.iter().fold(said, Failed::with_typed)
            }
        }
    }
}
