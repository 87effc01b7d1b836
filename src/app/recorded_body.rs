//! A body as it was recorded with the acts of its registers: what reading falls back on where its file is missing or
//! faulty, so that a register can always be read.

use std::sync::Arc;

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{Digest, OrganisationId, RegisterId};
use prikaz_procedure::{self as procedure, Organisation};
use prikaz_store::Recovery;
use prikaz_workflow::SignedOrder;

use crate::{AppError, Notice, Office, Rulebook};

impl Office {
    /// What was read otherwise than by the files, each once; taken.
    pub fn take_notices(&self) -> Vec<Notice> {
        // That the index lagged behind the journal is how it works: nothing was lost or moved.
        let put_right = self.engine().log().recovered().into_iter();
        let told = put_right.filter(|note| !matches!(note, Recovery::IndexCaughtUp { .. }));
        let mut notices =
            std::mem::take(&mut *self.notices.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        notices.extend(told.map(Notice::PutRight));
        notices
    }

    pub(crate) fn notice(&self, key: String, notice: Notice) {
        let mut known = self.noticed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if known.insert(key) {
            self.notices.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(notice);
        }
    }

    /// The body `id` for reading: its file, else as it was recorded, else by its key alone. Acts need the file.
    ///
    /// # Errors
    /// When there is no such body: neither a file nor a record is of it.
    pub fn body(&self, id: &OrganisationId) -> Result<Arc<Organisation>, AppError> {
        match self.organisation(id) {
            Err(error) if self.has_records_of(id)? => Ok(self.body_without_file(id, error)),
            Err(error) => Err(error),
            Ok(body) => Ok(self.with_former(body, &self.recorded_digests(id)?)),
        }
    }

    /// The files of the body `id` that are recorded with the acts of its registers and with its orders, oldest first.
    fn recorded_digests(&self, id: &OrganisationId) -> Result<Vec<Digest>, AppError> {
        let mut digests: Vec<Digest> = Vec::new();
        for key in self.registers()? {
            // A register that cannot be read tells of itself where it is asked for.
            let Ok(register) = self.register(&key) else { continue };
            if register.opened.as_ref().is_some_and(|opened| opened.organisation == *id) {
                digests.extend(register.bodies.iter());
            }
        }
        let journal = self.order_journal(id)?;
        digests.extend(journal.signed().filter_map(|one| one.organisation_digest));
        let mut known = std::collections::BTreeSet::new();
        digests.retain(|digest| known.insert(*digest));
        Ok(digests)
    }

    /// Whether a register or an order of the body is recorded.
    fn has_records_of(&self, id: &OrganisationId) -> Result<bool, AppError> {
        if !self.engine().order_records(id)?.is_empty() {
            return Ok(true);
        }
        let of_body = |key: &RegisterId| {
            // What cannot be read may be of any body.
            self.register(key)
                .map_or(true, |one| one.opened.as_ref().is_none_or(|opened| opened.organisation == *id))
        };
        Ok(self.registers()?.iter().any(of_body))
    }

    /// As [`Office::body`]; whether it is read by its file.
    pub(crate) fn body_or_recorded(&self, id: &OrganisationId) -> (Arc<Organisation>, bool) {
        match self.organisation(id) {
            Ok(body) => (body, true),
            Err(error) => (self.body_without_file(id, error), false),
        }
    }

    /// The body `id`, whose file cannot be read for `error`, as it was recorded, else by its key alone.
    fn body_without_file(&self, id: &OrganisationId, error: AppError) -> Arc<Organisation> {
        let recorded = self.recorded_body(id);
        let notice = match recorded {
            Some(_) => Notice::BodyAsRecorded(error),
            None => Notice::BodyUnknown(error),
        };
        self.notice(format!("body {id}"), notice);
        Arc::new(recorded.unwrap_or_else(|| Organisation::unknown(id.clone())))
    }

    /// The body `id` and its calendar, for reading.
    ///
    /// # Errors
    /// When there is no such body.
    pub fn house_to_read(
        &self,
        id: &OrganisationId,
    ) -> Result<(Arc<Organisation>, ProductionCalendar), AppError> {
        let body = self.body(id)?;
        let (calendar, _) = self.calendar_or_none(body.region.as_deref());
        Ok((body, Arc::unwrap_or_clone(calendar)))
    }

    /// The calendar of `region`, for reading: an empty one where there is none, which is told; whether there is one.
    pub(crate) fn calendar_or_none(&self, region: Option<&str>) -> (Arc<ProductionCalendar>, bool) {
        match self.books.calendar(region) {
            Ok(calendar) => (calendar, true),
            Err(error) => {
                self.notice(format!("calendar {region:?}"), Notice::NoCalendar(error));
                (Arc::new(ProductionCalendar::empty()), false)
            }
        }
    }

    /// The body as the acts of its registers recorded it last.
    fn recorded_body(&self, id: &OrganisationId) -> Option<Organisation> {
        let registers = self.registers().ok()?;
        let of_body = |key: &RegisterId| {
            let register = self.register(key).ok()?;
            let opened = register.opened.as_ref().filter(|opened| opened.organisation == *id)?;
            let edition = register.last_edition().map(|edition| edition.order.date);
            let draft = register.draft.as_ref().map(|draft| draft.opened);
            Some((draft.max(edition).unwrap_or(opened.on), *register.bodies.last()?))
        };
        let journal = self.order_journal(id).ok();
        let kept = |one: &SignedOrder| Some((one.order.date, one.organisation_digest?));
        let alone = journal.and_then(|journal| journal.signed().rev().find_map(kept));
        let found = registers.iter().filter_map(of_body).chain(alone);
        let (_, digest) = found.max_by_key(|(on, _)| *on)?;
        self.recalled(id, &digest)
    }

    fn recalled(&self, id: &OrganisationId, digest: &Digest) -> Option<Organisation> {
        let bytes = self.kept(digest).ok()?;
        let words = self.words().ok()?;
        let place = self.data().place(&format!("organisations/{id}.toml"));
        procedure::recall_organisation(&place, &String::from_utf8_lossy(&bytes), &words)
    }

    /// `body` with the persons and units that it has no more and had when its file was recorded as `digests`, oldest
    /// first.
    pub(crate) fn with_former(&self, body: Arc<Organisation>, digests: &[Digest]) -> Arc<Organisation> {
        let key = (body.id.clone(), body.digest, digests.to_vec());
        let known = || self.with_former.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(body) = known().get(&key) {
            return Arc::clone(body);
        }
        let body = self.add_former(body, digests);
        known().insert(key, Arc::clone(&body));
        body
    }

    fn add_former(&self, body: Arc<Organisation>, digests: &[Digest]) -> Arc<Organisation> {
        let earlier = digests.iter().rev().filter(|digest| **digest != body.digest);
        let earlier: Vec<_> = earlier.filter_map(|digest| self.recalled(&body.id, digest)).collect();
        if earlier.is_empty() {
            return body;
        }
        let mut body = Arc::unwrap_or_clone(body);
        for was in earlier {
            for person in was.persons {
                if body.known_person(&person.id).is_none() {
                    body.former_persons.push(person);
                }
            }
            for unit in was.units {
                if body.known_unit(&unit.id).is_none() {
                    body.former_units.push(unit);
                }
            }
        }
        Arc::new(body)
    }

    /// Keeps the file of `body` as it was loaded, before an act that records its digest: the file may be another by now.
    pub(crate) fn keep_body(&self, body: &Organisation) -> Result<(), AppError> {
        self.keep_all(&[body.text.as_bytes()])
    }

    /// What the register `id` is kept by, for an act: where its files cannot be read, it is refused with why.
    ///
    /// # Errors
    /// When there is no such register, or its data is missing or wrong.
    pub(crate) fn book_to_act(&self, id: &RegisterId) -> Result<Rulebook, AppError> {
        let book = self.book(id)?;
        let known = self.as_recorded.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !known.contains(id) {
            return Ok(book);
        }
        drop(known);
        // Each gives its error, where it is the one that cannot be read.
        let body = self.organisation(&book.organisation.id)?;
        crate::data::calendars::load_body_calendar(self.data(), body.region.as_deref())
            .map_err(AppError::Calendar)?;
        Ok(book)
    }
}
