//! Mistakes of the command line, of every kind, in every command: told in Russian, in the names of the help, with what to
//! do next.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};
use prikaz::app::DataDir;
use prikaz::cli::help::{HelpTexts, fault_in_words, russian};

use crate::latin::foreign;

/// What fills an argument in, by what it takes.
fn sample(argument: &Arg) -> String {
    if let Some(value) = argument.get_possible_values().first() {
        return value.get_name().to_owned();
    }
    let name =
        argument.get_value_names().unwrap_or_default().first().map(ToString::to_string).unwrap_or_default();
    let value = match name.as_str() {
        "ДАТА" | "ДАТА_СОБЫТИЯ" => "2024-04-23",
        "НОМЕР" | "ПОРУЧЕНИЕ" | "РЕДАКЦИЯ" | "ПРОЕКТ" | "ЗАПИСЬ" | "ЗАМЕЧАНИЕ" | "ЧИСЛО" => {
            "1"
        }
        "ГОД" => "2024",
        "СТРОКА:ГРАФА=ТЕКСТ" => "1:a=b",
        "НОМЕР:СУММА" => "1:0000000000000000000000000000000000000000000000000000000000000000",
        name if name.contains('=') => "1=b",
        _ => "a",
    };
    value.to_owned()
}

/// The command line of `path` with all that it must have, but for `left_out`.
fn filled(command: &Command, path: &[String], left_out: Option<&Arg>) -> Vec<OsString> {
    let mut words = vec![OsString::from("prikaz")];
    words.extend(path.iter().map(OsString::from));
    let must = command.get_arguments().filter(|one| one.is_required_set());
    let mut needed: Vec<&Arg> =
        must.filter(|one| left_out.is_none_or(|left| left.get_id() != one.get_id())).collect();
    // Of each group that needs one of several the first is given.
    for group in command.get_groups().filter(|group| group.is_required_set()) {
        let is_given = group.get_args().any(|id| needed.iter().any(|one| one.get_id() == id));
        let first = group.get_args().find_map(|id| command.get_arguments().find(|one| one.get_id() == id));
        needed.extend(first.filter(|_| !is_given));
    }
    for argument in needed {
        words.extend(given(argument, &sample(argument)).into_iter().map(OsString::from));
    }
    words
}

fn given(argument: &Arg, value: &str) -> Vec<String> {
    match argument.get_long() {
        None => vec![value.to_owned()],
        Some(long) if argument.get_action().takes_values() => vec![format!("--{long}"), value.to_owned()],
        Some(long) => vec![format!("--{long}")],
    }
}

fn with(words: &[OsString], more: &[&str]) -> Vec<OsString> {
    words.iter().cloned().chain(more.iter().map(OsString::from)).collect()
}

/// What only may be wrong: whether a value is one is a matter of what takes it. All else is wrong everywhere.
const MAY_BE_RIGHT: [&str; 3] =
    ["a value that is none", "with an empty value", "a value that begins with a dash"];

/// Command lines that are wrong, each with what its mistake is.
fn mistakes(command: &Command, path: &[String]) -> Vec<(&'static str, Vec<OsString>)> {
    let whole = filled(command, path, None);
    let mut all = vec![
        ("an option that is none", with(&whole, &["--nosuch"])),
        ("an option of one letter that is none", with(&whole, &["-z"])),
        ("a value that begins with a dash", with(&whole, &["-5"])),
        ("--json with a value", with(&whole, &["--json=yes"])),
        ("--on without a value", with(&whole, &["--on"])),
        ("--on with what is no day", with(&whole, &["--on", "завтра"])),
        ("--on twice", with(&whole, &["--on", "2024-04-23", "--on", "2024-04-24"])),
        ("--lang with what is no language", with(&whole, &["--lang", "fr"])),
    ];
    let many = command.get_positionals().any(|one| matches!(one.get_action(), ArgAction::Append));
    if !many {
        let several = vec!["лишнее"; command.get_positionals().count() + 1];
        all.push(("a word too many", with(&whole, &several)));
    }
    for argument in command.get_arguments().filter(|one| !is_common(one)) {
        if argument.is_required_set() {
            all.push(("left out", filled(command, path, Some(argument))));
        }
        let Some(long) = argument.get_long() else { continue };
        let rest = filled(command, path, Some(argument));
        let short = &long[..long.len() - 1];
        if command.get_arguments().all(|other| other.get_long() != Some(short)) {
            all.push(("misspelt", with(&whole, &[&format!("--{short}")])));
        }
        if argument.get_action().takes_values() {
            all.push(("without a value", with(&rest, &[&format!("--{long}")])));
            all.push(("with an empty value", with(&rest, &[&format!("--{long}=")])));
        } else {
            all.push(("a flag with a value", with(&rest, &[&format!("--{long}=yes")])));
        }
        if matches!(argument.get_action(), ArgAction::Set | ArgAction::SetTrue) {
            let one = given(argument, &sample(argument));
            let twice: Vec<&str> = one.iter().chain(&one).map(String::as_str).collect();
            all.push(("twice", with(&rest, &twice)));
        }
        for other in command.get_arg_conflicts_with(argument) {
            let both: Vec<String> =
                given(argument, &sample(argument)).into_iter().chain(given(other, &sample(other))).collect();
            all.push((
                "with what it conflicts with",
                with(&rest, &both.iter().map(String::as_str).collect::<Vec<_>>()),
            ));
        }
    }
    for argument in command.get_arguments().filter(|one| one.get_action().takes_values() && !is_common(one)) {
        let wrong = given(argument, "? =:");
        let words = filled(command, path, Some(argument));
        all.push((
            "a value that is none",
            with(&words, &wrong.iter().map(String::as_str).collect::<Vec<_>>()),
        ));
    }
    all
}

