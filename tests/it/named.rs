//! Whoever names a thing that is not there is told what was probably meant, or what there is; every argument of the
//! command line that names a thing has its case.

use std::collections::{BTreeMap, BTreeSet};

use clap::{Arg, ArgMatches, Command};
use prikaz::cli::help::tree;

use crate::cli::{Desk, demo, taken_to_approval};
use crate::conflicts::differing;

const CASES: &str = include_str!("../cases/named.txt");

/// What an argument takes that names nothing that is there: words, days, counts, files, and the keys of new things.
const WORDS: [&str; 27] = [
    "ADDRESS",
    "AS_OF",
    "BASIS",
    "CLAUSE",
    "DATE",
    "DIR",
    "DONE",
    "DUE",
    "EVENT_DATE",
    "FILE",
    "FILES",
    "FORMAT",
    "FROM",
    "HOW",
    "LAST",
    "MEANS",
    "N",
    "NAME",
    "NOTE",
    "OUT",
    "PAPER",
    "POST",
    "PUBLISHED",
    "TEXT",
    "TO",
    "WHAT",
    "LANG",
];

/// Arguments that name nothing by what they are for, though what they take has the name of something.
const NEW: [(&str, &str, &str); 17] = [
    ("register open", "register", "the key of a new register"),
    ("register decide", "why", "words"),
    ("register withdraw", "reason", "words"),
    ("register correct", "reason", "words"),
    ("submission add", "again", "words"),
    ("submission import", "again", "words"),
    ("submission nil", "again", "words"),
    ("submission withdraw", "reason", "words"),
    ("acquaintance lift", "reason", "words"),
    ("instruction lift", "reason", "words"),
    ("instruction correct", "reason", "words"),
    ("order sign", "number", "a new number"),
    ("order correct", "number", "a new number"),
    ("order list", "year", "what a year has is listed, be it nothing"),
    ("paper journal", "year", "the journal of a year may be empty"),
    ("duty list", "year", "what a year has is listed, be it nothing"),
    ("audit verify", "checkpoint", "a record that is not there means that the store was cut"),
];

/// The registers of the cases, as far as they have come.
fn states() -> BTreeMap<&'static str, Desk> {
    let draft = Desk::open();
    draft.does("register draft clients --basis приказ --on 2024-04-12 --as proektov");
    let agree = Desk::consolidated();
    agree.does("check pass clients --on 2024-04-26 --as primerova");
    agree.does("agreement visa clients --on 2024-04-26 --as primerova");
    agree.does("agreement return clients --remark неясно --on 2024-04-26 --as probny");
    let signed = Desk::consolidated();
    signed.does("order sign sverdlovsk-investment-54 --on 2024-04-11 --as khlybova");
    taken_to_approval(&signed, "clients", &["primerova", "khlybova", "probny"]);
    signed.does("order sign clients --number 61 --on 2024-04-26 --as obraztsov");
    signed.does(
        "substitution add --procedure sverdlovsk-investment --who khlybova --for primerova --from 2024-05-01 \
         --to 2024-05-20 --basis приказ\u{a0}от\u{a0}05.04.2024\u{a0}№\u{a0}31-к --post исполняющий\u{a0}обязанности \
         --on 2024-04-26 --as zhurnalova",
    );
    [
        ("draft", draft),
        ("check", Desk::consolidated()),
        ("agree", agree),
        ("signed", signed),
        ("conflict", differing()),
    ]
    .into()
}

struct Case {
    state: &'static str,
    words: String,
    /// The word of the command line that is wrong.
    wrong: String,
    wanted: &'static str,
}

fn cases() -> Vec<Case> {
    let folder = format!("{}/", demo("").display());
    let lines = CASES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let [state, who, words, wanted] = line.split(" | ").collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let marked = words.split(' ').find(|word| word.contains('‹')).expect("a wrong word");
            let plain =
                |text: &str| text.replace(['‹', '›'], "").replace("{D}", &folder).replace('~', "\u{a0}");
            let by = if words.contains("--as ") { String::new() } else { format!(" --as {who}") };
            let words = format!("{} --on 2024-04-26{by}", plain(words));
            Case { state, words, wrong: plain(marked).replace('\u{a0}', " "), wanted }
        })
        .collect()
}

