//! The office of a body: everything the command line and the web may ask for.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use time::{Date, OffsetDateTime, UtcOffset};

use prikaz_domain::{ActReference, Digest, OrganisationId, ProcedureId, RegisterId};
use prikaz_procedure::Organisation;
use prikaz_russian::Words;
use prikaz_store::{BodyStore, KeptFiles, StreamId};
use prikaz_workflow::{Action, Actor, Edition, FileReference, OrderJournal, Recorded, Register};

use crate::clock::{Clock, Today};
use crate::data::books::{Books, KeptBy};
use crate::shared::Shared;
use crate::{AppError, DataDir, Engine, Notice, Printer, Request, Rulebook, Signing};

/// A body by its file and the earlier ones: its key and the digests.
type BodyFiles = (OrganisationId, Digest, Vec<Digest>);

/// The office of a body.
pub struct Office {
    engine: Engine,
    files: Arc<dyn KeptFiles>,
    pub(crate) books: Arc<Books>,
    printer: Arc<Printer>,
    pinned: Mutex<HashMap<RegisterId, Rulebook>>,
    pub(crate) notices: Mutex<Vec<Notice>>,
    pub(crate) noticed: Mutex<BTreeSet<String>>,
    /// Bodies with what they have lost, by their file and the earlier ones.
    pub(crate) with_former: Mutex<HashMap<BodyFiles, Arc<Organisation>>>,
    /// Registers that can be read and not acted on: a file of their body cannot be read.
    pub(crate) as_recorded: Mutex<BTreeSet<RegisterId>>,
}

impl Office {
    /// The office of `body` over what is kept of it, with its data and its clock.
    pub fn new(body: OrganisationId, kept: BodyStore, data: DataDir, clock: Arc<dyn Clock>) -> Self {
        Self::with(Some(body), kept, Shared::new(data, clock))
    }

    /// The office of `body`, or of none, which keeps nothing.
    pub(crate) fn with(body: Option<OrganisationId>, kept: BodyStore, shared: Shared) -> Self {
        let BodyStore { log, files } = kept;
        let Shared { books, printer, clock } = shared;
        Self {
            engine: Engine::new(body, log, clock),
            files,
            books,
            printer,
            pinned: Mutex::default(),
            notices: Mutex::default(),
            noticed: Mutex::default(),
            with_former: Mutex::default(),
            as_recorded: Mutex::default(),
        }
    }

    /// The engine, for what has no use case of its own.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The body; none where nothing is kept.
    pub fn keeper(&self) -> Option<&OrganisationId> {
        self.engine.log().body()
    }

    /// What sets and writes papers.
    pub fn printer(&self) -> &Printer {
        &self.printer
    }

    /// The data files.
    pub fn data(&self) -> &DataDir {
        self.books.data()
    }

    /// The Russian word lists.
    ///
    /// # Errors
    /// When one is missing or wrong.
    pub fn words(&self) -> Result<Arc<Words>, AppError> {
        self.books.words()
    }

    /// Keys of all registers, sorted.
    ///
    /// # Errors
    /// When the store fails.
    pub fn registers(&self) -> Result<Vec<RegisterId>, AppError> {
        let streams = self.engine.log().streams("register/")?;
        let id = |stream: &StreamId| RegisterId::new(stream.0.trim_start_matches("register/"));
        Ok(streams.iter().map(id).collect::<Result<_, _>>()?)
    }

    /// The register `id`.
    ///
    /// # Errors
    /// When there is none, or the store fails.
    pub fn register(&self, id: &RegisterId) -> Result<Arc<Register>, AppError> {
        let register = self.engine.register(id)?;
        if register.opened.is_none() { Err(AppError::NoRegister(id.clone())) } else { Ok(register) }
    }

    /// Every record of the register `id`.
    ///
    /// # Errors
    /// When there is none, or the store fails.
    pub fn history(&self, id: &RegisterId) -> Result<Vec<Recorded>, AppError> {
        self.register(id)?;
        self.engine.history(id)
    }

