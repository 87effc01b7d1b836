//! What a command that works on the store has at hand.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use time::Date;
use time::format_description::well_known::Rfc3339;

use crate::error::{CommandError, Of};
use crate::globals::Globals;
use crate::ui::Ui;
use prikaz_app::clock::{Clock, Today};
use prikaz_app::{DataDir, Home, Office, Offices, Rulebook};
use prikaz_desk::act;
use prikaz_domain::RegisterId;
use prikaz_procedure::Organisation;
use prikaz_wording::general::{EmptyFile, Written};
use prikaz_wording::said::{Failed, Said, Unreadable, Unwritable, prose};
use prikaz_workflow::{Action, Actor, Event, Means, Recorded, Register};

/// The offices of the store, the user's wishes, and the two streams to talk through.
pub(crate) struct Desk<'a> {
    /// The offices of all bodies, or of the one that was named.
    pub(crate) offices: Arc<Offices>,
    /// The office of what the command is about.
    pub(crate) office: Arc<Office>,
    /// Options of the command line.
    pub(crate) globals: &'a Globals,
    /// The streams.
    pub(crate) ui: &'a mut Ui,
}

impl<'a> Desk<'a> {
    /// Opens the store.
    ///
    /// # Errors
    /// When there is no store, or it is damaged.
    pub(crate) fn open(
        data: &DataDir,
        globals: &Globals,
        clock: Arc<dyn Clock>,
    ) -> Result<Offices, CommandError> {
        let (home, patience) = (Home::of(globals.home.as_deref()), Duration::from_secs(globals.wait));
        Ok(home.offices(data.clone(), clock, patience, globals.body.clone())?)
    }

    /// Says what was read otherwise than by the files as they stand, once: here, or as why the command was `refused`.
    pub(crate) fn tell_notices(&mut self, refused: Option<&Said>) {
        for notice in self.offices.take_notices() {
            crate::notice::tell(self.ui, &notice, refused);
        }
    }

    /// The person named by `--as`.
    ///
    /// # Errors
    /// When nobody was named, or the name is no key.
    pub(crate) fn actor(&self) -> Result<Actor, CommandError> {
        Ok(self.session()?.actor()?)
    }

    /// The day named by `--on`, or today by the clock of each body.
    pub(crate) fn today(&self) -> Today {
        self.office.today(self.globals.on)
    }

    /// The day named by `--on`, or today by the clock of the body that keeps the register.
    pub(crate) fn day(&self, book: &Rulebook) -> Date {
        self.today().of(&book.organisation)
    }

    /// The day named by `--on`, or today by the clock of the body.
    pub(crate) fn day_of(&self, body: &Organisation) -> Date {
        self.today().of(body)
    }

    /// Does `action` to the register and says what was recorded.
    ///
    /// # Errors
    /// The refusal in words, with the way out; or the failure.
    pub(crate) fn act(&mut self, id: &RegisterId, action: Action) -> Result<Vec<Recorded>, CommandError> {
        self.act_with(id, action, &[])
    }

    /// As [`Desk::act`], keeping the files `with` it that its record names.
    ///
    /// # Errors
    /// As [`Desk::act`].
    pub(crate) fn act_with(
        &mut self,
        id: &RegisterId,
        action: Action,
        with: &[&[u8]],
    ) -> Result<Vec<Recorded>, CommandError> {
        let recorded = self.ask(|office, session| act(office, session, id, action, with))?;
        self.say(id, &recorded)?;
        Ok(recorded)
    }

    /// Says what was recorded: as prose on stderr, or as JSON on stdout.
    ///
    /// # Errors
    /// When stdout is closed.
    pub(crate) fn say(&mut self, id: &RegisterId, recorded: &[Recorded]) -> Result<(), CommandError> {
        if self.ui.json() {
            let recorded = recorded.iter().map(RecordFacts::from).collect();
            return self.ui.answer(&RecordedFacts { register: id, recorded });
        }
        let book = self.book(id)?;
        let rows = prose::rows(&*self.register(id)?);
        for one in recorded {
            let text = prose::sentence(self.ui.messages(), &book, &rows, one);
            self.ui.progress(&text);
        }
        Ok(())
    }

