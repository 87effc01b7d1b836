//! Loads what registers are kept by from the data files, each once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use prikaz_calendar::ProductionCalendar;
use prikaz_domain::{Digest, OrganisationId, ProcedureId, digest_of};
use prikaz_procedure::{self as procedure, Fault, Organisation, organisation_named_in};
use prikaz_russian::Words;

use crate::data::calendars::load_body_calendar;
use crate::data::words::load_words;
use crate::{AppError, DataDir, Rulebook};

/// The rulebooks of a set of data files.
#[derive(Debug)]
pub(crate) struct Books {
    data: DataDir,
    calendars: Mutex<HashMap<Option<String>, Arc<ProductionCalendar>>>,
    words: Mutex<Option<Arc<Words>>>,
    organisations: Mutex<HashMap<(OrganisationId, Digest), Arc<Organisation>>>,
    kept: Mutex<HashMap<KeptBy, (Rulebook, Vec<Fault>)>>,
}

/// What makes the rulebook of a register: ten thousand registers under one procedure share it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct KeptBy {
    /// The procedure.
    pub(crate) procedure: ProcedureId,
    /// Digest of its text.
    pub(crate) text: Digest,
    /// Digest of the file of the body.
    pub(crate) body: Digest,
    /// Digests of its earlier files, which have what it has lost.
    pub(crate) former: Vec<Digest>,
}

impl Books {
    pub(crate) fn new(data: DataDir) -> Self {
        let (calendars, words) = (Mutex::default(), Mutex::default());
        Self { data, calendars, words, organisations: Mutex::default(), kept: Mutex::default() }
    }

    pub(crate) fn data(&self) -> &DataDir {
        &self.data
    }

    /// The text of the procedure's file.
    fn text_of(&self, id: &ProcedureId) -> Result<String, AppError> {
        self.data.read(&procedure_path(id)).ok_or_else(|| AppError::NoProcedure(id.clone()))
    }

    /// The body that the procedure's file names.
    pub(crate) fn body_of(&self, id: &ProcedureId) -> Result<OrganisationId, AppError> {
        organisation_named_in(&self.text_of(id)?).ok_or_else(|| AppError::NoProcedure(id.clone()))
    }

    /// The rulebook of the procedure as its file stands today.
    pub(crate) fn of(&self, id: &ProcedureId) -> Result<Rulebook, AppError> {
        self.of_with_text(id).map(|(book, _)| book)
    }

    /// As [`Books::of`], with the text that was read: the file may be another a moment later.
    pub(crate) fn of_with_text(&self, id: &ProcedureId) -> Result<(Rulebook, String), AppError> {
        let text = self.text_of(id)?;
        let named = organisation_named_in(&text).ok_or_else(|| AppError::NoProcedure(id.clone()))?;
        let organisation = self.organisation(&named)?;
        let calendar = self.calendar(organisation.region.as_deref())?;
        // What does not lock a register that stands is refused of a new file.
        let place = self.data.place(&procedure_path(id));
        let procedure = procedure::load(&place, &text, &organisation).map_err(AppError::Data)?;
        let (procedure, lost) = (Arc::new(procedure), Arc::default());
        let book = Rulebook { procedure, organisation, calendar, substitutions: Arc::default(), lost };
        Ok((book, text))
    }

    /// The text of the procedure in the wording of `digest`: the file's, or that which was kept when the register was
    /// opened.
    pub(crate) fn pinned(
        &self,
        id: &ProcedureId,
        digest: Digest,
        kept: impl Fn(&Digest) -> Result<String, AppError>,
    ) -> Result<String, AppError> {
        match self.text_of(id) {
            Ok(text) if digest_of(text.as_bytes()) == digest => Ok(text),
            _ => kept(&digest),
        }
    }

    /// The rulebook of a register that is kept by `text`: what the body has lost since stands beside it, and what would
    /// be refused of a new file.
    pub(crate) fn kept_by(
        &self,
        by: KeptBy,
        text: &str,
        organisation: Arc<Organisation>,
        calendar: Arc<ProductionCalendar>,
    ) -> Result<(Rulebook, Vec<Fault>), AppError> {
        let mut known = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(&by) {
            return Ok(found.clone());
        }
        let place = self.data.place(&procedure_path(&by.procedure));
        let kept = procedure::load_for_register(&place, text, &organisation).map_err(AppError::Data)?;
        let (procedure, lost) = (Arc::new(kept.procedure), Arc::new(kept.lost));
        let book = Rulebook { procedure, organisation, calendar, substitutions: Arc::default(), lost };
        known.insert(by, (book.clone(), kept.faults.clone()));
        Ok((book, kept.faults))
    }

    /// The body `id`.
    pub(crate) fn organisation(&self, id: &OrganisationId) -> Result<Arc<Organisation>, AppError> {
        let path = format!("organisations/{id}.toml");
        let text = self.data.read(&path).ok_or_else(|| AppError::NoOrganisation(id.clone()))?;
        let key = (id.clone(), digest_of(text.as_bytes()));
        let mut known = self.organisations.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(body) = known.get(&key) {
            return Ok(Arc::clone(body));
        }
        let place = self.data.place(&path);
        let words = self.words()?;
        let body = procedure::load_organisation(&place, &text, &words).map_err(AppError::Data)?;
        let body = Arc::new(body);
        known.insert(key, Arc::clone(&body));
        Ok(body)
    }

    /// The Russian word lists.
    pub(crate) fn words(&self) -> Result<Arc<Words>, AppError> {
        let mut known = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = &*known {
            return Ok(Arc::clone(words));
        }
        let words = Arc::new(load_words(&self.data).map_err(AppError::Data)?);
        *known = Some(Arc::clone(&words));
        Ok(words)
    }

    /// The calendar of `region`.
    pub(crate) fn calendar(&self, region: Option<&str>) -> Result<Arc<ProductionCalendar>, AppError> {
        let mut known = self.calendars.lock().unwrap_or_else(PoisonError::into_inner);
        let key = region.map(str::to_owned);
        if let Some(calendar) = known.get(&key) {
            return Ok(Arc::clone(calendar));
        }
        let calendar = Arc::new(load_body_calendar(&self.data, region).map_err(AppError::Calendar)?);
        known.insert(key, Arc::clone(&calendar));
        Ok(calendar)
    }
}

fn procedure_path(id: &ProcedureId) -> String {
    format!("procedures/{id}.toml")
}