    /// What the register `id` is kept by: the procedure in the wording it was opened under.
    ///
    /// # Errors
    /// When there is no such register, or its data is missing or wrong.
    pub fn book(&self, id: &RegisterId) -> Result<Rulebook, AppError> {
        let known = self.pinned.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
        let book = match known {
            Some(book) => book,
            None => self.pin(id)?,
        };
        self.with_substitutions(book)
    }

    fn pin(&self, id: &RegisterId) -> Result<Rulebook, AppError> {
        let register = self.register(id)?;
        let opened = register.opened.as_ref().ok_or_else(|| AppError::NoRegister(id.clone()))?;
        let kept = |digest: &Digest| {
            let bytes = self.files.get(digest)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        };
        let text = self.books.pinned(&opened.procedure, opened.procedure_digest, kept)?;
        let (organisation, has_file) = self.body_or_recorded(&opened.organisation);
        let organisation = self.with_former(organisation, &register.bodies);
        let (calendar, has_calendar) = self.calendar_or_none(organisation.region.as_deref());
        let by = KeptBy {
            procedure: opened.procedure.clone(),
            text: opened.procedure_digest,
            body: organisation.digest,
            former: register.bodies.to_vec(),
        };
        let (book, faults) = self.books.kept_by(by, &text, organisation, calendar)?;
        if !(has_file && has_calendar) {
            self.as_recorded.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
        }
        if !faults.is_empty() {
            self.notice(format!("procedure {}", opened.procedure_digest), Notice::JudgedMoreStrictly(faults));
        }
        self.pinned.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), book.clone());
        Ok(book)
    }

    /// What a register under `procedure` would be kept by today.
    ///
    /// # Errors
    /// When the data is missing or wrong.
    pub fn book_of(&self, procedure: &ProcedureId) -> Result<Rulebook, AppError> {
        self.with_substitutions(self.books.of(procedure)?)
    }

    fn with_substitutions(&self, mut book: Rulebook) -> Result<Rulebook, AppError> {
        book.substitutions = Arc::new(self.substitutions(&book.organisation.id)?.0.in_effect());
        Ok(book)
    }

    /// Sets the register `id` up under `procedure`, keeping the procedure's text for good.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store.
    pub fn open_register(
        &self,
        id: &RegisterId,
        procedure: &ProcedureId,
        by: Actor,
        on: Option<Date>,
    ) -> Result<Vec<Recorded>, AppError> {
        let (book, text) = self.books.of_with_text(procedure)?;
        let book = self.with_substitutions(book)?;
        let request = Request { by, on, action: Action::OpenRegister };
        self.engine.execute_ready(&book, id, &request, &|_| {
            self.keep_all(&[text.as_bytes()])?;
            self.keep_body(&book.organisation)
        })
    }

    /// Decides and records what `request` wants of the register `id`.
    ///
    /// # Errors
    /// The refusal, or the failure of data or store. Nothing has changed then.
    pub fn act(&self, id: &RegisterId, request: &Request) -> Result<Vec<Recorded>, AppError> {
        self.act_with(id, request, &[])
    }

    /// As [`Office::act`], keeping the files `with` it that its record names: none of them where it is refused.
    ///
    /// # Errors
    /// As [`Office::act`].
    pub fn act_with(
        &self,
        id: &RegisterId,
        request: &Request,
        with: &[&[u8]],
    ) -> Result<Vec<Recorded>, AppError> {
        let book = self.book_to_act(id)?;
        let names_body = matches!(request.action, Action::OpenDraft { .. });
        self.engine.execute_ready(&book, id, request, &|_| {
            self.keep_all(with)?;
            if names_body { self.keep_body(&book.organisation) } else { Ok(()) }
        })
    }

    /// Decides what `request` wants of the register `id`, and records nothing.
    ///
    /// # Errors
    /// As [`Office::act`].
    pub fn consider(&self, id: &RegisterId, request: &Request) -> Result<(), AppError> {
        let book = self.book_to_act(id)?;
        self.engine.consider(&book, id, request)
    }

    /// Decides and records what `requests` want of registers, all in one batch, keeping the files `with` them that their
    /// records name: papers given out together are recorded together or not at all.
    ///
    /// # Errors
    /// As [`Office::act`].
    pub fn act_together(&self, requests: &[(RegisterId, Request)], with: &[&[u8]]) -> Result<(), AppError> {
        let booked =
            |(id, request): &(RegisterId, Request)| Ok((self.book_to_act(id)?, id.clone(), request.clone()));
        let booked: Vec<_> = requests.iter().map(booked).collect::<Result<_, AppError>>()?;
        let Some((_, first, _)) = booked.first() else { return Ok(()) };
        let contended = AppError::Contended(first.clone());
        self.engine.execute_together(&booked, contended, || {
            self.keep_all(with)?;
            Ok(Vec::new())
        })
    }

    /// Signs the order that approves the draft of `id`.
    ///
    /// # Errors
    /// As [`Office::act`]; also when the number is taken, and when the order cannot be printed.
    pub fn sign(
        &self,
        id: &RegisterId,
        by: &Actor,
        on: Option<Date>,
        signing: &Signing,
    ) -> Result<Vec<Recorded>, AppError> {
        let book = self.book_to_act(id)?;
        let known = |journal: &OrderJournal, register: &Register| self.known(id, &book, journal, register);
        // What cannot be printed is not signed: it is drawn before others have to wait for this signing, and once more
        // where it is another order by the time it is its turn.
        let proof = |signed: &Register| self.proof_order(id, &book, signed);
        let foreseen = self.engine.foresee_signed(&book, id, by, on, signing, &known)?;
        proof(&foreseen)?;
        self.engine.sign(&book, id, (by, on), signing, &known, &|signed| {
            if !signs_alike(&foreseen, signed) {
                proof(signed)?;
            }
            self.keep_body(&book.organisation)
        })
    }

    /// The journal of orders of a body.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_journal(&self, organisation: &OrganisationId) -> Result<OrderJournal, AppError> {
        Ok(self.engine.order_journal(organisation)?.0)
    }

    /// Keeps `bytes` beside the store for good: once it is decided that a record names them, so that what is refused
    /// leaves no file.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) fn keep(&self, name: &str, bytes: &[u8]) -> Result<FileReference, AppError> {
        Ok(FileReference { name: name.to_owned(), digest: self.files.put(bytes)? })
    }

    /// Keeps all of `files` beside the store for good.
    pub(crate) fn keep_all(&self, files: &[&[u8]]) -> Result<(), AppError> {
        files.iter().try_for_each(|bytes| Ok(self.files.put(bytes).map(drop)?))
    }

    /// The bytes kept under `digest`.
    ///
    /// # Errors
    /// When there are none, or they are not what they were.
    pub fn kept(&self, digest: &Digest) -> Result<Vec<u8>, AppError> {
        Ok(self.files.get(digest)?)
    }

    /// The present instant by the clock of a body.
    pub fn now(&self, book: &Rulebook) -> OffsetDateTime {
        self.engine.now(book.offset())
    }

    /// The present instant by the clock of a body, where no register is at hand.
    pub fn now_at(&self, body: &Organisation) -> OffsetDateTime {
        self.engine.now(body.offset())
    }

    /// The day a question is about: `on`, or today by the clock of whichever body it is asked of.
    pub fn today(&self, on: Option<Date>) -> Today {
        Today { on, now: self.engine.now(UtcOffset::UTC) }
    }

    /// The day `on`, or today by the clock of the body `id`.
    ///
    /// # Errors
    /// When there is no such body: neither a file nor a record is of it.
    pub fn day(&self, id: &OrganisationId, on: Option<Date>) -> Result<Date, AppError> {
        on.map_or_else(|| Ok(self.today(None).of(&*self.body(id)?)), Ok)
    }

    /// The body `id` as it stands in the data files today.
    ///
    /// # Errors
    /// When it is missing or wrong.
    pub fn organisation(&self, id: &OrganisationId) -> Result<Arc<Organisation>, AppError> {
        self.books.organisation(id)
    }
}

/// Whether the last editions of both were approved by orders that print alike, but for the number.
fn signs_alike(one: &Register, other: &Register) -> bool {
    let (Some(one), Some(other)) = (one.last_edition(), other.last_edition()) else { return false };
    let order = ActReference { number: one.order.number.clone(), ..other.order.clone() };
    *one == Edition { order, ..other.clone() }
}
