//! Every command that the program tells somebody to type is one that it takes: those in the words of the command line and
//! in its help are parsed by its real definition. No other text names one: `doors.rs`.

use std::collections::BTreeSet;

use clap::error::ErrorKind;
use prikaz::app::DataDir;
use prikaz::cli::help::tree;
use prikaz::wording::Language;

use crate::doors::is_of_a_door;
use crate::wording::told;

/// What stands in an advice for what only the person knows, and a value that would do.
const PLACEHOLDERS: &[(&[&str], &str)] = &[
    (&["НОМЕР", "№", "NUMBER", "NO"], "1"),
    (&["ОРГАН:ЗАПИСЬ:СУММА", "BODY:POSITION:HASH"], CHECKPOINT),
    (&["ГРАФА=ТЕКСТ", "COLUMN=TEXT"], "column=text"),
    (&["ПОДРАЗДЕЛЕНИЕ=ПРИЧИНА", "UNIT=REASON"], "unit=reason"),
    (&["ДАТА", "DATE", "СРОК", "DUE"], "2024-04-23"),
    // Any command has a help.
    (&["КОМАНДА", "COMMAND"], "register"),
];
const CHECKPOINT: &str = "sample:1:0000000000000000000000000000000000000000000000000000000000000000";

#[test]
fn every_command_in_an_advice_is_one_the_program_takes() {
    let mut advised = BTreeSet::new();
    for (place, text) in words_of_the_command_line() {
        match place.contains(" next.") {
            true => drop(advised.insert((place, text))),
            false => gather(&place, &text, &mut advised),
        }
    }
    assert!(advised.len() > 150, "the words could not be read: {advised:#?}");
    let help = DataDir::new(None).read("help.ru.toml").expect("the help");
    gather("help", &help, &mut advised);
    gather_help(&tree(), &mut advised);
    let wrong: Vec<String> = advised.iter().filter_map(|(place, command)| fault(place, command)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_option_in_an_advice_is_one_of_some_command() {
    let mut known = BTreeSet::new();
    options(&tree(), &mut known);
    let mut wrong = Vec::new();
    let mut count = 0;
    for (place, text) in words_of_the_command_line() {
        let named = text.split([' ', '=', '|', '`']).filter(|word| word.starts_with("--"));
        for word in named {
            count += 1;
            if !known.contains(word) {
                wrong.push(format!("{place}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 100, "the words could not be read: {count}");
}

/// What the command line says for what may be done, with the facts that it needs and with all that it takes: the place
/// and the text.
fn words_of_the_command_line() -> impl Iterator<Item = (String, String)> {
    let of = |language: Language| {
        let words = told(language).iter().filter(|told| is_of_a_door(&told.key));
        words.map(move |told| (format!("{} {}", language.code(), told.key), told.text.clone()))
    };
    Language::ALL.into_iter().flat_map(of)
}

fn options(command: &clap::Command, into: &mut BTreeSet<String>) {
    into.extend(command.get_arguments().filter_map(|one| one.get_long()).map(|long| format!("--{long}")));
    command.get_subcommands().for_each(|inner| options(inner, into));
}

#[test]
fn no_command_is_made_in_rust() {
    let mut found = Vec::new();
    let mut waiting = vec![std::path::PathBuf::from("src")];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        // What keys of data files mean is said once, where they are declared, and printed in `docs/keys.md`, whose commands
        // the next test tries.
        let declares_keys =
            path.ends_with("keys.rs") || path.parent().is_some_and(|room| room.ends_with("keys"));
        if path.extension().is_none_or(|kind| kind != "rs") || declares_keys {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        let verbs: Vec<String> =
            tree().get_subcommands().map(|one| format!("prikaz {} ", one.get_name())).collect();
        for (number, line) in code {
            // Only what a text begins with, or stands in it as a command: `"prikaz …`, `` `prikaz … ``.
            let starts = ["\"", "`"]
                .iter()
                .any(|mark| verbs.iter().any(|verb| line.contains(&format!("{mark}{verb}"))));
            if starts {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(
        found.is_empty(),
        "name it by a code of wording/door/, worded in data/command-line.*.toml:\n{}",
        found.join("\n")
    );
}

/// Adds the commands in backticks of `text`.
fn gather(place: &str, text: &str, into: &mut BTreeSet<(String, String)>) {
    let text = text.replace("\\\"", "\"");
    let quoted = text.split('`').skip(1).step_by(2);
    let commands = quoted.filter(|one| one.starts_with("prikaz ") && !one.contains('\n'));
    into.extend(commands.map(|one| (place.to_owned(), one.to_owned())));
}

/// Adds the commands in backticks of `text` that leave the name of the program out, as tables do.
fn gather_short(place: &str, text: &str, into: &mut BTreeSet<(String, String)>) {
    let known: BTreeSet<String> =
        tree().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut().filter(|last| last.matches('`').count() % 2 == 1) {
            Some(last) => *last = format!("{last} {line}"),
            None => lines.push(line.to_owned()),
        }
    }
    for line in &lines {
        // «`profile list`, `show ID`, `check FILE…`»: the word for all is said once.
        let mut noun = "";
        for span in line.split('`').skip(1).step_by(2) {
            let words: Vec<&str> = span.split(' ').collect();
            // A word alone may be anything, and so may a key with its value.
            let [first, second, ..] = words.as_slice() else { continue };
            if !known.contains(*first) || *second == "=" {
                continue;
            }
            // Of «repeal\|keep» one is typed.
            let typed: Vec<&str> =
                words.iter().map(|word| word.split("\\|").next().unwrap_or(word)).collect();
            let (short, under) =
                (format!("prikaz {}", typed.join(" ")), format!("prikaz {noun} {}", typed.join(" ")));
            let is_under =
                !noun.is_empty() && fault(place, &short).is_some() && fault(place, &under).is_none();
            into.insert((place.to_owned(), if is_under { under } else { short }));
            if noun.is_empty() {
                noun = first;
            }
        }
    }
}

fn gather_help(command: &clap::Command, into: &mut BTreeSet<(String, String)>) {
    let texts = [command.get_about(), command.get_long_about(), command.get_after_help()];
    let arguments = command.get_arguments().flat_map(|one| [one.get_help(), one.get_long_help()]);
    for text in texts.into_iter().chain(arguments).flatten() {
        gather(&format!("help of {}", command.get_name()), &text.to_string(), into);
    }
    command.get_subcommands().for_each(|inner| gather_help(inner, into));
}

/// Why the command line does not take `command`.
fn fault(place: &str, command: &str) -> Option<String> {
    let shown = filled(command);
    let mut words = words(&shown);
    // «…» stands for the value of the option before it, or for the rest, which only the person knows.
    for place in 1..words.len() {
        if words[place] == "…" && words[place - 1].starts_with("--") {
            words[place] = "sample".to_owned();
        }
    }
    let rest = words.iter().any(|word| word == "…");
    words.retain(|word| word != "…");
    // Verbs alone name a command without giving it.
    let named_only = words.iter().skip(1).all(|word| word.chars().all(|letter| letter.is_ascii_lowercase()));
    let error = tree().try_get_matches_from(&words).err()?;
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return None;
    }
    let may_lack = rest || named_only;
    let lacks = matches!(
        error.kind(),
        ErrorKind::MissingRequiredArgument
            | ErrorKind::MissingSubcommand
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    (!(may_lack && lacks)).then(|| {
        let said = error.to_string().lines().next().unwrap_or_default().to_owned();
        format!("{place}: `{command}` as `{}`: {said}", words.join(" "))
    })
}

/// The command with the gaps of its template filled, without what the template decides.
fn filled(command: &str) -> String {
    let mut text = String::new();
    let mut rest = command;
    while let Some(start) = rest.find("{%").into_iter().chain(rest.find("{{")).min() {
        text.push_str(&rest[..start]);
        let end = if rest[start..].starts_with("{%") { "%}" } else { "}}" };
        let Some(length) = rest[start..].find(end) else { break };
        if end == "}}" {
            text.push_str(value_of(rest[start + 2..start + length].trim()));
        }
        rest = &rest[start + length + 2..];
    }
    text + rest
}

fn value_of(name: &str) -> &'static str {
    match name.split(['.', '[', ' ', '|']).next().unwrap_or_default() {
        "on" | "due" | "written" => "2024-04-23",
        "no" | "number" | "draft" | "edition" | "instruction" => "1",
        _ => "sample",
    }
}

/// The words as a shell would tell them apart, with placeholders filled.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut any) = (Vec::new(), String::new(), false, false);
    for letter in command.chars() {
        match letter {
            '"' => (quoted, any) = (!quoted, true),
            ' ' | '\u{a0}' if !quoted => {
                if any || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            other => word.push(other),
        }
    }
    if any || !word.is_empty() {
        words.push(word);
    }
    words.into_iter().map(|word| in_place_of(&word)).collect()
}

fn in_place_of(word: &str) -> String {
    let known = PLACEHOLDERS.iter().find(|(names, _)| names.contains(&word));
    if let Some((_, value)) = known {
        return (*value).to_owned();
    }
    let is_placeholder = word.chars().any(char::is_alphabetic)
        && word.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic());
    if is_placeholder && !word.starts_with('-') { "sample".to_owned() } else { word.to_owned() }
}

/// What the papers of the project tell a reader to type.
#[test]
fn every_command_in_the_documents_is_one_the_program_takes() {
    let mut files: Vec<std::path::PathBuf> =
        ["README.md", "README.ru.md", "ARCHITECTURE.md"].map(Into::into).into();
    let docs = std::fs::read_dir("docs").unwrap().map(|entry| entry.unwrap().path());
    files.extend(docs.filter(|path| path.extension().is_some_and(|kind| kind == "md")));
    let mut typed = BTreeSet::new();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let place = file.display().to_string();
        gather(&place, &text.replace('\n', " \n"), &mut typed);
        gather_short(&place, &text, &mut typed);
        let whole = text.replace("\\\n", " ");
        for line in whole.lines().map(str::trim).map(|line| line.trim_start_matches("$ ")) {
            // What follows a pipe or a remark is another program's.
            let line = line.split([';', '|', '>']).next().unwrap_or_default();
            let line = line.split(" #").next().unwrap_or_default().trim();
            if line.starts_with("prikaz ") && !line.contains('—') {
                let words: Vec<&str> = line.split_whitespace().collect();
                typed.insert((place.clone(), words.join(" ")));
            }
        }
    }
    assert!(typed.len() > 40, "the documents could not be read: {typed:#?}");
    let wrong: Vec<String> = typed.iter().filter_map(|(place, command)| fault(place, command)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
