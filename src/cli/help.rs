//! Help in Russian: texts of `data/help.ru.toml` laid over the command tree before it is shown.
//!
//! *Invariant:* the words change, the language of the command line (names of commands and options) does not.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::command_line::Cli;
pub use crate::usage::worded as fault_in_words;
use prikaz_app::{DataDir, SettingFault, SettingText};
use prikaz_placed::{Key, Node, Sheet};

/// The file of the texts.
const FILE: &str = "help.ru.toml";

const TEMPLATE: &str = "{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}\n";

/// Keys of the file. It is the program's own and stands among no kinds of files that a body writes; its tables have any
/// keys, which a test holds to the command tree.
pub mod keys {
    prikaz_placed::keys! { "справка: `help.ru.toml`" / "the help: `help.ru.toml`";
        WORD "word": Map(&Text), Needed, "заголовки и другие слова" / "headings and other words", "{ usage = \"Использование\" }";
        COMMAND "command": Map(&Text), Needed, "что делает команда, по ее пути" / "what a command does, by its path", "{ \"prikaz init\" = \"Создать пустое хранилище\" }";
        ARGUMENT "argument": Map(&Text), Needed, "что такое аргумент, по пути и имени или по имени" / "what an argument is, by its path and id, or by its id", "{ home = \"Папка хранилища\" }";
        VALUE "value": Map(&Text), Needed, "как назвать значение, по английскому имени" / "how a value is called, by its English name", "{ DATE = \"ДАТА\" }";
        WRITE "write": Map(&Text), Needed, "как писать значение, по русскому имени" / "how to write a value, by its Russian name", "{ \"ДАТА\" = \"пишите 2024-04-11\" }";
        FAULT "fault": Map(&Text), Needed, "ошибки командной строки, по виду" / "usage errors, by their kind", "{ help = \"…\" }";
    }
}

/// Texts of help by command path and by argument.
#[derive(Debug)]
pub struct HelpTexts {
    /// Headings and other words: «Использование».
    word: BTreeMap<String, String>,
    /// What a command does, by its path: `prikaz register open`.
    command: BTreeMap<String, String>,
    /// What an argument is, by its path and id, or by its id alone.
    argument: BTreeMap<String, String>,
    /// How a value is written in usage lines, by its English name.
    value: BTreeMap<String, String>,
    /// How to write a value, by its Russian name.
    write: BTreeMap<String, String>,
    /// Usage errors, by the kind of error.
    fault: BTreeMap<String, String>,
}

/// The file of the texts is not as it must be.
#[derive(Debug)]
pub struct FaultyHelp {
    /// Where it is.
    pub place: String,
    /// All that is wrong with it.
    pub faults: Vec<SettingFault>,
}

impl HelpTexts {
    /// Loads `data/help.ru.toml`.
    ///
    /// # Errors
    /// Every fault of it; of a file that is missing, that it has none of its tables.
    pub fn load(data: &DataDir) -> Result<Self, FaultyHelp> {
        let place = data.place(FILE);
        Self::of(&place, &data.read(FILE).unwrap_or_default()).map_err(|faults| FaultyHelp { place, faults })
    }

    /// Reads the texts in `text`, the file at `place`.
    ///
    /// # Errors
    /// Every fault of it.
    pub fn of(place: &str, text: &str) -> Result<Self, Vec<SettingFault>> {
        Sheet::load(place, text, SettingText, &keys::KEYS, Self::read)
    }

    fn read(root: &Node<'_, SettingText>) -> Option<Self> {
        let table = root.table()?;
        let texts = |key: &'static Key| -> Option<BTreeMap<String, String>> {
            let entries = table.need(key)?.entries()?;
            let texts: Vec<_> = entries.into_iter().map(|(name, node)| Some((name, node.text()?))).collect();
            texts.into_iter().collect()
        };
        let (word, command, argument) = (texts(&keys::WORD), texts(&keys::COMMAND), texts(&keys::ARGUMENT));
        let (value, write, fault) = (texts(&keys::VALUE), texts(&keys::WRITE), texts(&keys::FAULT));
        table.close();
        Some(Self {
            word: word?,
            command: command?,
            argument: argument?,
            value: value?,
            write: write?,
            fault: fault?,
        })
    }

    /// What the command at `path` does.
    pub fn command(&self, path: &str) -> Option<&str> {
        self.command.get(path).map(String::as_str)
    }

    /// What the argument `id` of the command at `path` is.
    pub fn argument(&self, path: &str, id: &str) -> Option<&str> {
        let own = self.argument.get(&format!("{path} {id}"));
        own.or_else(|| self.argument.get(id)).map(String::as_str)
    }

    /// How the value of English name `name` is written.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.value.get(name).map(String::as_str)
    }

    pub(crate) fn fault<'a>(&'a self, kind: &'a str) -> &'a str {
        self.fault.get(kind).map_or(kind, String::as_str)
    }

    /// How to write a value, by its Russian name.
    pub(crate) fn way_to_write(&self, name: &str) -> Option<&str> {
        self.write.get(name).map(String::as_str)
    }

    fn word(&self, key: &str) -> String {
        self.word.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }
}

