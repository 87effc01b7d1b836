//! The offices of a store: one for each body, which alone reads and writes what is kept of it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use prikaz_domain::{OrganisationId, ProcedureId, RegisterId};
use prikaz_store::{BodyStore, Store};

use crate::clock::Clock;
use crate::log::streams::register_stream;
use crate::shared::Shared;
use crate::{About, AppError, DataDir, Missing, Notice, Office};

/// The offices of a store.
pub struct Offices {
    store: Arc<dyn Store>,
    shared: Shared,
    /// The one body that is spoken of, where one was named.
    only: Option<OrganisationId>,
    known: Mutex<BTreeMap<OrganisationId, Arc<Office>>>,
}

impl Offices {
    /// The offices of `store` with their data and their clock; of the body `only`, where one is named.
    pub fn new(
        store: Arc<dyn Store>,
        data: DataDir,
        clock: Arc<dyn Clock>,
        only: Option<OrganisationId>,
    ) -> Self {
        Self { store, shared: Shared::new(data, clock), only, known: Mutex::default() }
    }

    /// The office of `body`; nothing is kept of it yet where it is not among [`Offices::bodies`].
    ///
    /// # Errors
    /// When its log is damaged, or the store fails.
    pub fn of(&self, body: &OrganisationId) -> Result<Arc<Office>, AppError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(office) = known.get(body) {
            return Ok(Arc::clone(office));
        }
        let kept = self.store.of(body)?;
        let office = Arc::new(Office::with(Some(body.clone()), kept, self.shared.clone()));
        known.insert(body.clone(), Arc::clone(&office));
        Ok(office)
    }

    /// The bodies of which something is kept, or the one that is spoken of.
    ///
    /// # Errors
    /// When the store fails.
    pub fn bodies(&self) -> Result<Vec<OrganisationId>, AppError> {
        match &self.only {
            Some(body) => Ok(vec![body.clone()]),
            None => Ok(self.store.bodies()?),
        }
    }

    /// The offices of all bodies, by their keys.
    ///
    /// # Errors
    /// As [`Offices::of`].
    pub fn all(&self) -> Result<Vec<Arc<Office>>, AppError> {
        self.bodies()?.iter().map(|body| self.of(body)).collect()
    }

    /// The office that keeps the register `id`; the one of no body where none does.
    ///
    /// # Errors
    /// [`Missing::Body`] where several bodies keep a register of this key; when the store fails.
    pub fn keeping(&self, id: &RegisterId) -> Result<Arc<Office>, AppError> {
        let mut found = Vec::new();
        let stream = register_stream(id);
        for body in self.bodies()? {
            // The log alone is asked, so that one look at a store of many bodies reads no body's files.
            if self.store.of(&body)?.log.streams(&stream.0)?.contains(&stream) {
                found.push(body);
            }
        }
        match found.as_slice() {
            [] => self.whichever(),
            [body] => self.of(body),
            _ => Err(Missing::Body { register: id.clone(), bodies: found }.into()),
        }
    }

    /// The office of the body that `procedure` names.
    ///
    /// # Errors
    /// When there is no such procedure; when the store fails.
    pub fn under(&self, procedure: &ProcedureId) -> Result<Arc<Office>, AppError> {
        self.of(&self.shared.books.body_of(procedure)?)
    }

    /// The office of what is spoken of: of the one body there is, where nothing says which, and of none where there are
    /// several. Where what is named is not there, whoever asks that office is told so.
    ///
    /// # Errors
    /// [`Missing::Body`] where several bodies keep a register of this key; when the store fails.
    pub fn about(&self, about: Option<&About>) -> Result<Arc<Office>, AppError> {
        match about {
            Some(About::Register(id)) => self.keeping(id),
            Some(About::Body(body)) => self.of(body),
            Some(About::File(body)) => self.of(&body.id),
            Some(About::Procedure(procedure)) => self.under(procedure).or_else(|_| self.whichever()),
            None => self.whichever(),
        }
    }

    fn whichever(&self) -> Result<Arc<Office>, AppError> {
        match self.bodies()?.as_slice() {
            [body] => self.of(body),
            bodies => {
                let kept = BodyStore::undecided(bodies.to_vec());
                Ok(Arc::new(Office::with(None, kept, self.shared.clone())))
            }
        }
    }

    /// Keys of all registers of all bodies, sorted.
    ///
    /// # Errors
    /// When the store fails.
    pub fn registers(&self) -> Result<Vec<RegisterId>, AppError> {
        let mut all = Vec::new();
        for office in self.all()? {
            all.extend(office.registers()?);
        }
        all.sort();
        all.dedup();
        Ok(all)
    }

    /// What was read otherwise than by the files, each once; taken.
    pub fn take_notices(&self) -> Vec<Notice> {
        let known: Vec<_> =
            self.known.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect();
        known.iter().flat_map(|office| office.take_notices()).collect()
    }
}
