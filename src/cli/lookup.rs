//! Things that somebody named on the command line: what there is not is told before the rules are asked, with what was
//! probably meant, or with what there is. A stage or a right would be told first otherwise, and the slip later, or never.

use super::desk::Desk;
use super::typed::Typed;
use super::{CommandError, ExitKind, failure};
use prikaz_app::AppError;
use prikaz_domain::{
    DraftNo, EditionNo, Entry, OrganisationId, PersonId, PlaceKey, RegisterId, RemarkId, UnitId,
};
use prikaz_procedure::StageKind;
use prikaz_wording::general::{NoDraftNumber, NoRow};
use prikaz_workflow::Refusal;

impl Desk<'_> {
    /// Makes sure that the body of the register has this person.
    ///
    /// # Errors
    /// When it has not; the nearest is proposed.
    pub(super) fn knows_person(
        &self,
        id: &RegisterId,
        person: Option<&PersonId>,
    ) -> Result<(), CommandError> {
        let Some(person) = person else { return Ok(()) };
        match self.book(id)?.organisation.known_person(person) {
            Some(_) => Ok(()),
            None => Err(self.refused(id, Refusal::UnknownPerson { person: person.clone() })),
        }
    }

    /// Makes sure that the body of the register has this unit, or had it.
    ///
    /// # Errors
    /// When it has not; the nearest is proposed, and the units there are.
    pub(super) fn knows_unit(&self, id: &RegisterId, unit: Option<&UnitId>) -> Result<(), CommandError> {
        let Some(unit) = unit else { return Ok(()) };
        let body = self.book(id)?.organisation;
        if body.known_unit(unit).is_some() {
            return Ok(());
        }
        let units = body.units.iter().map(|one| one.id.clone()).collect();
        Err(self.refused(id, Refusal::UnknownUnit { unit: unit.clone(), units }))
    }

    /// Makes sure that the procedure of the register names this place of publication.
    ///
    /// # Errors
    /// When it does not; the nearest is proposed, and the places there are.
    pub(super) fn knows_place(&self, id: &RegisterId, place: Option<&PlaceKey>) -> Result<(), CommandError> {
        let Some(place) = place else { return Ok(()) };
        let book = self.book(id)?;
        let places = book.procedure.stages.iter().filter_map(|stage| match &stage.kind {
            StageKind::Publish { places } => Some(places.iter().map(|place| place.key.clone())),
            _ => None,
        });
        let places: Vec<PlaceKey> = places.flatten().collect();
        if places.contains(place) {
            return Ok(());
        }
        Err(self.refused(id, Refusal::UnknownPlace { place: place.clone(), places }))
    }

    /// Makes sure that the register had a draft of this number.
    ///
    /// # Errors
    /// When it had not; the last one is told.
    pub(super) fn knows_draft(&self, id: &RegisterId, draft: Option<DraftNo>) -> Result<(), CommandError> {
        let Some(draft) = draft else { return Ok(()) };
        let last = self.register(id)?.last_draft;
        if (1..=last).contains(&draft.0) {
            return Ok(());
        }
        let last = (last > 0).then_some(DraftNo(last));
        Err(failure::telling(self.ui, ExitKind::Refused, &NoDraftNumber { key: id.clone(), draft, last }))
    }

    /// Makes sure that the register has an edition of this number.
    ///
    /// # Errors
    /// When it has not; the last one is told.
    pub(super) fn knows_edition(
        &self,
        id: &RegisterId,
        edition: Option<EditionNo>,
    ) -> Result<(), CommandError> {
        let Some(edition) = edition else { return Ok(()) };
        let register = self.register(id)?;
        register.known_edition(edition).map(drop).map_err(|refusal| self.refused(id, refusal))
    }

    /// Makes sure that the draft has a remark of this number.
    ///
    /// # Errors
    /// When it has not; those there are, are told.
    pub(super) fn knows_remark(&self, id: &RegisterId, remark: RemarkId) -> Result<(), CommandError> {
        let register = self.register(id)?;
        let Some(draft) = &register.draft else { return Ok(()) };
        if draft.remarks.iter().any(|one| one.id == remark) {
            return Ok(());
        }
        let known = draft.remarks.iter().map(|one| one.id.to_string());
        let said = self.refused(id, Refusal::UnknownRemark { remark });
        Err(Typed::number(&remark.to_string(), known).told(self.ui, said))
    }

    /// Makes sure that there is this body, or that something is recorded of it.
    ///
    /// # Errors
    /// When there is neither; the nearest is proposed.
    pub(super) fn knows_body(&self, organisation: &OrganisationId) -> Result<(), CommandError> {
        self.office.body(organisation).map(drop).map_err(|error| self.error(None, &error))
    }

    /// No row among `entries` has this number.
    pub(super) fn no_row(&self, id: &RegisterId, number: &str, entries: &[Entry]) -> CommandError {
        let facts = NoRow { key: id.clone(), number: number.to_owned() };
        let said = failure::telling(self.ui, ExitKind::Refused, &facts);
        Typed::number(number, entries.iter().map(|entry| entry.number.clone())).told(self.ui, said)
    }

    fn refused(&self, id: &RegisterId, refusal: Refusal) -> CommandError {
        self.error(Some(id), &AppError::from(refusal))
    }
}
