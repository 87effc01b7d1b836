//! What a command that works on the store has at hand.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use time::Date;
use time::format_description::well_known::Rfc3339;

use super::typed::Typed;
use super::{CommandError, Globals, Ui, prose, world};
use prikaz_app::clock::{Clock, Today};
use prikaz_app::{AppError, DataDir, Home, Office, Request, Rulebook, StoreError};
use prikaz_domain::{PersonId, RegisterId};
use prikaz_procedure::Organisation;
use prikaz_wording::general::{BodyNoRegister, EmptyFile, Written};
use prikaz_workflow::{Action, Actor, Recorded};

/// The office of the store, the user's wishes, and the two streams to talk through.
pub struct Desk<'a> {
    /// The office.
    pub office: Arc<Office>,
    /// Options of the command line.
    pub globals: &'a Globals,
    /// The streams.
    pub ui: &'a mut Ui,
}

impl<'a> Desk<'a> {
    /// Opens the store and sits down.
    ///
    /// # Errors
    /// When there is no store, another process holds it, or it is damaged.
    pub fn open(
        data: &DataDir,
        globals: &'a Globals,
        ui: &'a mut Ui,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, CommandError> {
        let home = Home::of(globals.home.as_deref());
        let office = match patiently(|| home.office(data.clone(), Arc::clone(&clock))) {
            Ok(office) => Arc::new(office),
            Err(error) => return Err(super::failure::worded(ui, None, &error)),
        };
        Ok(Self { office, globals, ui })
    }

    /// Says what was read otherwise than by the files as they stand, once: here, or as why the command was `refused`.
    pub fn tell_notices(&mut self, refused: Option<&CommandError>) {
        for notice in self.office.take_notices() {
            super::notice::tell(self.ui, &notice, refused);
        }
    }

    /// The person named by `--as`.
    ///
    /// # Errors
    /// When nobody was named, or the name is no key.
    pub fn actor(&self) -> Result<Actor, CommandError> {
        let named = self.globals.actor.as_deref().ok_or_else(|| self.error(None, &AppError::NoActor))?;
        let person = PersonId::new(named).map_err(|error| super::failure::bad_key(self.ui, &error))?;
        Ok(Actor::Person(person))
    }

    /// The day named by `--on`, or today by the clock of each body.
    pub fn today(&self) -> Today {
        Today { on: self.globals.on, now: self.office.engine().now(time::UtcOffset::UTC) }
    }

    /// The day named by `--on`, or today by the clock of the body that keeps the register.
    pub fn day(&self, book: &Rulebook) -> Date {
        self.globals.on.unwrap_or_else(|| self.office.now(book).date())
    }

    /// The day named by `--on`, or today by the clock of the body.
    pub fn day_of(&self, body: &Organisation) -> Date {
        self.globals.on.unwrap_or_else(|| self.office.now_at(body).date())
    }

    /// Does `action` to the register and says what was recorded.
    ///
    /// # Errors
    /// The refusal in words, with the way out; or the failure.
    pub fn act(&mut self, id: &RegisterId, action: Action) -> Result<Vec<Recorded>, CommandError> {
        self.act_with(id, action, &[])
    }

    /// As [`Desk::act`], keeping the files `with` it that its record names.
    ///
    /// # Errors
    /// As [`Desk::act`].
    pub fn act_with(
        &mut self,
        id: &RegisterId,
        action: Action,
        with: &[&[u8]],
    ) -> Result<Vec<Recorded>, CommandError> {
        let request = Request { by: self.actor()?, on: self.globals.on, action };
        let done = self.office.act_with(id, &request, with);
        let recorded = done.map_err(|error| self.error(Some(id), &error))?;
        self.say(id, &recorded)?;
        Ok(recorded)
    }

    /// Says what was recorded: as prose on stderr, or as JSON on stdout.
    ///
    /// # Errors
    /// When stdout is closed.
    pub fn say(&mut self, id: &RegisterId, recorded: &[Recorded]) -> Result<(), CommandError> {
        if self.ui.json() {
            let events: Vec<Value> = recorded.iter().map(fact).collect();
            return self.ui.value(&json!({ "register": id, "recorded": events }));
        }
        let book = self.book(id)?;
        let rows = prose::rows(&*self.register(id)?);
        for one in recorded {
            let text = prose::sentence(self.ui, &book, &rows, one);
            self.ui.progress(&text);
        }
        Ok(())
    }

    /// What the register is kept by.
    ///
    /// # Errors
    /// When there is none, or its data is wrong.
    pub fn book(&self, id: &RegisterId) -> Result<Rulebook, CommandError> {
        self.office.book(id).map_err(|error| self.error(Some(id), &error))
    }

