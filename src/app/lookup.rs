//! Things that somebody named: what there is not is told before the rules are asked, with what there is. A stage or a
//! right would be told first otherwise, and the slip later, or never.

use std::sync::Arc;

use time::Date;

use prikaz_domain::{
    ActReference, ColumnKey, DraftNo, EditionNo, Entry, EntryId, OrganisationId, PersonId, PlaceKey,
    RegisterId, RemarkId, RequirementKey, Rows as _, UnitId,
};
use prikaz_procedure::Organisation;
use prikaz_workflow::{OrderJournal, Refusal, Register, SignedOrder, no_unit};

use crate::{AppError, Missing, Office};

/// Which rows of a register are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsOf {
    /// Those of the draft.
    Draft,
    /// Those of an edition, the last where none is named.
    Edition(Option<EditionNo>),
}

impl RowsOf {
    /// The rows of `register`, which has the key `id`.
    ///
    /// # Errors
    /// When there is no such edition or draft, or the draft has no rows yet.
    pub fn of(self, id: &RegisterId, register: &Register) -> Result<Arc<Vec<Entry>>, AppError> {
        match self {
            Self::Draft => Ok(register.known_draft()?.rows().map(Arc::clone)?),
            Self::Edition(Some(no)) => Ok(Arc::clone(&register.known_edition(no)?.entries)),
            Self::Edition(None) => {
                let last = register.last_edition().ok_or_else(|| Missing::Edition(id.clone()))?;
                Ok(Arc::clone(&last.entries))
            }
        }
    }
}

/// Makes sure that the body has this person, or had it.
///
/// # Errors
/// When it has not.
fn known_person(body: &Organisation, person: &PersonId) -> Result<(), Refusal> {
    body.known_person(person).map(drop).ok_or_else(|| Refusal::UnknownPerson { person: person.clone() })
}

/// The act in the journal of the body that bears the number, or bore it.
///
/// # Errors
/// When there is none; those that may be meant are told.
pub(crate) fn act_of(
    journal: &OrderJournal,
    organisation: &OrganisationId,
    number: &str,
    year: Option<i32>,
) -> Result<ActReference, Missing> {
    journal.order_of(number, year).cloned().ok_or_else(|| {
        let (organisation, number) = (organisation.clone(), number.to_owned());
        Missing::Act { known: meant(journal, &number, year), organisation, number, year }
    })
}

/// The order of the journal that was signed by itself, not for a register, under the number.
///
/// # Errors
/// When there is none; those that may be meant are told.
pub fn signed_of<'a>(
    journal: &'a OrderJournal,
    organisation: &OrganisationId,
    number: &str,
    year: Option<i32>,
) -> Result<&'a SignedOrder, Missing> {
    journal.signed_as(number, year).ok_or_else(|| {
        // An order of a register is there, and is no other number mistyped.
        let is_other = journal.order_of(number, year).is_some();
        let known = (!is_other).then(|| meant(journal, number, year));
        let (organisation, number) = (organisation.clone(), number.to_owned());
        Missing::Signed { organisation, number, year, known }
    })
}

/// The acts that may be meant by a number that is none.
fn meant(journal: &OrderJournal, number: &str, year: Option<i32>) -> Vec<(String, Date)> {
    let entries = journal.entries().iter();
    let of_year: Vec<_> =
        entries.clone().filter(|entry| year.is_none_or(|year| entry.order.date.year() == year)).collect();
    // Where the year is what was typed wrongly, the acts of the others tell it. What was typed is known, where it is of
    // another kind than is wanted: to propose it would mislead.
    let meant: Vec<_> = match of_year.is_empty() {
        true => entries.collect(),
        false => of_year.into_iter().filter(|entry| entry.order.number != number).collect(),
    };
    meant.into_iter().map(|entry| (entry.order.number.clone(), entry.order.date)).collect()
}

impl Office {
    /// The act of the body that bears the number, or bore it.
    ///
    /// # Errors
    /// When there is no such body, or no such act; those that may be meant are told.
    pub fn act_of(
        &self,
        body: &OrganisationId,
        number: &str,
        year: Option<i32>,
    ) -> Result<ActReference, AppError> {
        self.body(body)?;
        Ok(act_of(&self.order_journal(body)?, body, number, year)?)
    }

    /// Makes sure that there is this body, or that something is recorded of it.
    ///
    /// # Errors
    /// When there is neither.
    pub fn knows_body(&self, organisation: &OrganisationId) -> Result<(), AppError> {
        self.body(organisation).map(drop)
    }

