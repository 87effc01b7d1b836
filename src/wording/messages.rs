//! The texts of messages, as templates in `data/messages/` and `data/refusals.*.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, escape_formatter};

use super::message::Text;
use super::message_file::{Added, DICTIONARY, faults_of};
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
    texts: Arc<BTreeMap<String, String>>,
}

impl Messages {
    /// Loads the messages of `language`, in which `door` words what may be done.
    ///
    /// # Errors
    /// When a file is missing; every fault of the others: what is no TOML, no text, no template.
    pub fn load(data: &DataDir, language: Language, door: Door) -> Result<Self, WordingError> {
        let (mut messages, mut added) = (BTreeMap::new(), Added::default());
        let mut is_sound = true;
        for path in Self::files(language).chain([door.file(language)]) {
            for (whose, text) in texts(data, &path)? {
                is_sound &= match whose {
                    Whose::Program => take_in_pieces(&text, &mut messages),
                    Whose::Folder => {
                        let mut laid = BTreeMap::new();
                        let is_taken = take(&text, &mut laid);
                        added.note(laid.keys(), &messages);
                        messages.extend(laid);
                        is_taken
                    }
                    Whose::Kept => take(&text, &mut messages),
                };
            }
        }
        added.drop_included(messages.values());
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        filters::add_to(&mut environment);
        door::add_to(&mut environment);
        for (name, words) in dictionaries(&messages) {
            environment.add_global(name, Value::from(Serde(words)));
        }
        // Each is looked at now, and read once more when it is said: all of them together are 8 MB, of which a command
        // needs next to nothing.
        let looked_at = Environment::new();
        let is_template =
            |(key, message): (&String, &String)| looked_at.template_from_named_str(key, message).is_ok();
        if !is_sound || !added.is_empty() || !messages.iter().all(is_template) {
            return Err(faulty(data, language, door, &added));
        }
        let texts = Arc::new(messages);
        let known = Arc::clone(&texts);
        environment.set_loader(move |key| Ok(known.get(key).cloned()));
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
        self.texts.contains_key(key)
    }

    /// Every key with its template.
    pub fn sources(&self) -> impl Iterator<Item = (&str, String)> {
        self.texts.iter().map(|(key, message)| (key.as_str(), message.clone()))
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
fn dictionaries(messages: &BTreeMap<String, String>) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (key, text) in messages {
        let named = key.strip_prefix(DICTIONARY).and_then(|rest| rest.split_once('.'));
        if let Some((table, word)) = named {
            tables.entry(table.to_owned()).or_default().insert(word.to_owned(), text.clone());
        }
    }
    tables
}

/// Whose file of messages it is.
#[derive(Debug, Clone, Copy)]
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
fn texts(data: &DataDir, path: &str) -> Result<Vec<(Whose, String)>, WordingError> {
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
        for (whose, text) in texts(data, &path).unwrap_or_default() {
            let place = match whose {
                Whose::Program => DataDir::default().place(&path),
                Whose::Folder | Whose::Kept => data.place(&path),
            };
            faults.extend(faults_of(&place, &text, added));
        }
    }
    WordingError::Faulty { faults }
}

/// Takes the messages of `text`; false where it has a fault.
fn take(text: &str, into: &mut BTreeMap<String, String>) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.parse().is_ok_and(|table| flatten("", &toml::Value::Table(table), into))
}

/// The same, piece by piece.
fn take_in_pieces(text: &str, into: &mut BTreeMap<String, String>) -> bool {
    pieces(text).iter().all(|piece| take(piece, into))
}

/// Bytes of a text that are parsed at once.
const PIECE: usize = 8 << 10;

/// `text` in pieces, each TOML of its own: parsing takes seven times the length at once, and of blocks of that size the
/// allocator leaves megabytes behind, which the index of the store then has to clean page by page.
fn pieces(text: &str) -> Vec<String> {
    let (mut pieces, mut piece) = (Vec::new(), String::new());
    let (mut table, mut is_within) = ("", false);
    for line in text.lines() {
        let is_head = !is_within && line.starts_with('[');
        let begins = is_head || !is_within && line.starts_with(|sign: char| sign.is_ascii_alphabetic());
        if begins && piece.len() + line.len() > PIECE {
            pieces.push(std::mem::take(&mut piece));
            piece.push_str(if is_head { "" } else { table });
            piece.push('\n');
        }
        if is_head {
            table = line;
        }
        piece.push_str(line);
        piece.push('\n');
        let quotes = line.matches("'''").count() + line.matches("\"\"\"").count();
        is_within ^= quotes % 2 == 1;
    }
    pieces.push(piece);
    pieces
}

/// `[a.b] c = "…"` becomes `a.b.c`; false where something is no text.
fn flatten(prefix: &str, value: &toml::Value, into: &mut BTreeMap<String, String>) -> bool {
    match value {
        toml::Value::Table(table) => table.iter().all(|(key, inner)| {
            let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            flatten(&path, inner, into)
        }),
        toml::Value::String(text) => {
            into.insert(prefix.to_owned(), text.trim_end().to_owned());
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_say_what_the_whole_says() {
        let mut several = 0;
        for path in Language::ALL.into_iter().flat_map(Messages::files) {
            let (mut whole, mut pieced) = (BTreeMap::new(), BTreeMap::new());
            let text = DataDir::default().read(&path).expect("a file");
            assert!(take(&text, &mut whole) && take_in_pieces(&text, &mut pieced), "{path}");
            assert_eq!(whole, pieced, "{path}");
            assert_eq!(faults_of(&path, &text, &Added::default()), [], "{path}");
            let pieces = pieces(&text);
            assert!(pieces.iter().all(|piece| piece.parse::<toml::Table>().is_ok()), "{path}");
            several += pieces.len();
        }
        assert!(several > 30, "{several}");
    }

    #[test]
    fn a_text_of_several_lines_is_not_cut() {
        let long = "слово ".repeat(1000);
        let text = format!("[a]\nx = '''\n{long}\n[b]\ny = 1\n{long}'''\nz = \"1\"\n[c]\nw = \"2\"\n");
        let pieces = pieces(&text);
        assert!(
            pieces.len() > 1 && pieces.iter().all(|piece| piece.parse::<toml::Table>().is_ok()),
            "{pieces:?}"
        );
    }
}
