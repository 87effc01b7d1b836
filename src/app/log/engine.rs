//! Load, fold, decide, append: the one way in which a register changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use time::{Date, OffsetDateTime, UtcOffset};

use prikaz_domain::{OrganisationId, RegisterId};
use prikaz_store::{Batch, EventLog, Expected, Pending, StoreError, Version, record};
use prikaz_workflow::{
    self as workflow, Action, Actor, Command, OrderJournal, OrderNumbered, Recorded, RecordedOrder, Register,
    evolve, react,
};

use crate::clock::Clock;
use crate::log::anew::{TRIES, append_all_anew};
use crate::log::body_log::BodyLog;
use crate::log::numbering::{Journal, Journals, numbered};
use crate::log::signing::{Knowing, Signing};
use crate::log::streams::{StreamEvents, orders_stream, register_stream};
use crate::{AppError, Rulebook};

/// Takes decisions about registers and records them.
pub struct Engine {
    log: BodyLog,
    clock: Arc<dyn Clock>,
    registers: Mutex<HashMap<RegisterId, Arc<Register>>>,
    journals: Journals,
}

/// What has to be there before that is recorded which leaves a register so.
pub type Ready<'a> = &'a dyn Fn(&Register) -> Result<(), AppError>;

/// Who wants what to happen, and when.
#[derive(Debug, Clone)]
pub struct Request {
    /// Who acts.
    pub by: Actor,
    /// Official date, where it is not today.
    pub on: Option<Date>,
    /// What is to happen.
    pub action: Action,
}

impl Engine {
    /// An engine on the log of `body`, telling the time by `clock`.
    pub fn new(body: Option<OrganisationId>, log: Arc<dyn EventLog>, clock: Arc<dyn Clock>) -> Self {
        Self { log: BodyLog { body, log }, clock, registers: Mutex::default(), journals: Journals::default() }
    }

    /// The log.
    pub fn log(&self) -> &BodyLog {
        &self.log
    }

    /// The present instant by the clock of a body at `offset`.
    pub fn now(&self, offset: UtcOffset) -> OffsetDateTime {
        self.clock.now().to_offset(offset)
    }

