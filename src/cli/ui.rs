//! The two streams a command talks through, and the language it talks in.

use std::borrow::Cow;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use crate::door::COMMAND_LINE;
use crate::error::CommandError;
use crate::error::exit_code;
use crate::globals::Globals;
use prikaz_app::{AppError, DataDir, Offices, Surroundings};
use prikaz_desk::Session;
use prikaz_fact::Coded;
use prikaz_wording::Language;
use prikaz_wording::Messages;
use prikaz_wording::said::{Said, Unwritable, Wordable};
use prikaz_wording::{Listed, Message, Word, WordingError, Words, general};
use serde::Serialize;

/// Results go out through `Ui`; so do messages.
#[derive(Debug)]
pub(crate) struct Ui {
    messages: Messages,
    language: Language,
    json: bool,
    /// The reader of stdout went away (`prikaz … | head -1`): nobody wants more.
    closed: bool,
    /// What the next result has to warn of, where results are JSON.
    warned: Vec<serde_json::Value>,
}

/// How results were given before they were held back.
#[derive(Debug)]
pub(crate) struct Held {
    json: bool,
    closed: bool,
}

impl Ui {
    /// A `Ui` in the language asked for, else in that of the locale.
    ///
    /// # Errors
    /// When the messages cannot be loaded.
    pub(crate) fn new(globals: &Globals, data: &DataDir) -> Result<Self, WordingError> {
        Self::speaking(globals.session().language, globals.json, data)
    }

    /// A `Ui` in `language`.
    ///
    /// # Errors
    /// When the messages cannot be loaded.
    pub(crate) fn speaking(language: Language, json: bool, data: &DataDir) -> Result<Self, WordingError> {
        let messages = Messages::load(data, language, COMMAND_LINE)?;
        Ok(Self { messages, language, json, closed: false, warned: Vec::new() })
    }

    /// Whether results are wanted as JSON.
    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// Where JSON is wanted, holds the results back until [`Self::speak`]: many commands are to give one value.
    pub(crate) fn hold_back(&mut self) -> Held {
        let held = Held { json: self.json, closed: self.closed };
        (self.json, self.closed) = (false, self.closed || self.json);
        held
    }

    /// Gives results again as before [`Self::hold_back`].
    pub(crate) fn speak(&mut self, held: &Held) {
        (self.json, self.closed) = (held.json, held.closed);
    }

    /// The language of messages.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// `message` in words.
    pub(crate) fn say(&self, message: &impl Message) -> String {
        self.messages.text(message)
    }

    /// What goes with `message`: the advice, where there is any.
    pub(crate) fn beside(&self, message: &impl Message) -> Option<String> {
        self.messages.beside(message)
    }

    /// A word that takes no facts.
    pub(crate) fn word(&self, word: Word) -> String {
        self.messages.word(word)
    }

    /// The word for `what`.
    pub(crate) fn term<C: Coded>(&self, words: &Words<C>, what: &C) -> String {
        self.messages.term(words, what)
    }

    /// The word that `words` have for `key`, where they have one: a key that data gives may be any.
    pub(crate) fn listed(&self, words: &Listed, key: impl std::fmt::Display) -> Option<String> {
        self.messages.listed(words, key)
    }

    /// All the words of `words`, in their order: the head of a table.
    pub(crate) fn all_of(&self, words: &Listed) -> Vec<String> {
        words.words().iter().filter_map(|word| self.messages.listed(words, word)).collect()
    }