fn is_common(argument: &Arg) -> bool {
    argument.is_global_set() || matches!(argument.get_id().as_str(), "help" | "version")
}

fn leaves<'c>(command: &'c Command, path: &[String], found: &mut Vec<(Vec<String>, &'c Command)>) {
    if !command.has_subcommands() {
        found.push((path.to_vec(), command));
    }
    for inner in command.get_subcommands() {
        let path: Vec<String> = path.iter().cloned().chain([inner.get_name().to_owned()]).collect();
        leaves(inner, &path, found);
    }
}

#[test]
fn every_mistake_is_told_in_russian_with_what_to_do() {
    let texts = HelpTexts::load(&DataDir::default()).unwrap();
    let tree = russian(&texts);
    let mut root = tree.clone();
    root.build();
    let mut found = Vec::new();
    leaves(&root, &[], &mut found);
    let (mut wrong, mut kinds, mut told) = (BTreeSet::new(), BTreeSet::new(), 0);
    for (path, command) in &found {
        for (what, words) in mistakes(command, path) {
            let line = words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
            let Err(error) = tree.clone().try_get_matches_from(&words) else {
                if !MAY_BE_RIGHT.contains(&what) {
                    wrong.insert(format!("{what}: `{line}` is accepted"));
                }
                continue;
            };
            kinds.insert(format!("{what}: {:?}", error.kind()));
            told += 1;
            let said = fault_in_words(&texts, &error);
            let all: Vec<&String> =
                std::iter::once(&said.message).chain(&said.details).chain(&said.hints).collect();
            // Which words may be chosen among is a matter of the definition.
            for text in all.iter().filter(|text| !text.starts_with("выберите одно из: ")) {
                let english = foreign(&text.replace("? =:", "").replace("nosuch", ""));
                if !english.is_empty() || text.contains(['{', '}']) {
                    wrong.insert(format!("{what}: `{line}`: {text} {english:?}"));
                }
                // What is to be filled in is called in Russian.
                let names = text.split('<').skip(1).filter_map(|rest| rest.split('>').next());
                for name in names.filter(|name| !name.starts_with("--") && !name.contains('|')) {
                    if !name.chars().any(|letter| letter.is_ascii_alphabetic()) {
                        continue;
                    }
                    wrong.insert(format!("{what}: `{line}`: <{name}>"));
                }
            }
            if said.message.ends_with("``") || said.message == "командная строка не разобрана"
            {
                wrong.insert(format!("{what}: `{line}`: {} ({:?})", said.message, error.kind()));
            }
            if said.hints.is_empty() {
                wrong.insert(format!("{what}: `{line}`: no advice"));
            }
            // Whoever wrote a value that is none is told how one is written, not to look for it in the help.
            let is_of_value = matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue);
            if what == "a value that is none"
                && is_of_value
                && said.hints.iter().any(|hint| hint.contains("--help"))
            {
                wrong.insert(format!("`{line}`: {} — {:?}", said.message, said.hints));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {told}: {wrong:#?}", wrong.len());
    assert!(told > 1000, "{told} mistakes were made");
    for kind in
        ["UnknownArgument", "MissingRequiredArgument", "InvalidValue", "ValueValidation", "ArgumentConflict"]
    {
        assert!(kinds.iter().any(|one| one.contains(kind)), "no {kind} among {kinds:#?}");
    }
}
