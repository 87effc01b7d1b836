//! Leave to read: every answer is given by the table of rights, in the session it is asked in.
//!
//! *Invariant:* what whoever holds the folder asks is answered; what a person asks who came by a login is answered where
//! the table shows it to him, or to one whom he acts for that day. What is his own needs no leave.

use time::Date;

use prikaz_app::{AppError, DataDir, Office, Owing, Rulebook, Target, load_body_calendar};
use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{OrganisationId, PersonId, RegisterId, UnitId};
use prikaz_procedure::Organisation;
use prikaz_report::obligation::Obligation;
use prikaz_workflow::{Body, Reader, Register, Sight, may_read, may_read_of, stands_for};

use super::{DeskError, Session, Who};

impl Session {
    /// Who reads of `body` on the day `on`.
    ///
    /// # Errors
    /// When nobody was named, and no folder is held; when the login is one of another body.
    fn reader(&self, body: &OrganisationId, on: Date) -> Result<Reader<'_>, AppError> {
        if self.means.is_folder() {
            return Ok(Reader::Folder);
        }
        let person = self.person()?;
        self.is_of(body)?;
        Ok(Reader::Person { person, on })
    }

    /// Whether it is his own in `body` that is asked for, or nothing can be kept from him.
    pub(super) fn is_own(&self, body: &OrganisationId, person: &PersonId) -> bool {
        self.means.is_folder() || self.who == Who::Person(person.clone()) && self.is_of(body).is_ok()
    }

    /// Whether what is owed is his own, or that of one whom he acts for.
    pub(super) fn holds(&self, owing: &Owing, one: &Obligation) -> bool {
        let acts_for_holder = |me: &PersonId| {
            let acting = stands_for(&owing.substitutions, me, owing.day);
            acting.iter().any(|acting| one.holders.contains(&acting.for_whom))
        };
        let body = &owing.organisation.id;
        one.holders.iter().any(|person| self.is_own(body, person))
            || matches!(&self.who, Who::Person(me) if self.is_of(body).is_ok() && acts_for_holder(me))
    }

    /// Leave to read what a register holds; `unit` where it is about one unit alone.
    ///
    /// # Errors
    /// The refusal, where it is not shown to him.
    pub(super) fn reads(
        &self,
        office: &Office,
        (book, register): (&Rulebook, &Register),
        sight: Sight,
        unit: Option<&UnitId>,
    ) -> Result<(), AppError> {
        if self.means.is_folder() {
            return Ok(());
        }
        let on = self.day_at(office, &book.organisation);
        Ok(may_read(&book.rules(), register, self.reader(&book.organisation.id, on)?, sight, unit)?)
    }

    /// Leave to read what the register `id` holds, where neither its rules nor its state are at hand.
    ///
    /// # Errors
    /// The refusal, where it is not shown to him; when there is no such register, or its data is missing or wrong.
    pub(super) fn reads_in(&self, office: &Office, id: &RegisterId, sight: Sight) -> Result<(), DeskError> {
        if self.means.is_folder() {
            return Ok(());
        }
        let judged = || -> Result<(), AppError> {
            self.reads(office, (&office.book(id)?, &*office.register(id)?), sight, None)
        };
        judged().map_err(DeskError::of_register(id))
    }

    /// Whether anything that the register `id` holds is shown to him: then he may know that there is one.
    ///
    /// # Errors
    /// When nobody was named, and no folder is held; when the data of the register is missing or wrong.
    pub(super) fn reads_any_of(
        &self,
        office: &Office,
        id: &RegisterId,
        register: &Register,
    ) -> Result<bool, DeskError> {
        if self.means.is_folder() {
            return Ok(true);
        }
        let judged = || -> Result<bool, AppError> {
            let book = office.book(id)?;
            if self.is_of(&book.organisation.id).is_err() {
                return Ok(false);
            }
            let reader = self.reader(&book.organisation.id, self.day_at(office, &book.organisation))?;
            let is_shown = |sight| may_read(&book.rules(), register, reader, sight, None).is_ok();
            Ok(Sight::ALL.into_iter().any(is_shown))
        };
        judged().map_err(DeskError::of_register(id))
    }

    /// Leave to read what a body keeps beside its registers.
    ///
    /// # Errors
    /// The refusal, where it is not shown to him.
    pub(super) fn reads_of(
        &self,
        office: &Office,
        organisation: &OrganisationId,
        sight: Sight,
    ) -> Result<(), AppError> {
        self.reads_target(office, &Target::Body(organisation.clone()), sight)
    }

    /// Leave to read what is kept of `target`, beside what a register holds.
    ///
    /// # Errors
    /// The refusal, where it is not shown to him.
    pub(super) fn reads_target(
        &self,
        office: &Office,
        target: &Target,
        sight: Sight,
    ) -> Result<(), AppError> {
        if self.means.is_folder() {
            return Ok(());
        }
        match target {
            Target::Register(id) => {
                let book = office.book(id)?;
                let on = self.day_at(office, &book.organisation);
                Ok(may_read_of(Body::from(&book.rules()), self.reader(&book.organisation.id, on)?, sight)?)
            }
            Target::Body(id) => {
                let (organisation, calendar) = office.house_to_read(id)?;
                self.reads_at(office, (&organisation, &calendar), sight)
            }
        }
    }

    /// Leave to read what the body `house`, which is at hand with its calendar, keeps beside its registers.
    ///
    /// # Errors
    /// The refusal, where it is not shown to him.
    pub(super) fn reads_at(
        &self,
        office: &Office,
        (organisation, calendar): (&Organisation, &ProductionCalendar),
        sight: Sight,
    ) -> Result<(), AppError> {
        if self.means.is_folder() {
            return Ok(());
        }
        let substitutions = office.substitutions(&organisation.id)?.0.in_effect();
        let body = Body { organisation, substitutions: &substitutions, calendar };
        let reader = self.reader(&organisation.id, self.day_at(office, organisation))?;
        Ok(may_read_of(body, reader, sight)?)
    }

    /// Leave to read what the data files have of a body, where no store is asked who acts for whom.
    ///
    /// # Errors
    /// The refusal, where it is not shown to him; when there is no production calendar of the body.
    pub(super) fn reads_file_of(
        &self,
        data: &DataDir,
        organisation: &Organisation,
        on: Date,
        sight: Sight,
    ) -> Result<(), AppError> {
        if self.means.is_folder() {
            return Ok(());
        }
        let reader = self.reader(&organisation.id, on)?;
        let calendar =
            load_body_calendar(data, organisation.region.as_deref()).map_err(AppError::Calendar)?;
        Ok(may_read_of(Body { organisation, substitutions: &[], calendar: &calendar }, reader, sight)?)
    }

    /// Leave to read of what is owed.
    ///
    /// # Errors
    /// The refusal, where it is not shown to him.
    pub(super) fn reads_owed(&self, owing: &Owing, sight: Sight) -> Result<(), AppError> {
        let body = Body {
            organisation: &owing.organisation,
            substitutions: &owing.substitutions,
            calendar: &owing.calendar,
        };
        Ok(may_read_of(body, self.reader(&owing.organisation.id, owing.day)?, sight)?)
    }
}