    /// `error` in words, with the names of the register's body.
    pub fn error(&self, id: Option<&RegisterId>, error: &AppError) -> CommandError {
        if let AppError::NoRegister(id) = error
            && let Some(said) = self.not_a_register(id.as_str())
        {
            return said;
        }
        let book = id.and_then(|id| self.office.book(id).ok());
        let said = super::failure::worded(self.ui, book.as_ref(), error);
        match self.typed(error) {
            Some(typed) => typed.told(self.ui, said),
            None => said,
        }
    }

    /// The key of `error` that there is not, among those there are.
    fn typed(&self, error: &AppError) -> Option<Typed> {
        let files = |folder: &str| {
            let names = self.office.data().list(folder, "toml");
            names.into_iter().filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        };
        match error {
            AppError::NoRegister(id) => {
                let known = self.office.registers().unwrap_or_default();
                Some(Typed::of(id.as_str(), known.iter().map(ToString::to_string)))
            }
            AppError::NoProcedure(id) => Some(Typed::of(id.as_str(), files("procedures"))),
            AppError::NoOrganisation(id) => Some(Typed::of(id.as_str(), files("organisations"))),
            _ => None,
        }
    }

    /// The failure of something that is not there under the key `id`: a body or a procedure is no register.
    fn not_a_register(&self, id: &str) -> Option<CommandError> {
        let body = prikaz_domain::OrganisationId::new(id).ok()?;
        self.office.organisation(&body).ok()?;
        let registers = self.office.registers().unwrap_or_default();
        let own = registers
            .into_iter()
            .filter(|register| self.office.book(register).is_ok_and(|book| book.organisation.id == body));
        let own: Vec<String> = own.map(|register| register.to_string()).collect();
        let facts = BodyNoRegister { key: id.to_owned(), registers: own };
        Some(super::failure::telling(self.ui, super::ExitKind::Refused, &facts))
    }

    /// Reads a user's file whole.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read_file(&self, path: &Path) -> Result<Vec<u8>, CommandError> {
        let named = path.display().to_string();
        prikaz_app::whole_file::bytes(path)
            .map_err(|error| world::unreadable(self.ui, super::ExitKind::Refused, &named, &error))
    }

    /// Reads a file that is to be kept with a record: one that holds nothing proves nothing.
    ///
    /// # Errors
    /// When it cannot be read, or is empty.
    pub fn read_kept_file(&self, path: &Path) -> Result<Vec<u8>, CommandError> {
        let bytes = self.read_file(path)?;
        if bytes.is_empty() {
            let facts = EmptyFile { path: path.display().to_string() };
            return Err(super::failure::telling(self.ui, super::ExitKind::Refused, &facts));
        }
        Ok(bytes)
    }

    /// Makes sure that a document can lie at `path`, before the log says that it was given out.
    ///
    /// # Errors
    /// When there is no such folder, or a folder lies there.
    pub fn room_for(&self, path: &Path) -> Result<(), CommandError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let found = folder.map_or(Ok(()), |folder| std::fs::read_dir(folder).map(drop));
        let free =
            found.and_then(|()| if path.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { Ok(()) });
        free.map_err(|error| self.unwritable(path, &error))
    }

    /// Tells of a file that was written.
    ///
    /// # Errors
    /// When stdout cannot be written to.
    pub fn wrote(&mut self, path: &Path) -> Result<(), CommandError> {
        let facts = Written { path: path.display().to_string() };
        if self.ui.json() {
            return self.ui.value(&facts);
        }
        self.ui.tell(&facts);
        Ok(())
    }

    fn unwritable(&self, path: &Path, error: &std::io::Error) -> CommandError {
        let named = path.display().to_string();
        world::unwritable(self.ui, &named, error)
    }

    /// Writes a document whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_file(&self, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
        prikaz_app::write_whole(path, bytes).map_err(|error| self.unwritable(path, &error))
    }
}

/// How long a command waits for another one to let go of the store, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(3);
const GLANCE: Duration = Duration::from_millis(50);

/// Opens again and again while another process holds the store: two clerks may press Enter at once.
fn patiently<T>(open: impl Fn() -> Result<T, AppError>) -> Result<T, AppError> {
    let until = Instant::now() + PATIENCE;
    loop {
        match open() {
            Err(AppError::Store(StoreError::Locked(_))) if Instant::now() < until => {
                std::thread::sleep(GLANCE);
            }
            opened => return opened,
        }
    }
}

/// A recorded event as JSON for machines.
pub(super) fn fact(recorded: &Recorded) -> Value {
    json!({
        "version": recorded.version,
        "on": recorded.on,
        "at": recorded.at.to_offset(time::UtcOffset::UTC).format(&Rfc3339).unwrap_or_default(),
        "by": prikaz_store::record::by(&recorded.by),
        "event": recorded.event,
    })
}