    /// The messages, to ask whether there is one.
    pub(crate) fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The messages in the language of papers, for what a paper says in words of the program.
    ///
    /// # Errors
    /// When they cannot be loaded.
    pub(crate) fn messages_of_papers(&self, data: &DataDir) -> Result<Cow<'_, Messages>, WordingError> {
        if self.language == Language::OF_PAPERS {
            return Ok(Cow::Borrowed(&self.messages));
        }
        Messages::load(data, Language::OF_PAPERS, COMMAND_LINE).map(Cow::Owned)
    }

    /// Prints one line of the result.
    ///
    /// # Errors
    /// When stdout cannot be written to. A closed pipe is no error: its reader has what it wanted.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) -> Result<(), CommandError> {
        if self.closed {
            return Ok(());
        }
        match writeln!(std::io::stdout().lock(), "{}", text.as_ref()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            done => Ok(done.map_err(|error| Unwritable { path: "stdout".to_owned(), error })?),
        }
    }

    /// Prints the result as indented JSON.
    ///
    /// # Errors
    /// When stdout is closed or full.
    pub(crate) fn value(&mut self, value: &impl Serialize) -> Result<(), CommandError> {
        let text = match std::mem::take(&mut self.warned) {
            warned if warned.is_empty() => serde_json::to_string_pretty(value),
            warned => serde_json::to_value(value).and_then(|value| {
                let value = match value {
                    serde_json::Value::Object(mut facts) => {
                        facts.insert("warnings".to_owned(), warned.into());
                        facts.into()
                    }
                    // A list of results is one with what is warned of beside it.
                    list => serde_json::json!({ "results": list, "warnings": warned }),
                };
                serde_json::to_string_pretty(&value)
            }),
        };
        self.line(text.map_err(AppError::from)?)
    }

    /// Prints an answer as indented JSON, its keys in alphabetical order, as every answer that a command puts together has
    /// them.
    ///
    /// # Errors
    /// When stdout is closed or full.
    pub(crate) fn answer(&mut self, answer: &impl Serialize) -> Result<(), CommandError> {
        let sorted = serde_json::to_value(answer).map_err(AppError::from)?;
        self.value(&sorted)
    }

    /// Warns of `message`, with the advice that goes with it: on stderr, or in the next result where results are JSON.
    pub(crate) fn warn(&mut self, message: &impl Message) {
        let (text, advice) = (self.say(message), self.beside(message));
        if self.json {
            let warning = serde_json::json!({ "message": text, "advice": advice, "facts": message });
            self.warned.push(warning);
        } else {
            self.progress(&text);
            advice.into_iter().for_each(|advice| self.progress(&advice));
        }
    }

    /// Says `message` on stderr: progress, advice, what was done.
    pub(crate) fn tell(&mut self, message: &impl Message) {
        let text = self.messages.text(message);
        self.progress(&text);
    }

    /// Says `text` on stderr: what was done, in words already found.
    pub(crate) fn progress(&mut self, text: &str) {
        // A closed stderr must not stop the work.
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }

    /// `error` in words; `offices` are asked for the names and the keys there are. What engines say is for programs only.
    pub(crate) fn said(&self, error: &CommandError, offices: Option<(&Offices, &Session)>) -> Said {
        let said = error.said(&self.messages, offices);
        if self.json { said.for_programs() } else { said }
    }

    /// `error`, which needs no names, in words.
    pub(crate) fn told(&self, error: &impl Wordable) -> Said {
        error.failed(&self.messages, &Surroundings::default()).said(&self.messages)
    }

    /// Says `error` on stderr, as JSON where JSON is wanted, and gives its exit code.
    pub(crate) fn fail(&mut self, error: &Said) -> ExitCode {
        let mut stderr = std::io::stderr().lock();
        let _ = if self.json {
            let value = serde_json::json!({
                "error": error.message, "details": error.details, "hints": error.hints,
            });
            writeln!(stderr, "{value}")
        } else {
            stderr.write_all(self.worded(error).as_bytes())
        };
        exit_code(error.kind)
    }

    /// `error` as it is printed.
    pub(crate) fn worded(&self, error: &Said) -> String {
        let mut text = format!("{}: {}\n", self.word(general::ERROR), error.message);
        for line in &error.details {
            text.push_str(&format!("  {line}\n"));
        }
        for hint in &error.hints {
            text.push_str(&format!("{}: {hint}\n", self.word(general::HINT)));
        }
        text
    }
}