/// The command tree as it is parsed, in English.
pub fn tree() -> Command {
    Cli::command()
}

/// The command tree in Russian.
pub fn russian(texts: &HelpTexts) -> Command {
    let flags = tree().disable_help_flag(true).disable_version_flag(true);
    let flags = flags.arg(flag(texts, "help", 'h', ArgAction::Help).global(true));
    let flags = flags.arg(flag(texts, "version", 'V', ArgAction::Version));
    let worded = worded(texts, flags, "prikaz");
    let mut built = worded.clone();
    built.build();
    with_usage(texts, worded, &mut built)
}

fn flag(texts: &HelpTexts, name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action).help(texts.word(name))
}

/// The command with its texts, its arguments' and its subcommands'.
fn worded(texts: &HelpTexts, command: Command, path: &str) -> Command {
    let about = texts.command(path).unwrap_or_default().to_owned();
    let mut place = 0..;
    let template = TEMPLATE.replace("{usage-heading}", &format!("{}:", texts.word("usage")));
    let command = command
        .about(about)
        .long_about(None)
        .help_template(template)
        .disable_help_flag(true)
        .subcommand_help_heading(texts.word("commands"))
        .subcommand_value_name(texts.word("command"))
        .mut_args(|argument| {
            explained(texts, argument, path).display_order(place.next().unwrap_or_default())
        });
    command.mut_subcommands(|inner| {
        let path = format!("{path} {}", inner.get_name());
        worded(texts, inner, &path)
    })
}

fn explained(texts: &HelpTexts, argument: Arg, path: &str) -> Arg {
    let id = argument.get_id().to_string();
    if matches!(id.as_str(), "help" | "version") {
        return argument.help_heading(texts.word("common"));
    }
    let mut help = texts.argument(path, &id).unwrap_or_default().to_owned();
    help.push_str(&extras(texts, &argument));
    let heading = match (argument.get_help_heading(), argument.is_positional()) {
        (Some(_), _) => "common",
        (None, true) => "arguments",
        (None, false) => "options",
    };
    let names = value_names(texts, &argument);
    let argument = argument.help(help).long_help(None).help_heading(texts.word(heading));
    if names.is_empty() {
        return argument;
    }
    argument.value_names(names).hide_possible_values(true).hide_env(true).hide_default_value(true)
}

/// What clap would add in English: values, the variable of the environment.
fn extras(texts: &HelpTexts, argument: &Arg) -> String {
    let mut text = String::new();
    let values: Vec<_> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() && argument.get_action().takes_values() {
        text.push_str(&format!(" [{}: {}]", texts.word("values"), values.join(", ")));
    }
    if let Some(variable) = argument.get_env() {
        text.push_str(&format!(" [{}: {}]", texts.word("variable"), variable.to_string_lossy()));
    }
    text
}

fn value_names(texts: &HelpTexts, argument: &Arg) -> Vec<String> {
    if !argument.get_action().takes_values() {
        return Vec::new();
    }
    let names = argument.get_value_names().unwrap_or_default().iter();
    names.map(|name| texts.value(name).unwrap_or(name).to_owned()).collect()
}

/// Usage lines as clap writes them, but for the one word of them that it keeps in English.
fn with_usage(texts: &HelpTexts, command: Command, built: &mut Command) -> Command {
    let usage = built.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &texts.word("some-options"));
    let command = command.override_usage(usage);
    command.mut_subcommands(|inner| {
        let name = inner.get_name().to_owned();
        match built.find_subcommand_mut(&name) {
            Some(built) => with_usage(texts, inner, built),
            None => inner,
        }
    })
}
