//! What a command that does not succeed gives back: a typed error, put into words when it leaves the program.

use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;

use prikaz_app::{About, Offices, Surroundings};
use prikaz_desk::{Session, surroundings_in};
use prikaz_domain::{OrganisationId, ProcedureId, RegisterId};
use prikaz_wording::Messages;
use prikaz_wording::said::{Kind, Said, Wordable};

/// A command that failed: why, and by whose names it is told.
#[derive(Debug)]
pub(crate) struct CommandError {
    why: Box<dyn Wordable>,
    about: Option<About>,
    file: Option<String>,
    others: Vec<Self>,
}

impl<E: Wordable + 'static> From<E> for CommandError {
    fn from(why: E) -> Self {
        Self { about: why.about(), why: Box::new(why), file: None, others: Vec::new() }
    }
}

impl CommandError {
    /// The same, told by the names of what it is `about`, unless it is known to be about something already.
    #[must_use]
    pub(crate) fn about(mut self, about: Option<&About>) -> Self {
        self.about = self.about.or_else(|| about.cloned());
        self
    }

    /// Several failures as one: what the others say stands in the details of the first.
    ///
    /// # Errors
    /// When there is any.
    pub(crate) fn of_all(errors: impl IntoIterator<Item = Self>) -> Result<(), Self> {
        let mut errors = errors.into_iter();
        let Some(mut first) = errors.next() else { return Ok(()) };
        first.others.extend(errors);
        Err(first)
    }

    /// It in words; `office` is asked for the names and the keys there are, where the command has one.
    pub(crate) fn said(&self, messages: &Messages, office: Option<(&Offices, &Session)>) -> Said {
        let known = match (self.why.use_case(), office) {
            (Some(error), Some((offices, session))) => {
                surroundings_in(offices, session, self.about.as_ref(), error)
            }
            _ => Surroundings::without_office(self.about.as_ref()),
        };
        let said = self.why.failed(messages, &known).said(messages);
        let said = match &self.file {
            Some(file) => said.in_file(file),
            None => said,
        };
        said.and(self.others.iter().map(|other| other.said(messages, office)))
    }
}

/// What an error is about, said where the command line does not: of one register or body among many.
pub(crate) trait Of<T> {
    /// The same, told by the names of the register.
    fn of(self, id: &RegisterId) -> Result<T, CommandError>;

    /// The same of the file `path`, where the error does not name it.
    fn in_file(self, path: &Path) -> Result<T, CommandError>;
}

impl<T, E: Into<CommandError>> Of<T> for Result<T, E> {
    fn of(self, id: &RegisterId) -> Result<T, CommandError> {
        self.map_err(|error| error.into().about(Some(&About::Register(id.clone()))))
    }

    fn in_file(self, path: &Path) -> Result<T, CommandError> {
        self.map_err(|error| CommandError { file: Some(path.display().to_string()), ..error.into() })
    }
}

/// What the command line names: by the names of that, errors are told.
pub(crate) fn named(matches: &ArgMatches) -> Option<About> {
    let mut verb = matches;
    while let Some((_, inner)) = verb.subcommand() {
        verb = inner;
    }
    // An argument that the verb does not have, or has of another type, is not there.
    let one = |name| verb.try_get_one::<RegisterId>(name).ok().flatten().cloned().map(About::Register);
    let procedure = verb.try_get_one::<ProcedureId>("procedure").ok().flatten().cloned();
    let body = || verb.try_get_one::<OrganisationId>("organisation").ok().flatten().cloned();
    let register = || one("register").or_else(|| one("registers"));
    procedure.map(About::Procedure).or_else(register).or_else(|| body().map(About::Body))
}

/// 0 is done; 1 refused or faulty; 2 usage; 3 configuration; 4 failure of the world.
pub(crate) fn exit_code(kind: Kind) -> ExitCode {
    ExitCode::from(match kind {
        Kind::Refused => 1,
        Kind::Usage => 2,
        Kind::Configuration => 3,
        Kind::Failure => 4,
    })
}

/// Says `error` without the wording of a language: for failures before the messages are loaded.
#[expect(clippy::print_stderr, reason = "there is no `Ui` yet")]
pub(crate) fn print_plain(error: &Said) -> ExitCode {
    eprintln!("error: {}", error.message);
    for line in &error.details {
        eprintln!("  {line}");
    }
    exit_code(error.kind)
}
