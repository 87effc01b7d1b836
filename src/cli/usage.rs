//! Words of the command line that cannot be understood: what clap says, in the language of the user.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::door::COMMAND_LINE;
use crate::error::print_plain;
use crate::help::{FaultyHelp, HelpTexts, russian};
use crate::locale::language_of_locale;
use crate::ui::Ui;
use prikaz_app::DataDir;
use prikaz_wording::data_fault::FaultyFile;
use prikaz_wording::placed::fault_lines;
use prikaz_wording::said::{Kind, Said};
use prikaz_wording::{Language, Messages};

/// How the user wants to be spoken to, before the command line is understood.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    language: Language,
    json: bool,
}

impl Wanted {
    /// Looks for `--lang` and `--json` among `args`, then at the environment.
    pub(crate) fn of(args: &[OsString]) -> Self {
        let words: Vec<&str> = args.iter().map_while(|word| plain(word)).collect();
        let after = words.iter().position(|word| *word == "--lang").and_then(|place| words.get(place + 1));
        let glued = words.iter().find_map(|word| word.strip_prefix("--lang="));
        let named = after.copied().or(glued).and_then(Language::from_code);
        Self {
            language: named.or_else(of_environment).unwrap_or_else(language_of_locale),
            json: words.contains(&"--json"),
        }
    }
}

/// A word before `--`; what is no text is passed over as an empty one.
fn plain(word: &OsString) -> Option<&str> {
    match word.to_str() {
        Some("--") => None,
        word => Some(word.unwrap_or_default()),
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line is not parsed yet")]
fn of_environment() -> Option<Language> {
    std::env::var("PRIKAZ_LANG").ok().as_deref().and_then(Language::from_code)
}

/// Shows the help asked for, or says what is wrong with the words of the command line.
pub(crate) fn answer(args: &[OsString], error: &clap::Error) -> ExitCode {
    if error.kind() == ErrorKind::DisplayVersion {
        // The same in every language.
        return print(error);
    }
    let wanted = Wanted::of(args);
    match (wanted.language, wanted.json && error.use_stderr()) {
        (Language::En, false) => print(error),
        (Language::En, true) => say(wanted, &Said::new(Kind::Usage, first_line(error))),
        (Language::Ru, _) => in_russian(args, wanted),
    }
}

fn in_russian(args: &[OsString], wanted: Wanted) -> ExitCode {
    let texts = match HelpTexts::load(&DataDir::default()) {
        Ok(texts) => texts,
        Err(error) => return print_plain(&faulty(&error)),
    };
    match russian(&texts).try_get_matches_from(args) {
        Err(error) if !error.use_stderr() || is_help(error.kind()) => print(&error),
        Err(error) => say(wanted, &worded(&texts, &error)),
        // What the tree in English refuses, that in Russian refuses; it differs in words alone.
        Ok(_) => say(wanted, &Said::new(Kind::Usage, texts.fault("other")).with_hint(texts.fault("help"))),
    }
}

/// A file of help with faults, in words; by their codes where there are no words either.
fn faulty(help: &FaultyHelp) -> Said {
    let FaultyHelp { place, faults } = help;
    let facts = FaultyFile { place: place.clone(), n: faults.len() };
    match Messages::load(&DataDir::default(), Language::Ru, COMMAND_LINE) {
        Ok(messages) => {
            let said = Said::new(Kind::Configuration, messages.text(&facts));
            said.with_details(fault_lines(&messages, faults))
        }
        Err(error) => Said::new(Kind::Configuration, error.to_string()),
    }
}

fn is_help(kind: ErrorKind) -> bool {
    kind == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

fn print(error: &clap::Error) -> ExitCode {
    // A failed write of the help (a closed pipe) leaves nothing to say it to.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

fn say(wanted: Wanted, error: &Said) -> ExitCode {
    match Ui::speaking(wanted.language, wanted.json, &DataDir::default()) {
        Ok(mut ui) => ui.fail(error),
        Err(error) => print_plain(&Said::new(Kind::Configuration, error.to_string())),
    }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// A mistake of the command line in Russian: what, how the command is written, what to do.
pub fn worded(texts: &HelpTexts, error: &clap::Error) -> Said {
    let (argument, value) = (told(error, ContextKind::InvalidArg), told(error, ContextKind::InvalidValue));
    let text = texts.fault(kind(error, &argument, &value));
    let text = text.replace("{argument}", &argument).replace("{value}", &value);
    let text = text.replace("{command}", &told(error, ContextKind::InvalidSubcommand));
    let text = text.replace("{other}", &told(error, ContextKind::PriorArg));
    let mut said = Said::new(Kind::Usage, text).with_details(usage(texts, error));
    for hint in hints(texts, error) {
        said = said.with_hint(hint);
    }
    said
}

fn kind(error: &clap::Error, argument: &str, value: &str) -> &'static str {
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => "no-value",
        ErrorKind::UnknownArgument if !argument.starts_with('-') => "superfluous",
        ErrorKind::ArgumentConflict if argument == told(error, ContextKind::PriorArg) => "twice",
        ErrorKind::ArgumentConflict if told(error, ContextKind::PriorArg).is_empty() => "conflicts",
        ErrorKind::TooManyValues if !argument.contains('<') => "no-value-wanted",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "value",
        ErrorKind::UnknownArgument => "unknown-argument",
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => "values",
        ErrorKind::ArgumentConflict => "conflict",
        ErrorKind::MissingRequiredArgument => "missing",
        ErrorKind::MissingSubcommand => "no-command",
        ErrorKind::InvalidUtf8 => "not-text",
        _ => "other",
    }
}

/// What clap tells of the error under `kind`, as one text.
fn told(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn usage(texts: &HelpTexts, error: &clap::Error) -> Option<String> {
    let usage = told(error, ContextKind::Usage);
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    (!usage.is_empty()).then(|| format!("{}: {usage}", texts.fault("usage")))
}

fn hints(texts: &HelpTexts, error: &clap::Error) -> Vec<String> {
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().map(|kind| told(error, kind)).find(|text| !text.is_empty());
    let mut hints: Vec<_> =
        suggested.map(|text| texts.fault("suggested").replace("{suggested}", &text)).into_iter().collect();
    let possible = told(error, ContextKind::ValidValue);
    if !possible.is_empty() {
        hints.push(texts.fault("possible").replace("{possible}", &possible));
    }
    let argument = told(error, ContextKind::InvalidArg);
    if error.kind() == ErrorKind::ValueValidation {
        hints.extend(format_of(&argument, texts).map(str::to_owned));
    }
    if error.kind() == ErrorKind::UnknownArgument && is_dashed_value(&argument) {
        hints.push(texts.fault("dashed").to_owned());
    }
    if hints.is_empty() {
        hints.push(texts.fault("help").to_owned());
    }
    hints
}

/// Whether what was taken for an option is a value that begins with a dash: «-5», «- нет».
fn is_dashed_value(argument: &str) -> bool {
    let rest = argument.trim_start_matches('-');
    rest.len() < argument.len() && !rest.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// How to write a value: by the name of the value in «--on <ДАТА>».
fn format_of<'a>(argument: &str, texts: &'a HelpTexts) -> Option<&'a str> {
    let (_, rest) = argument.split_once(['<', '['])?;
    texts.way_to_write(rest.trim_end_matches(['>', ']', '.']))
}