    /// The register as its events left it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn register(&self, id: &RegisterId) -> Result<Arc<Register>, AppError> {
        let known = self.known(id);
        let lines = self.log.log.read(&register_stream(id), Version(known.version))?;
        if lines.is_empty() {
            return Ok(known);
        }
        let mut register = Arc::unwrap_or_clone(known);
        for line in &lines {
            register = evolve(register, &record::register_event(line)?);
        }
        Ok(self.remember(id, register))
    }

    /// Every record of the register, in order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history(&self, id: &RegisterId) -> Result<Vec<Recorded>, AppError> {
        let lines = self.log.log.read(&register_stream(id), Version(0))?;
        Ok(lines.iter().map(record::register_event).collect::<Result<_, StoreError>>()?)
    }

    /// Decides `request` and records what follows; when another writer was first, decides again.
    ///
    /// # Errors
    /// The refusal, or the failure of the store. Nothing has changed then.
    pub fn execute(
        &self,
        book: &Rulebook,
        id: &RegisterId,
        request: &Request,
    ) -> Result<Vec<Recorded>, AppError> {
        self.execute_ready(book, id, request, &|_| Ok(()))
    }

    /// As [`Engine::execute`]; what was decided is made `ready` before it is recorded: the files are kept that it names.
    ///
    /// # Errors
    /// As [`Engine::execute`]; also what `ready` says.
    pub fn execute_ready(
        &self,
        book: &Rulebook,
        id: &RegisterId,
        request: &Request,
        ready: Ready<'_>,
    ) -> Result<Vec<Recorded>, AppError> {
        self.log.of(&book.organisation.id)?;
        self.until_first(id, |register| {
            let command = self.command(book, request.by.clone(), request.on, request.action.clone());
            let (recorded, after) = decided(book, register, command)?;
            if !recorded.is_empty() {
                ready(&after)?;
                self.log.log.append(batch(id, register.version, &recorded, Vec::new())?)?;
            }
            Ok((recorded, after))
        })
    }

    /// Decides requests to several registers, or several to one, and records all that follows as one batch, with what
    /// `more` gives for other streams; when another writer was first, decides all of it again. `contended` is the error
    /// where that never ends.
    ///
    /// # Errors
    /// The first refusal, or the failure of the store. Nothing has changed then.
    pub(crate) fn execute_together(
        &self,
        requests: &[(Rulebook, RegisterId, Request)],
        contended: AppError,
        more: impl Fn() -> Result<Vec<StreamEvents>, AppError>,
    ) -> Result<(), AppError> {
        let states = append_all_anew(self.log.log.as_ref(), contended, || {
            let mut states: BTreeMap<&RegisterId, (u64, Register, Vec<Recorded>)> = BTreeMap::new();
            for (book, id, request) in requests {
                let (from, state, mut recorded) = match states.remove(id) {
                    Some(known) => known,
                    None => {
                        let register = self.register(id)?;
                        (register.version, Arc::unwrap_or_clone(register), Vec::new())
                    }
                };
                let command = self.command(book, request.by.clone(), request.on, request.action.clone());
                let (new, after) = decided(book, &state, command)?;
                recorded.extend(new);
                states.insert(id, (from, after, recorded));
            }
            states.retain(|_, (_, _, recorded)| !recorded.is_empty());
            let mut streams = Vec::new();
            for (id, (from, _, recorded)) in &states {
                streams.extend(batch(id, *from, recorded, Vec::new())?.streams);
            }
            streams.extend(more()?);
            Ok((Batch { streams }, states))
        })?;
        states.into_iter().for_each(|(id, (_, after, _))| drop(self.remember(id, after)));
        Ok(())
    }

    /// Decides `request` and records nothing: for what cannot be taken back once it is done, such as a letter sent.
    ///
    /// # Errors
    /// As [`Engine::execute`].
    pub fn consider(&self, book: &Rulebook, id: &RegisterId, request: &Request) -> Result<(), AppError> {
        let register = self.register(id)?;
        let command = self.command(book, request.by.clone(), request.on, request.action.clone());
        decided(book, &register, command).map(drop)
    }

    /// The register as it would be after the order is signed; records nothing.
    ///
    /// # Errors
    /// As [`Engine::sign`].
    pub fn foresee_signed(
        &self,
        book: &Rulebook,
        id: &RegisterId,
        by: &Actor,
        on: Option<Date>,
        signing: &Signing,
        known: Knowing<'_>,
    ) -> Result<Register, AppError> {
        let register = self.register(id)?;
        let (orders, _) = self.order_journal(&book.organisation.id)?;
        let now = self.now(book.offset());
        let date = on.unwrap_or(now.date());
        let number = signing.number(book, &orders, date)?;
        let action = signing.action(number, known(&orders, &register)?);
        let command = Command { by: by.clone(), on: date, at: now, action };
        Ok(decided(book, &register, command)?.1)
    }

    /// Signs the order: number and approval are recorded together or not at all, once they are `ready`.
    ///
    /// # Errors
    /// As [`Engine::execute`]; also when the number is taken, and what `ready` says.
    pub fn sign(
        &self,
        book: &Rulebook,
        id: &RegisterId,
        (by, on): (&Actor, Option<Date>),
        signing: &Signing,
        known: Knowing<'_>,
        ready: Ready<'_>,
    ) -> Result<Vec<Recorded>, AppError> {
        let organisation = &book.organisation.id;
        self.log.of(organisation)?;
        let journal = self.journals.of(organisation);
        self.until_first(id, |register| {
            let (pending, recorded, after) = {
                let mut journal = journal.lock().unwrap_or_else(PoisonError::into_inner);
                self.send_signed(book, id, register, (by, on, signing, known, ready), &mut journal)?
            };
            pending.wait().inspect_err(|_| {
                // What was numbered after it fails with it.
                *journal.lock().unwrap_or_else(PoisonError::into_inner) = Journal::default();
            })?;
            Ok((recorded, after))
        })
    }

    /// Numbers and sends an order; whoever signs next need not wait until it is recorded.
    fn send_signed<'a>(
        &'a self,
        book: &Rulebook,
        id: &RegisterId,
        register: &Register,
        (by, on, signing, known, ready): (&Actor, Option<Date>, &Signing, Knowing<'_>, Ready<'_>),
        journal: &mut Journal,
    ) -> Result<(Pending<'a>, Vec<Recorded>, Register), AppError> {
        if journal.version == 0 {
            journal.catch_up(self.log.log.as_ref())?;
        }
        let now = self.now(book.offset());
        let date = on.unwrap_or(now.date());
        let number = |orders: &OrderJournal| signing.number(book, orders, date);
        let number = match number(&journal.orders) {
            Ok(number) => number,
            // Only what is recorded can be a reason to refuse.
            Err(_) => {
                *journal = Journal::default();
                journal.catch_up(self.log.log.as_ref())?;
                number(&journal.orders)?
            }
        };
        let action = signing.action(number, known(&journal.orders, register)?);
        let command = Command { by: by.clone(), on: date, at: now, action };
        let (recorded, after) = decided(book, register, command)?;
        ready(&after)?;
        let (entries, events) = numbered(id, &recorded, signing.typed.is_none())?;
        let expected = Expected::Exactly(Version(journal.version));
        let more = vec![(orders_stream(), expected, events)];
        let pending = self.log.log.send(batch(id, register.version, &recorded, more)?);
        entries.iter().for_each(|entry| journal.add(entry));
        Ok((pending, recorded, after))
    }

    /// Every record of the journal of orders of a body.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_records(&self, organisation: &OrganisationId) -> Result<Vec<RecordedOrder>, AppError> {
        let lines = self.log.of(organisation)?.read(&orders_stream(), Version(0))?;
        Ok(lines.iter().map(record::order_event).collect::<Result<_, StoreError>>()?)
    }

    /// The journal of orders of a body, and the version of its stream.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_journal(&self, organisation: &OrganisationId) -> Result<(OrderJournal, Version), AppError> {
        let lines = self.log.of(organisation)?.read(&orders_stream(), Version(0))?;
        let mut journal = OrderJournal::default();
        for line in &lines {
            journal = journal.evolve(&record::event::<OrderNumbered>(line)?);
        }
        Ok((journal, lines.last().map_or(Version(0), |line| line.version)))
    }

    fn command(&self, book: &Rulebook, by: Actor, on: Option<Date>, action: Action) -> Command {
        let at = self.now(book.offset());
        Command { by, on: on.unwrap_or(at.date()), at, action }
    }

    /// Tries until no other writer was first. The state as it is known is tried without looking whether it is
    /// the present one, for the log would not take what follows from an earlier one.
    fn until_first(
        &self,
        id: &RegisterId,
        attempt: impl Fn(&Register) -> Result<(Vec<Recorded>, Register), AppError>,
    ) -> Result<Vec<Recorded>, AppError> {
        let mut register = self.known(id);
        for _ in 0..TRIES {
            let outcome = attempt(&register);
            if let Ok((recorded, after)) = outcome {
                if !recorded.is_empty() {
                    self.remember(id, after);
                }
                return Ok(recorded);
            }
            let fresh = self.register(id)?;
            match outcome {
                Err(AppError::Store(StoreError::Conflict { .. })) => {}
                Err(other) if fresh.version == register.version => return Err(other),
                _ => {}
            }
            register = fresh;
        }
        Err(AppError::Contended(id.clone()))
    }

    fn known(&self, id: &RegisterId) -> Arc<Register> {
        self.cache().get(id).cloned().unwrap_or_default()
    }

    /// Keeps the newer of two states: another thread may have gone further meanwhile.
    fn remember(&self, id: &RegisterId, register: Register) -> Arc<Register> {
        let register = Arc::new(register);
        let mut cache = self.cache();
        let newer = cache.get(id).is_none_or(|known| known.version < register.version);
        if newer {
            cache.insert(id.clone(), Arc::clone(&register));
        }
        register
    }

    fn cache(&self) -> MutexGuard<'_, HashMap<RegisterId, Arc<Register>>> {
        self.registers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The events that `command` leads to, those of the program's own follow-up included, and the state after them.
pub(crate) fn decided(
    book: &Rulebook,
    register: &Register,
    command: Command,
) -> Result<(Vec<Recorded>, Register), AppError> {
    let rules = book.rules();
    let mut state = register.clone();
    let mut recorded = Vec::new();
    let mut commands = std::collections::VecDeque::from([command]);
    while let Some(command) = commands.pop_front() {
        for event in workflow::decide(&rules, &state, &command)? {
            let version = state.version + 1;
            let fact = Recorded { version, on: command.on, at: command.at, by: command.by.clone(), event };
            state = evolve(state, &fact);
            commands.extend(react(&rules, &fact));
            recorded.push(fact);
        }
    }
    Ok((recorded, state))
}

pub(crate) fn batch(
    id: &RegisterId,
    version: u64,
    recorded: &[Recorded],
    more: Vec<StreamEvents>,
) -> Result<Batch, AppError> {
    let events = recorded.iter().map(record::new_event).collect::<Result<_, _>>()?;
    let mut streams = vec![(register_stream(id), Expected::Exactly(Version(version)), events)];
    streams.extend(more);
    Ok(Batch { streams })
}
