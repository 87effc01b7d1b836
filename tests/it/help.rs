//! Help and usage errors in Russian: every command and every argument has its text.

use std::collections::{BTreeMap, BTreeSet};

use assert_cmd::Command;
use prikaz::app::DataDir;
use prikaz::cli::help::{HelpTexts, russian, tree};

#[test]
fn every_command_and_argument_has_a_russian_text() {
    let texts = HelpTexts::load(&DataDir::default()).unwrap();
    let mut missing = BTreeSet::new();
    look(&texts, &tree(), "prikaz", &mut missing);
    assert!(missing.is_empty(), "data/help.ru.toml lacks: {missing:#?}");
}

fn look(texts: &HelpTexts, command: &clap::Command, path: &str, missing: &mut BTreeSet<String>) {
    if texts.command(path).is_none() {
        missing.insert(format!("[command] \"{path}\""));
    }
    for argument in command.get_arguments() {
        let id = argument.get_id().as_str();
        if texts.argument(path, id).is_none() {
            missing.insert(format!("[argument] \"{path} {id}\""));
        }
        let names = argument.get_value_names().unwrap_or_default();
        let takes = argument.get_action().takes_values();
        missing.extend(
            names
                .iter()
                .filter(|name| takes && texts.value(name).is_none())
                .map(|name| format!("[value] {name}")),
        );
    }
    for inner in command.get_subcommands() {
        look(texts, inner, &format!("{path} {}", inner.get_name()), missing);
    }
}

/// A text that is written for one argument and falls to another of the same name would say what is not so: «--to» of a
/// period is a day, of a succession a unit.
#[test]
fn a_text_by_name_alone_is_of_arguments_that_take_the_same() {
    let file: toml::Table = toml::from_str(&std::fs::read_to_string("data/help.ru.toml").unwrap()).unwrap();
    let keys = |table: &str| file[table].as_table().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let (commands, arguments) = (keys("command"), keys("argument"));
    let (mut paths, mut own, mut shared) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
    gather(&tree(), "prikaz", &mut |path, argument| {
        paths.insert(path.to_owned());
        let Some(argument) = argument else { return };
        let (id, key) = (argument.get_id().to_string(), format!("{path} {}", argument.get_id()));
        let takes = argument
            .get_value_names()
            .unwrap_or_default()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        if arguments.contains(&key) {
            own.insert(key);
        } else {
            shared.entry(id).or_insert_with(BTreeMap::new).entry(takes).or_insert_with(Vec::new).push(key);
        }
    });
    let no_command: Vec<_> = commands.difference(&paths).collect();
    assert!(no_command.is_empty(), "no commands: {no_command:#?}");
    let of_path: BTreeSet<_> = arguments.iter().filter(|key| key.starts_with("prikaz ")).cloned().collect();
    let no_argument: Vec<_> = of_path.difference(&own).collect();
    assert!(no_argument.is_empty(), "no arguments: {no_argument:#?}");
    // A file to read and one to write are both a FILE; here it is what is taken that differs.
    let torn: Vec<_> = shared.iter().filter(|(_, takes)| takes.len() > 1).collect();
    assert!(torn.is_empty(), "one text for arguments that take different things: {torn:#?}");
}

fn gather(command: &clap::Command, path: &str, found: &mut impl FnMut(&str, Option<&clap::Arg>)) {
    found(path, None);
    command.get_arguments().for_each(|argument| found(path, Some(argument)));
    for inner in command.get_subcommands() {
        gather(inner, &format!("{path} {}", inner.get_name()), found);
    }
}

#[test]
fn help_of_every_command_is_russian() {
    let texts = HelpTexts::load(&DataDir::default()).unwrap();
    let mut root = russian(&texts);
    root.build();
    whole(&mut root);
}

fn whole(command: &mut clap::Command) {
    let help = command.render_long_help().to_string();
    assert!(help.contains("Использование: prikaz"), "{help}");
    for english in
        ["Usage", "Options", "Commands", "Arguments", "Print", "possible values", "default", "env:"]
    {
        assert!(!help.contains(english), "{english}:\n{help}");
    }
    command.get_subcommands_mut().for_each(whole);
}

