//! What a command says when it does not succeed, and the exit code that goes with it.

use std::path::Path;
use std::process::ExitCode;

/// Why a command ended without success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitKind {
    /// The office says no, or the input is faulty: exit code 1.
    Refused,
    /// The words of the command are off: exit code 2.
    Usage,
    /// A data file or a setting is wrong or missing: exit code 3.
    Configuration,
    /// The world failed (disk, lock, archive): exit code 4.
    Failure,
}

/// A failed command: what happened, the details one a line, and what to do next.
#[derive(Debug, Clone)]
pub struct CommandError {
    /// Which exit code it gives.
    pub kind: ExitKind,
    /// What and where, in one line, lower case, without a full stop.
    pub message: String,
    /// Further lines: every fault, or the chain of causes.
    pub details: Vec<String>,
    /// What to do next.
    pub hints: Vec<String>,
}

impl CommandError {
    /// An error of `kind` with its message.
    pub fn new(kind: ExitKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), details: Vec::new(), hints: Vec::new() }
    }

    /// Refused by a rule, or faulty input.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(ExitKind::Refused, message)
    }

    /// Wrong words on the command line.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(ExitKind::Usage, message)
    }

    /// A data file or a setting is wrong.
    pub fn configuration(message: impl Into<String>) -> Self {
        Self::new(ExitKind::Configuration, message)
    }

    /// The same of the file `path`, where it does not name it yet.
    pub(super) fn in_file(mut self, path: &Path) -> Self {
        let file = path.display().to_string();
        if !self.message.contains(&file) {
            self.message = format!("{file}: {}", self.message);
        }
        self
    }

    /// All that it says, line by line: what and where, the details, what to do next.
    pub(super) fn into_lines(self) -> Vec<String> {
        std::iter::once(self.message).chain(self.details).chain(self.hints).collect()
    }

    /// Several failures as one: what the others say stands in the details of the first.
    ///
    /// # Errors
    /// When there is any.
    pub fn of_all(errors: impl IntoIterator<Item = Self>) -> Result<(), Self> {
        let mut errors = errors.into_iter();
        let Some(mut first) = errors.next() else { return Ok(()) };
        for error in errors {
            first.details.push(error.message);
            first.details.extend(error.details);
            first.hints.extend(error.hints);
        }
        Err(first)
    }

    /// Adds further lines.
    #[must_use]
    pub fn with_details(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details);
        self
    }

    /// Adds what to do next.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The exit code of this kind of error.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self.kind {
            ExitKind::Refused => 1,
            ExitKind::Usage => 2,
            ExitKind::Configuration => 3,
            ExitKind::Failure => 4,
        })
    }

    /// Says the error without the wording of a language: for failures before the messages are loaded.
    #[expect(clippy::print_stderr, reason = "there is no `Ui` yet")]
    pub(crate) fn print_plain(&self) -> ExitCode {
        eprintln!("error: {}", self.message);
        for line in &self.details {
            eprintln!("  {line}");
        }
        self.exit_code()
    }
}
