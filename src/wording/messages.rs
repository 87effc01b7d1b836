//! The texts of messages, as templates in `data/messages/` and `data/refusals.*.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, escape_formatter};

use super::message::Text;
use super::message_file::{Added, DICTIONARY, faults_of};
use super::texts::{Keyed, Texts, take};
use super::{Door, Language, Listed, Message, Word, WordingError, Words, door};
use prikaz_app::DataDir;
use prikaz_fact::Coded;
use prikaz_template::filters;

/// Files of messages in `data/`, before the language.
const FILES: [&str; 7] = [
    "messages/calendar",
    "messages/commands",
    "messages/files",
    "messages/papers",
    "messages/procedure",
    "messages/store",
    "refusals",
];

/// Templates of messages by key (`refusals.overdue.message`), in one language.
#[derive(Debug, Clone)]
pub struct Messages {
    environment: Environment<'static>,
    texts: Arc<Texts>,
}

impl Messages {
    /// Loads the messages of `language`, in which `door` words what may be done.
    ///
    /// # Errors
    /// When a file is missing; every fault of the others: what is no TOML, no text, no template.
    pub fn load(data: &DataDir, language: Language, door: Door) -> Result<Self, WordingError> {
        let (mut texts, mut added) = (Texts::default(), Added::default());
        let mut is_sound = true;
        for path in Self::files(language).chain([door.file(language)]) {
            for (whose, text) in files(data, &path)? {
                if whose == Whose::Program {
                    texts.add(&text);
                    continue;
                }
                let mut laid = Keyed::new();
                is_sound &= take(&text, &mut laid);
                if whose == Whose::Folder {
                    added.note(laid.keys(), &texts.under(""));
                }
                texts.lay(laid);
            }
        }
        if !added.is_empty() {
            added.drop_included(texts.under("").values().copied());
        }
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        filters::add_to(&mut environment);
        door::add_to(&mut environment);
        for (name, words) in dictionaries(&texts.under(DICTIONARY)) {
            environment.add_global(name, Value::from(Serde(words)));
        }
        // Those of the program are templates, as tests say; each is compiled when it is said.
        let looked_at = Environment::new();
        let is_template =
            |(key, text): (&String, &String)| looked_at.template_from_named_str(key, text).is_ok();
        if !is_sound || !added.is_empty() || !texts.laid().iter().all(is_template) {
            return Err(faulty(data, language, door, &added));
        }
        let texts = Arc::new(texts);
        let known = Arc::clone(&texts);
        environment.set_loader(move |key| Ok(known.get(key).map(str::to_owned)));
        Ok(Self { environment, texts })
    }

    /// The files of `data/` that the messages of `language` stand in which all doors share.
    pub fn files(language: Language) -> impl Iterator<Item = String> {
        FILES.iter().map(move |name| format!("{name}.{}.toml", language.code()))
    }

    /// The same messages for a rehearsal: what is not a text or a number is not printed but a fault, so that an
    /// absent fact does not come out as «none».
    #[must_use]
    pub fn rehearsed(mut self) -> Self {
        self.environment.set_formatter(|out, state, value| match value.kind() {
            // What a condition without an «else» leaves out is nothing; a name that is not known fails before.
            minijinja::value::ValueKind::String
            | minijinja::value::ValueKind::Number
            | minijinja::value::ValueKind::Undefined => escape_formatter(out, state, value),
            other => Err(Error::new(ErrorKind::InvalidOperation, format!("{other} is printed: {value:?}"))),
        });
        self
    }

    /// `message` in words. A text that cannot be filled comes out as its key with the fault, so that a defect of
    /// wording never hides what happened.
    pub fn text(&self, message: &impl Message) -> String {
        self.part(0, message.texts(), message.code(), &|| Value::from(Serde(message))).unwrap_or_default()
    }

    /// What goes with `message`, such as the advice, where there is any.
    pub fn beside(&self, message: &impl Message) -> Option<String> {
        self.part(1, message.texts(), message.code(), &|| Value::from(Serde(message)))
    }

    /// Built once for all messages: there are several hundred types of them.
    fn part(&self, place: usize, texts: &[Text], code: &str, facts: &dyn Fn() -> Value) -> Option<String> {
        let key = self.key(texts.get(place)?, code)?;
        Some(self.say(&key, facts()))
    }