fn prikaz(args: &[&str], lang: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("prikaz").unwrap();
    command.env_remove("PRIKAZ_HOME").env_remove("PRIKAZ_DATA").env("PRIKAZ_LANG", lang);
    let output = command.args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn help_speaks_the_language_asked_for() {
    let (code, out, _) = prikaz(&["register", "revise", "--help"], "ru");
    assert_eq!(code, 0);
    assert!(out.starts_with("Доработать проект"), "{out}");
    assert!(out.contains("Использование: prikaz register revise [ПАРАМЕТРЫ] <РЕЕСТР> [ФАЙЛ]"), "{out}");
    assert!(out.contains("--on <ДАТА>") && out.contains("Общие параметры:"), "{out}");
    let (_, out, _) = prikaz(&["--lang", "en", "register", "revise", "--help"], "ru");
    assert!(out.contains("Usage: prikaz register revise"), "{out}");
    let (_, out, _) = prikaz(&["register", "--help", "--lang=ru"], "en");
    assert!(out.contains("Команды:\n  open "), "{out}");
    let (code, out, _) = prikaz(&["--version"], "ru");
    assert_eq!((code, out.starts_with("prikaz ")), (0, true));
}

#[test]
fn usage_errors_say_what_and_what_next() {
    let cases: [(&[&str], &str, &str); 7] = [
        (&["regster"], "неизвестная команда `regster`", "возможно, имелось в виду `register`"),
        (&["register", "list", "--jsn"], "неизвестный параметр `--jsn`", "возможно, имелось в виду `--json`"),
        (
            &["register", "list", "--on", "33.01.2024"],
            "значение `33.01.2024` не годится для `--on <ДАТА>`",
            "11.04.2024",
        ),
        (
            &["register", "show", "ПЕРЕЧЕНЬ"],
            "значение `ПЕРЕЧЕНЬ` не годится для `<РЕЕСТР>`",
            "строчных латинских букв",
        ),
        (&["register", "open", "a"], "не указано обязательное: `--procedure <ПОРЯДОК>`", "--help"),
        (
            &["register", "show", "a", "--draft", "--edition", "1"],
            "`--draft` нельзя указывать вместе",
            "--help",
        ),
        (
            &["report", "deadlines", "--format", "odt"],
            "значение `odt` не годится",
            "выберите одно из: json, xlsx, docx",
        ),
    ];
    for (args, what, next) in cases {
        let (code, out, err) = prikaz(args, "ru");
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.starts_with(&format!("ошибка: {what}")), "{err}");
        assert!(err.contains(next) && err.contains("что делать: "), "{err}");
    }
}

#[test]
fn usage_errors_are_json_where_json_is_wanted() {
    for lang in ["ru", "en"] {
        let (code, _, err) = prikaz(&["register", "shw", "--json"], lang);
        let value: serde_json::Value = serde_json::from_str(&err).unwrap();
        assert_eq!((code, value["error"].is_string()), (2, true), "{err}");
    }
}

/// A spoilt file of help tells all that is wrong with it at once, each fault with its line.
#[test]
fn every_fault_of_the_texts_is_told() {
    let text = std::fs::read_to_string("data/help.ru.toml").unwrap();
    assert!(HelpTexts::of("help.ru.toml", &text).is_ok());
    let spoilt = text
        .replace("[value]", "[values]")
        .replacen("usage = \"Использование\"", "usage = 5", 1)
        .replace("\"prikaz init\" = \"Создать пустое хранилище\"", "\"prikaz init\" = \" \"");
    let line = |what: &str| spoilt.lines().position(|line| line.starts_with(what)).unwrap() + 1;
    let told = HelpTexts::of("help.ru.toml", &spoilt).unwrap_err();
    let told: Vec<_> = told
        .iter()
        .map(|one| format!("{} {} {} {:?}", one.line, one.what.code(), one.about(), one.hint))
        .collect();
    let wanted = [
        "1 missing-key value None".to_owned(),
        format!("{} wrong-type word.usage None", line("usage = 5")),
        format!("{} empty-text command.prikaz init None", line("\"prikaz init\" =")),
        format!("{} unknown-key values Some(\"value\")", line("[values]")),
    ];
    assert_eq!(told, wanted);
}