    /// Makes sure that the body of the register has this person.
    ///
    /// # Errors
    /// When it has not.
    pub fn knows_person(&self, id: &RegisterId, person: &PersonId) -> Result<(), AppError> {
        Ok(known_person(&self.book(id)?.organisation, person)?)
    }

    /// Makes sure that the body of the register has this unit, or had it.
    ///
    /// # Errors
    /// When it has not; the units there are, are told.
    pub fn knows_unit(&self, id: &RegisterId, unit: &UnitId) -> Result<(), AppError> {
        let body = self.book(id)?.organisation;
        if body.known_unit(unit).is_some() {
            return Ok(());
        }
        Err(no_unit(&body, unit).into())
    }

    /// Makes sure that the procedure of the register names this place of publication.
    ///
    /// # Errors
    /// When it does not; the places there are, are told.
    pub fn knows_place(&self, id: &RegisterId, place: &PlaceKey) -> Result<(), AppError> {
        let book = self.book(id)?;
        let places: Vec<PlaceKey> = book.procedure.places().map(|place| place.key.clone()).collect();
        if places.contains(place) {
            return Ok(());
        }
        Err(Refusal::UnknownPlace { place: place.clone(), places }.into())
    }

    /// The requirement of the procedure that is called `key`.
    ///
    /// # Errors
    /// When that is no key; the requirements there are, are told.
    pub fn requirement(&self, id: &RegisterId, key: String) -> Result<RequirementKey, AppError> {
        if let Ok(key) = RequirementKey::new(&key) {
            return Ok(key);
        }
        let book = self.book(id)?;
        let requirements = book.procedure.requirements.iter().map(|one| one.key.clone()).collect();
        Err(Refusal::UnknownRequirement { requirement: key, requirements }.into())
    }

    /// Makes sure that the form of the register has this column.
    ///
    /// # Errors
    /// When it has not; those there are, are told.
    pub fn knows_column(&self, id: &RegisterId, column: &ColumnKey) -> Result<(), AppError> {
        let form = &self.book(id)?.procedure.form;
        match form.column(column) {
            Some(_) => Ok(()),
            None => Err(Missing::Column { column: column.clone(), columns: form.named_columns() }.into()),
        }
    }

    /// Makes sure that the register had a draft of this number.
    ///
    /// # Errors
    /// When it had not; the last one is told.
    pub fn knows_draft(&self, id: &RegisterId, draft: DraftNo) -> Result<(), AppError> {
        let last = self.register(id)?.last_draft;
        if (1..=last).contains(&draft.0) {
            return Ok(());
        }
        let last = (last > 0).then_some(DraftNo(last));
        Err(Missing::Draft { register: id.clone(), draft, last }.into())
    }

    /// Makes sure that the register has an edition of this number.
    ///
    /// # Errors
    /// When it has not; the last one is told.
    pub fn knows_edition(&self, id: &RegisterId, edition: EditionNo) -> Result<(), AppError> {
        Ok(self.register(id)?.known_edition(edition).map(drop)?)
    }

    /// Makes sure that the draft has a remark of this number.
    ///
    /// # Errors
    /// When it has not; those there are, are told.
    pub fn knows_remark(&self, id: &RegisterId, remark: RemarkId) -> Result<(), AppError> {
        let register = self.register(id)?;
        let Some(draft) = &register.draft else { return Ok(()) };
        let known: Vec<_> = draft.remarks.iter().map(|one| one.id).collect();
        match known.contains(&remark) {
            true => Ok(()),
            false => Err(Missing::Remark { remark, known }.into()),
        }
    }

    /// The row of the draft with the number that was printed: `3`, or `3.`
    ///
    /// # Errors
    /// When there is none; those there are, are told.
    pub fn row_of(&self, id: &RegisterId, number: &str) -> Result<EntryId, AppError> {
        let register = self.register(id)?;
        let entries = register.draft.as_ref().map_or(&[][..], |draft| draft.entries());
        let number = number.trim().trim_end_matches('.');
        let found = entries.numbered(number);
        let missing = || {
            let known = entries.iter().map(|entry| entry.number.clone()).collect();
            Missing::Row { register: id.clone(), number: number.to_owned(), known }
        };
        Ok(found.map(|entry| entry.id).ok_or_else(missing)?)
    }
}