#[test]
fn what_is_not_there_is_told_with_what_there_is() {
    let states = states();
    let mut silent = Vec::new();
    for case in cases() {
        let run = states[case.state].run(&case.words);
        let said = run.err.replace('\u{a0}', " ");
        if run.code == 0 || !said.contains(case.wanted) {
            silent.push(format!("{}: {} — wanted {}\n{said}", case.state, case.words, case.wanted));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn every_argument_that_names_a_thing_has_its_case() {
    let mut covered = BTreeSet::new();
    for case in cases() {
        let words = case.words.split(' ').map(|word| word.replace('\u{a0}', " "));
        let matches = tree().try_get_matches_from(std::iter::once("prikaz".to_owned()).chain(words));
        let matches = matches.unwrap_or_else(|error| panic!("{}: {error}", case.words));
        covered.extend(given(&tree(), &matches, "", &case.wrong));
    }
    let mut lacking = Vec::new();
    lacking_in(&tree(), "", &covered, &mut lacking);
    assert!(lacking.is_empty(), "without a case in tests/cases/named.txt: {lacking:#?}");
    let known = NEW.iter().filter(|(path, id, _)| !exists(&tree(), path, id)).collect::<Vec<_>>();
    assert!(known.is_empty(), "no such arguments: {known:?}");
}

/// Which argument of the command given has `wrong` for its value.
fn given(command: &Command, matches: &ArgMatches, path: &str, wrong: &str) -> Vec<(String, String)> {
    if let Some((name, inner)) = matches.subcommand() {
        let sub = command.find_subcommand(name).expect("the command");
        return given(sub, inner, &joined(path, name), wrong);
    }
    let is_wrong = |id: &str| {
        matches.get_raw(id).is_some_and(|mut values| values.any(|value| value.to_str() == Some(wrong)))
    };
    let ids = matches
        .ids()
        .map(clap::Id::as_str)
        .filter(|id| matches.try_get_raw(id).is_ok_and(|raw| raw.is_some()));
    ids.filter(|id| is_wrong(id)).map(|id| (path.to_owned(), id.to_owned())).collect()
}

fn lacking_in(
    command: &Command,
    path: &str,
    covered: &BTreeSet<(String, String)>,
    lacking: &mut Vec<String>,
) {
    for inner in command.get_subcommands() {
        lacking_in(inner, &joined(path, inner.get_name()), covered, lacking);
    }
    if command.has_subcommands() {
        return;
    }
    for argument in command.get_arguments().filter(|argument| names_a_thing(argument)) {
        let id = argument.get_id().as_str();
        let is_new = NEW.iter().any(|(new, argument, _)| *new == path && *argument == id);
        if !is_new && !covered.contains(&(path.to_owned(), id.to_owned())) {
            lacking.push(format!("{path}: {id}"));
        }
    }
}

fn names_a_thing(argument: &Arg) -> bool {
    let names = argument.get_value_names().unwrap_or_default();
    argument.get_action().takes_values()
        && argument.get_possible_values().is_empty()
        && !names.iter().all(|name| WORDS.contains(&name.as_str()))
}

fn exists(command: &Command, path: &str, id: &str) -> bool {
    let found = path.split(' ').try_fold(command, |command, name| command.find_subcommand(name));
    found.is_some_and(|command| command.get_arguments().any(|argument| argument.get_id() == id))
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path} {name}") }
}

/// Whoever may not do a thing is called by his name, in every command and at every stage.
#[test]
fn who_is_refused_is_called_by_name() {
    let states = states();
    let mut raw = Vec::new();
    let mut refused = 0;
    let whole = [("‹client›", "clients"), ("‹sverdlovsk-investmen›", "sverdlovsk-investment")];
    let lines = CASES.lines().filter_map(|line| {
        let (wrong, right) = whole.iter().find(|(wrong, _)| line.contains(wrong))?;
        let words = line.split(" | ").nth(2)?;
        // What somebody reads, anybody may; where to write to is no matter here.
        Some(words.replace(wrong, right).replace("{D}", &format!("{}/", demo("").display())))
    });
    for words in lines.filter(|words| !words.contains("--out") && !words.starts_with("demo")) {
        for state in ["agree", "signed"] {
            let run = states[state].run(&format!("{words} --on 2024-04-26 --as stolbtsov"));
            let said = run.err.replace('\u{a0}', " ");
            refused += usize::from(run.code != 0);
            // In a command, or beside the name, the key is to be typed.
            let spans = said.split('`').enumerate().filter(|(place, _)| place % 2 == 0).map(|(_, span)| span);
            if spans.into_iter().any(|span| span.contains("stolbtsov")) {
                raw.push(format!("{state}: {words}\n{said}"));
            }
        }
    }
    assert!(raw.is_empty(), "{}", raw.join("\n"));
    assert!(refused > 40, "{refused} were refused");
}