    /// What the register is kept by.
    ///
    /// # Errors
    /// When there is none, or its data is wrong.
    pub(crate) fn book(&self, id: &RegisterId) -> Result<Rulebook, CommandError> {
        self.office.book(id).of(id)
    }

    /// The register.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn register(&self, id: &RegisterId) -> Result<Arc<Register>, CommandError> {
        self.office.register(id).of(id)
    }

    /// `error` in words, by the names of what it is about.
    pub(crate) fn said(&self, error: &CommandError) -> Said {
        self.ui.said(error, Some((&self.offices, &self.globals.session())))
    }

    /// Reads a user's file whole.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn read_file(&self, path: &Path) -> Result<Vec<u8>, CommandError> {
        Ok(prikaz_app::whole_file::bytes(path).map_err(|error| Unreadable::input(path, error))?)
    }

    /// Reads a file that is to be kept with a record: one that holds nothing proves nothing.
    ///
    /// # Errors
    /// When it cannot be read, or is empty.
    pub(crate) fn read_kept_file(&self, path: &Path) -> Result<Vec<u8>, CommandError> {
        let bytes = self.read_file(path)?;
        if bytes.is_empty() {
            let facts = EmptyFile { path: path.display().to_string() };
            return Err(Failed::refused(facts).into());
        }
        Ok(bytes)
    }

    /// Makes sure that a document can lie at `path`, before the log says that it was given out.
    ///
    /// # Errors
    /// When there is no such folder, or a folder lies there.
    pub(crate) fn room_for(&self, path: &Path) -> Result<(), CommandError> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let found = folder.map_or(Ok(()), |folder| std::fs::read_dir(folder).map(drop));
        let free =
            found.and_then(|()| if path.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { Ok(()) });
        Ok(free.map_err(|error| Unwritable::at(path, error))?)
    }

    /// Tells of a file that was written.
    ///
    /// # Errors
    /// When stdout cannot be written to.
    pub(crate) fn wrote(&mut self, path: &Path) -> Result<(), CommandError> {
        let facts = Written { path: path.display().to_string() };
        if self.ui.json() {
            return self.ui.value(&facts);
        }
        self.ui.tell(&facts);
        Ok(())
    }

    /// Writes a document whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn write_file(&self, path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
        write_whole(path, bytes)
    }

    /// Makes the folder, with those it lies in.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn make_folder(&self, folder: &Path) -> Result<(), CommandError> {
        Ok(std::fs::create_dir_all(folder).map_err(|error| Unwritable::at(folder, error))?)
    }
}

/// Writes a document whole, or leaves nothing of it.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    Ok(prikaz_app::write_whole(path, bytes).map_err(|error| Unwritable::at(path, error))?)
}

/// A recorded event as JSON for machines.
#[derive(Serialize)]
pub(crate) struct RecordFacts<'a> {
    version: u64,
    on: Date,
    at: String,
    by: String,
    means: &'a Means,
    event: &'a Event,
}

impl<'a> From<&'a Recorded> for RecordFacts<'a> {
    fn from(recorded: &'a Recorded) -> Self {
        Self {
            version: recorded.version,
            on: recorded.on,
            at: recorded.at.to_offset(time::UtcOffset::UTC).format(&Rfc3339).unwrap_or_default(),
            by: prikaz_app::recorded_by(&recorded.by).to_string(),
            means: &recorded.by.means,
            event: &recorded.event,
        }
    }
}

/// What was recorded of a register, as JSON for machines.
#[derive(Serialize)]
struct RecordedFacts<'a> {
    register: &'a RegisterId,
    recorded: Vec<RecordFacts<'a>>,
}