    /// The key of `text` for `code`, where there is something to say.
    fn key(&self, text: &Text, code: &str) -> Option<String> {
        let key = text.key(code);
        (!text.is_optional() || self.has(&key)).then_some(key)
    }

    /// A word that takes no facts.
    pub fn word(&self, word: Word) -> String {
        self.say(word.0, Value::from(()))
    }

    /// The word for `what`.
    pub fn term<C: Coded>(&self, words: &Words<C>, what: &C) -> String {
        self.say(&format!("{}.{}", words.prefix, what.code()), Value::from(()))
    }

    /// The word called `word` among `words`; none where they have no such word.
    pub fn listed(&self, words: &Listed, word: impl std::fmt::Display) -> Option<String> {
        let word = word.to_string();
        words
            .words()
            .contains(&word.as_str())
            .then(|| self.say(&format!("{}.{word}", words.prefix), Value::from(())))
    }

    /// The message `key`, filled with `facts`. A missing message comes out as its key with the fault.
    fn say(&self, key: &str, facts: Value) -> String {
        self.fill(key, facts).unwrap_or_else(|error| format!("{key} [{error}]"))
    }

    /// The message `key`, filled with `facts`.
    ///
    /// # Errors
    /// When there is none, or it asks for what `facts` do not have.
    pub(super) fn fill(&self, key: &str, facts: Value) -> Result<String, Error> {
        self.environment.get_template(key)?.render(facts)
    }

    /// Whether there is a message `key`.
    pub fn has(&self, key: &str) -> bool {
        self.texts.get(key).is_some()
    }

    /// Every key with its template.
    pub fn sources(&self) -> impl Iterator<Item = (&str, String)> {
        self.texts.under("").into_iter().map(|(key, text)| (key, text.to_owned()))
    }

    /// The names that the message `key` asks for, with what is asked of them: `order.date`; those of the program
    /// itself (tables of words, functions) are left out.
    pub(super) fn names(&self, key: &str) -> Vec<String> {
        let Ok(message) = self.environment.get_template(key) else { return Vec::new() };
        let ours: Vec<&str> = self.environment.globals().map(|(name, _)| name).collect();
        let named = message.undeclared_variables(true).into_iter();
        named.filter(|name| !ours.contains(&name.split('.').next().unwrap_or_default())).collect()
    }
}

/// The tables of words by name.
fn dictionaries(texts: &BTreeMap<&str, &str>) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (key, text) in texts {
        let named = key.strip_prefix(DICTIONARY).and_then(|rest| rest.split_once('.'));
        if let Some((table, word)) = named {
            tables.entry(table.to_owned()).or_default().insert(word.to_owned(), (*text).to_owned());
        }
    }
    tables
}

/// Whose file of messages it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// The program's own.
    Program,
    /// Of the folder of data: it may say some of them only.
    Folder,
    /// Kept from when something was signed, whole.
    Kept,
}

/// The texts of the file `path` in the order in which they are taken: those of a folder are laid on the program's own,
/// since it may say some of them only.
fn files(data: &DataDir, path: &str) -> Result<Vec<(Whose, String)>, WordingError> {
    let read =
        |data: &DataDir| data.read(path).ok_or_else(|| WordingError::Missing { place: data.place(path) });
    if data.keeps(path) {
        return Ok(vec![(Whose::Kept, read(data)?)]);
    }
    let mut texts = vec![(Whose::Program, read(&DataDir::default())?)];
    if data.overrides(path) {
        texts.push((Whose::Folder, read(data)?));
    }
    Ok(texts)
}

/// Every fault of the files of messages, each with its place. They are read with places only now that one is known to have
/// a fault, since that takes several times the memory.
fn faulty(data: &DataDir, language: Language, door: Door, added: &Added) -> WordingError {
    let mut faults = Vec::new();
    for path in Messages::files(language).chain([door.file(language)]) {
        for (whose, text) in files(data, &path).unwrap_or_default() {
            let place = match whose {
                Whose::Program => DataDir::default().place(&path),
                Whose::Folder | Whose::Kept => data.place(&path),
            };
            faults.extend(faults_of(&place, &text, added));
        }
    }
    WordingError::Faulty { faults }
}
