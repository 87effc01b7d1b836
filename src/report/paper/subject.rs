//! What papers are made from, and what they say of it.

use time::Date;

use super::context::TitleName;
use prikaz_document::Properties;
use prikaz_domain::{Entry, PersonId, Rows as _};
use prikaz_procedure::{Marking, NameForms, Organisation, Procedure};
use prikaz_russian::typography;

/// What papers are made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// The body.
    pub organisation: &'a Organisation,
}

impl Subject<'_> {
    pub(super) fn properties(&self, title: &str, created: Date) -> Properties {
        Properties {
            title: title.to_owned(),
            author: self.organisation.name.full.nominative.clone(),
            subject: self.procedure.register.name.nominative.clone(),
            created,
            language: "ru-RU".to_owned(),
        }
    }

    pub(super) fn mark(&self) -> Option<String> {
        mark_of(self.organisation)
    }

    /// «Хлыбова Е.А.».
    pub(super) fn name(&self, person: &PersonId) -> String {
        self.organisation.name_of(person)
    }

    pub(super) fn is_woman(&self, person: &PersonId) -> bool {
        self.organisation.is_woman(person)
    }

    /// «Заместитель Министра …», in one line and with a capital.
    pub(super) fn post(&self, person: &PersonId) -> String {
        self.signed_post(person).replace('\n', " ")
    }

    /// The name of the register as titles need it.
    pub(super) fn title_name(&self) -> TitleName {
        let NameForms { nominative, genitive, .. } = &self.procedure.register.name;
        TitleName { nominative: nominative.clone(), genitive: genitive.clone() }
    }

    /// The post as it is signed: the lines of the card are kept.
    pub(super) fn signed_post(&self, person: &PersonId) -> String {
        signed_post(self.organisation, person)
    }
}

/// The post of a person of the body as it is signed: the lines of the card are kept.
pub(super) fn signed_post(organisation: &Organisation, person: &PersonId) -> String {
    let card = organisation.known_person(person);
    card.map_or_else(String::new, |card| typography::capitalised(&card.post.title))
}

/// The word on every page of the body's documents, where they are samples.
pub fn mark_of(organisation: &Organisation) -> Option<String> {
    match organisation.marking {
        Marking::Sample => Some("ОБРАЗЕЦ".to_owned()),
        Marking::Plain => None,
    }
}

/// The printed number of a row.
pub(super) fn number_of(entries: &[Entry], id: prikaz_domain::EntryId) -> Option<&str> {
    entries.row(id).map(|entry| entry.number.as_str())
}
